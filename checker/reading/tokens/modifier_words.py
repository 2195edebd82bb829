"""Modifiers among words: a cell that holds nothing else, and those printed before, behind or within a description."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from checker.catalogue import load_catalogue
from checker.reading.tokens.patterns import split_modifiers
from checker.reading.tokens.vocabulary import any_of
from checker.remembered import remembered

_LONGEST = 8  # letters: four modifiers
_LETTERS = r"[A-Z][A-Z0-9]"
_NAMED_LETTERS = rf"(?:{_LETTERS}|\d\d)"
_NAMED = re.compile(
    r"[\s,;([]*\b(?i:mod(?:ifier)?(?:\(?s\)?)?)(?i: codes?)?\s?[:#]?\s+"
    rf"(?P<letters>{_NAMED_LETTERS}(?:(?:[\s,/&-]+| and ){_NAMED_LETTERS})*)(?!\w)[)\]]?"
)
_TRAILING = re.compile(rf"(?P<letters>(?:\s[-–·]\s?{_LETTERS})+)$")
_LEADING = re.compile(
    rf"(?P<letters>{_LETTERS}(?:(?:\s?[,/&]\s?|-|\s){_LETTERS}(?!\w))*)\s[-–:]?\s?(?=\w*[a-z]|\w{{3}})"
)
_BRACKETED = re.compile(rf"[(\[]\s*(?P<letters>{_LETTERS}(?:[\s,/-]+{_LETTERS})*)\s*[)\]]")
_BRACKETED_NUMBER = re.compile(r"\((?P<letters>\d\d)\)$")
_WORDS_TOO = re.compile(any_of("modifiers_that_are_words"))
_OF_A_RIDE = re.compile("0?A[ -]?[0O]")
_ENDS_OF_RIDE = re.compile("[DEGHIJNPRSX]{2}")
_ALONE = re.compile(rf"(?<![\w.'&]){_LETTERS}(?![\w.'&])")


@remembered
def are_modifiers(text: str) -> bool:
    """Whether a text is modifiers and nothing else; several glued together are those of equipment."""
    words = re.findall(r"[A-Za-z0-9]+", text)
    return bool(words) and all(load_catalogue().modifier(word) if len(word) == 2 else _glued(word) for word in words)


def _glued(word: str) -> bool:
    pairs = split_modifiers(word) if word.isupper() and len(word) <= _LONGEST else ()
    return bool(pairs) and all(map(of_equipment, pairs))


def are_known(pairs: Sequence[str]) -> bool:
    """Whether there are letters and each pair of them is a modifier."""
    return bool(pairs) and all(load_catalogue().modifier(letters) for letters in pairs)


def of_equipment(letters: str) -> bool:
    """Whether two letters are a modifier that home equipment or therapy meets; a mere word is seldom one."""
    modifier = load_catalogue().modifier(letters)
    return modifier is not None and bool(modifier.plain_en) and not is_word_too(letters)


def go_with(code: str, letters: str) -> bool:
    """Whether two letters that stand behind a code are a modifier of it, as the two ends of a ride are of an ambulance
    ("A0428 RH")."""
    return of_equipment(letters) or (
        _OF_A_RIDE.match(code) is not None and _ENDS_OF_RIDE.fullmatch(letters) is not None
    )


def is_word_too(letters: str) -> bool:
    """Whether two letters are a word of descriptions, as "O2" is, whatever code they stand behind."""
    return _WORDS_TOO.fullmatch(letters) is not None


@remembered
def modifiers_in(description: str, of_service: bool) -> tuple[str, tuple[str, ...]]:
    """A description less the modifiers printed in it, and those:
    - named: "mods: RR, KX";
    - set off by dashes at its end: "CONCENTRATOR - RR - KX";
    - before its first word: "RR,KX Concentrator";
    - in brackets: "Concentrator (RR KX)", where those `of_service` by a doctor may be a number: "Office visit (25)".
    """
    named = _NAMED.search(description)
    if named:
        # Two letters that are none ("Mod: RR O2 CONC") begin the words behind the named ones.
        found = re.finditer(_NAMED_LETTERS, named["letters"])
        letters = list(itertools.takewhile(_may_be_named, found))
        if letters:
            end = named.start("letters") + letters[-1].end()
            return _without(description, named.start(), end), tuple(each[0] for each in letters)
    if of_service and (number := _BRACKETED_NUMBER.search(description)) and are_modifiers(number["letters"]):
        return _without(description, number.start(), number.end()), (number["letters"],)
    for match in (_TRAILING.search(description), _LEADING.match(description), _BRACKETED.search(description)):
        words = tuple(re.findall(_LETTERS, match["letters"])) if match else ()
        if match and words and all(map(of_equipment, words)):
            return _without(description, match.start(), match.end()), words
    return description, ()


def _may_be_named(letters: re.Match[str]) -> bool:
    return are_modifiers(letters[0]) and not is_word_too(letters[0])


def _without(text: str, start: int, end: int) -> str:
    return re.sub(r"\s+", " ", f"{text[:start]} {text[end:].lstrip(')]')}").strip()


@remembered
def strays(description: str) -> tuple[str, ...]:
    """Words of a description that are modifiers of equipment: they may belong to the code beside it."""
    return tuple(word for word in _ALONE.findall(description) if of_equipment(word))
