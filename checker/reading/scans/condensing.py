"""A picture without its blank margins and the blank bands between its lines, where no line need be looked for."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from checker.reading.scans.engine import Grey, Quad

_SHRUNK = 4
_GROUND = 31
"""Pixels of the shrunk picture over which paper keeps its shade."""
_INK = 8
_KEPT = 8
"""So many blank pixels of the shrunk picture stay on each side of what is inked, more than half the height of print."""


class Condensed(Struct, frozen=True, eq=False):
    """What is left of a picture: its rows and columns that were kept, as indices of the whole."""

    picture: Grey
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]

    def put_back(self, quad: Quad) -> Quad:
        """Where corners found on what is left stand on the whole picture."""
        x = np.interp(quad[:, 0], np.arange(len(self.columns)), self.columns)
        y = np.interp(quad[:, 1], np.arange(len(self.rows)), self.rows)
        return np.column_stack((x, y))


def condensed(picture: Grey) -> Condensed:
    """The picture without bands of rows, and without columns at its sides, in which nothing stands out."""
    small = cv2.resize(picture, None, fx=1 / _SHRUNK, fy=1 / _SHRUNK, interpolation=cv2.INTER_AREA)
    inked = np.asarray(cv2.absdiff(small, cv2.medianBlur(small, _GROUND)) > _INK)
    rows = _kept(np.any(inked, axis=1), picture.shape[0])
    columns = _kept(np.any(inked, axis=0), picture.shape[1])
    if not len(rows) or not len(columns):
        return Condensed(picture, np.arange(picture.shape[0]), np.arange(picture.shape[1]))
    columns = np.arange(columns[0], columns[-1] + 1)
    left = np.ascontiguousarray(picture[rows][:, columns[0] : columns[-1] + 1])
    return Condensed(left, rows, columns)


def _kept(inked: NDArray[Any], length: int) -> NDArray[np.int64]:
    """The indices, of so many, that lie near inked ones of the shrunk picture."""
    near = np.convolve(inked, np.ones(2 * _KEPT + 1), mode="same") > 0
    at = np.minimum(np.arange(length) // _SHRUNK, len(near) - 1)
    return np.flatnonzero(near[at])
