"""A line cut out of its picture, straight, and the parts of it worth reading: leaders and wide gaps are passed over.

The corners of a line that bows hold more than its print, which would come out too small to be read. A long line takes
the reader longer than its halves do, so that it is parted at a gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

import cv2
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from checker.reading.scans.engine import Grey, Quad
from checker.reading.scans.finding import height, length

HEIGHT = 48
"""Pixels that a strip is high, as the reader was taught on."""
_FEWEST_COLUMNS, _MOST_COLUMNS = 48, 4800
_AT_ONCE = 1000
"""Columns from which on a strip is parted where it can be."""
_BESIDE = 29
"""So many columns beside a character stay, so that what stands there is seen with it."""
_LOW = 8
"""Rows that the ink of a column must span to be of more than a dot, a dash or a rule."""
_LEADER = 72
"""Columns of nothing but such ink that make a leader."""
_SIGN = 2.0
"""How much wider than the dots about it a dash is."""
_LEVEL_RULE, _PLUMB_RULE = 61, 0.85
"""Columns that a level ruled line runs through at least, and the part of the rows that a plumb one does; a j has less.
"""
_WAVERING = 3
"""How far, in pixels, such a line may waver and still be one."""
_THICK = 7
"""Pixels from which on it is print run together."""
_SLIVER = 6
_LONG = 300
"""Columns of print that tell how a line bows."""
_PRINT = 28.0
"""Rows that print spans on a strip of a line that is level."""
_BOWED, _FILLED = 0.08, 0.85
"""The parts of its height from which on a bow is taken out, and below which a line is cut closer."""
_LEAST_PART = 0.4
_EDGE = 0.12
_CONTRAST = 12
_PAPER = 25
"""The width, in pixels of half the size, over which paper keeps its shade; of it, print covers less than half."""


class Strip(Struct, frozen=True, eq=False):
    """The picture of a line from its left end to its right, and which of its columns hold the ink of characters and
    which that of leaders; `ruled` are those in which a ruled line crosses it.
    """

    picture: Grey
    inked: NDArray[np.bool_]
    leaders: NDArray[np.bool_]
    ruled: tuple[int, ...] = ()

    def parts(self) -> Iterator[NDArray[np.int64]]:
        """The columns to be read together, from left to right; those of leaders and wide gaps are in none."""
        near = cv2.dilate(self.inked[None].astype(np.uint8), np.ones((1, 2 * _BESIDE + 1), np.uint8))[0]
        kept = np.flatnonzero((near > 0) & ~self.leaders)
        return self._parted(kept if len(kept) else np.arange(self.picture.shape[1]))

    def _parted(self, columns: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
        """The columns, halved at the widest gap about their middle while there are too many."""
        if len(columns) <= _AT_ONCE:
            yield columns
            return
        at = len(columns) // 4 + _widest_gap(self.inked[columns[len(columns) // 4 : -(len(columns) // 4)]])
        yield from self._parted(columns[:at])
        yield from self._parted(columns[at:])


def strip(picture: Grey, quad: Quad) -> Strip:
    """The line cut out, level, at the height the reader was taught on."""
    columns = int(np.clip(round(HEIGHT * length(quad) / max(height(quad), 1.0)), _FEWEST_COLUMNS, _MOST_COLUMNS))
    cut = _cut(picture, quad, np.full(columns, 0.5), 1.0)
    dark, ruled = _dark(cut)
    middle, part = _course(dark)
    if part < 1 or np.ptp(middle) > _BOWED:
        longer = min(round(columns / part), _MOST_COLUMNS)
        middle = np.interp(np.linspace(0, columns - 1, longer), np.arange(columns), middle)
        cut = _cut(picture, quad, middle, part)
        dark, ruled = _dark(cut)
    leaders = _leaders(dark)
    return Strip(cut, _is_inked(dark) & ~leaders, leaders, ruled)


def _cut(picture: Grey, quad: Quad, middle: NDArray[np.float64], part: float) -> Grey:
    """The stretch about a middle that is given column by column; it and the height are in parts of the line's."""
    along = (np.arange(len(middle), dtype=np.float32) + 0.5) / len(middle)
    down = (middle + ((np.arange(HEIGHT)[:, None] + 0.5) / HEIGHT - 0.5) * part).astype(np.float32)
    first = np.maximum(np.floor(quad.min(axis=0)).astype(int) - 1, 0)
    last = np.ceil(quad.max(axis=0)).astype(int) + 2
    within = picture[first[1] : last[1], first[0] : last[0]]
    corners = (quad - first - 0.5).astype(np.float32)
    x, y = (a + along * (b - a) + down * (d - a + along * (c - d - b + a)) for a, b, c, d in corners.T)
    return cast("Grey", cv2.remap(within, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))


def _dark(cut: Grey) -> tuple[NDArray[np.bool_], tuple[int, ...]]:
    """What stands out from the paper beside it, darker or lighter, but for ruled lines, and the columns where these
    cross it; the edges above and below are left off.
    """
    inner = slice(int(HEIGHT * _EDGE), HEIGHT - int(HEIGHT * _EDGE))
    apart = cv2.absdiff(cut, _ground(cut))
    split, _ = cv2.threshold(apart[inner], 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    dark = (apart > max(split, _CONTRAST)).astype(np.uint8)
    level = _without_rules(dark, min(_LEVEL_RULE, round(dark.shape[1] * _PLUMB_RULE)))
    bare = _without_rules(np.ascontiguousarray(level.T), round(HEIGHT * _PLUMB_RULE)).T
    return bare[inner] > 0, tuple(map(int, np.flatnonzero((level != bare).any(axis=0))))


def _ground(cut: Grey) -> Grey:
    """The shade of the paper in each spot; what lies at the edge above or below is mirrored there, not drawn out."""
    half = cv2.resize(cut, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    around = _PAPER // 2
    mirrored = cv2.copyMakeBorder(half, around, around, 0, 0, cv2.BORDER_REFLECT)
    paper = cv2.medianBlur(mirrored, _PAPER)[around:-around]
    return cast("Grey", cv2.resize(paper, cut.shape[::-1], interpolation=cv2.INTER_LINEAR))


def _without_rules(dark: NDArray[np.uint8], length: int) -> NDArray[np.uint8]:
    """The ink but for thin strokes that run level through so many columns."""
    wavering = np.ones((_WAVERING, 1))
    within = cv2.copyMakeBorder(cv2.dilate(dark, wavering), 0, 0, 1, 1, cv2.BORDER_CONSTANT)
    strokes = cv2.morphologyEx(within, cv2.MORPH_OPEN, np.ones((1, length | 1)))[:, 1:-1]
    if not strokes.any():
        return dark
    strokes = cv2.dilate(strokes, wavering)
    thick = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((_THICK, 1)))
    return np.where((strokes > 0) & (thick == 0), 0, dark).astype(np.uint8)


def _spans(dark: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first row with ink of each column, and the one past the last; a column without any spans all."""
    return dark.argmax(axis=0), len(dark) - dark[::-1].argmax(axis=0)


def _is_inked(dark: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which columns hold ink; a sliver of it at either end is of something beside the line."""
    inked = np.asarray(dark.sum(axis=0) >= max(1, 0.04 * len(dark)))
    for ends in (inked, inked[::-1]):
        first_blank = int(ends.argmin())
        ends[: first_blank if first_blank <= _SLIVER else 0] = False
    return inked


def _course(dark: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """Where the middle of the print stands column by column, in parts of the height, and the part of it that is worth
    showing. A short line is level and fills its height.
    """
    columns, edge = dark.shape[1], int(HEIGHT * _EDGE)
    top, bottom = _spans(dark)
    x = np.flatnonzero(_is_inked(dark) & (bottom - top > _LOW))
    if len(x) < _LONG:
        return np.full(columns, 0.5), 1.0
    y = (top[x] + bottom[x]) / 2
    for _ in range(2):
        curve = np.polynomial.Polynomial.fit(x, y, 2)
        off = np.abs(y - curve(x))
        x, y = x[off <= 2 * np.median(off) + 1], y[off <= 2 * np.median(off) + 1]
    middle = curve(np.clip(np.arange(columns), x[0], x[-1]))
    high = np.percentile(bottom[x] - middle[x], 95) - np.percentile(top[x] - middle[x], 5)
    part = max(float(high) / _PRINT, _LEAST_PART)
    return np.asarray((middle + edge) / HEIGHT), part if part < _FILLED else 1.0


def _leaders(dark: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which columns hold the dots, dashes or rule that lead from one cell to the next; a lone dash is a sign."""
    found = np.zeros(dark.shape[1], dtype=np.bool_)
    inked = _is_inked(dark)
    top, bottom = _spans(dark)
    for first, last in _stretches(inked & (bottom - top > _LOW)):
        if last - first < _LEADER:
            continue
        marks = [(first + a, first + b) for a, b in _stretches(~inked[first:last])]
        for run in _near(marks):
            usual = float(np.median([b - a for a, b in run]))
            if run[-1][1] - run[0][0] >= _LEADER:
                for a, b in run:
                    found[a:b] = b - a <= _SIGN * usual
    return found


def _near(marks: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Marks from left to right in runs that no wide gap parts."""
    run: list[tuple[int, int]] = []
    for mark in marks:
        if run and mark[0] - run[-1][1] > _BESIDE:
            yield run
            run = []
        run.append(mark)
    if run:
        yield run


def _stretches(taken: NDArray[Any]) -> Iterator[tuple[int, int]]:
    """The first and the one past the last of each run of columns that are not taken."""
    edges = np.flatnonzero(np.diff(np.concatenate(([True], taken, [True])).astype(np.int8)))
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        yield int(first), int(last)


def gaps(inked: NDArray[np.bool_]) -> Iterator[tuple[float, float]]:
    """Stretches without ink, in parts of the line's length."""
    return ((first / len(inked), last / len(inked)) for first, last in _stretches(inked))


def _widest_gap(inked: NDArray[np.bool_]) -> int:
    """The middle of the widest stretch without ink; without any, of the whole."""
    first, last = max(_stretches(inked), key=lambda each: each[1] - each[0], default=(0, len(inked)))
    return (first + last) // 2
