"""Words that name a kind of charge and no charge: "Respiratory equipment", "Pharmacy", "Equipment rental"."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from checker.data import load


class CategoryWord(Struct, frozen=True, kw_only=True):
    """A word that, among others of the list, says only what kind of thing was charged."""

    word: str


def is_category(description: str) -> bool:
    """Whether the words name no more than a kind of charge; no words name nothing. Single letters do not count."""
    return set(re.findall(r"[A-Z]{2,}", description.upper())) <= _words()


@cache
def _words() -> frozenset[str]:
    return frozenset(row.word for row in load("category_words.csv", CategoryWord, ("word",)))
