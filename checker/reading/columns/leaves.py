"""Two pages printed side by side on one sheet of paper, as print dialogues offer to save paper."""

from __future__ import annotations

from dataclasses import replace

from checker.model import Page
from checker.reading.columns.headings import TableKind, find_headings
from checker.reading.columns.upright_headings import lines_of_page
from checker.reading.ink.lines import TextLine
from checker.reading.tokens.tokenizing import tokenize


def lines_by_leaf(page: Page) -> list[TextLine]:
    """The lines of a page; of a sheet that holds two pages those of the left one first.

    Both have the same headings, and no word stands across the middle.
    """
    lines = list(lines_of_page(page))
    middle = page.width / 2
    if page.width < page.height or any(word.box.x0 < middle < word.box.x1 for word in page.words):
        return lines
    halves = [
        list(lines_of_page(replace(page, words=tuple(word for word in page.words if (word.box.x0 < middle) is left))))
        for left in (True, False)
    ]
    roles = _headed(halves[0])
    return [line for half in halves for line in half] if roles and roles == _headed(halves[1]) else lines


def _headed(lines: list[TextLine]) -> tuple[str, ...]:
    """What the columns of the first table are called; nothing where there is none."""
    blocks = find_headings([tokenize(line) for line in lines])
    return next((block.roles for block in blocks if block.kind is TableKind.ITEMS), ())
