"""Where things stand on a PDF page as shown, which way its text reads, and what its colours look like."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import cast

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.utils import Matrix, PathSegment, Rect

from checker.reading.ink.glyphs import LEVEL, SLANTED

Colour = tuple[float, float, float]
WHITE: Colour = (1.0, 1.0, 1.0)
FAR = 1e6
"""Farther from the page, in points, than anything printed."""

_LETTER = (0.0, 0.0, 612.0, 792.0)
_LEVEL_SLOPE = 0.035  # radians, two degrees


def as_shown(page: PDFPage, turned: int) -> tuple[Matrix, float, float]:
    """From the page's own coordinates to points from its top-left as shown, with its width and height; `turned` turns
    it by so many degrees clockwise beyond what is shown.
    """
    media = _box(page.mediabox) or _LETTER
    crop = _box(page.cropbox) or media
    x0, y0 = max(media[0], crop[0]), max(media[1], crop[1])
    x1, y1 = min(media[2], crop[2]), min(media[3], crop[3])
    if x1 - x0 < 1 or y1 - y0 < 1:
        x0, y0, x1, y1 = media
    u = unit_of(page)
    width, height = (x1 - x0) * u, (y1 - y0) * u
    match (page.rotate + turned) % 360:
        case 90:
            return (0, u, u, 0, -y0 * u, -x0 * u), height, width
        case 180:
            return (-u, 0, 0, u, x1 * u, -y0 * u), width, height
        case 270:
            return (0, -u, -u, 0, y1 * u, x1 * u), height, width
        case _:
            return (u, 0, 0, -u, -x0 * u, y1 * u), width, height


def unit_of(page: PDFPage) -> float:
    """How many points the page's own unit measures."""
    unit = resolve1(page.attrs.get("UserUnit"))
    return float(unit) if isinstance(unit, int | float) and 0.01 <= unit <= 1000 else 1.0


def _box(box: Rect) -> Rect | None:
    x0, x1 = sorted((box[0], box[2]))
    y0, y1 = sorted((box[1], box[3]))
    fits = all(math.isfinite(edge) and abs(edge) < FAR for edge in box)
    return (x0, y0, x1, y1) if fits and x1 - x0 >= 1 and y1 - y0 >= 1 else None


def parts(path: Sequence[PathSegment]) -> list[list[PathSegment]]:
    """The path's pieces, each from one start point, closing lines written out."""
    parts: list[list[PathSegment]] = []
    for segment in path:
        if segment[0] == "m":
            parts.append([segment])
        elif parts and segment[0] == "h":
            start = parts[-1][0]
            parts[-1].append(("l", *cast(tuple[float, float], start[-2:])))
        elif parts:
            parts[-1].append(segment)
    return parts


def turn_of(matrix: Matrix, size: float) -> int:
    """Which way text set with this matrix reads: level, a quarter turn clockwise, or slanted."""
    if matrix[1] == 0 == matrix[2] and matrix[0] * size > 0 > matrix[3] * size:
        return LEVEL
    ax, ay, ux, uy = (part * size for part in matrix[:4])
    reach = math.hypot(ax, ay) * _LEVEL_SLOPE
    lean = math.hypot(ux, uy)
    if abs(ay) <= reach and abs(uy) > 0.5 * lean:
        if ax > 0 and uy < 0:
            return LEVEL
        if ax < 0 and uy > 0:
            return 180
    elif abs(ax) <= reach and abs(ux) > 0.5 * lean:
        if ay > 0 and ux > 0:
            return 90
        if ay < 0 and ux < 0:
            return 270
    return SLANTED


_PLAIN_SPACES = {"DeviceGray", "CalGray", "DeviceRGB", "CalRGB", "DeviceCMYK", "ICCBased"}


def colour_of(color: object, space: PDFColorSpace) -> Colour | None:
    """A colour as red, green, blue from 0 to 1; None where it cannot be known, as for patterns and spot inks."""
    if space.name not in _PLAIN_SPACES:
        return None
    parts = color if isinstance(color, tuple) else (color,)
    if not all(isinstance(part, int | float) for part in parts):
        return None
    match [min(1.0, max(0.0, float(part))) for part in parts]:
        case [grey]:
            return (grey, grey, grey)
        case [red, green, blue]:
            return (red, green, blue)
        case [cyan, magenta, yellow, key]:
            return ((1 - cyan) * (1 - key), (1 - magenta) * (1 - key), (1 - yellow) * (1 - key))
    return None


def ink_of(colour: Colour | None) -> float:
    """How light a colour looks, 0 black to 1 white; one that is unknown counts as black."""
    red, green, blue = colour or (0.0, 0.0, 0.0)
    return 0.299 * red + 0.587 * green + 0.114 * blue
