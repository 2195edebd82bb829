"""Rows of a picture whose amount, or of which hardly anything, could be made out: smeared, crossed out, worn away along
a crease.

Their ink stands where rows stand: over as much of the page, and too little beside it can be read to be a row; or below
or above the amounts, beside what else the row says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from checker.model import Box, LineItem, Page, UnreadRow, Word
from checker.reading.tokens.values import parse_money

_ROWS_AWAY = 1.5
"""How far above the first row or below the last one may stand, in the usual distance of rows."""
_LONE = 2.0
"""That distance where only one row was read, in its heights."""
_SAME_LEVEL = 0.5
"""How far apart the middles of what stands in one row may lie, in the height of a row."""
_LONG, _FILLED = 0.5, 0.25
"""The parts of a row's length over which such ink reaches, and which it fills."""
_EDGE = 3.0
"""What comes within so many points of an edge of the page is a fold or a shadow."""
_FEWEST = 2
"""A row is in several pieces: a bar or a stroke of a pen is in one."""
_AN_AMOUNT = (0.4, 1.6)
"""How wide the ink of an amount is, in parts of the usual width of those that were read."""


def illegible_rows(items: Sequence[LineItem], told: Sequence[Box], pages: Sequence[Page]) -> list[UnreadRow]:
    """The rows among these line items that are told by such ink alone; there is none where an item of one line stands,
    or of what else was `told`: sums and unread rows. Of an item of several lines one may be a row of its own.
    """
    found: list[UnreadRow] = []
    for page in pages:
        rows = [[box for box in item.boxes if box.page == page.number] for item in items if page.illegible]
        rows = [boxes for boxes in rows if boxes]
        if rows:
            amounts = list(_amounts(page, items))
            found.extend(_illegible(page, rows, amounts, [box for box in told if box.page == page.number]))
    return found


def _amounts(page: Page, items: Sequence[LineItem]) -> Iterator[Box]:
    """Where the amounts of these line items stand on a page."""
    for item in items:
        for word in page.words:
            if any(box.page == page.number and _holds(box, word.box) for box in item.boxes):
                money = parse_money(word.text)
                if money is not None and abs(money) == abs(item.amount):
                    yield word.box


def _illegible(
    page: Page, rows: Sequence[Sequence[Box]], amounts: Sequence[Box], told: Sequence[Box]
) -> Iterator[UnreadRow]:
    lines, alone = [box for boxes in rows for box in boxes], [box for box, *more in rows if not more]
    whole, height = Box.around(lines), median(box.height for box in lines)
    tops = sorted(boxes[0].top for boxes in rows)
    reach = _ROWS_AWAY * (median(below - above for above, below in pairwise(tops)) if rows[1:] else _LONE * height)
    near = _SAME_LEVEL * height
    words = [word for word in page.words if _about(word.box, whole, reach)]
    inner = [box for box in page.illegible if box.x0 > _EDGE and box.x1 < page.width - _EDGE]
    for boxes in _levels([box for box in inner if _about(box, whole, reach)], near):
        garbled = [word for word in words if any(_holds(box, word.box) for box in boxes)]
        legible = [word.box for word in words if word not in garbled]
        ink = _Ink(boxes, garbled, Box.around(boxes))
        if any(box.shared_height(ink.around) > near for box in (*alone, *told)):
            continue
        if ink.is_like_a_row(whole) and ink.stands_among_rows(whole, near, legible):
            yield ink.row
        elif not ink.is_close_to(told, reach / 2):
            yield from ink.row_of_amount(amounts, whole, near, words)


@dataclass(frozen=True, slots=True)
class _Ink:
    """The ink at one height of a page, the words that were made of it, and the box around it."""

    boxes: Sequence[Box]
    garbled: Sequence[Word]
    around: Box

    @property
    def filled(self) -> float:
        return sum(box.width for box in self.boxes)

    @property
    def row(self) -> UnreadRow:
        text = " ".join(word.text for word in sorted(self.garbled, key=lambda word: word.box.x0))
        return UnreadRow(self.around.page, text or "…", "amount", self.around)

    def is_close_to(self, others: Sequence[Box], reach: float) -> bool:
        return any(abs(box.level - self.around.level) < reach for box in others)

    def row_of_amount(
        self, amounts: Sequence[Box], whole: Box, near: float, words: Sequence[Word]
    ) -> Iterator[UnreadRow]:
        """The row whose amount this is: ink as wide as one in their column, where none was read, with words beside it.
        Above the first row and below the last these hold a figure, as headings and the words of a sum do not.
        """
        if not amounts or self.is_close_to(amounts, near):
            return
        usual, level = median(box.width for box in amounts), self.around.level
        inked = [box for box in self.boxes if _AN_AMOUNT[0] * usual <= box.width <= _AN_AMOUNT[1] * usual]
        beside = sorted((word for word in words if abs(word.box.level - level) < near), key=lambda word: word.box.x0)
        text = " ".join(word.text for word in beside)
        says_enough = re.search(r"\w" if whole.top < level < whole.bottom else r"\d", text)
        if says_enough and any(box.x0 < amount.middle < box.x1 for box in inked for amount in amounts):
            around = Box.around([self.around, *(word.box for word in beside)])
            yield UnreadRow(around.page, text, "amount", around)

    def is_like_a_row(self, whole: Box) -> bool:
        """Whether it is in pieces along most of the rows' length, and no ruled line was read in it."""
        pieces = len(self.boxes) + len(self.garbled) >= _FEWEST
        long = self.around.width >= _LONG * whole.width and self.filled >= _FILLED * whole.width
        return pieces and long and (not self.garbled or any(re.search(r"\w", word.text) for word in self.garbled))

    def stands_among_rows(self, whole: Box, near: float, legible: Sequence[Box]) -> bool:
        """Whether no words part it from the rows, and few stand beside it."""
        level = self.around.level
        parted = any(level < box.level < whole.top or whole.bottom < box.level < level for box in legible)
        return not parted and sum(box.width for box in legible if abs(box.level - level) < near) < self.filled


def _about(box: Box, whole: Box, reach: float) -> bool:
    return whole.top - reach < box.level < whole.bottom + reach and whole.x0 < box.middle < whole.x1


def _levels(boxes: Sequence[Box], near: float) -> Iterator[list[Box]]:
    """The boxes of each height at which some stand."""
    level: list[Box] = []
    for box in sorted(boxes, key=lambda box: box.level):
        if level and box.level - level[-1].level > near:
            yield level
            level = []
        level.append(box)
    if level:
        yield level


def _holds(ink: Box, word: Box) -> bool:
    return ink.x0 <= word.middle <= ink.x1 and ink.top <= word.level <= ink.bottom
