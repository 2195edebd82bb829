"""A page as a picture, waiting to be read, and what came of it."""

from __future__ import annotations

from msgspec import Struct

from checker.errors import StatementError
from checker.model import Page
from checker.reading.scans.engine import Grey


class Shot(Struct, frozen=True, eq=False):
    """A page as a picture: its number (from 1), its pixels, its size in points as the file shows it, and how many
    pixels the file has of it.
    """

    number: int
    grey: Grey
    width: float
    height: float
    pixels: int


class Outcome(Struct, frozen=True):
    """A page that was read, or why it was not; neither where time ran out before it."""

    page: Page | None = None
    problem: StatementError | None = None
