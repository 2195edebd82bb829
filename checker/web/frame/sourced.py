"""Facts and answers with their sources, ready for a template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.data import Source, sources
from checker.lookup import Answer


def cited(keys: Iterable[str]) -> list[Source]:
    """The sources of these keys, each once."""
    return [sources()[key] for key in dict.fromkeys(keys)]


def questions(asked: Sequence[Answer]) -> list[dict[str, object]]:
    """What people ask, each with its sources."""
    return [{"question": one.question, "answer": one.answer, "sources": cited(one.sources)} for one in asked]
