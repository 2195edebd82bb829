"""Text set into a rectangle as a viewer sets the value of a field that nobody drew: size, lines, cells and place."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pdfminer.fontmetrics import FONT_METRICS
from pdfminer.utils import Matrix, apply_matrix_rect, mult_matrix

from checker.reading.ink.characters import is_blank
from checker.reading.ink.glyphs import BLANK
from checker.reading.pdf.fields import Filled
from checker.reading.pdf.geometry import turn_of

_LARGEST, _SMALLEST, _STEP = 12.0, 4.0, 0.5  # points
_MARGIN = 2.0  # points
_LEADING = 1.15  # of the type's size
_DESCENT = 0.21  # of the type's size
_OF_HEIGHT = 0.8  # of the field's height


class Place(NamedTuple):
    """One character and where it stands on the page as shown."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float


class Typed(NamedTuple):
    """Characters where they stand on the page as shown, the size of their type in points, and which way they read."""

    places: list[Place]
    size: float
    turn: int


def typed_in(filled: Filled, matrix: Matrix) -> Typed:
    """The text of a field set into it; `matrix` leads from the page's own coordinates to the page as shown."""
    width, height, onto = _upright(filled)
    size = filled.size or _fitting(filled, width, height)
    matrix = mult_matrix(onto, matrix)
    places: list[Place] = []
    for text, left, advance, baseline in _set(filled, size, width, height):
        low = baseline - _DESCENT * size
        box = apply_matrix_rect(matrix, (left, low, left + advance, low + size))
        _, down, *_ = apply_matrix_rect(matrix, (left, baseline, left, baseline))
        places.append(Place(BLANK if is_blank(text) else text, *box, down))
    return Typed(places, size * math.hypot(matrix[2], matrix[3]), turn_of(matrix, size))


def _upright(filled: Filled) -> tuple[float, float, Matrix]:
    """Width and height of the rectangle seen upright, and how that lies on the page."""
    x0, y0, x1, y1 = filled.rect
    match filled.turned % 360:
        case 90:
            return y1 - y0, x1 - x0, (0, 1, -1, 0, x1, y0)
        case 180:
            return x1 - x0, y1 - y0, (-1, 0, 0, -1, x1, y1)
        case 270:
            return y1 - y0, x1 - x0, (0, -1, 1, 0, x0, y1)
        case _:
            return x1 - x0, y1 - y0, (1, 0, 0, 1, x0, y0)


def _set(filled: Filled, size: float, width: float, height: float) -> Iterator[tuple[str, float, float, float]]:
    """Each character with its left edge, advance and baseline, from the bottom-left of the rectangle."""
    middle = (height - size) / 2 + _DESCENT * size
    if filled.cells:
        cell = width / filled.cells
        for at, letter in enumerate(filled.text[: filled.cells]):
            yield letter, at * cell, cell, middle
        return
    rows = _wrapped(filled, size, width - 2 * _MARGIN) if filled.lines else [filled.text]
    baseline = height - _MARGIN - (1 - _DESCENT) * size if filled.lines else middle
    for row in rows:
        room = width - 2 * _MARGIN - _length(row, filled.font, size)
        left = _MARGIN + max(room, 0.0) * {1: 0.5, 2: 1.0}.get(filled.align, 0.0)
        for letter in row:
            advance = _advance(letter, filled.font) * size
            yield letter, left, advance, baseline
            left += advance
        baseline -= _LEADING * size


def _fitting(filled: Filled, width: float, height: float) -> float:
    """The largest usual size at which the text fits into its rectangle."""
    size = min(_LARGEST, max(_OF_HEIGHT * height, _SMALLEST)) if not filled.lines else _LARGEST
    while size > _SMALLEST:
        if filled.lines:
            rows = _wrapped(filled, size, width - 2 * _MARGIN)
            fits = len(rows) * size * _LEADING <= height - _MARGIN
        else:
            fits = filled.cells > 0 or _length(filled.text, filled.font, size) <= width - 2 * _MARGIN
        if fits:
            return size
        size -= _STEP
    return _SMALLEST


def _wrapped(filled: Filled, size: float, width: float) -> list[str]:
    rows: list[str] = []
    for paragraph in filled.text.split("\n"):
        row = ""
        for word in paragraph.split(" "):
            longer = f"{row} {word}" if row else word
            if row and _length(longer, filled.font, size) > width:
                rows.append(row)
                row = word
            else:
                row = longer
        rows.append(row)
    return rows


def _length(text: str, font: str, size: float) -> float:
    return sum(_advance(letter, font) for letter in text) * size


def _advance(letter: str, font: str) -> float:
    widths = _widths("Courier" if font.lower().startswith("co") else "Helvetica")
    return widths.get(letter, widths["0"])


@cache
def _widths(face: str) -> dict[str, float]:
    """The advances of a face in parts of the type size."""
    _, widths = FONT_METRICS[face]
    return {letter: width / 1000 for letter, width in widths.items()}
