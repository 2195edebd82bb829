"""Which columns a table has, in which order, what each cell says and how wide each column must be."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.model import Kind
from tests.generator import formats
from tests.generator.choice import chance
from tests.generator.fonts import UNBROKEN, width_of
from tests.generator.headings import HEADINGS
from tests.generator.style import Style
from tests.generator.truth import NOTHING, Line

FIGURES = (
    "amount",
    "payments",
    "unit_price",
    "allowed",
    "adjustment",
    "insurance_paid",
    "tax",
    "patient_share",
    "patient_paid",
    "balance",
)
GAP = 8.0
NARROWEST_DESCRIPTION = 96.0


@dataclass(frozen=True, slots=True)
class Column:
    """`heading` has its lines; `heading_align` may differ from `align`, as it does on many papers."""

    key: str
    heading: tuple[str, ...]
    align: str
    heading_align: str
    width: float = 0.0


def choose(style: Style, lines: tuple[Line, ...]) -> tuple[Column, ...]:
    """The columns of the style, in its order, without widths."""
    rng = style.rng("columns")
    dates = ["from", "through"] if style.span == "columns" else ["date"]
    if style.dates != "column":
        dates = []
    codes = ["code"] if style.codes == "column" else []
    if codes and style.modifiers in ("column", "slashed"):
        codes.append("modifiers")
    if codes and style.modifiers in ("several", "lettered"):
        most = max((len(line.modifiers) for line in lines), default=0)
        codes += [f"modifier {n}" for n in range(1, max(2, most) + 1)]
    quantity = (["units"] if style.prints_units else []) + (["unit_price"] if style.prints_price else [])
    money = ["amount", *style.money_columns]
    if style.ledger:
        money += ["payments"] + (["balance"] if chance(rng, 0.5) else [])
    elif style.money_columns and chance(rng, 0.2):
        rng.shuffle(money)
    groups = _ordered(rng, dates, codes, ["description"], quantity, money)
    extras = [*(["revenue"] if style.revenue_column else []), *style.distractors]
    for extra in extras:
        if extra == "number" or any(cell(line, extra, style) for line in lines):
            groups.insert(rng.randint(1, max(1, groups.index(money))), [extra])
    keys = [key for group in groups for key in group]
    return tuple(_column(rng, key, style) for key in keys)


def _ordered(
    rng: random.Random, dates: list[str], codes: list[str], words: list[str], quantity: list[str], money: list[str]
) -> list[list[str]]:
    if chance(rng, 0.55):
        return [dates, codes, words, quantity, money]
    if chance(rng, 0.4):
        return [dates, words, codes, quantity, money]
    groups = [dates, codes, words, quantity]
    rng.shuffle(groups)
    groups.insert(rng.choice((4, 4, 4, 2, 3)), money)
    return groups


def _column(rng: random.Random, key: str, style: Style) -> Column:
    align = "right" if key in FIGURES else rng.choice(("right", "center", "left")) if key == "units" else "left"
    heading_rng = style.rng(key)
    if key.startswith("modifier "):
        number = key.split()[1]
        letters = "ABCDEF"[int(number) - 1]
        words = (
            heading_rng.choice((f"M{number}", f"Mod{number}", f"Mod {number}"))
            if style.modifiers == "several"
            else f"Md {letters}"
        )
    else:
        words = HEADINGS[key].draw(heading_rng, style.held_out)
    if style.upper:
        words = words.upper()
    over = style.one_of("over figures", "same", "same", "center", "left") if key in FIGURES else align
    return Column(key, tuple(words.split("|")), align, align if over == "same" else over)


def cell(line: Line, key: str, style: Style) -> str:
    """The text of a line's cell; figures of another kind of line are blank."""
    match key:
        case "date":
            return date_text(line, style)
        case "from":
            return formats.DATES[style.line_date](line.service_date) if line.service_date else ""
        case "through":
            return formats.DATES[style.line_date](line.end_date) if line.end_date else ""
        case "posted":
            return formats.DATES[style.line_date](line.posted) if line.posted else ""
        case "code":
            return code_text(line, style)
        case "modifiers":
            return {"slashed": "/", "column": " "}[style.modifiers].join(line.modifiers)
        case "description":
            return description(line, style)
        case "units":
            return formats.UNITS[style.unit_form](line) if line.is_charge else ""
        case "unit_price":
            return _money(line.unit_price, style) if line.unit_price is not None else ""
        case "amount":
            return "" if style.ledger and not line.is_charge else _money(line.amount, style) + _mark(line, style)
        case "payments":
            if line.is_charge:
                return ""
            return _money(-line.amount if style.coin("payments positive") else line.amount, style)
        case "revenue":
            return line.revenue_code or ""
        case "place":
            return "12" if line.is_charge else ""
        case "provider":
            return style.one_of("provider", "NAKAGAWA P", "Holloway MD", "LINDQVIST") if line.is_charge else ""
        case "remark":
            return (
                style.rng(f"remark {line.item_number}").choice(("", "CO-45", "PR-2", "N290", "A1"))
                if line.is_charge
                else ""
            )
        case "reference":
            return str(style.rng(f"reference {line.item_number}").randint(10**5, 10**7)) if line.is_charge else ""
        case "number":
            return "88" if line.is_charge else ""
        case "diagnosis" | "ndc" | "item_number" | "serial":
            return getattr(line, key) or ""
    if key.startswith("modifier "):
        number = int(key.split()[1]) - 1
        return line.modifiers[number] if number < len(line.modifiers) else ""
    return _money(line.other_money[key], style) if key in line.other_money else ""


def _mark(line: Line, style: Style) -> str:
    """The star that some papers set behind some charges, with a legend at the foot."""
    return " *" if style.marks and line.is_charge and style.rng(f"mark {line.item_number}").random() < 0.4 else ""


def _money(amount: Decimal, style: Style) -> str:
    return formats.money(amount, style.positive, style.negative)


def date_text(line: Line, style: Style) -> str:
    """The date, with its end where the style joins the two."""
    if line.service_date is None:
        return ""
    start = formats.DATES[style.line_date](line.service_date)
    if line.end_date is None or style.span in ("none", "columns"):
        return start
    end = formats.DATES[style.line_date](line.end_date)
    if style.span == "compact" and style.line_date.startswith("MM/DD/"):
        return f"{start[:5]}-{end}"
    if style.span == "to":
        return f"{start} to {end}"
    return f"{start}-{end}" if style.coin("tight span") and "-" not in start else f"{start} - {end}"


def code_text(line: Line, style: Style) -> str:
    """The code as printed, with its modifiers where the style joins them."""
    if line.code is None:
        return line.internal_code or ""
    bare = formats.BARE[style.bare](line.code)
    return (
        formats.JOINED[style.join](bare, line.modifiers)
        if style.modifiers == "joined" or style.codes != "column"
        else bare
    )


def description(line: Line, style: Style) -> str:
    """The words, with the code (its blanks unbroken) before or after them where it has no column."""
    words = line.description.upper() if style.upper else line.description
    if style.dates == "words":
        words += " " + date_text(line, style).replace(" ", UNBROKEN)
    code = code_text(line, style)
    if not code or style.codes in ("column", "below"):
        return words
    code = code.replace(" ", UNBROKEN)
    if style.codes == "before":
        return f"{code} {words}" if style.coin("blank after code") else f"{code} - {words}"
    return f"{words} ({code})" if "(" not in code else f"{words} {code}"


def needed_width(column: Column, lines: tuple[Line, ...], style: Style, size: float) -> float:
    """The width of the widest cell or heading line, in points."""
    plain, bold = style.fonts
    cells = max((width_of(cell(line, column.key, style), plain, size) for line in lines), default=0.0)
    if column.key in ("amount", "payments", *style.money_columns):
        cells = max(cells, width_of(_money(-sum((abs(line.amount) for line in lines), NOTHING), style), bold, size))
    return max(cells, *(width_of(words, bold, size) for words in column.heading))


def laid_out(
    columns: tuple[Column, ...], lines: tuple[Line, ...], style: Style, room: float, size: float
) -> tuple[Column, ...] | None:
    """The columns with widths that fill the room, the description taking what is left; None where it does not fit."""
    widths = {column.key: needed_width(column, lines, style, size) + GAP for column in columns}
    others = sum(width for key, width in widths.items() if key != "description")
    left = room - others
    if left < min(NARROWEST_DESCRIPTION, widths["description"]):
        return None
    wanted = min(left, widths["description"])
    spare = (left - wanted) / len(columns) if style.coin("spread columns", 0.66) else 0.0
    return tuple(
        replace(column, width=(wanted if column.key == "description" else widths[column.key]) + spare)
        for column in columns
    )


def running_balances(lines: tuple[Line, ...], start: Decimal) -> list[Line]:
    """The lines, each with the balance after it."""
    balance, out = start, []
    for line in lines:
        balance += line.amount
        out.append(replace(line, other_money={**line.other_money, "balance": balance}))
    return out


def is_payment(line: Line) -> bool:
    return line.kind in (Kind.PAYMENT, Kind.ADJUSTMENT)
