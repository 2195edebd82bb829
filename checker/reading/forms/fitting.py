"""How well words fit the boxes of a form, and the shift of a form or of its print that makes them fit best.

A form printed in red that the scanner drops leaves its values alone, and a printer may set values beside their boxes:
both are found by what the boxes hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.model import Word
from checker.reading.forms.described import Area, Form, looks
from checker.reading.forms.placing import Placed, Placement, placed

_FINE = tuple(range(-6, 7, 2))
_COARSE = tuple(range(-24, 25, 6))
_NEAR = (-1, 0, 1)
_PROMISING = 6
_SHEET = (612.0, 792.0)
_SCALES = tuple(1 + step / 100 for step in (0, -2, 2, -4, 4, -6, -8, 6))
_HOPELESS = 0.25
_FARTHER, _ANYWHERE = 0.004, 0.0001
_MOST_IN = {"month": 12, "day": 31}
_PLAIN_TEXT = 0.3
_PLAIN_SHARE = 0.4
_MOST_WORDS = 320
_FEWEST_WORDS = 12
_WORDS_OF_STATEMENTS = 1

GOOD, PASSABLE = 0.56, 0.4
"""How well the words of a form fit its boxes when nothing else speaks for it, and when its sums do."""

Floats = NDArray[Any]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Fit:
    """A placement and how well the words fit: 1 where each stands in a box that holds such words."""

    placement: Placement
    score: float


def without_labels(form: Form, words: Sequence[Word]) -> list[Fit]:
    """Where a form may lie whose own print is not on the page, the best first; none where it cannot be one."""
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or _is_worded(form, words):
        return []
    rough = sorted(_rough_fits(form, words), key=lambda fit: -fit.score)[:_PROMISING]
    if rough[0].score < _HOPELESS:
        return []
    nearer = [best_shift(form, words, fit.placement, _FINE, _ANYWHERE) for fit in rough]
    found = [best_shift(form, words, fit.placement, _NEAR, _ANYWHERE) for fit in nearer]
    found.sort(key=lambda fit: -fit.score)
    return [fit for fit in found if fit.score >= PASSABLE]


def _rough_fits(form: Form, words: Sequence[Word]) -> Iterator[Fit]:
    """The form at every usual scale and at steps over the sheet."""
    for scale in _SCALES:
        start = _about_the_middle(scale)
        crowd = _Crowd(form, [placed(word, start) for word in words])
        for dx, dy in product(_COARSE, _COARSE):
            yield Fit(start.shifted(dx, dy), crowd.score(dx, dy))


def _about_the_middle(scale: float) -> Placement:
    """The form made smaller or larger about the middle of its sheet, as a printer fits it on paper."""
    return Placement(a=scale, c=(1 - scale) * _SHEET[0] / 2, e=scale, f=(1 - scale) * _SHEET[1] / 2)


def best_shift(
    form: Form,
    words: Sequence[Word],
    start: Placement,
    steps: Sequence[int] = _FINE,
    farther: float = _FARTHER,
) -> Fit:
    """The best of the shifts by so many points across and down; one farther off must fit better by so much a point."""
    crowd = _Crowd(form, [placed(word, start) for word in words])
    moves = ((crowd.score(dx, dy), dx, dy) for dx, dy in product(steps, steps))
    score, dx, dy = max(moves, key=lambda move: move[0] - farther * (abs(move[1]) + abs(move[2])))
    return Fit(start.shifted(dx, dy), score)


def fit_of(form: Form, words: Sequence[Word], placement: Placement) -> float:
    """How well the words fit as they are placed."""
    return _Crowd(form, [placed(word, placement) for word in words]).score(0, 0)


def _is_worded(form: Form, words: Iterable[Word]) -> bool:
    """Whether the page says what a form without print never says."""
    said = {re.sub(r"\W", "", word.text.lower()) for word in words}
    return len(said & form.never_on_blank) > _WORDS_OF_STATEMENTS


class _Crowd:
    """Words on a form, and its places, in arrays: their fit is asked for at many shifts."""

    def __init__(self, form: Form, words: Sequence[Placed]) -> None:
        self.grid = form.grid
        self.x0 = np.array([each.x0 for each in words])
        self.x1 = np.array([each.x1 for each in words])
        self.y = np.array([each.middle[1] for each in words])
        self.areas = _edges(form.areas)
        self.columns = _edges(form.grid.columns)
        self.plain_area = np.array([not area.role or area.look == "text" for area in form.areas])
        self.plain_column = np.array([column.look == "text" for column in form.grid.columns])
        self.like_area = _likeness(words, form.areas)
        self.like_column = _likeness(words, form.grid.columns)
        self.number = np.array([_two_digits(each.word.text) for each in words])
        self.most = [(piece.x0, piece.x1, _MOST_IN[piece.look]) for piece in form.grid.pieces]

    def score(self, dx: float, dy: float) -> float:
        """How well the words fit that lie off by so much: the mean over them, each from -1 to 1."""
        x0, x1, y = self.x0 - dx, self.x1 - dx, self.y - dy
        x = (x0 + x1) / 2
        left, top, right, bottom = self.areas
        holds = (left <= x[:, None]) & (x[:, None] < right) & (top <= y[:, None]) & (y[:, None] < bottom)
        area = holds.argmax(axis=1)
        worth = np.where(self.like_area[np.arange(len(x)), area], self._inside(self.areas, area, x0, x1), -0.5)
        plain = self.plain_area[area]
        outside = ~holds.any(axis=1)
        if outside.any():
            on_line, is_plain = self._on_lines(x0[outside], x1[outside], y[outside], outside)
            worth[outside], plain[outside] = on_line, is_plain
        share = np.where(plain, _PLAIN_SHARE, 1.0)
        return float((np.where(plain, _PLAIN_TEXT, worth) * share).sum() / share.sum())

    def _on_lines(self, x0: Floats, x1: Floats, y: Floats, which: Flags) -> tuple[Floats, Flags]:
        left, _, right, _ = self.columns
        x = (x0 + x1) / 2
        steps = (y - self.grid.first) / self.grid.pitch * self.grid.steps
        nearest = np.round(steps)
        holds = (left <= x[:, None]) & (x[:, None] < right)
        column = holds.argmax(axis=1)
        off = (nearest < 1 - self.grid.steps) | (nearest > (self.grid.rows - 1) * self.grid.steps) | ~holds.any(axis=1)
        level = self._inside(self.columns, column, x0, x1) * (1 - np.abs(steps - nearest))
        like = self.like_column[which][np.arange(len(x)), column]
        for x0_of_piece, x1_of_piece, most in self.most:
            like &= ~((x0_of_piece <= x) & (x < x1_of_piece) & (self.number[which] > most))
        worth = np.where(like, level, -1.0)
        plain = ~off & (self.plain_column[column] | (nearest % self.grid.steps != 0))
        return np.where(off, -1.0, worth), plain

    @staticmethod
    def _inside(places: Floats, which: Floats, x0: Floats, x1: Floats) -> Floats:
        """The share of each word's width between the edges of its place."""
        shared = np.minimum(places[2][which], x1) - np.maximum(places[0][which], x0)
        inside: Floats = np.maximum(shared, 0) / np.maximum(x1 - x0, 0.1)
        return inside


def _two_digits(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,2}", text) else 0


def _edges(places: Sequence[Area]) -> Floats:
    return np.array([(each.x0, each.top, each.x1, each.bottom) for each in places]).T


def _likeness(words: Sequence[Placed], places: Sequence[Area]) -> Flags:
    """Whether each word looks like what each place holds."""
    return np.array([[bool(looks()[place.look].fullmatch(each.word.text)) for place in places] for each in words])
