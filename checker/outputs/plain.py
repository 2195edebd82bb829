"""Text from a bill made harmless: what cannot be seen is shown as an escape, and no cell is endless."""

from __future__ import annotations

import re
import unicodedata

CELL = 500
_SPACES = {"\t", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"}
_DROPPED = {"\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"}
_ILLEGIBLE = re.compile("\ufffd+")
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def visible(text: str, limit: int = CELL) -> str:
    """The text on one line, at most `limit` characters, the last of which is "…" where it was cut.

    Terminal escapes, bidirectional controls and every other unseen character read as `\\x1b` or `\\u202e`; line breaks
    become blanks; soft hyphens and zero-width characters, which carry no meaning here, are dropped. Letters that nobody
    can read from the file read as "[?]", however many.
    """
    shown = "".join(_seen(char) for char in _ILLEGIBLE.sub("[?]", text[: limit * 2]))
    shown = " ".join(shown.split())
    if len(shown) > limit or len(text) > limit * 2:
        return shown[: limit - 1].rstrip() + "…"
    return shown


def _seen(char: str) -> str:
    if char in _SPACES:
        return " "
    if char in _DROPPED:
        return ""
    if unicodedata.category(char) in _UNSEEN:
        return char.encode("unicode_escape").decode("ascii")
    return char
