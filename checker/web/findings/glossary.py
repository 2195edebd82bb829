"""Words of bills and insurance that not everyone knows: all for the help page, and for a card those that it uses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.web.frame.strings import Say

Meaning = tuple[str, str]
"""A word with what it means."""

_WORDS = (
    "itemized", "code", "letters", "billed", "allowed", "share", "assignment", "eob", "msn", "claim", "credit",
    "abn", "appeal", "qmb",
)  # fmt: skip
_EXPLAINED_BESIDE = ("itemized", "share", "assignment", "eob", "msn", "claim", "credit", "abn", "appeal", "qmb")
"""Those that a text may use without saying what they are."""


def every(say: Say) -> list[Meaning]:
    """All words with their meanings."""
    return [_meaning(word, say) for word in _WORDS]


def used_in(texts: Iterable[str], say: Say) -> tuple[Meaning, ...]:
    """Those that stand in the texts in any of their forms, which data/words parts by "|"."""
    said = " ".join(texts)
    return tuple(
        _meaning(word, say)
        for word in _EXPLAINED_BESIDE
        if re.search(rf"\b(?:{say(f'help.words.{word}.forms')})\b", said, re.IGNORECASE)
    )


def _meaning(word: str, say: Say) -> Meaning:
    return say(f"help.words.{word}.word"), say(f"help.words.{word}.meaning")
