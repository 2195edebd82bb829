"""The sheet of paper on a photo: its four edges found against the table, so that it can be looked at straight on.

Edges count only where the paper is brighter than what lies outside it along most of each side, and not among print: a
box printed on a page is no sheet, nor is what a shadow leaves bright, or what leaves print outside. A page that fills
its picture is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.reading.scans.engine import Grey, Quad

_SMALL = 480
_PRINT = 13
_LEVELS = range(50, 231, 12)
_LEAST_SHARE, _MOST_SHARE = 0.25, 0.985
_FULL = 0.93
_STEP = 12
_DARKER = 24
"""How much darker than the paper about it print is at least."""
_BESIDE, _AMONG_PRINT = (3, 6, 9, 12), 0.1
"""Pixels on both sides of a side, and the share of them that is print where the side lies among print."""
_OUTSIDE = 0.1
"""The share of all print that may seem to stand outside the sheet."""
_ALONG = 0.75
_SAMPLES = 40
_LONG_SIDE = 1600
_MOST_LONG = 2400
_LOOSE = 0.01
"""How far the corners of an outline may lie off it, in parts of its length."""

Matrix = NDArray[np.float64]


def flattened(picture: Grey) -> tuple[Grey, Matrix] | None:
    """The sheet seen straight on, and the matrix that takes its pixels back to the picture; None without a sheet."""
    quad = sheet(picture)
    if quad is None:
        return None
    across = max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[2] - quad[3]))
    down = max(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[2] - quad[1]))
    scale = float(np.clip(max(across, down), _LONG_SIDE, _MOST_LONG) / max(across, down))
    size = (round(float(across) * scale), round(float(down) * scale))
    corners = np.array([[0, 0], [size[0], 0], size, [0, size[1]]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), corners)
    flat = cv2.warpPerspective(picture, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return cast("Grey", flat), np.asarray(np.linalg.inv(matrix), dtype=np.float64)


def sheet(picture: Grey) -> Quad | None:
    """The corners of the sheet, in pixels, clockwise from the one at the top left."""
    scale = _SMALL / max(picture.shape)
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    # Print is closed up, so that a sheet is one bright area.
    framed = cv2.copyMakeBorder(cv2.medianBlur(small, 5), _PRINT, _PRINT, _PRINT, _PRINT, cv2.BORDER_REPLICATE)
    closed = cv2.morphologyEx(framed, cv2.MORPH_CLOSE, np.ones((_PRINT, _PRINT), np.uint8))
    bright = closed[_PRINT:-_PRINT, _PRINT:-_PRINT].astype(np.uint8)
    printed = np.asarray(cv2.subtract(bright, small) > _DARKER)
    found = [(_contrast(bright, printed, quad), quad) for quad in _candidates(bright) if _holds(quad, printed)]
    score, best = max(found, key=lambda each: each[0], default=(0.0, None))
    return best / scale if best is not None and score > 0 else None


def _candidates(bright: Grey) -> Iterator[Quad]:
    """Four-cornered bright areas of the right size, at every level of brightness."""
    whole = bright.shape[0] * bright.shape[1]
    for level in _LEVELS:
        contours, _ = cv2.findContours((bright > level).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        for contour in contours:
            hull = cv2.convexHull(contour)
            if not _LEAST_SHARE * whole < cv2.contourArea(hull) < _MOST_SHARE * whole:
                continue
            corners = cv2.approxPolyDP(hull, _LOOSE * cv2.arcLength(hull, True), True).reshape(-1, 2).astype(np.float64)
            quad = _four_sided(corners)
            if len(quad) == 4 and cv2.contourArea(contour) > _FULL * cv2.contourArea(quad.astype(np.float32)):
                yield _ordered(quad)


def _four_sided(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    """What has more than four corners, as where one is torn off or folded over, with its longest sides gone on with
    until they meet.
    """
    while len(corners) > 4:
        ways = [way for at in range(len(corners)) if (way := _without_side(corners, at)) is not None]
        if not ways:
            break
        corners = min(ways, key=lambda way: cv2.contourArea(way.astype(np.float32)))
    return corners


def _without_side(corners: NDArray[np.float64], at: int) -> NDArray[np.float64] | None:
    """The corners without the side from one to the next, those beside it gone on with; None where they never meet."""
    before, start, end, after = np.roll(corners, 1 - at, axis=0)[:4]
    one, other = start - before, end - after
    turn = one[0] * other[1] - one[1] * other[0]
    gap = end - start
    along = (gap[0] * other[1] - gap[1] * other[0]) / turn if turn else -1.0
    return np.vstack((np.roll(corners, -at, axis=0)[2:], start + along * one)) if along > 0 else None


def _holds(quad: Quad, printed: NDArray[np.bool_]) -> bool:
    """Whether hardly any print stands outside these corners; the table right beside them may look like some."""
    beyond = np.ones(printed.shape, np.uint8)
    cv2.fillConvexPoly(beyond, quad.round().astype(np.int32), 0)
    far = cv2.erode(beyond, np.ones((_PRINT, _PRINT), np.uint8), borderValue=1) > 0
    return int(printed[far].sum()) <= _OUTSIDE * int(printed.sum())


def _contrast(bright: Grey, printed: NDArray[np.bool_], quad: Quad) -> float:
    """How much brighter it is inside than outside along the weakest side; 0 where a side shows no edge, or lies among
    print.

    A side that runs along the picture's own edge shows none and needs none, but two opposite ones must show.
    """
    middle = quad.mean(axis=0)
    sides = []
    for start, end in zip(quad, np.roll(quad, -1, axis=0), strict=True):
        points = start + (end - start) * np.linspace(0.08, 0.92, _SAMPLES)[:, None]
        outward = np.array([end[1] - start[1], start[0] - end[0]]) / max(float(np.linalg.norm(end - start)), 1.0)
        if np.dot(outward, points.mean(axis=0) - middle) < 0:
            outward = -outward
        beyond = points + 5 * outward
        if not _inside(beyond, bright.shape).mean() > 1 - _ALONG:
            continue
        steps = _shades(bright, points - 5 * outward) - _shades(bright, beyond)
        print_beside = [np.mean([_shades(printed, points + way * by * outward) for by in _BESIDE]) for way in (-1, 1)]
        if (steps >= _STEP).mean() < _ALONG or min(print_beside) > _AMONG_PRINT:
            return 0.0
        sides.append(float(np.median(steps)))
    return min(sides) if len(sides) >= 2 else 0.0


def _shades(bright: NDArray[Any], points: NDArray[np.float64]) -> NDArray[np.float64]:
    rows, columns = bright.shape
    x = np.clip(points[:, 0].round().astype(int), 0, columns - 1)
    y = np.clip(points[:, 1].round().astype(int), 0, rows - 1)
    return np.asarray(bright[y, x], dtype=np.float64)


def _inside(points: NDArray[np.float64], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    across, down = points[:, 0], points[:, 1]
    return np.asarray((across >= 0) & (across < shape[1]) & (down >= 0) & (down < shape[0]))


def _ordered(corners: Quad) -> Quad:
    """The corners clockwise from the top left."""
    middle = corners.mean(axis=0)
    around = np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))
    ordered = corners[around]
    return np.roll(ordered, -int(np.argmin(ordered.sum(axis=1))), axis=0)
