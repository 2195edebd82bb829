"""Where a form lies on a page, as told by points known on both."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from checker.reading.forms.placing import MOST_TILT, SCALES, Placement, Point

_FAR_APART = 150.0  # points: nearer ones tell too little of the scale
_ENOUGH = 0.8  # of the labels

Points = NDArray[np.complex128]


def best_placement(pairs: Sequence[tuple[Point, Point]], within: float, level: bool) -> tuple[Placement | None, int]:
    """The placement that most pairs of points (form, page) bear out to so many points, and how many do; one that is not
    tilted where the page is `level`, as one from a file is."""
    if len(pairs) < 3:
        return None, 0
    known = np.array([form for form, _ in pairs], dtype=float)
    seen = np.array([page for _, page in pairs], dtype=float)
    best = _most_agreed(known[:, 0] + 1j * known[:, 1], seen[:, 0] + 1j * seen[:, 1], 2 * within)
    placement = Placement()
    for _ in range(3):
        if best.sum() < 3:
            return None, 0
        placement = (_level if level else _least_squares)(known[best], seen[best])
        guess = np.array([placement.onto_page(x, y) for x, y in known])
        best = np.hypot(*(guess - seen).T) <= within
    return (placement, int(best.sum())) if placement.is_sane else (None, 0)


def _most_agreed(known: Points, seen: Points, within: float) -> NDArray[np.bool_]:
    """Which pairs agree with the two that most others agree with, were the form turned and scaled alike both ways.

    Points are complex numbers here, so that turning and scaling is one factor.
    """
    best = np.zeros(len(known), dtype=bool)
    for one in range(len(known)):
        for other in range(one + 1, len(known)):
            apart = known[other] - known[one]
            if abs(apart) < _FAR_APART:
                continue
            factor = (seen[other] - seen[one]) / apart
            if not SCALES[0] <= factor.real <= SCALES[1] or abs(factor.imag) > MOST_TILT * factor.real:
                continue
            fits: NDArray[np.bool_] = np.abs(seen[one] + factor * (known - known[one]) - seen) <= within
            if fits.sum() > best.sum():
                best = fits
                if best.sum() >= _ENOUGH * len(known):
                    return best
    return best


def _least_squares(known: NDArray[np.float64], seen: NDArray[np.float64]) -> Placement:
    matrix = np.column_stack((known, np.ones(len(known))))
    (a, d), (b, e), (c, f) = np.linalg.lstsq(matrix, seen, rcond=None)[0]
    return Placement(float(a), float(b), float(c), float(d), float(e), float(f))


def _level(known: NDArray[np.float64], seen: NDArray[np.float64]) -> Placement:
    ones = np.ones(len(known))
    (a, c), (e, f) = (np.linalg.lstsq(np.column_stack((known[:, n], ones)), seen[:, n], rcond=None)[0] for n in (0, 1))
    return Placement(a=float(a), c=float(c), e=float(e), f=float(f))
