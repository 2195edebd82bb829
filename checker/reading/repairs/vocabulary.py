"""The longer words of the phrases by which headings and labels are known."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from checker.data import load_toml

FEWEST_LETTERS = 5


def is_heading_word(text: str) -> bool:
    """Whether a word is one of them, whatever its case and the marks at its ends."""
    return bare(text) in heading_words()


def bare(text: str) -> str:
    """A word in small letters without accents and the marks at its ends."""
    return re.sub(r"^\W+|\W+$", "", plain(text)).lower()


def plain(text: str) -> str:
    """The text without accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


@cache
def heading_words() -> frozenset[str]:
    """All of them, in small letters."""
    files = [load_toml(f"reading/{name}") for name in ("headings", "labels")]
    phrases = " ".join(text for file in files for text in _strings(file))
    return frozenset(word for word in re.findall(r"[a-z]+", phrases) if len(word) >= FEWEST_LETTERS)


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in inner for text in _strings(each)]
