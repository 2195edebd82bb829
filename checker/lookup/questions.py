"""The questions people ask about these codes, with short answers and their sources (data/lookup_questions.toml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from msgspec import Struct
from rapidfuzz.distance import OSA

from checker.data import SourceKey, load_toml
from checker.lookup.naming import plain
from checker.wording import Language

_SHORTEST = 5
"""Shorter words are too near to others to be taken for slips."""


class Answer(Struct, frozen=True, kw_only=True):
    """What people ask, answered; `touched` is how many words of the query it is about, `sources` are keys."""

    key: str
    question: str
    answer: str
    touched: int
    sources: tuple[SourceKey, ...]


def answers(query: str, language: Language) -> tuple[Answer, ...]:
    """The questions people ask that touch on the query, those that touch it most first; all for a blank query."""
    words = re.findall(r"\w+", plain(query))
    said = {*words, *(first + second for first, second in pairwise(words))}
    ranked = []
    for place, (key, entry) in enumerate(_questions().items()):
        touched = sum(any(_same(word, plain(about)) for about in entry["about"]) for word in said)
        if touched or not said:
            ranked.append((touched, place, key, entry))
    return tuple(
        Answer(
            key=key,
            question=entry[language]["question"],
            answer=entry[language]["answer"],
            touched=touched,
            sources=tuple(entry["sources"]),
        )
        for touched, _, key, entry in sorted(ranked, key=lambda row: (-row[0], row[1]))
    )


def _same(word: str, about: str) -> bool:
    """Whether it is that word, or a slip of it: one letter more, less, other or changed with the next."""
    if min(len(word), len(about)) < _SHORTEST or not (word + about).isalpha():
        return word == about
    return OSA.distance(word, about, score_cutoff=1) <= 1


def _questions() -> Mapping[str, Any]:
    return load_toml("lookup_questions")
