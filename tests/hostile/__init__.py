"""Hostile files made afresh: one a kind and a seed, always the same. `python -m tests.benchmark hostile` reads many."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.hostile import bounds, containers, damage, fonts, numbers, pictures, shapes, streams, tables

Maker = Callable[[Random], bytes]

KINDS: dict[str, tuple[Maker, ...]] = {
    "damaged": damage.MAKERS,
    "shapes": shapes.MAKERS,
    "numbers": numbers.MAKERS,
    "tables": tables.MAKERS,
    "streams": streams.MAKERS,
    "fonts": fonts.MAKERS,
    "pictures": pictures.MAKERS,
    "containers": containers.MAKERS,
    "bounds": bounds.MAKERS,
}


def make(kind: str, seed: int) -> bytes:
    """The file of a kind and a seed; each of the kind's makers has its turn."""
    makers = KINDS[kind]
    return makers[seed % len(makers)](Random(f"{kind} {seed}"))
