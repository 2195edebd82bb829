"""Where lines of text stand on a picture: a finder tells how likely each spot is print; a patch of print is a line.

It was taught to mark lines lower and shorter than they are, so that they stay apart; each is grown again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from checker.reading.scans.condensing import condensed
from checker.reading.scans.engine import Grey, Quad
from checker.reading.scans.sessions import model, session

_MODEL = "PP-OCRv6_det_small.onnx"
_LONG_SIDE, _FINE_LONG_SIDE = 1280, 1920
_FINE = 13.0
"""Lines lower than so many pixels are looked for again on a finer picture."""
_STEP = 32
"""The sides of a picture that the finder takes are multiples of this."""
_PRINT, _LINE = 0.3, 0.5
"""How likely print must be in a spot of a patch, and over a line as a whole."""
_THIN = 3.0
_GROWN = 1.6
"""By how much a line is grown, in parts of its area to its outline."""

_LETTING_GO = onnxruntime.RunOptions()
_LETTING_GO.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
"""A whole page takes much memory, which is given back after it."""


class Finder:
    """Safe to use from several threads at once."""

    def __init__(self, threads: int) -> None:
        self._session = session(model(_MODEL), threads)
        self._input = self._session.get_inputs()[0].name

    def lines(self, picture: Grey) -> list[Quad]:
        """The corners of each line; small type takes a second, finer look."""
        longest = max(picture.shape)
        left = condensed(picture)
        quads = self._looked_for(left.picture, min(1.0, _LONG_SIDE / longest))
        high = [min(height(quad), length(quad)) * min(1.0, _LONG_SIDE / longest) for quad in quads]
        if high and longest > _LONG_SIDE and float(np.median(high)) < _FINE:
            quads = self._looked_for(left.picture, min(1.0, _FINE_LONG_SIDE / longest))
        return [left.put_back(quad) for quad in quads]

    def _looked_for(self, picture: Grey, scale: float) -> list[Quad]:
        """The lines on a picture that is looked at in this scale."""
        rows, columns = (max(round(int(side * scale) / _STEP), 1) * _STEP for side in picture.shape)
        small = cv2.resize(picture, (columns, rows)).astype(np.float32) / 127.5 - 1
        shown = np.broadcast_to(small, (1, 3, rows, columns))
        heat = cast("NDArray[np.float32]", self._session.run(None, {self._input: shown}, _LETTING_GO)[0])[0, 0]
        most = np.array((picture.shape[1], picture.shape[0]))
        return [np.clip(quad * most / (columns, rows), 0, most - 1) for quad in _patches(heat)]


def _patches(heat: NDArray[np.float32]) -> Iterator[Quad]:
    """The corners of the patches that are lines, in spots of the finder."""
    printed = cv2.dilate((heat > _PRINT).astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines, _ = cv2.findContours(printed, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        middle, (across, down), angle = cv2.minAreaRect(outline)
        if min(across, down) < _THIN or _likely(heat, cv2.boxPoints((middle, (across, down), angle))) < _LINE:
            continue
        more = _GROWN * across * down / (across + down)
        yield in_reading_order(cv2.boxPoints((middle, (across + more, down + more), angle)).astype(np.float64))


def _likely(heat: NDArray[np.float32], corners: NDArray[Any]) -> float:
    """How likely print is within these corners, on average."""
    first = np.maximum(np.floor(corners.min(axis=0)).astype(int), 0)
    last = np.ceil(corners.max(axis=0)).astype(int) + 1
    part = heat[first[1] : last[1], first[0] : last[0]]
    within = np.zeros(part.shape, dtype=np.uint8)
    cv2.fillPoly(within, [(corners - first).astype(np.int32)], 1)
    return float(cv2.mean(part, within)[0])


def in_reading_order(box: Quad) -> Quad:
    """The corners from the top-left, also of a tall box that leans, whose first side would else be its long one."""
    both, apart = box.sum(axis=1), box[:, 0] - box[:, 1]
    return box[[both.argmin(), apart.argmax(), both.argmax(), apart.argmin()]]


def length(quad: Quad) -> float:
    """How long a line is from left to right."""
    return float(np.linalg.norm(quad[1] - quad[0]))


def height(quad: Quad) -> float:
    """How high a line is at its left."""
    return float(np.linalg.norm(quad[3] - quad[0]))
