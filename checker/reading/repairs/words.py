"""The words of a page read from a picture, with what can only be a date, an amount, a code or a heading set right.

Each changed word keeps in `seen` what the engine saw, and its place; a word put together from two pieces has both.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from rapidfuzz.distance import OSA

from checker.catalogue import load_catalogue
from checker.data import DATA
from checker.model import Box, Page, PageSource, Word
from checker.reading.lines import text_lines
from checker.reading.repairs.lookalikes import as_letters, trust
from checker.reading.repairs.shapes import known_code, shaped
from checker.reading.values import parse_money, parse_span

_SAME_WORD = 0.5
"""The gap within which two pieces may be one word, in parts of the type size."""
_FEWEST_LETTERS = 5
_CODE_OR_LETTERS = re.compile(r"(?:(?P<code>[A-V]\d{4}|\d{5})|[A-Z][A-Z0-9])(?P<marks>[,.;:'’-]{0,3})")
_LETTERS = re.compile(r"[A-Z][A-Z0-9](?!\w)")
_UNCLOSED = re.compile(r"[(\[](?P<letters>[A-Z][A-Z0-9])[1lIJ|]")
_WHOLE = re.compile(r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|[($-]*\d{1,3}(?:,\d{3})*\.\d{2}\)?-?")


def set_right(page: Page) -> Page:
    """The page with its words set right; a page that is not from a picture as it is."""
    if page.source is not PageSource.OCR:
        return page
    words = [word for line in text_lines(page) for word in _line(line.words)]
    return replace(page, words=(*words, *(word for word in page.words if not word.upright)))


def _line(words: Sequence[Word]) -> list[Word]:
    joined: list[Word] = []
    for word in words:
        whole = _joined(joined[-1], word) if joined else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(word)
    known = sum(_known(word.text) for word in joined)
    right = [_word(word, among_known=2 * known >= len(joined) - 1 and known > 0) for word in joined]
    return list(_letters_after_codes(right))


def _letters_after_codes(words: Sequence[Word]) -> Iterator[Word]:
    """The words with a point after a code or its letters as the comma it was, and a bracket closed that reads as 1."""
    after_code = False
    for word, following in zip_longest(words, words[1:]):
        match = _CODE_OR_LETTERS.fullmatch(word.text)
        goes_on = following is not None and _is_modifier(following.text)
        after_code = match is not None and (match["code"] is not None or (after_code and _is_modifier(word.text)))
        if match and after_code and match["marks"] not in ("", ",") and (goes_on or match["code"] is None):
            text = word.text.removesuffix(match["marks"])
            yield _read_as(word, f"{text}," if goes_on else text, word.confidence)
        elif (bracket := _UNCLOSED.fullmatch(word.text)) and _is_modifier(bracket["letters"]):
            closed = ")" if word.text[0] == "(" else "]"
            yield _read_as(word, f"{word.text[0]}{bracket['letters']}{closed}", word.confidence)
        else:
            yield word


def _is_modifier(text: str) -> bool:
    match = _LETTERS.match(text)
    return match is not None and load_catalogue().modifier(match[0]) is not None


def _joined(left: Word, right: Word) -> Word | None:
    """Two pieces of a date or an amount as one word, where neither is one by itself."""
    together = left.text + right.text
    near = right.box.x0 - left.box.x1 < _SAME_WORD * min(left.size, right.size)
    if not near or not _WHOLE.fullmatch(together) or any(_is_value(piece.text) for piece in (left, right)):
        return None
    return replace(
        left,
        text=together,
        box=Box.around((left.box, right.box)),
        confidence=min(left.confidence, right.confidence),
        seen=f"{left.seen or left.text} {right.text}",
    )


def _is_value(text: str) -> bool:
    return parse_span(text) is not None or (parse_money(text) is not None and "." in text.rstrip("."))


def _word(word: Word, *, among_known: bool) -> Word:
    if meant := shaped(word.text):
        return _read_as(word, meant, word.confidence)
    if word.confidence < trust("clear"):
        if meant := known_code(word.text):
            return _read_as(word, meant, max(word.confidence, trust("proven")))
        if among_known and (meant := _heading_word(word.text)):
            return _read_as(word, meant, word.confidence)
    return word


def _read_as(word: Word, meant: str, confidence: float) -> Word:
    return replace(word, text=meant, seen=word.seen or word.text, confidence=confidence)


def _bare(text: str) -> str:
    return re.sub(r"^\W+|\W+$", "", text).lower()


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
    return text.lower().replace(bare, meant.upper() if text.isupper() else meant.capitalize())


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
