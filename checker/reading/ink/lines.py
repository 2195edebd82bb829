"""Words of a page into lines of text, as the eye sees them: top to bottom, left to right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from checker.model import Box, Page, Word

_LEVEL, _DESCENT = 0.4, 0.21  # of the type's size
_SMALL, _RAISED = 0.9, 0.1  # of the larger type's size
_NOTE_MARK = re.compile(r"\(?[\da-d*†‡§,]{1,3}\)?")
_MAY_HAVE_NOTE = re.compile(r"\.\d\d\W*$|[A-Za-z]\W*$|^[A-Z]?\d{4,5}$")
_STROKES = ("|", "│", "¦")
_FEWEST_DRAWN = 3  # strokes of a drawn frame
_OTHER_TYPE = 1.6  # times as high
_BESIDE = 3  # rows, as print may overlap the two before


class TextLine(Struct, frozen=True, eq=False):
    """Words that stand on one line, left to right; equal only to itself."""

    words: tuple[Word, ...]
    box: Box

    @staticmethod
    def of(words: Sequence[Word]) -> TextLine:
        """The line of these words, which lie on one page."""
        return TextLine(tuple(words), Box.around([word.box for word in words]))

    @property
    def page(self) -> int:
        return self.box.page

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def text_lines(page: Page) -> tuple[TextLine, ...]:
    """The upright words of the page as lines; words that overlap by half a height share a line."""
    rows: list[list[Word]] = []
    for word in sorted((w for w in page.words if w.upright), key=lambda w: (w.box.top + w.box.bottom, w.box.x0)):
        for row in reversed(rows[-_BESIDE:]):
            if _shares_line(row, word):
                row.append(word)
                break
        else:
            rows.append([word])
    return tuple(_line(row) for row in rows)


def _shares_line(row: Sequence[Word], word: Word) -> bool:
    """Whether a word stands on the line of a row; type of another size does only on the same baseline.

    A large heading beside a table would otherwise tie several of its rows together.
    """
    last = row[-1]
    box, other = last.box, word.box
    if other.bottom <= box.top or box.bottom <= other.top:
        return False
    overlap = box.shared_height(other)
    low, high = sorted((box.bottom - box.top, other.bottom - other.top))
    if overlap <= 0.5 * low:
        return False
    if abs(_baseline(last) - _baseline(word)) < _LEVEL * low:
        return True
    return (high < _OTHER_TYPE * low or overlap > 0.5 * high) and not any(_overprints(word, each) for each in row)


def _overprints(word: Word, other: Word) -> bool:
    """Whether a word is printed into one of another line, as the last line of a cell too low for its words is."""
    apart = abs(_baseline(word) - _baseline(other)) >= _LEVEL * min(word.size, other.size)
    return apart and word.box.shared_width(other.box) > _LEVEL * word.size


def _line(row: Sequence[Word]) -> TextLine:
    words = _without_note_marks(tuple(sorted(row, key=lambda w: w.box.x0)))
    framed = len(words) >= _FEWEST_DRAWN and words[0].text in _STROKES and words[-1].text in _STROKES
    if framed or sum(word.text in _STROKES for word in words) >= _FEWEST_DRAWN:
        # A row of a table or a box drawn in characters: its strokes part cells, as the gaps do that they leave.
        words = tuple(word for word in words if word.text not in _STROKES) or words
    return TextLine.of(words)


def _without_note_marks(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words less the small raised figures that point to a footnote; raised cents stand behind whole dollars."""
    largest = max(word.size for word in words)
    if all(word.size > _SMALL * largest for word in words):
        return words
    kept = [words[0]]
    for word in words[1:]:
        before = kept[-1]
        raised = word.size < _SMALL * before.size and before.box.bottom - word.box.bottom > _RAISED * before.size
        if not (raised and _NOTE_MARK.fullmatch(word.text) and _MAY_HAVE_NOTE.search(before.text)):
            kept.append(word)
    return tuple(kept)


def levels(words: Sequence[Word]) -> list[list[Word]]:
    """The words of a line of print by the height they stand at.

    Cells of a table whose texts are centred against one another overlap without standing on one line.
    """
    bottoms = [word.box.bottom for word in words]
    if max(bottoms) - min(bottoms) < _LEVEL * min(word.size for word in words):
        return [list(words)]
    found: list[list[Word]] = []
    for word in sorted(words, key=_baseline):
        if found and _baseline(word) - _baseline(found[-1][-1]) < _LEVEL * min(word.size, found[-1][-1].size):
            found[-1].append(word)
        else:
            found.append([word])
    return [sorted(level, key=lambda word: word.box.x0) for level in found]


def _baseline(word: Word) -> float:
    return word.box.bottom - _DESCENT * word.size
