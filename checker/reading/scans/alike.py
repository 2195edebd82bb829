"""What a page prints alike nearly everywhere tells what was read otherwise: its dollar signs, its days in two digits.

Where a page sets $ apart before its amounts it does so before nearly all of them. One that was read as a figure then
stands as close before its amount as the others do before theirs. Where it touches them all, the one amount without it
is in doubt: its first figure may be the sign, or the sign was not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from checker.model import Page, Word
from checker.reading.ink.lines import text_lines

_AMOUNT = re.compile(r"-?\d{1,3}(?:,?\d{3})*\.\d{2}-?")
_SIGNED = re.compile(rf"\$({_AMOUNT.pattern})")
_MARK = re.compile(r"[$§S5839]")
_DAY = re.compile(r"\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})")
_SHORT_DAY = re.compile(r"(?<!\d)\d(?!\d)")
_CLOSE = 0.6
"""The widest gap between a sign and its amount, in parts of the type size; a column of counts keeps more."""
_FEWEST = 4
_NEARLY_ALL, _ALL = 0.6, 0.85
"""The share of amounts with a sign apart, and of all others than one, from which on a page prints alike."""
_IN_DOUBT = 0.9  # a confidence


def as_elsewhere(page: Page) -> Page:
    """The page with what stands where its dollar signs stand read as such, and amounts and days in doubt that lack a
    sign or a figure."""
    words = _with_days_doubted(_with_amounts_doubted(_with_marks(page)))
    return replace(page, words=tuple(words))


def _with_marks(page: Page) -> list[Word]:
    """The words, what stands apart before an amount as the signs of the page do read as one."""
    amounts = sum(_AMOUNT.fullmatch(word.text) is not None for word in page.words)
    marks = list(_marks(page))
    signs = sum(word.text == "$" for word in marks)
    if not signs or signs == len(marks) or len(marks) < max(_FEWEST, _NEARLY_ALL * amounts):
        return list(page.words)
    meant = {id(word) for word in marks if word.text != "$"}
    return [replace(word, text="$", confidence=_IN_DOUBT) if id(word) in meant else word for word in page.words]


def _marks(page: Page) -> Iterator[Word]:
    for line in text_lines(page):
        for word, following in pairwise(line.words):
            close = following.box.x0 - word.box.x1 < _CLOSE * following.size
            if close and _MARK.fullmatch(word.text) and _AMOUNT.fullmatch(following.text):
                yield word


def _with_amounts_doubted(words: Sequence[Word]) -> list[Word]:
    """The words, an amount without $ in doubt that begins with what may be one, where all others begin with theirs."""
    signed = sum(_SIGNED.fullmatch(word.text) is not None for word in words)
    bare = [word for word in words if _AMOUNT.fullmatch(word.text)]
    if signed < max(_FEWEST, _ALL * (signed + len(bare) - 1)):
        return list(words)
    doubted = {id(word) for word in bare if _MARK.match(word.text) and _AMOUNT.fullmatch(word.text[1:])}
    return [_doubted(word) if id(word) in doubted else word for word in words]


def _doubted(word: Word) -> Word:
    return replace(word, confidence=min(word.confidence, _IN_DOUBT))


def _with_days_doubted(words: Sequence[Word]) -> list[Word]:
    """The words, days and months of one figure in doubt where all others of the page have two, and some a nought."""
    days = [word for word in words if _DAY.fullmatch(word.text)]
    short = {id(word) for word in days if _SHORT_DAY.search(word.text)}
    padded = sum(word.text.startswith("0") for word in days if id(word) not in short)
    if not short or not padded or len(days) - len(short) < max(_FEWEST, _ALL * (len(days) - 1)):
        return list(words)
    return [_doubted(word) if id(word) in short else word for word in words]
