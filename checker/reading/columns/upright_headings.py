"""Headings that stand on end above narrow columns, laid down as one line of headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from checker.model import Box, Page, Word
from checker.reading.ink.lines import TextLine, text_lines
from checker.reading.tokens.heading_words import role_of

_FEWEST_NAMES = 3
_NEXT_LINE = 1.5  # of the type's size
_OTHER_TYPE = 1.25
"""How many times larger or smaller than a name what is printed in another type is."""
_LONGEST_NAME = 6
"""How many words the name of a column has at most."""
_SAME_PLACE = 1.0
"""How many points two prints of one word stand apart that make it bold."""
_KNOWN = 0.6
"""The share of them that must name columns; a stamp or a note in the margin names none."""


def lines_of_page(page: Page) -> tuple[TextLine, ...]:
    """The lines of a page; names of columns that stand on end are one line, with those that lie beside them."""
    lines = text_lines(page)
    names = list(_names(_printed_once([word for word in page.words if not word.upright])))
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
    """Whether a name stands in the height of a known one, in type as large, as no watermark or marginal note is."""
    alike = known.size / _OTHER_TYPE < name.size < known.size * _OTHER_TYPE
    return name.box.shared_height(known.box) > 0 and alike


def _printed_once(words: Sequence[Word]) -> list[Word]:
    """The words less those printed over one of the few before them once more."""
    kept: list[Word] = []
    for word in words:
        if not any(_prints_over(before, word) for before in kept[-_LONGEST_NAME:]):
            kept.append(word)
    return kept


def _prints_over(before: Word, word: Word) -> bool:
    apart = max(abs(before.box.x0 - word.box.x0), abs(before.box.top - word.box.top))
    return before.text == word.text and apart < _SAME_PLACE


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
