"""Characters that are taken for one another on a picture; by data/reading/lookalikes.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from checker.data import load_toml


def _tables() -> Mapping[str, Any]:
    return load_toml("reading/lookalikes")


@cache
def digit_pattern() -> str:
    """A pattern for one character that is a digit or is taken for one."""
    return rf"[\d{re.escape(''.join(_tables()['digits']))}]"


@cache
def _to_digits() -> dict[int, str]:
    return str.maketrans(_tables()["digits"])


def as_digits(text: str) -> str:
    """The text with each character that is taken for a digit as that digit."""
    return text.translate(_to_digits())


def mostly_digits(text: str) -> bool:
    """Whether at least half of the letters and digits are digits as they stand."""
    marks = re.sub(r"[\W_]", "", text)
    return 2 * sum(char.isdigit() for char in marks) >= len(marks) > 0


def one_digit_off(text: str) -> Iterator[str]:
    """The texts in which one digit is another that it is misread as."""
    for at, char in enumerate(text):
        for other in _tables()["mistaken"].get(char, ""):
            yield f"{text[:at]}{other}{text[at + 1 :]}"


def first_letters(seen: str) -> tuple[str, ...]:
    """The letters a code may begin with where this character was seen."""
    return tuple(letter for letter, seen_as in _tables()["first_letters"].items() if seen in seen_as)


def as_letters(text: str) -> str:
    """A word in small letters as it was meant, where digits and pairs of strokes were read for its letters."""
    text = text.lower()
    for seen, meant in _tables()["within_words"].items():
        text = text.replace(seen, meant)
    return text


def trust(name: str) -> float:
    return float(_tables()["trust"][name])
