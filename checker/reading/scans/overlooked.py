"""Ink as high as print that stands in none of the lines that were found: lines which the finder passed over, and what
cannot be made out.

The finder weighs how likely print is over a whole patch. A short amount behind a leader or a line in a shade may come
out below what it asks for, and a charge would be lost without a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.reading.scans.engine import Grey, Quad
from checker.reading.scans.finding import height, in_reading_order, length

_HIGH = 16
"""Pixels that a line is high on the picture as it is looked at here."""
_GROUND = 33
_INK = 14
_LOW, _FIGURE, _TALL = 0.35, 0.45, 1.1
"""How high print may be, and is with figures, in parts of the height at which lines are found, which is more than
theirs."""
_WIDE = 3.0
"""How wide a letter may be; smeared ones are wider together."""
_SHORT = 1.5
_BLANK = 0.8
"""The widest gap within a line, and how long it is at least, in heights."""
_FULL = (0.12, 0.6)
"""The share of its box that print covers."""
_LONG, _SLANT = 2.0, 0.12
"""How much steeper than the page a line of so many heights may run; what bits of two lines make together is steeper."""
_DENSE = 0.6
"""The same of what is smeared, crossed out or too fine to part; what is left of rules and the edges of shades has less.
"""
_ROOM = 0.3
_MOST = 40


class Overlooked(NamedTuple):
    """The corners of what looks like lines of letters, and of other ink as high as print."""

    lines: list[Quad]
    other: list[Quad]


def overlooked(picture: Grey, quads: Sequence[Quad]) -> Overlooked:
    """What was passed over beside these lines; nothing where so much is found that it is no print."""
    if not quads:
        return Overlooked([], [])
    scale = _HIGH / float(np.median([height(quad) for quad in quads]))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    inked = cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _GROUND, _INK)
    cv2.fillPoly(inked, [_grown(quad * scale, 2.0).astype(np.int32) for quad in quads], 0)
    left = _pieces(inked, _WIDE)
    level = float(np.median([_slope(quad) for quad in quads]))
    found = [quad for outline in _joined(left) if (quad := _line(outline, left)) is not None]
    lines = [quad for quad in found if length(quad) < _LONG * height(quad) or abs(_slope(quad) - level) < _SLANT]
    cv2.fillPoly(inked, [quad.astype(np.int32) for quad in lines], 0)
    left = _pieces(inked, np.inf)
    other = [quad for outline in _joined(left) if (quad := _band(outline, left)) is not None]
    if len(lines) > _MOST:
        return Overlooked([], [])
    return Overlooked([quad / scale for quad in lines], [quad / scale for quad in other])


def _pieces(inked: NDArray[Any], widest: float) -> NDArray[np.uint8]:
    """The ink in pieces as high as letters, and so wide: no dust, no rules, no shades."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    kept = (high >= _LOW * _HIGH) & (high <= _TALL * _HIGH) & (wide <= widest * _HIGH)
    kept[0] = False
    return np.where(kept[labels], 255, 0).astype(np.uint8)


def _joined(inked: NDArray[np.uint8]) -> Sequence[NDArray[Any]]:
    """The outlines of pieces, with those that no wide gap parts as one."""
    closed = cv2.morphologyEx(inked, cv2.MORPH_CLOSE, np.ones((1, round(_BLANK * _HIGH)), np.uint8))
    return cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]


def _line(outline: NDArray[Any], inked: NDArray[np.uint8]) -> Quad | None:
    """The corners of a piece with room about it; None where it is not like a line."""
    middle, sides, angle = cv2.minAreaRect(outline)
    _, _, across, down = cv2.boundingRect(outline)
    if not (_LOW * _HIGH <= min(sides) <= _TALL * _HIGH and max(sides) >= _SHORT * _HIGH and across > down):
        return None
    if not _FULL[0] <= _filled(outline, sides, inked) <= _FULL[1]:
        return None
    room = 2 * _ROOM * min(sides)
    return in_reading_order(cv2.boxPoints((middle, (sides[0] + room, sides[1] + room), angle)).astype(np.float64))


def _band(outline: NDArray[Any], inked: NDArray[np.uint8]) -> Quad | None:
    """The corners of a piece that is no higher than print and full of ink; None where it is not so."""
    middle, sides, angle = cv2.minAreaRect(outline)
    if not _FIGURE * _HIGH <= min(sides) <= _TALL * _HIGH or _filled(outline, sides, inked) < _DENSE:
        return None
    return in_reading_order(cv2.boxPoints((middle, sides, angle)).astype(np.float64))


def _slope(quad: Quad) -> float:
    across, down = quad[1] - quad[0]
    return float(down) / max(float(across), 1.0)


def _filled(outline: NDArray[Any], sides: Sequence[float], inked: NDArray[np.uint8]) -> float:
    """The share of a piece, whose sides are given, that is ink."""
    x, y, across, down = cv2.boundingRect(outline)
    return cv2.countNonZero(inked[y : y + down, x : x + across]) / max(sides[0] * sides[1], 1.0)


def _grown(quad: Quad, more: float) -> Quad:
    return cast("Quad", quad + more * np.sign(quad - quad.mean(axis=0)))
