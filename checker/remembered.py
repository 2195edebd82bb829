"""Answers about words, kept while a bill is read or reviewed or a code looked up, and forgotten when that is done."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar, cast

Answer = TypeVar("Answer")
Asked = ParamSpec("Asked")

_MOST = 32768
_FORGET: list[Callable[[], None]] = []


def remembered(ask: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Keep the answers of a pure function of text, or of lines, until a task that is `forgetting` ends: what asks it
    belongs to such a task, so that words of a bill outlive it nowhere."""
    return remembering_last(_MOST)(ask)


def remembering_last(most: int) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """As `remembered`, but for the last so many answers only: for those that take much room."""

    def keep(ask: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        kept = lru_cache(maxsize=most)(ask)
        _FORGET.append(kept.cache_clear)
        return cast(Callable[Asked, Answer], kept)

    return keep


def forgetting(task: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Drop every answer when the task ends. Another one that is at work meanwhile only loses time."""

    @wraps(task)
    def done(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        try:
            return task(*args, **kwargs)
        finally:
            for clear in _FORGET:
                clear()

    return done


def without_garbage_collector(task: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Look for no garbage before the task ends: what a bill is read into refers to nothing in circles, and to go
    through all of it again and again takes a tenth of the time of a long one."""

    @wraps(task)
    def done(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        was_on = gc.isenabled()
        gc.disable()
        try:
            return task(*args, **kwargs)
        finally:
            if was_on:
                gc.enable()

    return done
