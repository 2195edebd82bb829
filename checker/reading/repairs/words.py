"""The words of a page read from a picture, with what can only be a date, an amount, a code or a heading set right.

Each changed word keeps in `seen` what the engine saw, and its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace
from rapidfuzz.distance import OSA

from checker.catalogue.fields import HCPCS
from checker.model import Box, Page, Word
from checker.reading.ink.lines import text_lines
from checker.reading.ink.lookalikes import as_letters, trust
from checker.reading.repairs.letters import letters_alone, with_letters
from checker.reading.repairs.pieces import whole_words
from checker.reading.repairs.shapes import known_code, letters_in_capitals, shaped, with_lost_stroke, without_tick
from checker.reading.repairs.vocabulary import FEWEST_LETTERS, bare, heading_words, is_heading_word, plain

_NEARLY_ALL = 0.8
"""The share of figures that must be clear for a page to be."""
_STRAY_ACCENT = re.compile(r"[Çç]|[^\W\d_a-zA-Z].*\d")
"""An accent that neither English nor Spanish has, or one in a word with digits."""

_BAR = re.compile(r"[|¦]")
"""What a ruled line between two cells is seen as."""
_SPECKED = re.compile(rf"[.·'`]*(?P<code>0?{HCPCS}\W?(?:\w\w\W?)*\w\w)[.·'`]+|[.·'`]+(?P<letters>[A-Za-z].*)")


def words_set_right(page: Page) -> Page:
    """The page with its words set right where they stand."""
    least = _least_for_codes(page.words)
    lines = text_lines(page)
    apart = letters_alone([line.words for line in lines])
    words = [word for line in lines for word in _line(line.words, least, apart)]
    return replace(page, words=(*words, *(word for word in page.words if not word.upright)))


def _least_for_codes(words: Sequence[Word]) -> float:
    """The confidence from which on a code is taken as printed: less where the page is clear otherwise."""
    figures = [word.confidence for word in words if re.search(r"\d", word.text)]
    clear = sum(confidence >= trust("clear") for confidence in figures)
    return trust("clear_page") if clear >= _NEARLY_ALL * len(figures) else trust("clear")


def _line(words: Sequence[Word], least_for_codes: float, apart: Sequence[Box]) -> list[Word]:
    joined = whole_words([_without_specks(word) for word in words if not _BAR.fullmatch(word.text)])
    long = [word for word in joined if len(bare(word.text)) >= FEWEST_LETTERS]
    known = sum(is_heading_word(word.text) for word in long)
    nearly = sum(_heading_word(word.text) is not None for word in long) if known else 0
    among_known = 2 * (known + nearly) >= len(long) - 1 and known > 0
    return with_letters([_word(word, among_known, least_for_codes) for word in joined], apart)


def _without_specks(word: Word) -> Word:
    """The word without the dust that was seen as points before its letters, or about a code."""
    match = _SPECKED.fullmatch(word.text)
    return _read_as(word, match["code"] or match["letters"], word.confidence) if match else word


def _word(word: Word, among_known: bool, least_for_codes: float) -> Word:
    if _STRAY_ACCENT.search(word.text):
        word = _read_as(word, plain(word.text), word.confidence)
    if meant := shaped(word.text) or with_lost_stroke(word.text):
        return _read_as(word, meant, word.confidence)
    if word.confidence < least_for_codes and (meant := known_code(word.text) or letters_in_capitals(word.text)):
        return _read_as(word, meant, max(word.confidence, trust("proven")))
    if word.confidence < trust("clear") and (meant := without_tick(word.text)):
        return _read_as(word, meant, word.confidence)
    if word.confidence < trust("clear") and among_known and (meant := _heading_word(word.text)):
        return _read_as(word, meant, word.confidence)
    return word


def _read_as(word: Word, meant: str, confidence: float) -> Word:
    return replace(word, text=meant, seen=word.seen or word.text, confidence=confidence)


def _heading_word(text: str) -> str | None:
    """The one word of headings and labels that this is an accent or a letter away from; None where it is one, or like
    several.
    """
    word = bare(text)
    if word in heading_words():
        return None if text.isascii() else plain(text)
    if len(word) < FEWEST_LETTERS or not re.fullmatch(r"[a-z0-9]+", word):
        return None
    letters = as_letters(word)
    like = {known for known in heading_words() if letters in (known, as_letters(known))} or {
        known for known in heading_words() if OSA.distance(word, known, score_cutoff=1) <= 1
    }
    if len(like) != 1:
        return None
    meant = like.pop()
    core = re.sub(r"^\W+|\W+$", "", text)
    return text.replace(core, meant.upper() if core.isupper() else meant.capitalize())
