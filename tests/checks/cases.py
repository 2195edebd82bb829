"""Cases of the checks, read from TOML: short lines of a bill, and the flags that should come of them.

A line is written `date code-modifiers xunits amount words`, for instance
`2024-01-05..2024-02-04 E1390-RR-KX x1 185.00 OXYGEN CONCENTRATOR serial=AB12`. `-` stands for no date or no code, units
may be left out. A line that begins `2021-03-05*38` stands for that many, a month apart. `name=value` sets what else a
line has: kind, price, serial, rev, place, remark, approved, doubt, or another money column (patient_share, insurance_paid, allowed, tax,
adjustment, balance). A line below zero is a credit unless it says so.

A flag is written `reason severity lines amount`, with `-` for no amount; lines count over the whole case from 1.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.answers.about import about_from_json
from checker.case.months import add_months
from checker.model import (
    About,
    Box,
    Details,
    Document,
    Doubt,
    Figure,
    FigureKind,
    Flag,
    Kind,
    LineItem,
    PrintedSum,
    Read,
    Reading,
    ReadingReport,
    Review,
    Statement,
    StatementKind,
    UnreadRow,
)
from checker.review import review

FOLDER = Path(__file__).parent
AS_OF = date(2024, 12, 31)
SUPPLIER = "Lakeside Home Oxygen"
_COLUMNS = (
    "allowed",
    "adjustment",
    "not_covered",
    "deductible",
    "copay",
    "coinsurance",
    "insurance_paid",
    "tax",
    "patient_share",
    "patient_paid",
    "balance",
)
_FIGURES = ("total_charges", "balance_due", "previous_balance", "total_payments", "total_adjustments")
_SUMS = ("total_tax", "subtotal", "total")
_NAMES = ("supplier", "patient", "address", "payer", "member_id", "account")


@dataclass(frozen=True)
class CheckCase:
    """One case: its check, what it is called, the bills, what the person told, and the flags expected of that check.

    `clean` says that no check at all may raise anything above `info`; `says`, what the English words of its flags hold.
    """

    check: str
    name: str
    readings: tuple[Reading, ...]
    about: About
    as_of: date
    flags: tuple[str, ...]
    clean: bool = False
    says: tuple[str, ...] = ()

    def run(self) -> Review:
        return review(self.readings, about=self.about, as_of=self.as_of)


def all_cases() -> Iterator[CheckCase]:
    for path in sorted(FOLDER.glob("*.toml")):
        yield from cases_of(path)


def cases_of(path: Path) -> Iterator[CheckCase]:
    for told in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
        bills = told.get("bill", [told])
        yield CheckCase(
            check=path.stem,
            name=told["name"],
            readings=tuple(
                reading(f"bill-{place}", bill | {"payer": bill.get("payer", told.get("payer"))})
                for place, bill in enumerate(bills)
            ),
            about=about_from_json(json.dumps(told.get("about", {}))),
            as_of=told.get("as_of", AS_OF),
            flags=tuple(told["flags"]),
            clean=told.get("clean", False),
            says=tuple(told.get("says", ())),
        )


def reading(name: str, told: Mapping[str, Any]) -> Reading:
    """One bill in a file of its own. `told` holds its lines and what it prints of itself."""
    document = Document(told.get("document", name), f"{name}.pdf", ())
    texts = [text for written in told.get("lines", []) for text in month_after_month(written)]
    lines = tuple(line(text, f"{name}-{place}") for place, text in enumerate(texts))
    return Reading(document, (statement(told, lines, document),))


def statement(told: Mapping[str, Any], lines: tuple[LineItem, ...], document: Document) -> Statement:
    sure = told.get("sure", 1.0)
    printed = {name: _read(told.get(name, SUPPLIER if name == "supplier" else None), sure) for name in _NAMES}
    figures = {name: _read(Decimal(told[name]), sure) for name in _FIGURES if name in told}
    unread = tuple(UnreadRow(1, text, "no amount") for text in told.get("unread", []))
    total = sum((item.amount for item in lines if item.kind in (Kind.CHARGE, Kind.CREDIT)), Decimal(0))
    return Statement(
        number=1,
        document=document.id,
        file=document.name,
        kind=StatementKind(told.get("kind", "bill")),
        pages=(1,),
        pictured=told.get("pictured", sure < 1),
        details=Details(**printed, **figures, statement_date=_read(told.get("date"), sure)),
        lines=lines,
        reading=ReadingReport(
            lines_seen=len(lines) + len(unread),
            lines_read=len(lines),
            sum=total,
            unread=unread,
            agrees_with=PrintedSum(told["agrees_with"]) if "agrees_with" in told else None,
            disagrees_with=told.get("disagrees_with"),
            unread_pages=tuple(told.get("unread_pages", ())),
            figures=tuple(
                Figure(FigureKind(kind), Decimal(amount), amount, Box(1, 0, place, 0, place))
                for place, (kind, amount) in enumerate(_figures(told))
            ),
        ),
        itemized=told.get("itemized", bool(lines)),
    )


def _figures(told: Mapping[str, Any]) -> list[list[str]]:
    """The sums a bill prints: each by itself, and those of a `column`, "total_payments -100.00" under one another."""
    return [[kind, told[kind]] for kind in _SUMS if kind in told] + [sum_.split() for sum_ in told.get("column", [])]


def month_after_month(text: str) -> Iterator[str]:
    """The text itself, or, where its date is followed by `*38`, that many on the same day of following months."""
    first, _, rest = text.partition(" ")
    day, _, months = first.partition("*")
    if not months:
        yield text
        return
    for ahead in range(int(months)):
        yield f"{add_months(date.fromisoformat(day), ahead)} {rest}"


def line(text: str, name: str = "line") -> LineItem:
    """The line item a short text stands for."""
    words = [word for word in text.split() if "=" not in word]
    more = dict(word.split("=", 1) for word in text.split() if "=" in word)
    first, _, last = words.pop(0).partition("..")
    code, *modifiers = words.pop(0).split("-") if words[0] != "-" else [words.pop(0)]
    counted = words[0].startswith("x")
    units = Decimal(words.pop(0)[1:]) if counted else Decimal(1)
    amount = Decimal(words.pop(0))
    return LineItem(
        id=name,
        number=1,
        statement=1,
        boxes=(Box(1, 0, 0, 500, 10),),
        service_date=None if first == "-" else date.fromisoformat(first),
        end_date=date.fromisoformat(last) if last else None,
        code=None if code == "-" else code,
        code_printed=None if code == "-" else "-".join((code, *modifiers)),
        modifiers=tuple(modifiers),
        description=" ".join(words),
        units=units,
        counted=counted,
        unit_price=Decimal(more["price"]) if "price" in more else None,
        amount=amount,
        other_money={column: Decimal(more[column]) for column in _COLUMNS if column in more},
        serial=more.get("serial"),
        revenue_code=more.get("rev"),
        place=more.get("place"),
        approved=more["approved"] == "yes" if "approved" in more else None,
        claim=more.get("claim"),
        claim_money={name: Decimal(more[f"claim_{name}"]) for name in _COLUMNS if f"claim_{name}" in more},
        remark_codes=tuple(more["remark"].split("|")) if "remark" in more else (),
        kind=Kind(more.get("kind", "credit" if amount < 0 else "charge")),
        doubts=(Doubt(more.get("field", "code"), "hard to read", float(more["doubt"])),) if "doubt" in more else (),
        raw=text,
    )


def written(flag: Flag) -> str:
    """A flag in the form the cases are written in."""
    lines = ",".join(str(number) for number in flag.lines) or "-"
    return (
        f"{flag.reason} {flag.severity} {lines} {'-' if flag.amount_in_question is None else flag.amount_in_question}"
    )


def _read(value: Any, sure: float) -> Any:
    return None if value is None else Read(value, str(value), confidence=sure)
