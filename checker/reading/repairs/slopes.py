"""A page that did not lie flat, made level by the slopes between neighbouring words.

How steep lines run is taken to change evenly over the page, across and down; what each word sinks by then is the slope
followed along its line from the middle of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from checker.model import Box, Page
from checker.reading.ink.lines import text_lines

_FEWEST = 20
_NEAR = 2.5
"""The widest gap between neighbours, in type sizes."""
_STEEPEST = 0.12
_WORTH = 0.12
"""The least sinking that is worth undoing, in type sizes."""

Numbers = NDArray[np.float64]


def unsloped(page: Page) -> Page:
    """The page with its lines level; as it is where they are, or too little is printed to tell."""
    upright = [word for word in page.words if word.upright]
    samples = _samples(page)
    if len(samples) < _FEWEST:
        return page
    x, y, slope = (np.array(column) for column in zip(*samples, strict=True))
    steepness = np.linalg.lstsq(_terms(x, y, page), slope, rcond=None)[0]
    kept = np.abs(_terms(x, y, page) @ steepness - slope) < 2 * np.std(_terms(x, y, page) @ steepness - slope) + 1e-6
    steepness = np.linalg.lstsq(_terms(x[kept], y[kept], page), slope[kept], rcond=None)[0]
    sinking = _sinking([word.box for word in upright], steepness, page)
    if not upright or np.abs(sinking).max() < _WORTH * float(np.median([word.size for word in upright])):
        return page
    words = [replace(word, box=_raised(word.box, float(down))) for word, down in zip(upright, sinking, strict=True)]
    rules, illegible, traces = (
        tuple(_raised(box, float(down)) for box, down in zip(boxes, _sinking(boxes, steepness, page), strict=True))
        for boxes in (page.rules, page.illegible, page.traces)
    )
    words += [word for word in page.words if not word.upright]
    return replace(page, words=tuple(words), rules=rules, illegible=illegible, traces=traces)


def _samples(page: Page) -> list[tuple[float, float, float]]:
    """Between neighbours on a line: the place (x, y) and the slope from one to the next."""
    found = []
    for line in text_lines(page):
        for left, right in pairwise(line.words):
            across = right.box.middle - left.box.middle
            gap = right.box.x0 - left.box.x1
            if 0 <= gap < _NEAR * left.size and across > 0:
                slope = (right.box.level - left.box.level) / across
                if abs(slope) < _STEEPEST:
                    found.append(((left.box.middle + right.box.middle) / 2, left.box.level, slope))
    return found


def _terms(x: Numbers, y: Numbers, page: Page) -> Numbers:
    across, down = x / page.width - 0.5, y / page.height - 0.5
    return np.column_stack((np.ones(len(x)), across, down, across * down))


def _sinking(boxes: Sequence[Box], steepness: Numbers, page: Page) -> Numbers:
    """How far each lies below its level place, in points: the slope summed up along the line."""
    across = np.array([box.middle / page.width - 0.5 for box in boxes])
    down = np.array([box.level / page.height - 0.5 for box in boxes])
    terms = np.column_stack((across, across**2 / 2, across * down, across**2 * down / 2))
    return np.asarray(terms @ steepness * page.width)


def _raised(box: Box, down: float) -> Box:
    return replace(box, top=box.top - down, bottom=box.bottom - down)
