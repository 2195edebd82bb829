"""Answers about words of a bill, kept while it is read and forgotten when it has been."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

Answer = TypeVar("Answer")
Asked = ParamSpec("Asked")

_MOST = 32768
_FORGET: list[Callable[[], None]] = []


def remembered(ask: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Keep the answers of a pure function of text, or of lines, until `forget`: words of a bill outlive its reading
    nowhere."""
    kept = lru_cache(maxsize=_MOST)(ask)
    _FORGET.append(kept.cache_clear)
    return cast(Callable[Asked, Answer], kept)


def forget() -> None:
    """Drop every answer. Another file that is being read meanwhile only loses time."""
    for clear in _FORGET:
        clear()
