"""The letters after a code, put to it: on a picture the gaps between them and the next column tell little.

Only letters that the catalogue knows of equipment are taken for them; a point after them is the comma it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.model import Box, Word
from checker.reading.ink.lookalikes import as_digits
from checker.reading.tokens.modifier_words import of_equipment

_CODE = re.compile(r"(?P<code>0?[A-V]-?(?=[OISBGl]*\d[OISBGl]*\d)[\dOISBGl]{4}(?:[-/,]?[A-Z][A-Z0-9])*)[,.;:'’/-]{0,2}")
_LETTERS = re.compile(r"(?P<letters>(?:[A-Z][A-Z0-9]){1,4})[,.;:'’/-]{0,2}")
_OPEN = re.compile(r"[(\[](?P<letters>[A-Z][A-Z0-9])[1lIJ|]")
_MOST_LETTERS = 4


def with_letters(words: Sequence[Word]) -> list[Word]:
    """The words of a line, each code as one word with the letters that stand after it."""
    result: list[Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        code = _CODE.fullmatch(word.text)
        found = _letters_from(words, at + 1) if code else []
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
