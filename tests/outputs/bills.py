"""A made-up bill and what was found on it, for the tests of all outputs; and the same full of hostile text."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import TypeVar

from msgspec.structs import replace
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from checker.model import (
    Box,
    Certainty,
    Details,
    Doubt,
    Failure,
    Flag,
    Kind,
    LineItem,
    Notice,
    Origin,
    PayerKind,
    PrintedSum,
    Read,
    ReadingReport,
    Review,
    Severity,
    Statement,
    UnreadRow,
)

T = TypeVar("T")

TODAY = date(2024, 7, 1)
_ROWS = (
    ("01/05/2024", "E1390 RR KX", "OXYGEN CONCENTRATOR RENTAL", "1", "185.00"),
    ("01/05/2024", "E0431 RR", "PORTABLE OXYGEN TANKS", "1", "42.00"),
    ("02/05/2024", "E1390 RR KX", "OXYGEN CONCENTRATOR RENTAL", "1", "185.00"),
    ("02/05/2024", "E1390 RR KX", "OXYGEN CONCENTRATOR RENTAL", "1", "185.00"),
    ("03/03/2024", "A4615", "CANNULA NASAL", "2", "12.00"),
    ("03/09/2024", "A4615", "CREDIT CANNULA", "1", "-6.00"),
)
_LEFT, _RIGHT, _FIRST, _LEADING = 54.0, 558.0, 640.0, 18.0
HOSTILE = (
    "**bold** [link](javascript:alert(1))",
    "<script>alert('x')</script>",
    '=HYPERLINK("http://example.com","click")',
    "{{ secrets }} {name} #eval(1) $x$ @ref",
    "{ MERGEFIELD Name } \\field",
    ":smile: ~~gone~~",
)
UNSEEN = "red\x1b[31m \u202eesrever\u202c zero\u200bwidth tab\tend\nline"
UNSEEN_SHOWN = "red\\x1b[31m \\u202eesrever\\u202c zerowidth tab end line"


def pdf() -> bytes:
    """The bill as a PDF of one Letter page, its rows where `box` says."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=True)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(_LEFT, 740, "LARKSPUR HOME OXYGEN")
    canvas.setFont("Helvetica", 10)
    for at, row in enumerate(_ROWS):
        for x, words in zip((_LEFT, 130, 220, 450), row, strict=False):
            canvas.drawString(x, _FIRST - at * _LEADING, words)
        canvas.drawRightString(_RIGHT, _FIRST - at * _LEADING, row[-1])
    canvas.save()
    return out.getvalue()


def box(row: int) -> Box:
    """Where a row (from 0) stands on the page."""
    baseline = letter[1] - _FIRST + row * _LEADING
    return Box(1, _LEFT, baseline - 8, _RIGHT, baseline + 2)


def read(value: T) -> Read[T]:
    return Read(value, str(value))


def line(number: int, day: date | None, code: str | None, description: str, amount: str, **more: object) -> LineItem:
    row = min(number, len(_ROWS)) - 1
    values: dict[str, object] = {"modifiers": (), "kind": Kind.CHARGE} | more
    return LineItem(
        id=f"line-{number}",
        number=number,
        statement=1,
        boxes=(box(row),),
        service_date=day,
        code=code,
        code_printed=code,
        description=description,
        amount=Decimal(amount),
        **values,  # type: ignore[arg-type]
    )


def statement(**changes: object) -> Statement:
    rent = {"modifiers": ("RR", "KX")}
    lines = (
        line(1, date(2024, 1, 5), "E1390", "OXYGEN CONCENTRATOR RENTAL", "185.00", **rent),
        line(2, date(2024, 1, 5), "E0431", "PORTABLE OXYGEN TANKS", "42.00", modifiers=("RR",)),
        line(3, date(2024, 2, 5), "E1390", "OXYGEN CONCENTRATOR RENTAL", "185.00", **rent),
        line(4, date(2024, 2, 5), "E1390", "OXYGEN CONCENTRATOR RENTAL", "185.00", **rent),
        line(
            5,
            date(2024, 3, 3),
            "A4615",
            "CANNULA NASAL",
            "12.00",
            units=Decimal("2.5"),
            unit_price=Decimal("4.8250"),
            code_origin=Origin.REPAIRED,
            doubts=(Doubt("code", "repaired", 0.2),),
            other_money={"allowed": Decimal("5.50")},
        ),
        line(6, date(2024, 3, 9), "A4615", "CREDIT CANNULA", "-6.00", kind=Kind.CREDIT),
    )
    details = Details(
        supplier=read("Larkspur Home Oxygen"),
        supplier_address=read("900 Sample Road, Dayton, OH 45402"),
        supplier_phone=read("937-555-0142"),
        patient=read("Núñez Whitcombe"),
        address=read("418 Larkspur Lane, Dayton, OH 45402"),
        payer=read("Medicare Part B"),
        member_id=read("4QX7-RT2-WP88"),
        account=read("00451-7"),
        statement_date=read(date(2024, 6, 17)),
        total_charges=read(Decimal("603.00")),
    )
    whole = Statement(
        number=1,
        document="doc-1",
        file="march.pdf",
        pages=(1,),
        details=details,
        lines=lines,
        reading=ReadingReport(
            lines_seen=7,
            lines_read=6,
            sum=Decimal("603.00"),
            agrees_with=PrintedSum.TOTAL_CHARGES,
            unread=(UnreadRow(1, "03/0?/24 A46I5", "no amount"),),
        ),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def flag(reason: str, lines: tuple[int, ...], **more: object) -> Flag:
    values: dict[str, object] = {
        "check": "duplicate-charge",
        "severity": Severity.ERROR,
        "certainty": Certainty.HIGH,
        "payer_kind": PayerKind.MEDICARE,
        "statements": (1,),
    }
    return Flag(reason=reason, lines=lines, **(values | more))  # type: ignore[arg-type]


def rent_twice(lines: tuple[int, ...] = (3, 4), start: date = date(2024, 2, 5)) -> Flag:
    return flag(
        "same-rental-month",
        lines,
        amount_in_question=Decimal("185.00"),
        values={"start": start, "code": "E1390"},
        sources=("usc-1395b-7",),
    )


def cannula_twice(lines: tuple[int, ...] = (5,), severity: Severity = Severity.QUESTION) -> Flag:
    values = {"code": "A4615", "each": Decimal("12.00"), "date": date(2024, 3, 3), "n": 2}
    return flag(
        "same-supply",
        lines,
        severity=severity,
        values=values,
        amount_in_question=Decimal("12.00"),
        payer_kind=PayerKind.MEDICARE,
    )


def review(**changes: object) -> Review:
    whole = Review(
        statements=(statement(),),
        flags=(rent_twice(), cannula_twice()),
        failures=(Failure("locked.pdf", "encrypted"),),
        notices=(Notice("several-patients", {"n": 2}),),
        as_of=TODAY,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def many_flags() -> Review:
    """Sixty lines and thirty flags: twenty doubles of rent, ten of a supply."""
    lines = tuple(
        line(number, date(2024, 1 + number % 6, 5), "E1390", "OXYGEN CONCENTRATOR RENTAL", "185.00", modifiers=("RR",))
        for number in range(1, 61)
    )
    flags = (
        *(rent_twice((2 * pair - 1, 2 * pair), date(2024, 1 + pair % 6, 5)) for pair in range(1, 21)),
        *(cannula_twice((number,)) for number in range(41, 51)),
    )
    return review(statements=(statement(lines=lines),), flags=flags)


def hostile(text: str) -> Review:
    """The bill with this text wherever a bill prints words."""
    details = Details(
        supplier=read(text),
        supplier_address=read(text),
        supplier_phone=read(text),
        patient=read(text),
        address=read(text),
        payer=read(text),
        member_id=read(text),
        account=read(text),
        statement_date=read(date(2024, 6, 17)),
    )
    lines = tuple(replace(one, description=text, code=text, code_printed=text) for one in statement().lines)
    twice = replace(cannula_twice((3, 4)), values={**cannula_twice().values, "code": None, "words": text})
    return review(
        statements=(statement(details=details, lines=lines, file=text),),
        flags=(rent_twice(), twice),
        failures=(Failure(text, "encrypted"),),
    )
