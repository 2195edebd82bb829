"""The claim forms the reader knows, each described in data/reading/forms: labels, boxes, and the lines of service."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from checker.data import load_toml

_FORMS = ("cms1500", "ub04")


class Area(Struct, frozen=True):
    """A place of a form: what it is for ("" where nobody reads it), its edges, and what words there look like.

    Points from the top-left of the form as it lies on a letter page. `cents` is where the rule between dollars and
    cents stands.
    """

    role: str
    x0: float
    top: float
    x1: float
    bottom: float
    look: str = "text"
    cents: float | None = None

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom


class Grid(Struct, frozen=True):
    """The lines of service: the middle of the first, their distance, their columns left to right (edges across only).

    `shaded` says that above each line stands one for supplements; `pieces` are the boxes for months and days.
    """

    first: float
    pitch: float
    rows: int
    shaded: bool
    columns: tuple[Area, ...]
    pieces: tuple[Area, ...] = ()

    @property
    def steps(self) -> int:
        """How many lines of print there are to a line of service."""
        return 2 if self.shaded else 1

    def line_at(self, y: float) -> tuple[int, bool] | None:
        """The number of the line (from 0) at this height, and whether it is the shaded one above; None outside."""
        at = round((y - self.first) / self.pitch * self.steps)
        row, shaded = (at + self.steps - 1) // self.steps, at % self.steps != 0
        return (row, shaded) if 0 <= row < self.rows else None


class Form(Struct, frozen=True):
    """One kind of form. `labels` give the left edge and the middle of the line of each, `print` its
    further print; `never_on_blank` are words that it never holds where its own print is dropped; `letters`
    stand before the values of boxes.
    """

    name: str
    labels: tuple[tuple[str, float, float], ...]
    grid: Grid
    areas: tuple[Area, ...]
    ticks: tuple[Area, ...]
    never_on_blank: frozenset[str]
    print: tuple[tuple[str, float, float], ...]
    named: Mapping[str, Area]
    letters: Mapping[str, str]

    def __hash__(self) -> int:
        return hash(self.name)


@cache
def forms() -> tuple[Form, ...]:
    """All forms the reader knows."""
    return tuple(_form(load_toml(f"reading/forms/{name}")) for name in _FORMS)


@cache
def looks() -> Mapping[str, re.Pattern[str]]:
    """What words look like, by the kind of box."""
    found = load_toml("reading/forms/looks")["looks"]
    return {name: re.compile(pattern) for name, pattern in found.items()}


def _form(told: Mapping[str, Any]) -> Form:
    grid = told["grid"]
    columns = tuple(
        Area(role, one["x"][0], 0.0, one["x"][1], 0.0, one["look"], one.get("cents"))
        for role, one in grid["columns"].items()
    )
    pieces = tuple(Area("", x0, 0.0, x1, 0.0, look) for look, x0, x1 in grid.get("pieces", ()))
    boxes = tuple(_area(role, one["at"], one["look"], one.get("cents")) for role, one in told["boxes"].items())
    ticks = tuple(_area(name, at, "letter") for name, at in told.get("ticks", {}).items())
    others = tuple(_area("", at) for at in told["others"]["at"])
    return Form(
        name=told["name"],
        labels=tuple((text, x, y) for text, (x, y) in told["labels"].items()),
        grid=Grid(grid["first"], grid["pitch"], grid["rows"], grid["shaded"], columns, pieces),
        areas=(*boxes, *ticks, *others),
        ticks=ticks,
        never_on_blank=frozenset(told["never_on_blank"]),
        print=tuple((text, x, y) for text, x, y in told["print"]),
        named={box.role: box for box in boxes},
        letters={role: box["letter"] for role, box in told["boxes"].items() if "letter" in box},
    )


def _area(role: str, at: Sequence[float], look: str = "text", cents: float | None = None) -> Area:
    x0, top, x1, bottom = at
    return Area(role, x0, top, x1, bottom, look, cents)
