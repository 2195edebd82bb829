"""Large print that lies across the text of a page: watermarks and stamps. It never joins the words it crosses."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from msgspec.structs import replace

from checker.model import Word

_TIMES_LARGER = 2.0  # than the usual type of the page


def set_apart(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, those of watermarks and stamps with `upright` False as slanted ones have.

    Such are words at least twice the usual size that lie on other words; with one, all of its line and size.
    """
    level = [word for word in words if word.upright]
    if len(level) < 3:
        return tuple(words)
    usual = statistics.median(word.size for word in level)
    large = [word for word in level if word.size >= _TIMES_LARGER * usual]
    if not large or len(large) == len(level):
        return tuple(words)
    small = [word for word in level if word.size < _TIMES_LARGER * usual]
    across = {_band(word) for word in large if any(_on(word, other) for other in small)}
    return tuple(replace(word, upright=False) if word.upright and _band(word) in across else word for word in words)


def _band(word: Word) -> tuple[float, float]:
    return (round(word.size, 1), round(word.box.bottom))


def _on(large: Word, small: Word) -> bool:
    """Whether the middle of the small word lies in the body of the large one, well inside its height."""
    box, other = large.box, small.box
    margin = 0.15 * box.height
    middle = other.level
    return box.x0 < other.middle < box.x1 and box.top + margin < middle < box.bottom - margin
