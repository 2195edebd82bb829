"""A page as a picture, waiting to be read, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from checker.errors import StatementError
from checker.model import Page
from checker.reading.scans.engine import Grey


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """A page as a picture: its number (from 1), its pixels, its size in points as the file shows it, and how many
    pixels the file has of it.
    """

    number: int
    grey: Grey
    width: float
    height: float
    pixels: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """A page that was read, or why it was not; neither where time ran out before it."""

    page: Page | None = None
    problem: StatementError | None = None
