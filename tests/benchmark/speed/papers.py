"""The files that are timed: made statements of every layout, and long ones of any number of lines."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from tests.generator.make import make

LINES_A_PAGE = 40
_COLUMNS = (40, 110, 170, 220, 400, 450, 520)
_HEADING = ("Date", "HCPCS", "Mods", "Description", "Qty", "Price", "Charge")
_THINGS = (
    ("E1390", "RR", "Oxygen concentrator, monthly rental", "185.00"),
    ("E0431", "RR", "Portable gaseous oxygen system, rental", "32.00"),
    ("A4604", "", "Tubing with heating element", "60.00"),
    ("A7038", "", "Disposable filter, for CPAP", "5.00"),
)


def made(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many statements, each with its name."""
    for number in range(seed, seed + count):
        statement = make(number)
        yield statement.truth.name, statement.pdf


def long(lines: int) -> bytes:
    """One statement of so many charges, forty a page, of as many months as they need."""
    sink = io.BytesIO()
    paper = Canvas(sink, pagesize=letter)
    for start in range(0, lines, LINES_A_PAGE):
        _heading(paper, first=start == 0)
        for at in range(start, min(start + LINES_A_PAGE, lines)):
            _row(paper, 690 - (at - start) * 15, _cells(at))
        paper.showPage()
    paper.save()
    return sink.getvalue()


def _heading(paper: Canvas, *, first: bool) -> None:
    if first:
        paper.setFont("Helvetica-Bold", 12)
        paper.drawString(40, 760, "Larkspur Home Oxygen")
        paper.setFont("Helvetica", 9)
        paper.drawString(40, 740, "Patient: Rosa Delgado")
        paper.drawString(220, 740, "Account: 88-1201")
        paper.drawString(400, 740, "Statement date: 12/31/2026")
    _row(paper, 710, _HEADING)


def _row(paper: Canvas, height: float, cells: tuple[str, ...]) -> None:
    paper.setFont("Helvetica", 8)
    for left, text in zip(_COLUMNS, cells, strict=True):
        paper.drawString(left, height, text)


def _cells(at: int) -> tuple[str, ...]:
    code, letters, words, price = _THINGS[at % len(_THINGS)]
    day = date(2000, 1, 5) + timedelta(days=at // len(_THINGS) * 30 % 9800)
    return (f"{day:%m/%d/%Y}", code, letters, words, "1", price, price)
