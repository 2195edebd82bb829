"""The tilt, the keystone and the bow that the lines of text still have, and how to take them out.

Each line says how it slopes where it stands. Most of that is one tilt; what is left may grow down the page (a photo
taken askew) or across it (a page that bows). Both are small, so a plane through the slopes is enough.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from checker.reading.scans.engine import Quad, SeenLine

_LONG = 4.0  # times as long as high
_ENOUGH = 12  # lines
_ODD = 0.08  # radians off level
_ODDER = 3.0  # times the usual distance
_STEP = 0.5  # pixels
_ROUNDS = 3

Points = NDArray[np.float64]
Bend = tuple[float, float, float, float, float]


def tilt(lines: Sequence[SeenLine]) -> float:
    """By how much the text slopes down to the right, in radians: what most of its length agrees on."""
    measured = _slopes([line.quad for line in lines])
    if not len(measured):
        return 0.0
    measured = measured[np.argsort(measured[:, 2])]
    weight = np.cumsum(measured[:, 3])
    return float(np.arctan(measured[np.searchsorted(weight, weight[-1] / 2), 2]))


def bend(quads: Sequence[Quad], across: float, down: float) -> Bend:
    """The keystone and bow of text whose tilt is gone, about a point of the page, as `Warp.bend` has them."""
    measured = _slopes(quads)
    measured = measured[np.abs(measured[:, 2]) < _ODD]
    best = np.zeros(3)
    for _ in range(_ROUNDS):
        if len(measured) < _ENOUGH:
            break
        x, y, slope, length = measured.T
        sides = np.column_stack((np.ones_like(x), y - down, x - across))
        best, *_ = np.linalg.lstsq(sides * length[:, None], slope * length, rcond=None)
        off = np.abs(slope - sides @ best) * length
        measured = measured[off <= _ODDER * np.median(off) + _STEP]
    return (across, down, float(best[0]), float(best[1]), float(best[2]) / 2)


def unbent(points: Points, bend: Bend) -> Points:
    """The points with keystone and bow taken out."""
    across, down, slope, by_height, by_width = bend
    x, y = points[..., 0], points[..., 1]
    level = y.copy()
    for _ in range(4):
        level = y - (x - across) * (slope + by_height * (level - down) + by_width * (x - across))
    return np.stack((x, level), axis=-1)


def _slopes(quads: Sequence[Quad]) -> Points:
    """For each long line its middle (x, y), its slope and its length."""
    rows = []
    for quad in quads:
        start, end = (quad[0] + quad[3]) / 2, (quad[1] + quad[2]) / 2
        length = float(np.linalg.norm(end - start))
        if length > _LONG * float(np.linalg.norm(quad[3] - quad[0])) and abs(end[0] - start[0]) > length / 2:
            rows.append((*(start + end) / 2, (end[1] - start[1]) / (end[0] - start[0]), length))
    return np.array(rows, dtype=np.float64).reshape(-1, 4)
