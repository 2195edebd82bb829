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
_STROKE, _FAINT, _ABOVE_GRAIN = 5, 7, 3.0
"""Print that is no wider than so many pixels may be as faint as this, or so many times what paper wavers by."""
_RULE = 49
"""Pixels from which on a thin level stroke is a ruled line."""
_THICK = 5
_LOW, _TALL = 0.35, 1.1
"""How high print may be in parts of the height at which lines are found, which is more than theirs."""
_WIDE = 3.0
"""How wide a letter may be."""
_SHORT = 1.5
_BLANK = 0.8
"""The widest gap within a line, and how long it is at least, in heights."""
_FULL = (0.12, 0.6)
"""The share of its box that print covers."""
_LONG, _SLANT = 2.0, 0.12
"""How much steeper than the page a line of so many heights may run; what bits of two lines make together is steeper."""
_ROOM = 0.3
_LETTER, _SOLID = 0.5, 0.3
"""How long a trace is at least, in heights, and the share of it that is ink: grain that is joined has less."""
_UPRIGHT, _BESIDE = 0.5, 0.3
"""How wide a letter is, in its height, and how far off its level, in heights, what stands beside a line may be."""
_MOST = 40  # lines; of more none count


class Overlooked(NamedTuple):
    """The corners of what looks like lines of letters, and of all other ink that is no dust: what is left of letters
    that are worn, struck, smeared or blotted out, and much that never was one.
    """

    lines: list[Quad]
    traces: list[Quad]


def overlooked(picture: Grey, quads: Sequence[Quad]) -> Overlooked:
    """What was passed over beside these lines; nothing where so much is found that it is no print."""
    if not quads:
        return Overlooked([], [])
    scale = _HIGH / float(np.median([height(quad) for quad in quads]))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    every = _inked(cast("Grey", small))
    inked = every.copy()
    cv2.fillPoly(inked, [_grown(quad * scale, 2.0).astype(np.int32) for quad in quads], 0)
    left = _pieces(inked)
    level = float(np.median([_slope(quad) for quad in quads]))
    found = [quad for outline in _joined(left) if (quad := _line(outline, left)) is not None]
    lines = [quad for quad in found if length(quad) < _LONG * height(quad) or abs(_slope(quad) - level) < _SLANT]
    long = [quad for quad in lines if length(quad) >= _SHORT * _HIGH]
    lines = [quad for quad in lines if any(abs(_rise(quad, other, level)) < _BESIDE * _HIGH for other in long)]
    cv2.fillPoly(inked, [quad.astype(np.int32) for quad in lines], 0)
    cv2.fillPoly(every, [_grown(quad * scale, -1.5).astype(np.int32) for quad in quads], 0)
    cv2.fillPoly(every, [quad.astype(np.int32) for quad in lines], 0)
    traces = [quad for outline in _joined(every) if (quad := _trace(outline, every)) is not None]
    if len(lines) > _MOST:
        return Overlooked([], [])
    return Overlooked(*([quad / scale for quad in found] for found in (lines, traces)))


def _inked(small: Grey) -> NDArray[np.uint8]:
    """What is darker than the paper about it, and faint strokes as thin as those of letters, without ruled lines."""
    dark = cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _GROUND, _INK)
    faint = cv2.morphologyEx(small, cv2.MORPH_BLACKHAT, np.ones((_STROKE, _STROKE), np.uint8))
    least = max(_FAINT, _ABOVE_GRAIN * float(np.median(faint)))
    inked = np.where((dark > 0) | (faint > least), 255, 0).astype(np.uint8)
    for ink in (inked, inked.T):
        along = cv2.dilate(ink, np.ones((3, 1), np.uint8))
        rules = cv2.morphologyEx(along, cv2.MORPH_OPEN, np.ones((1, _RULE), np.uint8))
        thick = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((_THICK, 1), np.uint8))
        ink[(rules > 0) & (thick == 0)] = 0
    return inked


def _pieces(inked: NDArray[Any]) -> NDArray[np.uint8]:
    """The ink in pieces as high as letters, and so wide: no dust, no rules, no shades."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    kept = (high >= _LOW * _HIGH) & (high <= _TALL * _HIGH) & (wide <= _WIDE * _HIGH)
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
    if not (_LOW * _HIGH <= min(sides) <= _TALL * _HIGH and max(sides) >= _LETTER * _HIGH and across > _UPRIGHT * down):
        return None
    if not _FULL[0] <= _filled(outline, sides, inked) <= _FULL[1]:
        return None
    room = 2 * _ROOM * min(sides)
    return in_reading_order(cv2.boxPoints((middle, (sides[0] + room, sides[1] + room), angle)).astype(np.float64))


def _trace(outline: NDArray[Any], inked: NDArray[np.uint8]) -> Quad | None:
    """The corners of a piece that is as long as a letter and no higher than print; None where it is not so, or dust."""
    box = cv2.minAreaRect(outline)
    low, long = sorted(box[1])
    like_print = low <= _TALL * _HIGH and long >= _LETTER * _HIGH
    if not like_print or _filled(outline, (low + 1, long + 1), inked) < _SOLID:
        return None
    return in_reading_order(cv2.boxPoints(box).astype(np.float64))


def _rise(quad: Quad, other: Quad, level: float) -> float:
    """How much higher or lower than another line one stands, on a page whose lines have that slope."""
    across, down = quad.mean(axis=0) - other.mean(axis=0)
    return float(down - level * across)


def _slope(quad: Quad) -> float:
    across, down = quad[1] - quad[0]
    return float(down) / max(float(across), 1.0)


def _filled(outline: NDArray[Any], sides: Sequence[float], inked: NDArray[np.uint8]) -> float:
    """The share of a piece, whose sides are given, that is ink."""
    x, y, across, down = cv2.boundingRect(outline)
    return cv2.countNonZero(inked[y : y + down, x : x + across]) / max(sides[0] * sides[1], 1.0)


def _grown(quad: Quad, more: float) -> Quad:
    return cast("Quad", quad + more * np.sign(quad - quad.mean(axis=0)))
