"""One type size for words of one size: measured on a picture, a word without tall letters comes out small.

The gap that parts cells is told by the type size, and the gaps seen on a picture are from ink to ink: in type of one
width for all letters a blank beside a narrow letter looks as wide as a gap. Such a page is known by its widths.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from msgspec.structs import replace

from checker.model import Word

_ALIKE = (0.65, 1.45)
"""Measured sizes within these parts of the usual one are taken for it."""
_FEWEST = 12
_LONG = 4
_INK = 0.25
"""The part of a letter's width that its ink leaves free, in type of one width."""
_SAME_WIDTH = 0.09
_MOST = 0.57
_SIZE_TO_WIDTH = 2.0
"""A type size, in widths of a letter, that lets a blank beside a narrow letter be a blank and two blanks a gap."""


def with_even_sizes(words: Sequence[Word]) -> list[Word]:
    """The words, those of nearly the usual size with that size and the usual height."""
    if len(words) < _FEWEST:
        return list(words)
    usual = median(word.size for word in words)
    width = _letter_width(words)
    size = width * _SIZE_TO_WIDTH if width else usual
    low, high = (usual * part for part in _ALIKE)
    height = median(word.box.height for word in words)
    return [_even(word, size, height) if low <= word.size <= high else word for word in words]


def _even(word: Word, size: float, height: float) -> Word:
    """The word with that size, its box that high about the same middle; of one on end the box is as it is."""
    if not word.upright:
        return replace(word, size=size)
    middle = word.box.level
    return replace(word, size=size, box=replace(word.box, top=middle - height / 2, bottom=middle + height / 2))


def _letter_width(words: Sequence[Word]) -> float | None:
    """The width of a letter with the blank around it where all have the same, else None."""
    widths = [word.box.width / (len(word.text) - _INK) for word in words if re.fullmatch(rf"\w{{{_LONG},}}", word.text)]
    if len(widths) < _FEWEST:
        return None
    usual = median(widths)
    alike = sum(abs(width - usual) <= _SAME_WIDTH * usual for width in widths)
    return usual if alike >= _MOST * len(widths) else None
