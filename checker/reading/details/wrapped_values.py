"""Values that go on in the next lines of their cell: a payer's name, a person's or a number that breaks off, a day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import Box
from checker.reading.details.named import read_payer, read_person
from checker.reading.details.names import is_insurer, is_person, plain
from checker.reading.details.parts import Part, Value, box_of
from checker.reading.details.pieces import Piece, Sheet
from checker.reading.details.shapes import read_date, read_id
from checker.reading.details.wordings import Detail

_NUMBERS = (Detail.ACCOUNT, Detail.MEMBER_ID)
_DIGIT = re.compile(r"\d")
_ROWS_BELOW = 6
_LEADING = 0.6  # of the type's size
_SAME_EDGE = 2.0  # points
_MOST_OF_NAME = 3
"""How many words of a person's name stand on a further line, fewer than these."""


def whole_value(sheet: Sheet, value: Value, piece: Piece, role: Detail) -> Value:
    """A value of that role, with what stands of it below the piece that it ends."""
    over = box_of(value.parts)
    if over.x1 != piece.box.x1:
        return value
    while (below := _line_below(sheet, piece, over)) and (whole := _going_on(value, below, role)):
        value, over = whole, below.box
    return value


def broken_value(sheet: Sheet, piece: Piece, role: Detail) -> Value | None:
    """The day of the statement, or the number behind letters and a dash, that a piece begins and the line below it
    ends; None where they are none."""
    begins = role is Detail.STATEMENT_DATE or (role in _NUMBERS and piece.text.endswith("-"))
    below = _line_below(sheet, piece, piece.box) if begins and not piece.label else None
    if below is None:
        return None
    return (read_id if role in _NUMBERS else read_date)(_joined(piece.parts, below.parts))


def _going_on(value: Value, below: Piece, role: Detail) -> Value | None:
    """The value with the line below it; None where that is no part of it. A payer's name goes on in words of payers, a
    person's or a number where it breaks off, "Last, First" in an initial."""
    if role is Detail.PAYER:
        goes_on = is_insurer(below.text, labelled=True) or below.text.startswith(("of ", "and ", "& ", "Part "))
        more = read_payer(below.parts, True) if goes_on and not _DIGIT.search(below.text) else None
        return Value(f"{value.text} {more.text}", (*value.parts, *more.parts), value.quality) if more else None
    parts, cut = _joined(value.parts, below.parts), value.parts[-1].text.endswith("-")
    if role is Detail.PATIENT:
        initial = len(plain(below.text)) == 1
        lacks_end = initial if "," in value.text else len(plain(value.text.split()[-1])) == 1
        breaks_off = cut or lacks_end or not is_person(value.text)
        return read_person(parts, initial) if breaks_off and len(below.parts) < _MOST_OF_NAME else None
    return read_id(parts) if role in _NUMBERS and cut else None


def _joined(parts: Sequence[Part], below: Sequence[Part]) -> Sequence[Part]:
    """The parts of two lines as one text, with no blank behind a dash that ends the first."""
    return (*parts, below[0]._replace(glued=parts[-1].text.endswith("-")), *below[1:])


def _line_below(sheet: Sheet, piece: Piece, over: Box) -> Piece | None:
    """The text right under what stands `over` it: close, with an edge in common, beside no label of its own."""
    for row in sheet.rows[piece.row + 1 : piece.row + 1 + _ROWS_BELOW]:
        for lower in row:
            box = lower.box
            is_next = 0 <= box.top - over.bottom < _LEADING * piece.size and box.page == over.page
            edges = (box.x0 - over.x0, box.x1 - over.x1, box.x0 + box.x1 - over.x0 - over.x1)
            if is_next and not lower.label and min(map(abs, edges)) < _SAME_EDGE:
                is_other = sheet.label_before(lower) or plain(lower.text.split()[0]) == "po"
                return None if is_other else lower
    return None
