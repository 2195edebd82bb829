"""Which value stands beside a label: in the same cell, across the row, or below."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.model import Box
from checker.reading.details.columns_under import begins_at, columns_of, parts_under, shares_cell
from checker.reading.details.parts import Part, Value
from checker.reading.details.pieces import Piece, Sheet
from checker.reading.details.shapes import read_value
from checker.reading.details.wordings import Detail
from checker.reading.details.wrapped_values import broken_value, whole_value
from checker.reading.tokens.values import MONEY

# How well a value fits its label by where it stands: best behind it in its cell, less in another cell or line.
_BESIDE, _BESIDE_UNMARKED, _ACROSS, _ACROSS_UNMARKED, _BELOW, _BELOW_MARKED = 1.0, 0.97, 0.99, 0.95, 0.95, 0.85
_FAR_SHARE, _FAR = 0.35, 0.8  # of the page's width, and what is left of the trust
_BELOW_WITHIN = 2.3  # sizes of type, two lines
_ABOVE, _ABOVE_WITHIN = 0.8, 0.8  # the fit, and how near, in sizes of type
_ROWS_BELOW = 6  # rows, as other cells may have lines between
_OURS = (Detail.PATIENT, Detail.ACCOUNT, Detail.MEMBER_ID, Detail.PAYER, Detail.STATEMENT_DATE)
_NAME_JOINS = (",", "-")
_NAME_GAP = 5.0  # sizes of type
_SAME_EDGE, _LEADING, _LABEL_AND_VALUE = 2.0, 0.6, 2  # points, sizes of type, pieces


_PieceUnder = tuple[Piece, Sequence[Part]]


class Pair(NamedTuple):
    """A label's value, the piece that holds it, and how well it stands to the label (0 to 1)."""

    value: Value
    piece: Piece
    fit: float


def value_of(sheet: Sheet, label: Piece, role: Detail) -> Pair | None:
    """The value of a role's kind that belongs to a label, with what stands on the next line of its cell."""
    pair = _value_of(sheet, label, role) or _on_next_line(sheet, label, role)
    return pair and pair._replace(value=whole_value(sheet, pair.value, pair.piece, role))


def _on_next_line(sheet: Sheet, label: Piece, role: Detail) -> Pair | None:
    """The value at the head of the next line, where a label ends one of several: "Account: 4471 | Statement date:"."""
    row, lower = sheet.rows[label.row], sheet.rows[label.row + 1] if label.row + 1 < len(sheet.rows) else ()
    ends_row = row[-1] is label and len(row) > _LABEL_AND_VALUE and not row[-2].label
    if not lower or not label.colon or not ends_row or lower[0].label:
        return None
    close = 0 <= lower[0].box.top - label.box.bottom < _LEADING * label.size and lower[0].box.page == label.box.page
    level = abs(lower[0].box.x0 - row[0].box.x0) < _SAME_EDGE
    value = read_value(role, lower[0].parts, True) if close and level else None
    return Pair(value, lower[0], _BELOW) if value else None


def _value_of(sheet: Sheet, label: Piece, role: Detail) -> Pair | None:
    after = sheet.after(label)
    if after and not after.label and after.cell == label.cell:
        value = read_value(role, _with_next(sheet, after, role), label.colon)
        return Pair(value, after, _BESIDE if label.colon else _BESIDE_UNMARKED) if value else None
    across = _across(sheet, label, role)
    if across and (label.colon or _is_listed(sheet, label, across.piece)):
        return across
    below, above = _below(sheet, label, role), _above(sheet, label, role)
    if below and above and label.box.top - above.piece.box.bottom < below.piece.box.top - label.box.bottom:
        return above
    if below and across:
        is_better = below.value.quality * below.fit > across.value.quality * across.fit
        heads = _heads_column(sheet.rows[label.row]) and not _are_paired(sheet, sheet.rows[label.row])
        return below if is_better or heads else across
    return below or across or above


def _above(sheet: Sheet, label: Piece, role: Detail) -> Pair | None:
    """The value over a label in a row of labels, where the row over it suits at least two of them; or over a label
    alone, where such rows stand in the sheet."""
    found = {} if label.colon else _values_over(sheet, label.row, label, role)
    alone = len(found) == len(sheet.rows[label.row]) == 1 and label.place in found
    return found.get(label.place) if len(found) > 1 or (alone and _names_stand_below(sheet)) else None


def _names_stand_below(sheet: Sheet) -> bool:
    return any(len(row) > 1 and len(_values_over(sheet, number)) > 1 for number, row in enumerate(sheet.rows))


def _values_over(
    sheet: Sheet, number: int, label: Piece | None = None, role: Detail | None = None
) -> Mapping[int, Pair]:
    """The values right over the labels of a row, by the place of each; that of one label is to have this role."""
    row, upper = sheet.rows[number], sheet.rows[number - 1] if number else ()
    if not row or len(upper) < len(row) or upper[0].box.page != row[0].box.page:
        return {}
    if not all(piece.label and not piece.colon for piece in row) and not _heads_column(row):
        return {}
    if row[0].box.top - max(piece.box.bottom for piece in upper) > _ABOVE_WITHIN * max(row[0].size, upper[0].size):
        return {}
    found = {}
    for other in row:
        over = next((piece for piece in upper if not piece.label and piece.box.shared_width(other.box) > 0), None)
        sought = role if other is label else other.role
        value = read_value(sought, over.parts, True) if over and sought else None
        if over and value:
            found[other.place] = Pair(value, over, _ABOVE)
    return found


def _across(sheet: Sheet, label: Piece, role: Detail) -> Pair | None:
    """The value to the right of a label, perhaps in lines set around it."""
    column = sheet.beside(label)
    if not column:
        return None
    first = column[0]
    parts = _with_next(sheet, first, role) if len(column) == 1 else [part for piece in column for part in piece.parts]
    value = read_value(role, parts, True)
    if value is None:
        return None
    is_far = first.box.x0 - label.box.x1 > _FAR_SHARE * _page_width(sheet, label)
    return Pair(value, first, (_ACROSS if label.colon else _ACROSS_UNMARKED) * (_FAR if is_far else 1.0))


def _with_next(sheet: Sheet, piece: Piece, role: Detail) -> Sequence[Part]:
    """The parts of a piece, and of the next ones where a name breaks at its comma or before an initial."""
    parts = piece.parts
    if role is not Detail.PATIENT:
        return parts
    for other in sheet.rows[piece.row][piece.place + 1 :]:
        near = other.box.x0 - parts[-1].box.x1 < _NAME_GAP * other.size
        if other.label or not near or not (parts[-1].text.endswith(_NAME_JOINS) or len(other.text.strip(".")) == 1):
            break
        parts = (*parts, *other.parts)
    return parts


def _page_width(sheet: Sheet, piece: Piece) -> float:
    page = sheet.pages.get(piece.box.page)
    return page.width if page else 612.0


def _heads_column(row: Sequence[Piece]) -> bool:
    """Whether a row consists of headings, whose values are below."""
    return sum(1 for piece in row if piece.label and not piece.colon) >= 2


def _are_paired(sheet: Sheet, row: Sequence[Piece]) -> bool:
    """Whether each label of a row has its value right behind it: "Billing Date | 09/19/2024 | Member ID | XQH3875"."""
    known = [(piece, piece.role) for piece in row if piece.role]
    return len(known) > 1 and all(_across(sheet, piece, role) for piece, role in known)


def _is_listed(sheet: Sheet, label: Piece, value: Piece) -> bool:
    """Whether a label and its value are a row of a list of such, whose values begin or end alike."""
    near = [sheet.rows[at] for at in (label.row - 1, label.row, label.row + 1) if 0 <= at < len(sheet.rows)]
    pairs = [row[1].box for row in near if [bool(piece.label) for piece in row] == [True, False]]
    alike = [box for box in pairs if min(abs(box.x0 - value.box.x0), abs(box.x1 - value.box.x1)) < _SAME_EDGE]
    return value.box in alike and len(alike) > 1


def _below(sheet: Sheet, label: Piece, role: Detail) -> Pair | None:
    """The value under a label, in the first row near below that holds one there; a line in brackets may be between."""
    row = sheet.rows[label.row]
    for number, under in _near_below(sheet, label):
        if number in sheet.headings or _may_be_charge(sheet, label, number):
            return None
        for piece, parts in sorted(under, key=lambda pair: abs(pair[1][0].box.x0 - label.box.x0)):
            own = sheet.label_before(piece)
            owned = piece.label or (own and own.colon and own.cell == piece.cell)
            value = None if owned else _in_order(row, label, piece) or read_value(role, parts, True)
            value = value or (broken_value(sheet, piece, role) if piece.parts == parts else None)
            if value:
                return Pair(value, piece, _BELOW_MARKED if label.colon and len(row) > 1 else _BELOW)
        if not under[0][0].text.startswith("(") and not shares_cell(row, label):
            return None
    return None


def _near_below(sheet: Sheet, label: Piece) -> Iterator[tuple[int, Sequence[_PieceUnder]]]:
    """The rows near below a label in which something stands under it, and what: pieces, and their parts under it."""
    row = sheet.rows[label.row]
    level = itertools.chain(*sheet.rows[label.row - 1 : label.row], *sheet.rows[label.row + 1 : label.row + 3])
    around = [other.box for other in level if other.label and other.box.shared_height(label.box) > 0]
    columns = [*columns_of(row, label), *around]
    reached = label.box.bottom
    for number in range(label.row + 1, min(label.row + 1 + _ROWS_BELOW, len(sheet.rows))):
        lower = sheet.rows[number]
        if not lower:
            continue
        near = min(piece.box.top for piece in lower) - reached <= _BELOW_WITHIN * max(label.size, 8.0)
        if lower[0].box.page != label.box.page or not near:
            return
        reached = max([reached, *_bottoms_beside(lower, label, columns)])
        if under := _under(lower, label, columns, len(row)):
            yield number, under


def _bottoms_beside(lower: Sequence[Piece], label: Piece, columns: Sequence[Box]) -> list[float]:
    """How far a row reaches down beside a label: values that are centred in their cells, or stand at the foot, begin
    higher where they have more lines."""
    labelled = any(piece.label for piece in lower)
    return [
        piece.box.bottom
        for piece in lower
        if (piece.label and piece.box.top < label.box.bottom)
        or (not labelled and any(box.shared_width(piece.box) > 0 for box in columns))
    ]


def _under(lower: Sequence[Piece], label: Piece, columns: Sequence[Box], labels: int) -> list[_PieceUnder]:
    """What of a row stands under a label; where nothing does and the row has as many pieces as there are labels above,
    the piece in its place."""
    under = [
        (piece, parts)
        for piece in lower
        if not (piece.label and columns[label.place].shared_width(piece.box) <= 0)
        and (parts := parts_under(columns, label.place, piece))
    ]
    if under or label.colon or len(lower) != labels or labels <= 2 or any(piece.label for piece in lower):
        return under
    nth = lower[label.place]
    return [] if any(box.shared_width(nth.box) > 0 for box in columns) else [(nth, nth.parts)]


def _may_be_charge(sheet: Sheet, label: Piece, below: int) -> bool:
    """Whether a bare word over a row with money heads a column of charges: with unnamed money in the next row too, near
    below, or a "Date" that stands alone."""
    if label.label is None or not label.label.one_word or label.colon or not _has_money(sheet, below):
        return False
    alone = label.role is Detail.STATEMENT_DATE and sum(piece.role in _OURS for piece in sheet.rows[label.row]) < 2
    if alone or not _has_money(sheet, below + 1):
        return alone
    upper, lower = sheet.rows[below], sheet.rows[below + 1]
    near = lower[0].box.top - upper[0].box.bottom <= _BELOW_WITHIN * upper[0].size
    return near and not any(piece.label for piece in lower)


def _has_money(sheet: Sheet, number: int) -> bool:
    row = sheet.rows[number] if number < len(sheet.rows) else ()
    return any(MONEY.fullmatch(part.text) for piece in row for part in piece.parts)


def _in_order(row: Sequence[Piece], label: Piece, piece: Piece) -> Value | None:
    """The value under a run of headings set with single blanks, where the values are set so too: read one by one."""
    run = [other for other in row if other.cell == label.cell]
    if len(run) < 2 or not all(other.label and not other.colon for other in run) or not begins_at(run[0].box, piece):
        return None
    left: Sequence[Part] = piece.parts
    for other in run:
        value = read_value(other.role, left, True) if other.role else None
        if value is None or other is label:
            return value
        left = left[list(left).index(value.parts[-1]) + 1 :]
    return None
