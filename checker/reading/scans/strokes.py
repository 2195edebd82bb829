"""The ruled lines of a page that is a picture: long thin strokes, level or plumb once the tilt of its text is gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.model import Box
from checker.reading.ink.ruled import ruled_lines
from checker.reading.scans.engine import Grey
from checker.reading.scans.levelling import Bend, unbent

_GROUND = 31
"""The side, in pixels, of the square over which paper keeps its shade."""
_INK = 12
_LEVEL_LENGTH, _PLUMB_LENGTH = 36.0, 24.0
"""Points from which a stroke is no part of a letter."""
_THICK = 3.0
_BESIDE, _AS_DARK = 2.0, 0.25
"""So many points beside a stroke no more than this part of the paper may be as dark."""
_SLACK = 3
"""Pixels by which a stroke may waver, and still be one."""
_BORDER = 0.01
"""The part of a picture at its edge where the edge of the paper may show as a stroke."""


def strokes(picture: Grey, level: NDArray[np.float64], scale: float, curve: Bend, number: int) -> tuple[Box, ...]:
    """The ruled lines in points of the page as read. `level` takes pixels of the picture to those of the level one,
    `scale` is its points a pixel, `curve` what is left to straighten.
    """
    rows, columns = picture.shape
    flat = cv2.warpAffine(picture, level[:2], (columns, rows), borderMode=cv2.BORDER_REPLICATE)
    along = list(_along(cast("Grey", flat), scale, _LEVEL_LENGTH))
    across = [(y0, x0, y1, x1) for x0, y0, x1, y1 in _along(np.ascontiguousarray(flat.T), scale, _PLUMB_LENGTH)]
    if not along and not across:
        return ()
    ends = np.array([*along, *across]).reshape(-1, 2, 2) * scale
    return ruled_lines([_straight(*end) for end in unbent(ends, curve)], number)


def _along(picture: Grey, scale: float, shortest: float) -> Iterator[tuple[float, float, float, float]]:
    """The two ends, in pixels, of each stroke from left to right that is as long and thin as a rule."""
    inked = cv2.adaptiveThreshold(picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _GROUND, _INK)
    thick = cv2.dilate(inked, np.ones((_SLACK, 1), np.uint8))
    found = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, round(shortest / scale) | 1), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(found, connectivity=8)
    margin = _BORDER * picture.shape[0]
    for label, (x, y, width, height, area) in enumerate(stats[1:], start=1):
        if area / width * scale > _THICK + _SLACK * scale or not margin < y < picture.shape[0] - margin - height:
            continue
        part = labels[y : y + height, x : x + width] == label
        if _stands_out(picture[:, x : x + width], part, y, round(_BESIDE / scale)):
            yield float(x), y + _middle(part[:, :_SLACK]), float(x + width), y + _middle(part[:, -_SLACK:])


def _stands_out(band: Grey, part: NDArray[np.bool_], top: int, away: int) -> bool:
    """Whether a stroke has lighter paper along both sides, if need be behind another stroke: the edge of a shade or of
    a marker has not, nor has the ground between white letters.
    """
    shade = float(band[top : top + len(part)][part].mean())
    above = (max(top - far, 0) for far in (away, 2 * away))
    below = (min(top + len(part) - 1 + far, len(band) - 1) for far in (away, 2 * away))
    return all(any((band[row] < shade + _INK).mean() <= _AS_DARK for row in side) for side in (above, below))


def _middle(part: NDArray[np.bool_]) -> float:
    return float(np.nonzero(part)[0].mean())


def _straight(start: NDArray[np.float64], end: NDArray[np.float64]) -> tuple[float, float, float, float]:
    """A stroke between two ends as one that is level or plumb."""
    across, down = abs(end - start)
    x, y = (start + end) / 2
    if across >= down:
        return float(start[0]), float(y), float(end[0]), float(y)
    return float(x), float(start[1]), float(x), float(end[1])
