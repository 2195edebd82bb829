"""Values paired with their labels: in the same cell, to the right, or below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.model import Box
from checker.reading.details.names import is_insurer, plain
from checker.reading.details.pieces import Part, box_of, text_of
from checker.reading.details.shapes import Value, read_payer, read_value
from checker.reading.details.sheet import Piece, Sheet
from checker.reading.details.wordings import Role

_BESIDE, _ACROSS, _ACROSS_UNMARKED, _BELOW, _BELOW_MARKED = 1.0, 0.99, 0.95, 0.95, 0.85
_FAR = 0.45
_NO_COLON = 0.97
_BELOW_WITHIN = 2.3
_NAME_JOINS = (",", "-")
_NAME_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that may be a detail. `score` (0 to 1) is how likely; `origin_row` is where it stands among the rows."""

    role: Role
    text: str
    printed: str
    boxes: tuple[Box, ...]
    score: float
    row: int
    label: Piece | None = None
    piece: Piece | None = None


def labelled(sheet: Sheet) -> Iterator[Candidate]:
    """A candidate for each label of ours that has a value of its kind."""
    for row in sheet.rows:
        for place, piece in enumerate(row):
            if piece.label and piece.row not in sheet.taken:
                yield from _values_of(sheet, row, place)


def _values_of(sheet: Sheet, row: Sequence[Piece], place: int) -> Iterator[Candidate]:
    label = row[place]
    wording = label.label
    if wording is None:
        return
    role, found = wording.role, value_of(sheet, row, place, wording.role)
    if found is None and role is Role.PATIENT:
        role, found = Role.PAYER, value_of(sheet, row, place, Role.PAYER)
        found = found if found and is_insurer(found[0].text) else None
    if found:
        value, piece, position = found
        yield candidate(role, value, piece, wording.weight * label.doubt * position, label)


def candidate(role: Role, value: Value, piece: Piece, score: float, label: Piece | None) -> Candidate:
    """A candidate from a value; engines that doubted a word lower it."""
    sure = min(part.word.confidence for part in value.parts)
    return Candidate(
        role,
        value.text,
        text_of(value.parts),
        (box_of(value.parts),),
        score * value.quality * sure,
        piece.row,
        label,
        piece,
    )


def value_of(sheet: Sheet, row: Sequence[Piece], place: int, role: Role) -> tuple[Value, Piece, float] | None:
    """The value of a label's kind, the piece that holds it, and how well the place fits (0 to 1)."""
    label = row[place]
    after = row[place + 1] if place + 1 < len(row) else None
    if after and not after.label and after.cell == label.cell:
        value = read_value(role, _with_next(row, place + 1, role), label.colon)
        return (value, after, _BESIDE if label.colon else _NO_COLON) if value else None
    across = None
    if after and not after.label:
        value = read_value(role, _with_next(row, place + 1, role), True)
        if value:
            far = after.box.x0 - label.box.x1 > _FAR * _page_width(sheet, label)
            across = value, after, (_ACROSS if label.colon else _ACROSS_UNMARKED) * (0.8 if far else 1.0)
    if across and label.colon:
        return across
    below = _below(sheet, row, place, role)
    if below and across:
        better = below[0].quality * below[2] > across[0].quality * across[2]
        return below if better or _heads_column(row, label) else across
    return below or across


def _with_next(row: Sequence[Piece], place: int, role: Role) -> Sequence[Part]:
    """The parts of a piece, and of the next ones where a name breaks at its comma or before an initial."""
    parts = row[place].parts
    if role is not Role.PATIENT:
        return parts
    for piece in row[place + 1 :]:
        near = piece.box.x0 - parts[-1].box.x1 < _NAME_GAP * piece.size
        if piece.label or not near or not (parts[-1].text.endswith(_NAME_JOINS) or len(piece.text.strip(".")) == 1):
            break
        parts = (*parts, *piece.parts)
    return parts


def _page_width(sheet: Sheet, piece: Piece) -> float:
    page = sheet.pages.get(piece.box.page)
    return page.width if page else 612.0


def _heads_column(row: Sequence[Piece], label: Piece) -> bool:
    """Whether the label stands in a row of labels, whose values are below."""
    return sum(1 for piece in row if piece.label and not piece.colon) >= 2 and not label.colon


def _below(sheet: Sheet, row: Sequence[Piece], place: int, role: Role) -> tuple[Value, Piece, float] | None:
    label = row[place]
    row = _with_sentence(row, place)
    for number in range(label.row + 1, min(label.row + 4, len(sheet.rows))):
        lower = sheet.rows[number]
        if not lower or lower[0].box.page != label.box.page:
            return None
        if min(piece.box.top for piece in lower) - label.box.bottom > _BELOW_WITHIN * max(label.size, 8.0):
            return None
        under = [(piece, parts) for piece in lower if (parts := _parts_under(row, place, piece))]
        if not under and len(lower) == len(row) > 2 and not label.colon:
            under = [(lower[place], lower[place].parts)]
        if not under:
            continue
        if number in sheet.taken:
            return None
        for piece, parts in sorted(under, key=lambda pair: abs(pair[1][0].box.x0 - label.box.x0)):
            value = None if piece.label else _read_within(role, piece, parts)
            if value:
                return value, piece, _BELOW_MARKED if label.colon and len(row) > 1 else _BELOW
        if not under[0][0].text.startswith("("):
            return None
    return None


def _with_sentence(row: Sequence[Piece], place: int) -> Sequence[Piece]:
    """The row, with a label that ends a sentence ("a claim for this insurance company:") widened to all of it."""
    label = row[place]
    if (
        not label.colon
        or place + 1 < len(row)
        or place == 0
        or row[place - 1].label
        or row[place - 1].cell != label.cell
    ):
        return row
    return [*row[:-2], row[-2], replace(label, box=replace(label.box, x0=row[place - 1].box.x0))]


def _read_within(role: Role, piece: Piece, parts: Sequence[Part]) -> Value | None:
    """The value in a column's share of a piece, where other columns' words may stand before it."""
    value = read_value(role, parts, True)
    if value or len(parts) == len(piece.parts):
        return value
    return next((later for at in range(1, len(parts)) if (later := read_value(role, parts[at:], True))), None)


def _parts_under(row: Sequence[Piece], place: int, piece: Piece) -> Sequence[Part]:
    """The parts of a piece that stand in the column of a label: mostly all or none; some where the columns' values are
    printed too close to be told apart."""
    label = row[place]
    rivals = [other for other in row if other is not label and _overlap(other, piece) > 0]
    if _overlap(label, piece) > 0:
        if not rivals or _starts_with(label, piece):
            return piece.parts
        if not any(_starts_with(rival, piece) for rival in rivals) and all(
            _overlap(rival, piece) <= _overlap(label, piece) for rival in rivals
        ):
            return piece.parts
        return [part for part in piece.parts if _nearest(row, part) is label]
    next_start = row[place + 1].box.x0 if place + 1 < len(row) else label.box.x1 + 6 * label.size
    if not rivals and label.box.x0 - label.size <= piece.box.x0 and piece.box.x1 <= next_start:
        return piece.parts
    return ()


def _starts_with(label: Piece, piece: Piece) -> bool:
    return abs(label.box.x0 - piece.box.x0) < label.size


def _overlap(one: Piece, other: Piece) -> float:
    return min(one.box.x1, other.box.x1) - max(one.box.x0, other.box.x0)


def _nearest(row: Sequence[Piece], part: Part) -> Piece:
    return min(row, key=lambda piece: max(piece.box.x0 - part.box.x1, part.box.x0 - piece.box.x1, 0.0))


def wrapped_payer(sheet: Sheet, piece: Piece) -> Value | None:
    """The line under a payer's name where the name goes on: same left edge, close, no digits, with a plan's words."""
    for number in range(piece.row + 1, min(piece.row + 3, len(sheet.rows))):
        for lower in sheet.rows[number]:
            close = 0 <= lower.box.top - piece.box.bottom < 0.6 * piece.size and lower.box.page == piece.box.page
            if close and not lower.label and abs(lower.box.x0 - piece.box.x0) < 2 and number not in sheet.taken:
                first = sheet.rows[number][0]
                digits = any(letter.isdigit() for letter in lower.text)
                if (first is not lower and first.label) or digits or plain(lower.text.split()[0]) == "po":
                    return None
                goes_on = is_insurer(lower.text) or lower.text.startswith(("of ", "and ", "& "))
                return read_payer(lower.parts, True) if goes_on else None
    return None
