"""What somebody wrote by hand beside a row of a picture: set apart, as stamps are, so that it is no part of the row.

It is larger than the print of its line, and stands behind a row that has its figure already ("paid $40", "ask Joan?").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from msgspec.structs import replace

from checker.model import Page, Word
from checker.reading.ink.lines import text_lines
from checker.reading.repairs.pieces import part_of
from checker.reading.tokens.modifier_words import of_equipment

_LARGER = 1.3
"""How much larger than the print of its line writing is at least."""
_FEWEST = 3  # words of the print before a note
_FIGURE = re.compile(r"\d\.\d\d\b")
_CODE = re.compile(r"0?[A-V]\w{4}")
_DAY_OR_CODE = re.compile(r"\b[A-V]\d{3}|\b\d{5}\b|\d[/.-]\d\d?[/.-]\d")
_LETTERS_FIRST = re.compile(r"[A-Z][A-Z0-9](?![A-Z0-9])")


def without_notes_beside(page: Page) -> Page:
    """The page with the words of such notes turned aside."""
    notes = {id(word): parts for line in text_lines(page) for word, parts in _note(line.words)}
    if not notes:
        return page
    return replace(page, words=tuple(part for word in page.words for part in notes.get(id(word), (word,))))


def _note(words: Sequence[Word]) -> Iterator[tuple[Word, tuple[Word, ...]]]:
    """The last words of a line that are larger than those of the row before them, each with what becomes of it."""
    start = next((at for at in range(_FEWEST, len(words)) if _begins_note(words, at)), len(words))
    for before, word in zip(words[start - 1 :], words[start:], strict=False):
        yield word, _begun_in_print(word) if _CODE.fullmatch(before.text) else (_aside(word),)


def _begins_note(words: Sequence[Word], at: int) -> bool:
    usual = median(word.size for word in words[:at])
    row = " ".join(word.text for word in words[:at])
    larger = all(word.size >= _LARGER * usual for word in words[at:])
    return larger and bool(_FIGURE.search(row) and _DAY_OR_CODE.search(row))


def _begun_in_print(word: Word) -> tuple[Word, ...]:
    """What touches the letters behind a code, parted from them: "RRpaid"."""
    if _LETTERS_FIRST.match(word.text) and of_equipment(word.text[:2]):
        return part_of(word, 0, 2), _aside(part_of(word, 2, len(word.text)))
    return (_aside(word),)


def _aside(word: Word) -> Word:
    return replace(word, upright=False)
