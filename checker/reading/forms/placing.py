"""Where a form lies on a page: scaled, shifted and slightly tilted, as told by points known on both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from checker.model import Word

_MOST_TILT = 0.06
_SCALES = (0.5, 2.0)
_MOST_STRETCH = 1.12

_FAR_APART = 150.0
_ENOUGH = 0.8

Points = NDArray[np.complex128]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Placement:
    """From the form to the page: x = a·fx + b·fy + c, y = d·fx + e·fy + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 0.0
    e: float = 1.0
    f: float = 0.0

    def onto_page(self, x: float, y: float) -> Point:
        return self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f

    def onto_form(self, x: float, y: float) -> Point:
        area = self.a * self.e - self.b * self.d
        x, y = x - self.c, y - self.f
        return (self.e * x - self.b * y) / area, (self.a * y - self.d * x) / area

    def shifted(self, dx: float, dy: float) -> Placement:
        """The placement of something that lies off by so much, in points of the form."""
        return replace(self, c=self.c + self.a * dx + self.b * dy, f=self.f + self.d * dx + self.e * dy)

    @property
    def is_sane(self) -> bool:
        """Whether paper can lie so: about as wide as high, and nearly level."""
        scaled = all(_SCALES[0] <= scale <= _SCALES[1] for scale in (self.a, self.e))
        return (
            scaled
            and 1 / _MOST_STRETCH <= self.a / self.e <= _MOST_STRETCH
            and max(abs(self.b), abs(self.d)) <= _MOST_TILT * self.a
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A word and its edges on the form."""

    word: Word
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> Point:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


def placed(word: Word, placement: Placement) -> Placed:
    """The word where it lies on the form; its ends are taken at the middle of its height, so that a tilt does not
    widen it."""
    down = (word.box.top + word.box.bottom) / 2
    half = word.box.height / 2 / placement.e
    x0, y0 = placement.onto_form(word.box.x0, down)
    x1, y1 = placement.onto_form(word.box.x1, down)
    return Placed(word, x0, (y0 + y1) / 2 - half, x1, (y0 + y1) / 2 + half)


def best_placement(pairs: Sequence[tuple[Point, Point]], within: float) -> tuple[Placement | None, int]:
    """The placement that most pairs of points (form, page) bear out to so many points, and how many do."""
    if len(pairs) < 3:
        return None, 0
    known = np.array([form for form, _ in pairs], dtype=float)
    seen = np.array([page for _, page in pairs], dtype=float)
    best = _most_agreed(known[:, 0] + 1j * known[:, 1], seen[:, 0] + 1j * seen[:, 1], 2 * within)
    placement = Placement()
    for _ in range(3):
        if best.sum() < 3:
            return None, 0
        placement = _least_squares(known[best], seen[best])
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
            if not _SCALES[0] <= factor.real <= _SCALES[1] or abs(factor.imag) > _MOST_TILT * factor.real:
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
