"""Words by which a plan's notice is known and read, from data/reading/notices.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from checker.data import load_toml
from checker.remembered import remembered


def _tables() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return load_toml("reading/notices")


def notice_list(table: str, name: str) -> tuple[str, ...]:
    """One list of words as it stands there; KeyError names a list that is not there."""
    return tuple(_tables()[table][name])


@cache
def notice_pattern(table: str, name: str) -> str:
    """One list of words as the part of a pattern that matches any of them; KeyError names a list that is not there."""
    return f"(?:{'|'.join(f'(?:{words})' for words in notice_list(table, name))})"


@cache
def notice_words(table: str, name: str) -> re.Pattern[str]:
    """The same as a pattern for words in small letters."""
    return re.compile(notice_pattern(table, name))


@remembered
def says_approved(text: str) -> bool | None:
    """Whether a whole cell says yes or no to a charge ("Yes", "Denied"); None where it says neither."""
    said = text.strip(" .)").lower()
    if notice_words("decisions", "yes").fullmatch(said):
        return True
    return False if notice_words("decisions", "no").fullmatch(said) else None


@remembered
def says_refused(text: str) -> bool:
    """Whether a line says of the charge it stands under that it was refused ("DENIED (see below)")."""
    return notice_words("decisions", "refused").match(text.strip().lower()) is not None
