"""Characters on a line into words: parted at the blanks that were read, and at the gaps that the ink shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from checker.reading.scans.decoding import Char
from checker.reading.scans.engine import SeenWord
from checker.reading.scans.strips import HEIGHT, Strip, gaps

_WIDE_GAP = 0.5
"""A gap between two characters that parts words though no blank was read, in parts of the line's height."""
_BROAD = 0.4
"""The part of such a gap that is more than a gap of letters."""
_VAGUE = 0.35
"""How far from its place a character may be told to stand, in parts of the line's height."""

Gap = tuple[float, float]


def words_of(chars: Sequence[Char], strip: Strip) -> tuple[SeenWord, ...]:
    """The words of a line; `strip` is its picture, of the line's whole length."""
    columns = len(strip.inked)
    wide = _WIDE_GAP * HEIGHT / columns
    ruled = [column / columns for column in strip.ruled]
    words: list[SeenWord] = []
    start = 0.0
    between = [gap for gap in gaps(strip.inked) if gap[0] > 0 and gap[1] < 1]
    for run, gap in _runs(chars, between, wide, ruled):
        words.append(_word(run, start, gap[0], strip.inked))
        start = gap[1]
    return tuple(word for word in words if word.text)


def _runs(
    chars: Sequence[Char], gaps: Sequence[Gap], wide: float, ruled: Sequence[float]
) -> Iterator[tuple[list[Char], Gap]]:
    """The characters of each word, with the gap after it, which is wide or `ruled`; the last one's begins at the end of
    the line.
    """
    run: list[Char] = []
    blank = False
    for char in chars:
        if char.text == " ":
            blank = bool(run)
            continue
        if run:
            last = run[-1].at
            if blank:
                yield run, _blank(gaps, last, char.at, wide) or ((last + char.at) / 2, (last + char.at) / 2)
                run = []
            else:
                # A character's place is only roughly known, and rather too late: in a gap it belongs to what is before.
                clear = _widest([gap for gap in gaps if gap[1] <= char.at], last, char.at)
                if clear is not None and (clear[1] - clear[0] > wide or any(clear[0] <= at < clear[1] for at in ruled)):
                    yield run, clear
                    run = []
        blank = False
        run.append(char)
    if run:
        yield run, (1.0, 1.0)


def _blank(gaps: Sequence[Gap], after: float, before: float, wide: float) -> Gap | None:
    """The gap of a blank that was read: the first that is no mere gap of letters, since a dash told too late has
    another behind it.
    """
    broad = [gap for gap in gaps if gap[1] > after and gap[0] < before and gap[1] - gap[0] > _BROAD * wide]
    return broad[0] if broad else _widest(gaps, after, before)


def _widest(gaps: Sequence[Gap], after: float, before: float) -> Gap | None:
    between = [gap for gap in gaps if gap[1] > after and gap[0] < before]
    return max(between, key=lambda gap: gap[1] - gap[0], default=None)


def _word(run: Sequence[Char], start: float, end: float, inked: NDArray[np.bool_]) -> SeenWord:
    """The word with its ends drawn in to its ink, but never clearly past its first and last character."""
    columns = len(inked)
    vague = _VAGUE * HEIGHT / columns
    first, last = int(start * columns), max(int(np.ceil(end * columns)), int(start * columns) + 1)
    dark = np.flatnonzero(inked[first:last])
    if len(dark):
        ink_start, ink_end = (first + int(dark[0])) / columns, (first + int(dark[-1]) + 1) / columns
        start = ink_start if run[0].at > ink_start - vague else run[0].at
        end = ink_end if run[-1].at < ink_end + vague else run[-1].at
    return SeenWord("".join(char.text for char in run), start, end, min(char.likely for char in run))
