"""Letters that a typeface draws as one shape ("ti" in office typefaces) and the file gives no text for.

They are known by the word of headings and labels that they make whole: "Pa?ent" can only be "Patient".
"""

from __future__ import annotations

from dataclasses import replace

from checker.model import Page, Word
from checker.reading.ink.lookalikes import trust
from checker.reading.repairs.vocabulary import is_heading_word

_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_DRAWN_AS_ONE = ("ti", "tti", "tt", "ft", "fi", "fl", "ff", "ffi", "ffl", "tf", "Th")


def with_ligatures(page: Page) -> Page:
    """The page with the words of headings and labels whole that lack the text of a shape."""
    if not any(_UNKNOWN in word.text for word in page.words):
        return page
    return replace(page, words=tuple(map(_whole, page.words)))


def _whole(word: Word) -> Word:
    if _UNKNOWN not in word.text:
        return word
    meant = [text for letters in _DRAWN_AS_ONE if is_heading_word(text := word.text.replace(_UNKNOWN, letters))]
    return replace(word, text=meant[0], seen=word.text, confidence=trust("proven")) if len(meant) == 1 else word
