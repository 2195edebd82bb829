"""Single characters before amounts that can only be the dollar signs of a page.

Where a page sets $ apart before its amounts it does so before nearly all of them. One that was read as a figure then
stands as close before its amount as the others do before theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from checker.model import Page, Word
from checker.reading.ink.lines import text_lines

_AMOUNT = re.compile(r"-?\d{1,3}(?:,?\d{3})*\.\d{2}-?")
_MARK = re.compile(r"[$§S5839]")
_CLOSE = 0.6
"""The widest gap between a sign and its amount, in parts of the type size; a column of counts keeps more."""
_FEWEST = 4
_NEARLY_ALL = 0.6
_IN_DOUBT = 0.9


def with_dollar_marks(page: Page) -> Page:
    """The page with what stands where its dollar signs stand read as such."""
    amounts = sum(_AMOUNT.fullmatch(word.text) is not None for word in page.words)
    marks = list(_marks(page))
    signs = sum(word.text == "$" for word in marks)
    if not signs or signs == len(marks) or len(marks) < max(_FEWEST, _NEARLY_ALL * amounts):
        return page
    meant = {id(word) for word in marks if word.text != "$"}
    words = (replace(word, text="$", confidence=_IN_DOUBT) if id(word) in meant else word for word in page.words)
    return replace(page, words=tuple(words))


def _marks(page: Page) -> Iterator[Word]:
    for line in text_lines(page):
        for word, following in pairwise(line.words):
            close = following.box.x0 - word.box.x1 < _CLOSE * following.size
            if close and _MARK.fullmatch(word.text) and _AMOUNT.fullmatch(following.text):
                yield word
