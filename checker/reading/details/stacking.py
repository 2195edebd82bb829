"""Labels printed over several lines ("Statement" above "Date") made one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from checker.model import Box
from checker.reading.details.pieces import Piece
from checker.reading.details.shapes import read_value
from checker.reading.details.wordings import begins_wording, label_word, may_begin, wording_of

_MOST_WORDS, _MOST_LINES = 3, 3
_LEADING = 0.8  # of the type's size
_ROWS_BELOW = 4  # rows, as other cells may have lines between
_TITLE = 1.4  # of a label's size, a title that stands over it

Row = tuple[Piece, ...]


def stacked(rows: Sequence[Row], plain_rows: Collection[int]) -> tuple[Row, ...]:
    """The rows with each such label on its lower line; `plain_rows` hold no labels."""
    gone: set[tuple[int, int]] = set()
    made: dict[tuple[int, int], Piece] = {}
    for pieces in _stacks(rows, plain_rows):
        wording = wording_of(_words(pieces))
        if wording:
            gone.update((upper.row, upper.place) for upper in pieces[:-1])
            lower = pieces[-1]
            colon = lower.colon or lower.parts[-1].is_colon
            box = Box.around(piece.box for piece in pieces)
            made[lower.row, lower.place] = replace(lower, box=box, label=wording, colon=colon)
    if not made:
        return tuple(rows)
    return tuple(tuple(_renumbered(row, gone, made)) for row in rows)


def _words(pieces: Sequence[Piece]) -> list[str]:
    return [label_word(part.key) for piece in pieces for part in piece.parts if part.key]


def _stacks(rows: Sequence[Row], plain_rows: Collection[int]) -> Iterator[tuple[Piece, ...]]:
    """Two or three short pieces under one another, of which the upper begin a label and have no value beside them.

    A small letter at its head makes it a piece of a sentence.
    """
    for number, row in enumerate(rows):
        if number in plain_rows:
            continue
        for upper in row:
            is_short = len(upper.parts) <= _MOST_WORDS and not upper.text[0].islower()
            if not is_short or upper.colon or not may_begin(upper.parts[0].key):
                continue
            pieces: tuple[Piece, ...] = (upper,)
            while len(pieces) < _MOST_LINES and begins_wording(_words(pieces)) and not _has_value(row, upper):
                lower = _under(rows, pieces[-1])
                if lower is None or lower.row in plain_rows or len(lower.parts) > _MOST_WORDS:
                    break
                pieces = (*pieces, lower)
                yield pieces


def _under(rows: Sequence[Row], upper: Piece) -> Piece | None:
    """The nearest piece that hangs under another, within a line's gap."""
    for row in rows[upper.row + 1 : upper.row + 1 + _ROWS_BELOW]:
        for lower in row:
            gap = lower.box.top - upper.box.bottom
            near = -0.3 * upper.size < gap < _LEADING * upper.size and lower.box.page == upper.box.page
            if near and upper.size < _TITLE * lower.size and upper.box.shared_width(lower.box) > 0:
                return lower
    return None


def _has_value(row: Row, piece: Piece) -> bool:
    """Whether a label stands beside a value of its kind, and so needs no more words below."""
    after = row[piece.place + 1] if piece.place + 1 < len(row) else None
    if piece.role is None or after is None or after.label:
        return False
    return read_value(piece.role, after.parts, True) is not None


def _renumbered(row: Row, gone: Collection[tuple[int, int]], made: dict[tuple[int, int], Piece]) -> Iterator[Piece]:
    left = [made.get((piece.row, piece.place), piece) for piece in row if (piece.row, piece.place) not in gone]
    for place, piece in enumerate(left):
        yield piece if piece.place == place else replace(piece, place=place)
