"""The questions people ask about these codes, with short answers and their sources (data/lookup_questions.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.data import DATA, SourceKey
from checker.lookup.naming import plain
from checker.wording import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What people ask, answered; `touched` is how many words of the query it is about, `sources` are keys."""

    key: str
    question: str
    answer: str
    touched: int
    sources: tuple[SourceKey, ...]


def answers(query: str, language: Language) -> tuple[Answer, ...]:
    """The questions people ask that touch on the query, those that touch it most first; all for a blank query."""
    said = {plain(word) for word in re.findall(r"\w+", query)}
    ranked = []
    for place, (key, entry) in enumerate(_questions().items()):
        touched = len(said & {plain(word) for word in entry["about"]})
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


@cache
def _questions() -> Mapping[str, Any]:
    return tomllib.loads((DATA / "lookup_questions.toml").read_text(encoding="utf-8"))
