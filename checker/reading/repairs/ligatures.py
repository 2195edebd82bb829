"""Shapes that the file gives no text for: letters drawn as one ("ti" in office typefaces), and dashes.

Letters are known by the word of headings and labels that they make whole: "Pa?ent" can only be "Patient". Dashes are
known by a day, a telephone number, a ZIP code or a code that they make whole: "2025?04?18" can only be "2025-04-18".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from checker.model import Page, Word
from checker.reading.ink.lookalikes import trust
from checker.reading.repairs.vocabulary import is_heading_word

_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_DRAWN_AS_ONE = ("ti", "tti", "tt", "ft", "fi", "fl", "ff", "ffi", "ffl", "tf", "Th")
_DASHED = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d|\d\d?-\d\d?-(?:19|20)\d\d|(?:\d{3}-)?\d{3}-\d{4}|\d{5}-\d{4}|[A-V]-\d{4}"
)
_MAY_BE_DASHES = re.compile(rf"{_UNKNOWN}|[^{_UNKNOWN}]*(?:\w{_UNKNOWN}\w[^{_UNKNOWN}]*)+")


def with_ligatures(page: Page) -> Page:
    """The page with words whole that lack the text of a shape: those of headings and labels, or, where each such shape
    can be a dash and one can be nothing else, all of them."""
    unknown = [word for word in page.words if _UNKNOWN in word.text]
    if not unknown:
        return page
    whole = _dashed if _are_dashes([word.text for word in unknown]) else _whole
    return replace(page, words=tuple(whole(word) if _UNKNOWN in word.text else word for word in page.words))


def _are_dashes(texts: Sequence[str]) -> bool:
    """Whether the shapes without a text stand between letters and digits, or alone, and are the dashes of one of these
    texts."""
    proven = any(_DASHED.fullmatch(text.replace(_UNKNOWN, "-")) for text in texts)
    return proven and all(map(_MAY_BE_DASHES.fullmatch, texts))


def _dashed(word: Word) -> Word:
    return replace(word, text=word.text.replace(_UNKNOWN, "-"), confidence=trust("proven"))


def _whole(word: Word) -> Word:
    meant = [text for letters in _DRAWN_AS_ONE if is_heading_word(text := word.text.replace(_UNKNOWN, letters))]
    return replace(word, text=meant[0], seen=word.text, confidence=trust("proven")) if len(meant) == 1 else word
