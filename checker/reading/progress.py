"""How a reader says how far it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model import LineItem

Progress = Callable[[int, int], None]
"""Called after each page, and while a picture is waited for, with the pages done and the pages in all. It may raise
`Enough`."""

GoOn = Callable[[], None]
"""Called between the steps of long work; it raises `Enough` once nobody waits for it any more."""

Found = Callable[[Sequence["LineItem"]], None]
"""Called after a page that was a picture, while others are still read, with the lines it seems to hold by itself. What
the whole file says of them stands in its reading only."""

_MOST_AT_ONCE = 3  # pages


def pages_at_once() -> int:
    """How many pages that are pictures are read at the same time, where there are so many."""
    return min(os.cpu_count() or 1, _MOST_AT_ONCE)


class Enough(Exception):
    """No more pages are wanted: what was read so far is the answer, and the pages not reached are named."""
