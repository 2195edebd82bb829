"""The words of a heading line, cell by cell, cut into phrases where names that are known end."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from checker.model import Box, Word
from checker.reading.tokens.heading_words import FIGURE_ROLES, is_known, known_words, role_of
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import Line
from checker.remembered import remembered

_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}[).]?|[A-K]\.")
_NAME, _SUM, _UNKNOWN_WORD, _WIDE_GAP = 1, 3, 10, 2
"""What it costs to cut off a column's name, that of a sum, which may hold others, and words of neither, each; and what
to leave a gap within a name that is wider than the least by this part of the height of type."""
_WIDER, _TOUCHING = 0.25, 0.1  # of the height of the type
_FEWEST_NUMBERS = 3
_SHORTEST_WORD = 3
_LONGEST_NAME = 16
"""Words and marks of one name; the longest known has seven words, or a payer's five in place of one."""


class Phrase(Struct, frozen=True):
    """Words side by side that may be one name."""

    words: tuple[tuple[str, Box], ...]
    text: str
    box: Box


def phrase_of(words: Sequence[tuple[str, Box]]) -> Phrase:
    return Phrase(tuple(words), " ".join(word for word, _ in words), Box.around(box for _, box in words))


def role_of_name(text: str) -> Role | None:
    """The role of the column that a phrase names, or of the sum."""
    return role_of(text) or FIGURE_ROLES.get(figure_kind(text))


@remembered
def cells_of(line: Line) -> tuple[Phrase, ...]:
    """The line's words, cell by cell."""
    cells: list[list[tuple[str, Box]]] = []
    at = 0
    numbers = column_numbers(line.source.words)
    for word in line.source.words:
        if at == 0 or line.text[at - 1 : at] == "\t" or word in numbers:
            cells.append([])
        if word not in numbers:
            cells[-1].extend(_names_that_touch(word))
        at += len(word.text) + 1
    return tuple([phrase_of(cell) for cell in cells if cell])


def _names_that_touch(word: Word) -> Iterator[tuple[str, Box]]:
    """The word, or the two that it is where no blank is left between two cells: "SERVICEAMOUNT"."""
    text = word.text.lower()
    ends = range(_SHORTEST_WORD, len(text) - _SHORTEST_WORD + 1) if text.isalpha() and not is_known(text) else ()
    end = next((at for at in ends if {text[:at], text[at:]} <= known_words()), len(text))
    yield word.text[:end], word.box_of(0, end)
    if end < len(text):
        yield word.text[end:], word.box_of(end, len(text))


def column_numbers(words: Sequence[Word]) -> Collection[Word]:
    """The numbers or letters by which a form counts its columns ("42 REV. CD. | 43 DESCRIPTION", "B. POS | D. CPT"), if
    there are some in order."""
    found = [word for word in words if _COLUMN_NUMBER.fullmatch(word.text)]
    marks = (word.text.strip("().") for word in found)
    counted = [int(mark) if mark.isdigit() else ord(mark) for mark in marks]
    in_order = all(one <= other for one, other in itertools.pairwise(counted))
    return found if len(found) >= _FEWEST_NUMBERS and in_order else ()


def cut(cell: Phrase) -> list[Phrase]:
    """A cell into known phrases, with as few words left over and as few phrases as can be, the longer ones first."""
    words = cell.words
    gaps = [right.x0 - left.x1 for (_, left), (_, right) in itertools.pairwise(words)]
    blank = blank_within(gaps, cell.box)
    best: list[tuple[int, list[tuple[int, int]]]] = [(0, [])]
    for end in range(1, len(words) + 1):
        ways = []
        for start in range(end):
            phrase = " ".join(word for word, _ in words[start:end]) if end - start <= _LONGEST_NAME else ""
            cost = _NAME if role_of(phrase) else _SUM if role_of_name(phrase) else _UNKNOWN_WORD * (end - start)
            cost += _WIDE_GAP * sum(gap > blank for gap in gaps[start : end - 1])
            ways.append((best[start][0] + cost, [*best[start][1], (start, end)]))
        best.append(min(reversed(ways), key=lambda way: (way[0], len(way[1]))))
    return [phrase_of(words[start:end]) for start, end in best[-1][1]]


def blank_within(gaps: Sequence[float], box: Box) -> float:
    """The widest gap between words of one name where these are the gaps of all, in points."""
    return min((gap for gap in gaps if gap > _TOUCHING * box.height), default=0.0) + _WIDER * box.height
