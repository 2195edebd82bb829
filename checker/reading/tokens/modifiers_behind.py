"""The modifiers behind a code: a blank after it, or glued to it and to the words of the next cell."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from checker.catalogue import load_catalogue
from checker.catalogue.descriptions import describe_class
from checker.reading.tokens.labels import line_kind
from checker.reading.tokens.modifier_words import go_with, is_word_too, of_equipment
from checker.reading.tokens.patterns import LETTER_MODIFIER, MODIFIER_OF_DIGITS, SPACED_MODIFIERS

_SHORTEST_WORD = 3  # letters; two are a modifier
_TOUCHED = re.compile(r" [A-Z]{5,}")
_ONE_MODIFIER = re.compile(rf"{LETTER_MODIFIER}|\d\d")


def end_of_code(glued: re.Match[str]) -> int | None:
    """Where a code that words touch ends with its modifiers; None where no words are left behind these."""
    if glued["letters"]:
        end = glued.end("head") + _modifiers_glued(glued["letters"])
        return end if glued.end() - end >= _SHORTEST_WORD else None
    modifiers = (glued["parted"][at + 1 : at + 3] for at in range(0, len(glued["parted"]), 3))
    apart = all(map(of_equipment, modifiers)) and not _modifiers_glued(glued["words"])
    return glued.end("parted") if apart else None


def _modifiers_glued(letters: str) -> int:
    """How many of the letters right behind a code are modifiers and no part of the words glued to them: those before a
    known word, or else as many as can be ("RRKXCONCENTRATOR")."""
    pairs = itertools.takewhile(of_equipment, (letters[at : at + 2] for at in range(0, len(letters), 2)))
    ends = [0, *(2 * count for count, _ in enumerate(pairs, start=1))]
    return max(ends, key=lambda end: (_opens_words(letters[end:]), end))


def _opens_words(word: str) -> bool:
    """Whether a word is known for that of a thing, or of what is done to a charge."""
    return bool(describe_class(word)) or line_kind(word) is not None


def modifiers_behind(text: str, code: re.Match[str], end: int) -> list[tuple[str, int]]:
    """The modifiers a blank after a code, with where each ends; behind a code of digits also one of digits that no word
    counts: "99213 25 Office visit", not "99213 25 min".
    """
    digits = MODIFIER_OF_DIGITS.match(text, end) if code["head"].isdigit() and not code["modifiers"] else None
    if digits and load_catalogue().modifier(digits["modifier"]):
        return [(digits["modifier"], digits.end())]
    return _spaced_modifiers(text, end, code["head"])


def _spaced_modifiers(text: str, start: int, code: str) -> list[tuple[str, int]]:
    """The modifiers a blank after a code, with where each ends: of equipment, any behind a comma, or all that fill
    the cell."""
    match = SPACED_MODIFIERS.match(text, start)
    if match is None:
        return []
    words = [(word[0], start + word.end()) for word in _ONE_MODIFIER.finditer(match[0])]
    words += _modifiers_touched(text, match.end())
    parted = text.startswith(",", start)
    strange = (at for at, (word, _) in enumerate(words) if not (go_with(code, word) or (parted and _is_known(word))))
    count = next(strange, len(words))
    fills_cell = match.end() == len(text) or text[match.end()] in "\t)]"
    fills_cell &= not any(is_word_too(word) for word, _ in words)
    return words if fills_cell and (count or words[0][0].isdigit()) else words[:count]


def _is_known(letters: str) -> bool:
    return load_catalogue().modifier(letters) is not None and not is_word_too(letters)


def _modifiers_touched(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The modifiers behind others that the words of the next cell touch, with where each ends: "RR KJ KXNEBULIZER"."""
    touched = _TOUCHED.match(text, start)
    letters = touched[0].lstrip() if touched else ""
    count = _modifiers_glued(letters)
    for end in range(2, count + 1, 2) if _opens_words(letters[count:]) else ():
        yield letters[end - 2 : end], start + 1 + end
