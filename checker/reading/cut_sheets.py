"""A sheet too wide for its paper: the columns that a spreadsheet prints on pages of their own, put back in place.

The pages go down the sheet first and then across it. What stands on a page farther across is level with what stands on
the page it was cut from, and says nothing by itself: figures, without a day or a code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.model import Box, Page, PageSource, Word
from checker.reading.columns.upright_headings import lines_of_page
from checker.reading.tokens.tokenizing import tokenize
from checker.reading.tokens.tokens import Line, Look

_LEVEL = 1.0
"""How many points the words of one row stand off each other's level at most, on whatever page."""
_MOST_ACROSS = 3
_FEWEST_ROWS = 2
_IN_A_ROW = frozenset({Look.DATE, Look.CODE})


def rejoined(pages: Sequence[Page]) -> list[Page]:
    """The pages; those of a cut sheet with all its columns, and nothing on those farther across."""
    for across in range(2, _MOST_ACROSS + 1):
        down, left_over = divmod(len(pages), across)
        strips = [pages[at::down] for at in range(down)] if not left_over else []
        if strips and all(_is_one(strip) for strip in strips):
            blank = [replace(page, words=(), rules=()) for page in pages[down:]]
            return [*map(_joined, strips), *blank]
    return list(pages)


def _is_one(strip: Sequence[Page]) -> bool:
    first, *others = strip
    return all(_goes_on(first, other) for other in others)


def _goes_on(page: Page, other: Page) -> bool:
    """Whether a page holds more columns of the rows of another."""
    if PageSource.OCR in (page.source, other.source) or (page.width, page.height) != (other.width, other.height):
        return False
    levels = {round(word.box.level) for word in page.words}
    beside = [word for word in other.words if any(round(word.box.level) + by in levels for by in (-1, 0, 1))]
    if not other.words or len(beside) < len(other.words):
        return False
    lines = [tokenize(line) for line in lines_of_page(other)]
    figures = [line for line in lines if line.having(Look.MONEY)]
    if len(figures) < _FEWEST_ROWS or any(token.look in _IN_A_ROW for line in lines for token in line.tokens):
        return False
    rows = [tokenize(line) for line in lines_of_page(page)]
    return sum(any(_is_row(row, line) for row in rows) for line in figures) >= _FEWEST_ROWS


def _is_row(row: Line, figures: Line) -> bool:
    level = abs(row.box.level - figures.box.level) <= _LEVEL
    return level and any(token.look in _IN_A_ROW for token in row.tokens)


def _joined(strip: Sequence[Page]) -> Page:
    """The first page of a strip with the words of the others to its right."""
    first = strip[0]
    words = [_moved(word, first, at * first.width) for at, page in enumerate(strip) for word in page.words]
    rules = [_beside(rule, first, at * first.width) for at, page in enumerate(strip) for rule in page.rules]
    return replace(first, words=tuple(words), rules=tuple(rules), width=len(strip) * first.width)


def _moved(word: Word, page: Page, by: float) -> Word:
    return replace(word, box=_beside(word.box, page, by))


def _beside(box: Box, page: Page, by: float) -> Box:
    return replace(box, page=page.number, x0=box.x0 + by, x1=box.x1 + by)
