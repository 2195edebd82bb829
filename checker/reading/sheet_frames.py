"""What a spreadsheet prints around its cells if told to: the letters of columns, the numbers of rows."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from msgspec.structs import replace

from checker.model import Page, Word
from checker.reading.ink.lines import text_lines

_FEWEST_ROWS = 5  # numbered rows of a sheet


def without_frame(page: Page) -> Page:
    """The page without the letters over its columns and the numbers that count all its rows, where it has both."""
    letters = next((line for line in text_lines(page) if _in_order([word.text for word in line.words])), None)
    if letters is None:
        return page
    below = [word for word in page.words if word.box.top > letters.box.bottom]
    left = min((word.box.x0 for word in below if not word.text.isdigit()), default=0.0)
    numbers = sorted((word for word in below if word.box.x1 <= left), key=lambda word: word.box.top)
    if len(numbers) < _FEWEST_ROWS or not _count_up(numbers):
        return page
    frame = {*map(id, letters.words), *map(id, numbers)}
    return replace(page, words=tuple(word for word in page.words if id(word) not in frame))


def _in_order(texts: Sequence[str]) -> bool:
    """Whether these are the letters of columns that stand side by side."""
    single = all(len(text) == 1 and text.isascii() and text.isupper() for text in texts)
    return single and all(ord(right) == ord(left) + 1 for left, right in itertools.pairwise(texts))


def _count_up(words: Sequence[Word]) -> bool:
    """Whether these number rows that follow one another, but for those of the heading that each page begins with."""
    numbers = [int(word.text) for word in words if word.text.isdecimal()]
    steps = [right - left for left, right in itertools.pairwise(numbers)]
    return len(numbers) == len(words) and min(steps) > 0 and sum(step > 1 for step in steps) <= 1
