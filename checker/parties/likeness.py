"""How alike two texts are. What works it out takes long to load, and few bills need it."""

from __future__ import annotations


def alike(one: str, other: str, least: float = 0) -> float:
    """From 0 to 100, by the letters both have in their order; 0 below `least`."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other, score_cutoff=least)


def alike_in_any_order(one: str, other: str) -> float:
    """The same by their words, whatever the order, and as if the longer had no further ones."""
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(one, other)


def letters_apart(one: str, other: str) -> int:
    """How many letters are other, missing, further or swapped."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other)
