"""How a reader says how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called after each page with the pages done and the pages in all. It may raise `Enough`."""


class Enough(Exception):
    """No more pages are wanted: what was read so far is the answer, and the pages not reached are named."""
