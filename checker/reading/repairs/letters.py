"""The letters after a code, put to it: on a picture the gaps between them and the next column tell little. Letters one
under the other in a cell of their own stay there.

Only letters that the catalogue knows of equipment are taken for them; a point after them is the comma it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec.structs import replace

from checker.model import Box, Word
from checker.reading.ink.lookalikes import as_digits
from checker.reading.tokens.modifier_words import of_equipment

_CODE = re.compile(r"(?P<code>0?[A-V]-?(?=[OISBGl]*\d[OISBGl]*\d)[\dOISBGl]{4}(?:[-/,]?[A-Z][A-Z0-9])*)[,.;:'’/-]{0,2}")
_LETTERS = re.compile(r"(?P<letters>(?:[A-Z][A-Z0-9]){1,4})[,.;:'’/-]{0,2}")
_OPEN = re.compile(r"[(\[](?P<letters>[A-Z][A-Z0-9])[1lIJ|]")
_MOST_LETTERS = 4
_PAIR = 2
_STACKED = 2.0
"""How far apart lines of one cell are at most, in parts of the height of their words."""


def letters_alone(lines: Iterable[Sequence[Word]]) -> list[Box]:
    """Where letters that go with codes stand on lines without a code before them."""
    found = []
    for words in lines:
        before = takewhile(lambda word: not _CODE.fullmatch(word.text), words)
        found += [word.box for word in before if len(word.text) == _PAIR and of_equipment(word.text)]
    return found


def with_letters(words: Sequence[Word], apart: Sequence[Box] = ()) -> list[Word]:
    """The words of a line, each code as one word with the letters that stand after it, but for those right above or
    below others that stand `apart`.
    """
    result: list[Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        code = _CODE.fullmatch(word.text)
        stacked = at + 1 < len(words) and any(_stacked(words[at + 1].box, box) for box in apart)
        found = _letters_from(words, at + 1) if code and not stacked else []
        if code and found:
            last = found[-1][1]
            letters = [pair for pair, _ in found]
            result.append(_as_one(words[at : last + 1], "-".join((code["code"], *letters))))
            at = last + 1
            continue
        bracket = _OPEN.fullmatch(word.text)
        if bracket and of_equipment(bracket["letters"]):
            closed = word.text[0] + bracket["letters"] + (")" if word.text[0] == "(" else "]")
            word = replace(word, text=closed, seen=word.seen or word.text)
        result.append(word)
        at += 1
    return result


def _stacked(box: Box, other: Box) -> bool:
    return box.shared_width(other) > 0 and 0 < abs(box.top - other.top) < _STACKED * box.height


def _letters_from(words: Sequence[Word], start: int) -> list[tuple[str, int]]:
    """The pairs of letters that stand from a place on, each with the place of its last word."""
    found: list[tuple[str, int]] = []
    at = start
    while at < len(words) and len(found) < _MOST_LETTERS:
        pair = words[at].text + (words[at + 1].text if at + 1 < len(words) else "")
        match = _LETTERS.fullmatch(words[at].text)
        pairs = re.findall("..", match["letters"]) if match else []
        pairs = list(map(_meant, pairs)) if found else pairs
        if pairs and all(map(of_equipment, pairs)):
            found.extend((each, at) for each in pairs)
        elif found and re.fullmatch(r"[A-Z]\d", pair) and of_equipment(pair):
            at += 1
            found.append((pair, at))
        else:
            break
        at += 1
    return found


def _meant(pair: str) -> str:
    """The pair with a digit behind its letter where only so it goes with codes: "N1" for "NI"."""
    other = pair[0] + as_digits(pair[1])
    return other if of_equipment(other) and not of_equipment(pair) else pair


def _as_one(words: Sequence[Word], text: str) -> Word:
    return replace(
        words[0],
        text=text,
        box=Box.around(word.box for word in words),
        confidence=min(word.confidence for word in words),
        seen=" ".join(word.seen or word.text for word in words),
    )
