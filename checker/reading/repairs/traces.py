"""Rows of a picture of which no more than traces are left: faded, struck or blotted out, creased.

Traces are much that never was print. They are those of a row where they lie as far from the lines of print above and
below as lines of that table lie apart, over most of its length, and no word was read among them, but figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Box, Figure, LineItem, Page, UnreadRow, Word
from checker.reading.repairs.illegible import NO_SUMS, levels_of
from checker.reading.tokens.values import parse_money

_FEWEST = 2
"""How many lines of rows tell how far apart lines lie."""
_ONE_LINE = 0.7
"""How far apart the levels of what stands on one line lie at most, in heights of a row."""
_LONG, _FILLED = 0.5, 0.1
"""The parts of a row's length over which its traces reach, and which they cover."""
_ABOUT = 0.25
"""How far off the distance of two lines may be, in parts of it."""
_EDGE = 3.0
"""What comes within so many points of an edge of the page is a fold or a shadow."""
_FAR = 10_000.0
_FEWEST_PIECES = 3
_AS_HIGH = 0.7
"""Above the first row and below the last a row is in so many pieces, or as high as this part of one: a stroke or a bar
is not."""
_HIGH = 2.5
_RULED = re.compile(r"[^\w\s]{3,}")
_LEGIBLE, _SURE = 0.8, 0.95
"""How sure the engine is of a word that it made out, and of one among ink of which it makes hardly anything."""


def traced_rows(
    items: Sequence[LineItem], figures: Sequence[Figure], told: Sequence[Box], pages: Sequence[Page]
) -> Iterator[UnreadRow]:
    """The rows among these line items of which there are traces only, but for sums and what else was `told`."""
    told = [*told, *(figure.box for figure in figures if figure.kind not in NO_SUMS)]
    for page in pages:
        rows = [[box for box in item.boxes if box.page == page.number] for item in items]
        lines = [box for boxes in rows for box in boxes]
        if len(lines) >= _FEWEST and (page.traces or page.illegible):
            # Of an item of several lines one may be a row of its own of which nothing was made.
            alone = [box for box, *more in filter(None, rows) if not more]
            yield from _Table.among(page, lines, alone, [box for box in told if box.page == page.number]).traced(page)


class _Table(Struct, frozen=True):
    """The place of a page's rows, the levels of all lines of print about them, and how far apart these lie; `told` are
    sums and unread rows.
    """

    rows: int
    whole: Box
    height: float
    levels: Sequence[float]
    distances: Sequence[float]
    told: Sequence[Box]

    @classmethod
    def among(cls, page: Page, rows: Sequence[Box], alone: Sequence[Box], told: Sequence[Box]) -> _Table:
        whole, height = Box.around(rows), median(box.height for box in rows)
        said = [word.box for word in page.words if _says_something(word, page) and whole.shared_width(word.box) > 0]
        levels = [
            sum(box.level for box in line) / len(line) for line in levels_of([*said, *alone, *told], _ONE_LINE * height)
        ]
        heading = [level for level in levels if level < whole.top][-1:]
        within = [*heading, *(level for level in levels if whole.top <= level <= whole.bottom)]
        usual = [below - above for above, below in pairwise(within)]
        most = (1 + _ABOUT) * median(usual) if usual else 0.0
        return cls(len(rows), whole, height, levels, [each for each in usual if each <= most], told)

    def traced(self, page: Page) -> Iterator[UnreadRow]:
        unclear = [word for word in page.words if not _says_something(word, page)]
        ink = [
            box for box in (*page.traces, *page.illegible, *(word.box for word in unclear)) if self._is_free(box, page)
        ]
        rows = [row for row in levels_of(ink, _ONE_LINE * self.height) if self._is_like_a_row(row)]
        lines = [*self.levels, *(Box.around(row).level for row in rows)]
        for row in rows:
            box = Box.around(row)
            top, bottom = (box.level + way * max(box.height, self.height) / 2 for way in (-1, 1))
            text = " ".join(
                word.text for word in unclear if top < word.box.level < bottom and self._is_free(word.box, page)
            )
            if self._is_placed_like_a_row(row, lines) and not _RULED.fullmatch(text):
                yield UnreadRow(page.number, text or "…", "amount", replace(box, top=top, bottom=bottom))

    def _is_placed_like_a_row(self, row: Sequence[Box], lines: Sequence[float]) -> bool:
        """Whether traces lie as far from the lines above and below as lines do; beyond the first row and the last from
        that one alone, where they are in pieces.
        """
        level, enough = Box.around(row).level, len(row) >= _FEWEST_PIECES
        above = self._fits(level - max((each for each in lines if each < level), default=0.0))
        below = self._fits(min((each for each in lines if each > level), default=_FAR) - level)
        parted = [each for each in self.levels if level < each < self.whole.top or self.whole.bottom < each < level]
        if parted[1:] or any(box.top < each < box.bottom for each in parted for box in self.told):
            return False
        if level < self.whole.top:
            return below and (above or enough)
        if level > self.whole.bottom:
            return above and (below or enough)
        return above and below

    def _is_free(self, ink: Box, page: Page) -> bool:
        """Whether ink lies in the rows' part of the page, and off every line that was read."""
        inside = self.whole.shared_width(ink) > 0 and ink.x0 > _EDGE and ink.x1 < page.width - _EDGE
        return inside and all(abs(level - ink.level) > _ONE_LINE * self.height for level in self.levels)

    def _is_like_a_row(self, row: Sequence[Box]) -> bool:
        """Whether traces on one level are as long as a row, and in its pieces or as high."""
        around = Box.around(row)
        long = around.width >= _LONG * self.whole.width
        full = sum(box.width for box in row) >= _FILLED * self.whole.width
        high = len(row) >= _FEWEST_PIECES or (self.rows >= _FEWEST_PIECES and around.height >= _AS_HIGH * self.height)
        return long and full and high and around.height < _HIGH * self.height

    def _fits(self, distance: float) -> bool:
        return any(abs(distance - usual) <= max(_ABOUT * usual, self.height / 2) for usual in self.distances)


def _says_something(word: Word, page: Page) -> bool:
    """Whether a word was made out, and is no figure."""
    within = any(box.shared_height(word.box) > 0 and box.x0 <= word.box.middle <= box.x1 for box in page.illegible)
    made_out = word.confidence >= (_SURE if within else _LEGIBLE)
    return made_out and parse_money(word.text) is None and re.search(r"\w\w", word.text) is not None
