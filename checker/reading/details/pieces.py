"""Pieces: the labels and texts of which a statement's rows consist, and where they stand to one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from checker.model import Box, Page
from checker.reading.details.parts import Part, box_of, text_of
from checker.reading.details.wordings import Detail, Wording

_ROWS_AROUND = 3  # rows above and below


class Piece(Struct, frozen=True):
    """A label or a text. `row` is its row among the statement's, `place` its place there, `cell` the cell it is in.

    `colon` is set on a label with a colon or leader; `doubt` is what a label keeps for standing oddly (1.0 for all).
    """

    row: int
    place: int
    cell: int
    parts: tuple[Part, ...]
    text: str
    box: Box
    label: Wording | None = None
    colon: bool = False
    doubt: float = 1.0

    @property
    def size(self) -> float:
        return self.parts[0].word.size

    @property
    def role(self) -> Detail | None:
        """What it announces; None for a text."""
        return self.label.role if self.label else None

    @property
    def weight(self) -> float:
        """How surely the label means its role; 0.0 for a text."""
        return self.label.weight if self.label else 0.0

    @property
    def confidence(self) -> float:
        """How sure the engine was of its least sure word."""
        return min(part.word.confidence for part in self.parts)


def piece_of(parts: Sequence[Part], row: int, place: int, cell: int) -> Piece:
    """A text of these parts."""
    return Piece(row, place, cell, tuple(parts), text_of(parts), box_of(parts))


class Sheet(Struct, frozen=True):
    """All rows of a statement. One that heads charges has no labels; one that holds no words, or whose labels were all
    joined with the line below, is empty.

    `type_size` is the size of most of its type, in points.
    """

    rows: tuple[tuple[Piece, ...], ...]
    headings: frozenset[int]
    pages: Mapping[int, Page]
    type_size: float

    def pieces(self) -> Iterator[Piece]:
        """All pieces, in reading order."""
        for row in self.rows:
            yield from row

    def before(self, piece: Piece) -> Piece | None:
        """The piece to the left in the same row."""
        return self.rows[piece.row][piece.place - 1] if piece.place else None

    def after(self, piece: Piece) -> Piece | None:
        """The piece to the right in the same row."""
        row = self.rows[piece.row]
        return row[piece.place + 1] if piece.place + 1 < len(row) else None

    def label_before(self, piece: Piece) -> Piece | None:
        """The label directly to the left."""
        left = self.before(piece)
        return left if left and left.label else None

    def beside(self, label: Piece) -> list[Piece]:
        """The texts nearest to the right of a label, at its height: one, or the lines of one that is set around it."""
        found = [
            piece
            for row in self.rows[max(label.row - _ROWS_AROUND, 0) : label.row + _ROWS_AROUND + 1]
            for piece in row
            if piece.box.x0 >= label.box.x1 - 1 and label.box.stands_beside(piece.box)
        ]
        nearest = min(found, key=lambda piece: piece.box.x0, default=None)
        if nearest is None or nearest.label:
            return []
        column = [piece for piece in found if abs(piece.box.x0 - nearest.box.x0) < 2]
        own = [piece for piece in column if piece.row == label.row]
        return own or column
