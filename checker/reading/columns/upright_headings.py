"""Headings that stand on end above narrow columns, laid down as one line of headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.model import Box, Page, Word
from checker.reading.ink.lines import TextLine, text_lines
from checker.reading.tokens.heading_words import role_of

_FEWEST_NAMES = 3
_NEXT_LINE = 1.5
_LARGER = 2.0
_KNOWN = 0.6
"""The share of them that must name columns; a stamp or a note in the margin names none."""


def lines_of_page(page: Page) -> tuple[TextLine, ...]:
    """The lines of a page; names of columns that stand on end are one line, with those that lie beside them."""
    lines = text_lines(page)
    names = list(_names([word for word in page.words if not word.upright]))
    known = [name for name in names if role_of(name.text)]
    heading = [name for name in names if known and _beside(name, known[0])]
    if len(known) < _FEWEST_NAMES or len(known) < _KNOWN * len(names):
        return lines
    band = Box.around(name.box for name in heading)
    beside = [line for line in lines if band.top <= line.box.top and line.box.bottom <= band.bottom]
    lying = beside if len(beside) == 1 else []
    size = min(name.size for name in heading)
    words = [_laid_down(word, band, size) for word in (*heading, *(word for line in lying for word in line.words))]
    whole = TextLine.of(sorted(words, key=lambda word: word.box.x0))
    rest = [line for line in lines if line not in lying]
    at = next((at for at, line in enumerate(rest) if line.box.top > whole.box.top), len(rest))
    return (*rest[:at], whole, *rest[at:])


def _beside(name: Word, known: Word) -> bool:
    """Whether a name stands in the height of a known one, and is no letter of a watermark across the page."""
    return name.box.shared_height(known.box) > 0 and name.size < _LARGER * known.size


def _names(words: Sequence[Word]) -> Iterator[Word]:
    """Words on end that follow one another, as one word each: they share their place from left to right."""
    name: list[Word] = []
    for word in words:
        if name and not _follows(name[-1], word):
            yield _joined(name)
            name = []
        name.append(word)
    if name:
        yield _joined(name)


def _follows(before: Word, word: Word) -> bool:
    """Whether a word in the same type stands on from another, up or down, or in the next line of the same name."""
    near = max(word.box.top - before.box.bottom, before.box.top - word.box.bottom) < before.size
    return near and before.size == word.size and abs(word.box.x0 - before.box.x0) < _NEXT_LINE * before.size


def _joined(words: Sequence[Word]) -> Word:
    return replace(words[0], text=" ".join(word.text for word in words), box=Box.around(word.box for word in words))


def _laid_down(word: Word, band: Box, size: float) -> Word:
    return replace(word, upright=True, box=replace(word.box, top=band.bottom - size, bottom=band.bottom))
