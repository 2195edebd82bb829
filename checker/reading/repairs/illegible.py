"""Rows of a picture whose amount could not be made out: its ink stands below or above the amounts, beside what else the
row says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec.structs import replace

from checker.model import Box, Figure, FigureKind, LineItem, Page, PageSource, UnreadRow, Word
from checker.reading.tokens.values import parse_money

_ROWS_AWAY = 1.5
"""How far above the first row or below the last one may stand, in the usual distance of rows."""
_LONE = 2.0
"""That distance where only one row was read, in its heights."""
_SAME_LEVEL = 0.5
"""How far apart the middles of what stands in one row may lie, in the height of a row."""
NO_SUMS = frozenset((FigureKind.UNLABELLED, FigureKind.OTHER))
"""Figures that may be all that was read of a row."""
_AS_HIGH = 0.7
"""How high ink of figures is at least, in the height of a row."""
_AN_AMOUNT = (0.4, 1.6)
"""How wide the ink of an amount is, in parts of the usual width of those that were read."""


def illegible_rows(
    items: Sequence[LineItem], figures: Sequence[Figure], told: Sequence[Box], pages: Sequence[Page]
) -> list[UnreadRow]:
    """The rows among these line items whose amount is such ink, or a figure that is no known sum; there is
    none where an item of one line stands, or a sum, or of what else was `told`. Of an item of several lines one may be
    a row of its own.
    """
    found: list[UnreadRow] = []
    for page in (page for page in pages if page.source is PageSource.OCR):
        rows = [[box for box in item.boxes if box.page == page.number] for item in items]
        rows = [boxes for boxes in rows if boxes]
        here = [figure for figure in figures if figure.box.page == page.number]
        lone = [figure.box for figure in here if figure.kind in NO_SUMS]
        if rows and (lone or page.illegible or page.traces):
            sums = [figure.box for figure in here if figure.kind not in NO_SUMS]
            known = [*sums, *(box for box in told if box.page == page.number)]
            found.extend(
                _illegible(replace(page, illegible=(*page.illegible, *lone)), rows, list(_amounts(page, items)), known)
            )
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
    ink = (*page.illegible, *(box for box in page.traces if box.height >= _AS_HIGH * height))
    for boxes in levels_of([box for box in ink if _about(box, whole, reach)], near):
        around = Box.around(boxes)
        taken = any(box.shared_height(around) > near for box in alone) or _is_close(around, told, reach / 2)
        if not taken and amounts and not _is_close(around, amounts, near):
            yield from _row_of_amount(boxes, amounts, words, near, whole.top < around.level < whole.bottom)


def _row_of_amount(
    boxes: Sequence[Box], amounts: Sequence[Box], words: Sequence[Word], near: float, within: bool
) -> Iterator[UnreadRow]:
    """The row whose amount these are: ink as wide as one in their column, with words beside it. Above the first row and
    below the last, not `within` the rows, these hold a figure, as headings and the words of a sum do not.
    """
    usual, ink = median(box.width for box in amounts), Box.around(boxes)
    inked = [box for box in boxes if _AN_AMOUNT[0] * usual <= box.width <= _AN_AMOUNT[1] * usual]
    beside = sorted((word for word in words if _is_close(ink, [word.box], near)), key=lambda word: word.box.x0)
    text = " ".join(word.text for word in beside)
    if re.search(r"\w" if within else r"\d", text) and any(
        box.x0 < amount.middle < box.x1 for box in inked for amount in amounts
    ):
        yield UnreadRow(ink.page, text, "amount", Box.around([ink, *(word.box for word in beside)]))


def _is_close(ink: Box, others: Sequence[Box], reach: float) -> bool:
    return any(abs(box.level - ink.level) < reach for box in others)


def _about(box: Box, whole: Box, reach: float) -> bool:
    return whole.top - reach < box.level < whole.bottom + reach and whole.x0 < box.middle < whole.x1


def levels_of(boxes: Sequence[Box], near: float) -> Iterator[list[Box]]:
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
