"""The words of a page read from a picture, with what can only be a date, an amount, a code or a heading set right.

Each changed word keeps in `seen` what the engine saw, and its place.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz.distance import OSA

from checker.data import DATA
from checker.model import Page, PageSource, Word
from checker.reading.ink.lines import text_lines
from checker.reading.ink.lookalikes import as_letters, trust
from checker.reading.repairs.letters import with_letters
from checker.reading.repairs.levels import levelled
from checker.reading.repairs.pieces import whole_words
from checker.reading.repairs.shapes import known_code, shaped
from checker.reading.repairs.sizes import with_even_sizes

_FEWEST_LETTERS = 5
_NEARLY_ALL = 0.8
"""The share of figures that must be clear for a page to be."""
_STRAY_ACCENT = re.compile(r"[Çç]|[^\W\d_a-zA-Z].*\d")
"""An accent that neither English nor Spanish has, or one in a word with digits."""

_BAR = re.compile(r"[|¦]")
"""What a ruled line between two cells is seen as."""
_SPECKED = re.compile(r"[.·'`]*(?P<code>0?[A-V]\d{4}\W?(?:\w\w\W?)*\w\w)[.·'`]+|[.·'`]+(?P<letters>[A-Za-z].*)")


def pictured_pages(pages: Iterable[Page]) -> frozenset[int]:
    """The numbers of the pages of which an engine read all or some from a picture: it is never quite sure of a word."""
    return frozenset(
        page.number
        for page in pages
        if page.source is PageSource.OCR or (page.pictures and any(0 < word.confidence < 1 for word in page.words))
    )


def set_right(page: Page) -> Page:
    """The page with its words set right; a page that is not from a picture as it is."""
    if page.source is not PageSource.OCR:
        return page
    from checker.reading.repairs.slopes import unsloped  # takes long to load, and only pictures need it

    return words_set_right(levelled(unsloped(replace(page, words=tuple(with_even_sizes(page.words))))))


def words_set_right(page: Page) -> Page:
    """The page with its words set right where they stand."""
    least = _least_for_codes(page.words)
    words = [word for line in text_lines(page) for word in _line(line.words, least)]
    return replace(page, words=(*words, *(word for word in page.words if not word.upright)))


def _least_for_codes(words: Sequence[Word]) -> float:
    """The confidence from which on a code is taken as printed: less where the page is clear otherwise."""
    figures = [word.confidence for word in words if re.search(r"\d", word.text)]
    clear = sum(confidence >= trust("clear") for confidence in figures)
    return trust("clear_page") if clear >= _NEARLY_ALL * len(figures) else trust("clear")


def _line(words: Sequence[Word], least_for_codes: float) -> list[Word]:
    joined = whole_words([_without_specks(word) for word in words if not _BAR.fullmatch(word.text)])
    long = [word for word in joined if len(_bare(word.text)) >= _FEWEST_LETTERS]
    known = sum(_known(word.text) for word in long)
    among_known = 2 * known >= len(long) - 1 and known > 0
    return with_letters([_word(word, among_known, least_for_codes) for word in joined])


def _without_specks(word: Word) -> Word:
    """The word without the dust that was seen as points before its letters, or about a code."""
    match = _SPECKED.fullmatch(word.text)
    return _read_as(word, match["code"] or match["letters"], word.confidence) if match else word


def _word(word: Word, among_known: bool, least_for_codes: float) -> Word:
    if _STRAY_ACCENT.search(word.text):
        word = _read_as(word, _plain(word.text), word.confidence)
    if meant := shaped(word.text):
        return _read_as(word, meant, word.confidence)
    if word.confidence < least_for_codes and (meant := known_code(word.text)):
        return _read_as(word, meant, max(word.confidence, trust("proven")))
    if word.confidence < trust("clear") and among_known and (meant := _heading_word(word.text)):
        return _read_as(word, meant, word.confidence)
    return word


def _read_as(word: Word, meant: str, confidence: float) -> Word:
    return replace(word, text=meant, seen=word.seen or word.text, confidence=confidence)


def _bare(text: str) -> str:
    """A word in small letters without accents and the marks at its ends."""
    return re.sub(r"^\W+|\W+$", "", _plain(text)).lower()


def _plain(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _known(text: str) -> bool:
    return _bare(text) in _vocabulary()


def _heading_word(text: str) -> str | None:
    """The one word of headings and labels that this is a letter away from; None where it is one, or like several."""
    bare = _bare(text)
    if len(bare) < _FEWEST_LETTERS or bare in _vocabulary() or not re.fullmatch(r"[a-z0-9]+", bare):
        return None
    letters = as_letters(bare)
    like = {word for word in _vocabulary() if letters in (word, as_letters(word))} or {
        word for word in _vocabulary() if OSA.distance(bare, word, score_cutoff=1) <= 1
    }
    if len(like) != 1:
        return None
    meant = like.pop()
    core = re.sub(r"^\W+|\W+$", "", text)
    return text.replace(core, meant.upper() if core.isupper() else meant.capitalize())


@cache
def _vocabulary() -> frozenset[str]:
    """The longer words of the phrases by which headings and labels are known."""
    files = [DATA / "reading" / f"{name}.toml" for name in ("headings", "labels")]
    phrases = " ".join(text for file in files for text in _strings(tomllib.loads(file.read_text(encoding="utf-8"))))
    return frozenset(word for word in re.findall(r"[a-z]+", phrases) if len(word) >= _FEWEST_LETTERS)


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in inner for text in _strings(each)]
