"""Ink as high as print that stands in none of the lines that were found: lines which the finder passed over.

The finder weighs how likely print is over a whole patch. A short amount behind a leader or a line in a shade may come
out below what it asks for, and a charge would be lost without a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.reading.scans.engine import Grey, Quad
from checker.reading.scans.finding import height, in_reading_order

_HIGH = 16
"""Pixels that a line is high on the picture as it is looked at here."""
_GROUND = 33
_INK = 14
_LOW, _TALL = 0.35, 1.1
"""How high print may be, in parts of the height at which lines are found, which is more than theirs."""
_SHORT = 1.5
_BLANK = 0.8
"""The widest gap within a line, and how long it is at least, in heights."""
_FULL = (0.12, 0.6)
"""The share of its box that print covers."""
_ROOM = 0.3
_MOST = 40


def overlooked(picture: Grey, quads: Sequence[Quad]) -> list[Quad]:
    """The corners of such lines; none where so many are found that they are no lines."""
    if not quads:
        return []
    scale = _HIGH / float(np.median([height(quad) for quad in quads]))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    inked = cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _GROUND, _INK)
    cv2.fillPoly(inked, [_grown(quad * scale, 2.0).astype(np.int32) for quad in quads], 0)
    left = _letters(inked)
    joined = cv2.morphologyEx(left, cv2.MORPH_CLOSE, np.ones((1, round(_BLANK * _HIGH)), np.uint8))
    outlines, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = [quad for outline in outlines if (quad := _line(outline, left)) is not None]
    return [quad / scale for quad in found] if len(found) <= _MOST else []


def _letters(inked: NDArray[Any]) -> NDArray[np.uint8]:
    """The ink in pieces as large as letters: no dust, no rules, no shades."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    kept = (high >= _LOW * _HIGH) & (high <= _TALL * _HIGH) & (wide <= 3 * _HIGH)
    kept[0] = False
    return np.where(kept[labels], 255, 0).astype(np.uint8)


def _line(outline: NDArray[Any], inked: NDArray[np.uint8]) -> Quad | None:
    """The corners of a piece with room about it; None where it is not like a line."""
    middle, sides, angle = cv2.minAreaRect(outline)
    x, y, across, down = cv2.boundingRect(outline)
    if not (_LOW * _HIGH <= min(sides) <= _TALL * _HIGH and max(sides) >= _SHORT * _HIGH and across > down):
        return None
    filled = cv2.countNonZero(inked[y : y + down, x : x + across]) / max(sides[0] * sides[1], 1.0)
    if not _FULL[0] <= filled <= _FULL[1]:
        return None
    room = 2 * _ROOM * min(sides)
    return in_reading_order(cv2.boxPoints((middle, (sides[0] + room, sides[1] + room), angle)).astype(np.float64))


def _grown(quad: Quad, more: float) -> Quad:
    return cast("Quad", quad + more * np.sign(quad - quad.mean(axis=0)))
