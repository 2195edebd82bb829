"""Who and what a claim form is about, each from its own box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from checker.model import Details, Figure, FigureKind, Read
from checker.reading.details.names import is_insurer, is_nothing
from checker.reading.forms.boxes import Cell, FilledForm
from checker.reading.forms.items import total_on_lines
from checker.reading.forms.values import money_in

_PHONE = re.compile(r"\(?(\d{3})\)?[\s.-]*(\d{3})[\s.-]*(\d{4})")
_STRAY_BLANK = re.compile(r"\s(?=[,.;])")
_BLOCK = 4  # lines: a name and its address
_TORN = 1 / 3
_CENT = Decimal("0.01")
_BY_TICK = 0.9  # the confidence of what a tick says
_FIGURES = (FigureKind.TOTAL_CHARGES, FigureKind.TOTAL_PAYMENTS, FigureKind.BALANCE_DUE)


def details_of(filled: FilledForm) -> Details:
    """The details of a form, money aside. A form prints no date of its own: those of signatures are none."""
    block = _texts(filled.box("supplier"))[:_BLOCK]
    address = [line for line in block[1:] if not _PHONE.fullmatch(line.value)]
    return Details(
        supplier=block[0] if block else None,
        supplier_address=_joined(address, ", "),
        supplier_phone=_phone(filled),
        patient=_read(filled.box("patient"), filled.form.letters.get("patient", "")),
        address=_address(filled),
        payer=_payer(filled),
        member_id=_read(filled.box("member_id")),
        account=_read(filled.box("account")),
    )


def figures_of(filled: FilledForm) -> Iterator[Figure]:
    """The sums a form prints, in their boxes or, at a hospital, on the line for totals."""
    charge = next(column for column in filled.form.grid.columns if column.role == "charge")
    on_line = total_on_lines(filled, charge)
    if on_line is not None:
        money, cell = on_line
        yield Figure(FigureKind.TOTAL_CHARGES, money.value.quantize(_CENT), cell.text, cell.boxes[0])
    for role in _FIGURES:
        cell, area = filled.box(role), filled.form.named.get(role)
        found = money_in(cell, area) if cell and area else None
        if found is not None:
            yield Figure(role, found.value.quantize(_CENT), cell.text, cell.boxes[0])


def _read(cell: Cell, letter: str = "") -> Read[str] | None:
    """What a box holds; `letter` is printed before its value, and an engine may have read it with that."""
    text = _STRAY_BLANK.sub("", _without_torn_words(cell))
    text = text[len(letter) :] if letter and re.match(rf"{letter}[A-Z0-9]", text) else text
    return Read(text, cell.text, cell.boxes, cell.confidence) if text and not is_nothing(text) else None


def _without_torn_words(cell: Cell) -> str:
    """The box's text without the blanks that an engine saw where a printed stroke of the form crosses a word: far
    narrower than another blank of that line, and than any type has.
    """
    text = ""
    for line in cell.lines:
        gaps = [after.x0 - before.x1 for before, after in pairwise(line)]
        widest = max(gaps, default=0.0)
        text += f" {line[0].word.text}"
        for gap, each in zip(gaps, line[1:], strict=True):
            torn = each.word.confidence < 1.0 and gap < min(widest * _TORN, (each.bottom - each.top) * _TORN)
            text += each.word.text if torn else f" {each.word.text}"
    return text.strip()


def _texts(cell: Cell) -> list[Read[str]]:
    """The lines of a box, each read by itself."""
    return [read for line in cell.lines if (read := _read(Cell(line))) is not None]


def _joined(parts: list[Read[str]], between: str) -> Read[str] | None:
    if not parts:
        return None
    return Read(
        between.join(part.value for part in parts),
        between.join(part.printed for part in parts),
        tuple(box for part in parts for box in part.boxes),
        min(part.confidence for part in parts),
    )


def _address(filled: FilledForm) -> Read[str] | None:
    """Street, city, state and ZIP code as one line; None without a street or a city."""
    letters = filled.form.letters
    street, city, state, zip_code = (
        _read(filled.box(role), letters.get(role, "")) for role in ("street", "city", "state", "zip")
    )
    if street is None and city is None:
        return None
    end = _joined([part for part in (state, zip_code) if part], " ")
    return _joined([part for part in (street, city, end) if part], ", ")


def _phone(filled: FilledForm) -> Read[str] | None:
    own = filled.box("phone")
    for cell in (own, *(Cell(line) for line in filled.box("supplier").lines)):
        match = _PHONE.search(cell.text)
        if match and (cell is own or match[0] == cell.text.strip()):
            return Read(f"({match[1]}) {match[2]}-{match[3]}", cell.text, cell.boxes, cell.confidence)
    return None


def _payer(filled: FilledForm) -> Read[str] | None:
    """The payer: in its own box, at the head of the form, by the name of its plan, or by the box that is ticked."""
    own = _read(filled.box("payer"))
    if own is not None:
        return own
    block = _texts(filled.box("payer_block"))
    if block and (len(block) > 1 or is_insurer(block[0].value)) and not any(map(str.isdigit, block[0].value)):
        return block[0]
    plan = _read(filled.box("plan"))
    if plan is not None:
        return plan
    ticked = filled.ticked[0] if len(filled.ticked) == 1 else None
    return Read(ticked, ticked, (), _BY_TICK) if ticked else None
