"""Words by which lines, labels and cells are known, from data/reading/words.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import Any, cast

from checker.data import load_toml
from checker.model import FigureKind


def _words() -> Mapping[str, Any]:
    return load_toml("reading/words")


class _Late:
    """A pattern that is compiled when it is first asked for anything."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self._compiled, name)
        setattr(self, name, asked)
        return asked


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """For long patterns that few bills need: to compile them is a large part of what it takes to start."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


class LongLists:
    """Patterns by the kind of text they match, and what all texts of a kind hold: where a text does not, the patterns
    need not be compiled. KeyError names a kind without that.
    """

    def __init__(self, patterns: Mapping[str, Sequence[str]], hold: Mapping[str, str]) -> None:
        self._any = re.compile("|".join(hold.values()))
        self._kinds = [(kind, re.compile(hold[kind]), late("|".join(those))) for kind, those in patterns.items()]

    def kind_of(self, text: str) -> str | None:
        """The first kind one of whose patterns matches the whole text."""
        if self._any.search(text) is None:
            return None
        return next((kind for kind, hold, those in self._kinds if hold.search(text) and those.fullmatch(text)), None)


def any_of(name: str) -> str:
    """One list of words as the part of a pattern that matches any of them; KeyError names a list that is not there."""
    return f"(?:{'|'.join(each_of(name))})"


def each_of(name: str) -> tuple[str, ...]:
    """One list of words; KeyError names a list that is not there."""
    return tuple(_words()[name])


@cache
def sum_patterns() -> tuple[tuple[FigureKind, re.Pattern[str]], ...]:
    """The kinds of sums with what labels in small letters they are known by; the first that fits counts."""
    return tuple((FigureKind(kind), re.compile("|".join(patterns))) for kind, patterns in _words()["sums"].items())
