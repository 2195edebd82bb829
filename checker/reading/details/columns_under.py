"""Where the labels of a row head columns, and what of a piece below stands in one of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from checker.model import Box
from checker.reading.details.parts import Part
from checker.reading.details.pieces import Piece


def columns_of(row: Sequence[Piece], label: Piece) -> list[Box]:
    """Where each piece of a row stands; a label that ends a sentence ("a claim for this insurance company:") stands
    where the sentence does, the second of two in one heading where the heading does."""
    columns = [piece.box for piece in row]
    place = label.place
    if shares_cell(row, label):
        columns[place] = replace(label.box, x0=next(piece.box.x0 for piece in row if piece.cell == label.cell))
    left = row[place - 1] if place else None
    if label.colon and place + 1 == len(row) and left and not left.label and left.cell == label.cell:
        columns[place] = replace(label.box, x0=left.box.x0)
        columns[place - 1] = replace(left.box, x1=left.box.x0)
    return columns


def parts_under(columns: Sequence[Box], place: int, piece: Piece) -> Sequence[Part]:
    """The parts of a piece that stand in a column: mostly all or none; some where the columns' values are printed too
    close to be told apart."""
    column = columns[place]
    behind = min((box for box in columns if box.x0 > column.x0), key=lambda box: box.x0, default=None)
    shared = column.shared_width(piece.box)
    if shared <= 0 and (piece.box.x0 < column.x0 - piece.size or (behind and piece.box.x1 > behind.x0)):
        return ()
    rivals = [box for at, box in enumerate(columns) if at != place and box.shared_width(piece.box) > 0]
    if shared > 0:
        if not rivals or begins_at(column, piece):
            return piece.parts
        if not any(begins_at(rival, piece) or rival.shared_width(piece.box) > shared for rival in rivals):
            return piece.parts
        return [part for part in piece.parts if _nearest(columns, part.box) == place]
    if rivals:
        return ()
    if behind:
        return piece.parts
    indented = piece.box.x0 <= column.x1 + piece.size
    return piece.parts if indented or piece.box.x1 <= column.x1 + 6 * piece.size else ()


def begins_at(column: Box, piece: Piece) -> bool:
    return abs(column.x0 - piece.box.x0) < piece.size


def _nearest(columns: Sequence[Box], box: Box) -> int:
    return max(range(len(columns)), key=lambda at: min(columns[at].shared_width(box), 0.0))


def shares_cell(row: Sequence[Piece], label: Piece) -> bool:
    """Whether a heading names two things ("Account / Statement Date"), of which the second may stand a line lower."""
    return label.place > 0 and row[label.place - 1].cell == label.cell and not label.colon
