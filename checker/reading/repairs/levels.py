"""Lines of a page that did not lie flat: where two lines would be taken for one, each is followed from word to word.

The words of a followed line get its middle height, so that whoever reads the page after this sees it level.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from msgspec.structs import replace

from checker.model import Page, Word
from checker.reading.ink.lines import TextLine, text_lines

_APART = 0.5
"""How far the middle of the next word of a line may lie above or below that of the last, in parts of its height."""
_OVER = 0.3
"""The part of a word that may lie over its neighbour's place on the same line."""


def levelled(page: Page) -> Page:
    """The page with its lines level; as it is where no line holds two words in one place."""
    upright = [word for word in page.words if word.upright]
    if not any(_doubled(line) for line in text_lines(page)):
        return page
    words = [word for line in _followed(upright) for word in _level(line)]
    return replace(page, words=(*words, *(word for word in page.words if not word.upright)))


def _doubled(line: TextLine) -> bool:
    return any(_reaches_over(left, right) for left, right in pairwise(line.words))


def _reaches_over(left: Word, right: Word) -> bool:
    return left.box.x1 - right.box.x0 > _OVER * min(left.box.width, right.box.width)


def _followed(words: Sequence[Word]) -> list[list[Word]]:
    """Each word on the line whose last word stands left of it and is nearest in height."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.box.x0):
        open_ends = [line for line in lines if not _reaches_over(line[-1], word)]
        near = min(open_ends, key=lambda line: abs(line[-1].box.level - word.box.level), default=None)
        if near and abs(near[-1].box.level - word.box.level) < _APART * min(near[-1].box.height, word.box.height):
            near.append(word)
        else:
            lines.append([word])
    return lines


def _level(line: Sequence[Word]) -> list[Word]:
    height = median(word.box.level for word in line)
    return [
        replace(word, box=replace(word.box, top=height - word.box.height / 2, bottom=height + word.box.height / 2))
        for word in line
    ]
