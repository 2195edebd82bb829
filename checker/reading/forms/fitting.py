"""How well words fit the boxes of a form, and the shift of a form or of its print that makes them fit best.

A form printed in red that the scanner drops leaves its values alone, and a printer may set values beside their boxes:
both are found by what the boxes hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from checker.model import Word
from checker.reading.forms.described import Area, Form, looks
from checker.reading.forms.placing import Placement, placed

_FINE = tuple(range(-6, 7, 2))
_ACROSS, _DOWN = tuple(range(-24, 25, 6)), tuple(range(-96, 97, 6))
"""At what steps a form is sought; its values may be printed an inch higher or lower, without its margin."""
_NEAR = (-1, 0, 1)
_PROMISING = 6  # placements that are tried finely
_SHEET = (612.0, 792.0)
_SCALES = tuple(1 + step / 100 for step in (0, -2, 2, -4, 4, -6, -8, 6))
_HOPELESS_UNSCALED, _HOPELESS = 0.0, 0.25  # fits
_FARTHER, _ANYWHERE = 0.004, 0.0001  # by how much better a shift must fit, a point
_MOST_IN = {"month": 12, "day": 31}
_PLAIN_TEXT = 0.3  # the worth of a word in a box that takes any
_PLAIN_SHARE = 0.4  # the weight of such a word

GOOD, PASSABLE = 0.56, 0.4
"""How well the words of a form fit its boxes when nothing else speaks for it, and when its sums do."""

Floats = NDArray[Any]
Flags = NDArray[np.bool_]


class Fit(Struct, frozen=True):
    """A placement and how well the words fit: 1 where each stands in a box that holds such words."""

    placement: Placement
    score: float


def without_labels(form: Form, words: Sequence[Word]) -> list[Fit]:
    """Where a form may lie whose own print is not on the page, the best first; none where it cannot be one."""
    on_form = _WordsOnForm(form, words)
    rough = sorted(_rough_fits(on_form), key=lambda fit: -fit.score)[:_PROMISING]
    if not rough or rough[0].score < _HOPELESS:
        return []
    nearer = [on_form.best_shift(fit.placement, _FINE, _ANYWHERE) for fit in rough]
    found = [on_form.best_shift(fit.placement, _NEAR, _ANYWHERE) for fit in nearer]
    found.sort(key=lambda fit: -fit.score)
    return [fit for fit in found if fit.score >= PASSABLE]


def _rough_fits(on_form: _WordsOnForm) -> Iterator[Fit]:
    """The form at every usual scale and at steps over the sheet; none where it fits nowhere at its own size, which
    costs least to learn."""
    for scale in _SCALES:
        start = _about_the_middle(scale)
        scores = on_form.scores(start, _ACROSS, _DOWN)
        if scale == 1 and scores.max() < _HOPELESS_UNSCALED:
            return
        for (dx, dy), score in zip(product(_ACROSS, _DOWN), scores.flat, strict=True):
            yield Fit(start.shifted(dx, dy), float(score))


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
    return _WordsOnForm(form, words).best_shift(start, steps, farther)


def fit_of(form: Form, words: Sequence[Word], placement: Placement) -> float:
    """How well the words fit as they are placed."""
    return float(_WordsOnForm(form, words).scores(placement, (0,), (0,))[0, 0])


class _WordsOnForm:
    """Words on a form, and its places, in arrays: their fit is asked for at many placements and shifts."""

    def __init__(self, form: Form, words: Sequence[Word]) -> None:
        self.words = words
        self.grid = form.grid
        self.areas = _edges(form.areas)
        self.columns = _edges(form.grid.columns)
        self.plain_area = np.array([not area.role or area.look == "text" for area in form.areas])
        self.plain_column = np.array([column.look == "text" for column in form.grid.columns])
        self.like_area = _likeness(words, form.areas)
        self.like_column = _likeness(words, form.grid.columns)
        self.number = np.array([_two_digits(word.text) for word in words])
        self.most = [(piece.x0, piece.x1, _MOST_IN[piece.look]) for piece in form.grid.pieces]

    def best_shift(self, start: Placement, steps: Sequence[int], farther: float) -> Fit:
        """The best of the shifts by so many points across and down; one farther off must fit better by so much a
        point."""
        scores = self.scores(start, steps, steps)
        far = np.abs(steps)
        across, down = divmod(int((scores - farther * (far[:, None] + far)).argmax()), len(steps))
        return Fit(start.shifted(steps[across], steps[down]), float(scores[across, down]))

    def scores(self, start: Placement, across: Sequence[int], down: Sequence[int]) -> Floats:
        """How well the words fit that lie off by so many points across (first axis) and down (second): the mean over
        them, each from -1 to 1."""
        own = [placed(word, start) for word in self.words]
        right_by, down_by = np.array(across)[:, None], np.array(down)[:, None]
        x0, x1 = (np.array(edges) - right_by for edges in zip(*((each.x0, each.x1) for each in own), strict=True))
        y = np.array([each.middle[1] for each in own]) - down_by
        left, top, right, bottom = self.areas
        holds = _between(left, (x0 + x1) / 2, right)[:, None] & _between(top, y, bottom)[None]
        area = holds.argmax(axis=-1)
        in_area = holds.any(axis=-1)
        x0, x1, y = x0[:, None], x1[:, None], y[None]
        worth = np.where(self.like_area[np.arange(len(own)), area], self._inside(self.areas, area, x0, x1), -0.5)
        on_line, plain_on_line = self._on_lines(x0, x1, y)
        worth = np.where(in_area, worth, on_line)
        plain = np.where(in_area, self.plain_area[area], plain_on_line)
        share = np.where(plain, _PLAIN_SHARE, 1.0)
        scores: Floats = (np.where(plain, _PLAIN_TEXT, worth) * share).sum(axis=-1) / share.sum(axis=-1)
        return scores

    def _on_lines(self, x0: Floats, x1: Floats, y: Floats) -> tuple[Floats, Flags]:
        left, _, right, _ = self.columns
        x = (x0 + x1) / 2
        steps = (y - self.grid.first) / self.grid.pitch * self.grid.steps
        nearest = np.round(steps)
        holds = _between(left, x, right)
        column = holds.argmax(axis=-1)
        off = (nearest < 1 - self.grid.steps) | (nearest > (self.grid.rows - 1) * self.grid.steps) | ~holds.any(axis=-1)
        level = self._inside(self.columns, column, x0, x1) * (1 - np.abs(steps - nearest))
        like = self.like_column[np.arange(len(self.words)), column]
        for x0_of_piece, x1_of_piece, most in self.most:
            like &= ~((x0_of_piece <= x) & (x < x1_of_piece) & (self.number > most))
        worth = np.where(like, level, -1.0)
        plain = ~off & (self.plain_column[column] | (nearest % self.grid.steps != 0))
        return np.where(off, -1.0, worth), plain

    @staticmethod
    def _inside(places: Floats, which: Floats, x0: Floats, x1: Floats) -> Floats:
        """The share of each word's width between the edges of its place."""
        shared = np.minimum(places[2][which], x1) - np.maximum(places[0][which], x0)
        inside: Floats = np.maximum(shared, 0) / np.maximum(x1 - x0, 0.1)
        return inside


def _between(low: Floats, at: Floats, high: Floats) -> Flags:
    """Which places hold each value, on a last axis of their own."""
    holds: Flags = (low <= at[..., None]) & (at[..., None] < high)
    return holds


def _two_digits(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,2}", text) else 0


def _edges(places: Sequence[Area]) -> Floats:
    return np.array([(each.x0, each.top, each.x1, each.bottom) for each in places]).T


def _likeness(words: Sequence[Word], places: Sequence[Area]) -> Flags:
    """Whether each word looks like what each place holds."""
    known = list(dict.fromkeys(place.look for place in places))
    like = np.array([[bool(looks()[look].fullmatch(word.text)) for look in known] for word in words])
    of_places: Flags = like[:, [known.index(place.look) for place in places]]
    return of_places
