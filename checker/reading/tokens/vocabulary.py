"""Words by which lines, labels and cells are known, from data/reading/words.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from checker.data import DATA
from checker.model import FigureKind


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads((DATA / "reading" / "words.toml").read_text(encoding="utf-8"))


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
