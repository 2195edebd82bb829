"""Answers about words of a bill, kept while it is read and forgotten when it has been."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

Answer = TypeVar("Answer")
Ask = TypeVar("Ask", str, tuple[str, ...])

_MOST = 4096
_FORGET: list[Callable[[], None]] = []


def remembered(ask: Callable[[Ask], Answer]) -> Callable[[Ask], Answer]:
    """Keep the answers of a pure function of text until `forget`: words of a bill outlive its reading nowhere."""
    kept = lru_cache(maxsize=_MOST)(ask)
    _FORGET.append(kept.cache_clear)
    return kept


def forget() -> None:
    """Drop every answer. Another file that is being read meanwhile only loses time."""
    for clear in _FORGET:
        clear()
