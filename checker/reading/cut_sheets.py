"""A sheet too wide for its paper: the columns that a spreadsheet prints on pages of their own, put back in place.

What stands on a page farther across is level with the rows that it was cut from, and is no whole row by itself: of day
and code it has at most the one that they lack. The pages go down the sheet first and then across it, or the other way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from checker.model import Box, Page, PageSource
from checker.reading.columns.upright_headings import lines_of_page
from checker.reading.tokens.tokenizing import tokenize
from checker.reading.tokens.tokens import Line, Look

_LEVEL = 0.35
"""How far cells of a row stand off each other's level at most, in heights of its print: some are set in the middle."""
_FEWEST_ROWS = 2
_MOST_PAGES = 40
"""No sheet is wider and longer than this; each of its pages is held against the others."""
_ROWS_LEVEL = 0.8
"""The share of the rows of the page, from the first that goes on across, that do, and of the lines across that go on
one: a row may have no amount, or no code."""
_IN_A_ROW = frozenset({Look.DATE, Look.CODE})
_WORD = re.compile(r"[^\W\d]{4}")
"""A word, as no letters behind a code are."""
_WHOLE = (re.compile(r"\d+[/-]\w+[/-]\d+"), re.compile(r"[A-Z]?\d{4,5}"), re.compile(r".*\d\.\d\d\b"))
"""How a day, a code and an amount look, to tell a page of whole rows at a glance."""


def rejoined(pages: Sequence[Page]) -> list[Page]:
    """The pages; those of a cut sheet with all its columns, and nothing on those farther across."""
    sheets = list(pages)
    if not 1 < len(pages) <= _MOST_PAGES:
        return sheets
    lines = {at: _lines_of(page) for at, page in enumerate(pages) if _may_be_cut(page)}
    across = dict.fromkeys(lines, 1)
    last = -1
    for at, page in enumerate(pages):
        before = [one for one in across if one < at] if at in lines else []
        in_turn = [one for one in before if one > last] + [one for one in before if one <= last]
        cut = next((one for one in in_turn if _goes_on(lines[one], lines[at])), None)
        if cut is not None and (page.width, page.height) == (pages[cut].width, pages[cut].height):
            sheets[cut] = _joined(sheets[cut], page, across[cut] * page.width)
            sheets[at] = replace(page, words=(), rules=())
            across[cut] += 1
            del across[at]
            last = cut
    return sheets


def _lines_of(page: Page) -> list[Line]:
    return [tokenize(line) for line in lines_of_page(page)]


def _may_be_cut(page: Page) -> bool:
    """Whether no row plainly has its day, its code and its amount, as those of nearly all papers have."""
    if page.source is PageSource.OCR:
        return False
    day, code, amount = ({round(one.box.level) for one in page.words if look.match(one.text)} for look in _WHOLE)
    return day.isdisjoint(code & amount)


def _goes_on(ours: Sequence[Line], theirs: Sequence[Line]) -> bool:
    """Whether the lines of one page hold more columns of the rows of another's."""
    rows = [line for line in ours if len(line.tokens) > 1 and any(token.look in _IN_A_ROW for token in line.tokens)]
    pairs = [(row, more) for row in rows for more in theirs if _is_level(row.box, more.box) and _adds(row, more)]
    if len(pairs) < _FEWEST_ROWS:
        return False
    (first, top), (_, bottom) = pairs[0], pairs[-1]
    level = [row for row in rows if row.box.level >= first.box.level]
    between = [line for line in theirs if top.box.level <= line.box.level <= bottom.box.level]
    return (
        len(pairs) >= _ROWS_LEVEL * len(level)
        and sum(any(_is_level(row.box, line.box) for row in ours) for line in between) >= _ROWS_LEVEL * len(between)
        and all(_is_one(*both) for both in pairs)
    )


def _is_level(row: Box, more: Box) -> bool:
    return abs(row.level - more.level) <= _LEVEL * row.height


def _adds(row: Line, more: Line) -> bool:
    """Whether a line has what a row lacks: its amounts, or its words before those come."""
    return bool(more.having(Look.MONEY)) or not (_is_worded(row) or row.having(Look.MONEY))


def _is_worded(line: Line) -> bool:
    return any(_WORD.search(token.text) for token in line.having(Look.TEXT))


def _is_one(row: Line, more: Line) -> bool:
    """Whether two lines are one row: neither says again what the other says, and only figures follow figures."""
    looks, others = ({token.look for token in line.tokens} for line in (row, more))
    says_again = (_is_worded(row) and _is_worded(more)) or not _IN_A_ROW.isdisjoint(looks & others)
    return not says_again and not (Look.MONEY in looks and Look.TEXT in others)


def _joined(sheet: Page, page: Page, by: float) -> Page:
    """A sheet with the words of a page that lies farther across, `by` points to the right."""
    words = [replace(word, box=_moved_beside(word.box, sheet, by)) for word in page.words]
    rules = [_moved_beside(rule, sheet, by) for rule in page.rules]
    return replace(sheet, words=(*sheet.words, *words), rules=(*sheet.rules, *rules), width=by + page.width)


def _moved_beside(box: Box, page: Page, by: float) -> Box:
    return replace(box, page=page.number, x0=box.x0 + by, x1=box.x1 + by)
