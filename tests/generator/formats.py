"""How dates, money, quantities and codes are printed: one named way each, some kept back for the held-out group."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from tests.generator.choice import Options
from tests.generator.truth import Line

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
FULL_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

DATES: dict[str, Callable[[date], str]] = {
    "MM/DD/YY": lambda d: d.strftime("%m/%d/%y"),
    "MM/DD/YYYY": lambda d: d.strftime("%m/%d/%Y"),
    "M/D/YY": lambda d: f"{d.month}/{d.day}/{d.year % 100:02d}",
    "M/D/YYYY": lambda d: f"{d.month}/{d.day}/{d.year}",
    "DD-Mon-YYYY": lambda d: f"{d.day:02d}-{MONTHS[d.month - 1]}-{d.year}",
    "DD-MON-YY": lambda d: f"{d.day:02d}-{MONTHS[d.month - 1].upper()}-{d.year % 100:02d}",
    "Mon D, YYYY": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "Month D, YYYY": lambda d: f"{FULL_MONTHS[d.month - 1]} {d.day}, {d.year}",
    "ISO": lambda d: d.isoformat(),
    "MMDDYY": lambda d: d.strftime("%m%d%y"),
    "MMDDYYYY": lambda d: d.strftime("%m%d%Y"),
    "MM/DD": lambda d: d.strftime("%m/%d"),
    "MM-DD-YYYY": lambda d: d.strftime("%m-%d-%Y"),
    "MM-DD-YY": lambda d: d.strftime("%m-%d-%y"),
    "MON DD YYYY": lambda d: f"{MONTHS[d.month - 1].upper()} {d.day:02d} {d.year}",
    "MM.DD.YYYY": lambda d: d.strftime("%m.%d.%Y"),
    "DDMONYYYY": lambda d: f"{d.day:02d}{MONTHS[d.month - 1].upper()}{d.year}",
    "Mon. D, YYYY": lambda d: f"{MONTHS[d.month - 1]}{'' if d.month == 5 else '.'} {d.day}, {d.year}",
    "D Mon YYYY": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "MM.DD.YY": lambda d: d.strftime("%m.%d.%y"),
    "Fri MM/DD/YYYY": lambda d: (
        ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[d.weekday()] + d.strftime(" %m/%d/%Y")
    ),
    "with time": lambda d: d.strftime("%m/%d/%Y 08:15"),
}
LINE_DATES = Options(
    ("MM/DD/YY", "MM/DD/YY", "MM/DD/YYYY", "MM/DD/YYYY", "M/D/YY", "M/D/YYYY", "DD-Mon-YYYY", "Mon D, YYYY", "ISO", "MMDDYY", "MMDDYYYY", "MM/DD", "MM-DD-YYYY", "DD-MON-YY", "Month D, YYYY", "D Mon YYYY", "MM.DD.YY"),
    ("MM-DD-YY", "MON DD YYYY", "MM.DD.YYYY", "DDMONYYYY", "with time", "Fri MM/DD/YYYY", "Mon. D, YYYY"),
)  # fmt: skip
HEADER_DATES = Options(
    ("MM/DD/YY", "MM/DD/YYYY", "M/D/YYYY", "Mon D, YYYY", "Month D, YYYY", "ISO", "Mon. D, YYYY"),
    ("DD-Mon-YYYY", "MM-DD-YYYY", "D Mon YYYY"),
)


def _grouped(amount: Decimal) -> str:
    return f"{amount:,.2f}"


def _bare(amount: Decimal) -> str:
    """As a spreadsheet prints it: no thousands sign, no trailing zeros."""
    text = f"{amount:.2f}".rstrip("0")
    return text.rstrip(".") if text.endswith(".") else text


POSITIVE: dict[str, Callable[[Decimal], str]] = {
    "$1,234.50": lambda a: "$" + _grouped(a),
    "$ 1,234.50": lambda a: "$ " + _grouped(a),
    "1,234.50": _grouped,
    "1234.50": lambda a: f"{a:.2f}",
    "1234.5": _bare,
    "$1234.50": lambda a: f"${a:.2f}",
    "US$1,234.50": lambda a: "US$" + _grouped(a),
    "1,234.50 USD": lambda a: _grouped(a) + " USD",
}
MONEY = Options(
    ("$1,234.50", "$1,234.50", "$ 1,234.50", "1,234.50", "1,234.50", "1234.50", "1234.5"),
    ("$1234.50", "1,234.50 USD", "US$1,234.50"),
)

NEGATIVE: dict[str, Callable[[str], str]] = {
    "-$5.00": lambda text: "-" + text,
    "$-5.00": lambda text: "$-" + text[1:].lstrip() if text.startswith("$") else "-" + text,
    "(5.00)": lambda text: f"({text})",
    "$(5.00)": lambda text: f"$({text[1:].lstrip()})" if text.startswith("$") else f"({text})",
    "$- 5.00": lambda text: f"$- {text[1:].lstrip()}" if text.startswith("$") else f"- {text}",
    "5.00-": lambda text: text + "-",
    "5.00 CR": lambda text: text + " CR",
    "5.00CR": lambda text: text + "CR",
    "\u22125.00": lambda text: "\u2212" + text,
    "\u20135.00": lambda text: "\u2013" + text,
    "- 5.00": lambda text: "- " + text,
    "5.00 -": lambda text: text + " -",
    "<5.00>": lambda text: f"<{text}>",
}
NEGATIVES = Options(
    ("-$5.00", "-$5.00", "(5.00)", "(5.00)", "$(5.00)", "5.00-", "5.00 CR", "5.00CR", "\u22125.00", "\u20135.00"),
    ("$-5.00", "- 5.00", "5.00 -", "<5.00>", "$- 5.00"),
)


def money(amount: Decimal, positive: str, negative: str) -> str:
    text = POSITIVE[positive](abs(amount))
    return NEGATIVE[negative](text) if amount < 0 else text


UNITS: dict[str, Callable[[Line], str]] = {
    "1": lambda line: f"{line.units:f}",
    "1.00": lambda line: f"{line.units:.2f}",
    "30 EA": lambda line: f"{line.units:f} {line.unit}",
    "x2": lambda line: f"x{line.units:f}",
    "1x": lambda line: f"{line.units:f}x",
    "2 each": lambda line: f"{line.units:f} each",
    "(2)": lambda line: f"({line.units:f})",
    "1.0": lambda line: f"{line.units:.1f}",
    "30EA": lambda line: f"{line.units:f}{line.unit}",
    "30/EA": lambda line: f"{line.units:f}/{line.unit}",
}
UNIT_FORMS = Options(("1", "1", "1", "1.00", "1.0", "30 EA", "x2", "1x", "2 each"), ("30/EA", "30EA", "(2)"))

JOINED: dict[str, Callable[[str, tuple[str, ...]], str]] = {
    "E1390-RR-KX": lambda code, marks: "-".join((code, *marks)),
    "E1390RRKX": lambda code, marks: code + "".join(marks),
    "E1390 RR KX": lambda code, marks: " ".join((code, *marks)),
    "E1390, RR, KX": lambda code, marks: ", ".join((code, *marks)),
    "E1390,RR,KX": lambda code, marks: ",".join((code, *marks)),
    "E1390 (RR KX)": lambda code, marks: f"{code} ({' '.join(marks)})" if marks else code,
    "E1390 [RR,KX]": lambda code, marks: f"{code} [{','.join(marks)}]" if marks else code,
    "E1390/RR/KX": lambda code, marks: "/".join((code, *marks)),
    "E1390-RRKX": lambda code, marks: code + ("-" + "".join(marks) if marks else ""),
    "E1390 - RR - KX": lambda code, marks: " - ".join((code, *marks)),
    "E1390.RR.KX": lambda code, marks: ("." if marks and marks[0].isalpha() else "-").join((code, *marks)),
    "E1390*RR*KX": lambda code, marks: "*".join((code, *marks)),
    "E1390 Mod: RR, KX": lambda code, marks: f"{code} Mod: {', '.join(marks)}" if marks else code,
    "E1390:RR:KX": lambda code, marks: ":".join((code, *marks)),
}
JOINS = Options(
    (
        "E1390-RR-KX",
        "E1390RRKX",
        "E1390 RR KX",
        "E1390 RR KX",
        "E1390, RR, KX",
        "E1390,RR,KX",
        "E1390 (RR KX)",
        "E1390 [RR,KX]",
        "E1390/RR/KX",
        "E1390.RR.KX",
    ),
    ("E1390-RRKX", "E1390:RR:KX", "E1390 - RR - KX", "E1390*RR*KX", "E1390 Mod: RR, KX"),
)

BARE: dict[str, Callable[[str], str]] = {
    "E1390": lambda code: code,
    "0E1390": lambda code: "0" + code,
    "E 1390": lambda code: f"{code[0]} {code[1:]}" if code[0].isalpha() else code,
    "E-1390": lambda code: f"{code[0]}-{code[1:]}" if code[0].isalpha() else code,
}
BARE_FORMS = Options(("E1390",) * 8 + ("0E1390", "E 1390", "E-1390"))
