"""Modifiers among words: a cell that holds nothing else, and those printed before, behind or within a description."""

from __future__ import annotations

import re

from checker.catalogue import load_catalogue

_LETTERS = r"[A-Z][A-Z0-9]"
_NAMED_LETTERS = rf"(?:{_LETTERS}|\d\d)"
_NAMED = re.compile(
    r"[\s,;([]*\b(?i:mod(?:ifier)?s?)(?i: codes?)?\s?[:#]?\s+"
    rf"(?P<letters>{_NAMED_LETTERS}(?:[\s,/&-]+{_NAMED_LETTERS})*)(?!\w)[)\]]?"
)
_TRAILING = re.compile(rf"(?P<letters>(?:\s[-–·]\s?{_LETTERS})+)$")
_LEADING = re.compile(
    rf"(?P<letters>{_LETTERS}(?:(?:\s?[,/&]\s?|-|\s){_LETTERS}(?!\w))*)\s[-–:]?\s?(?=\w*[a-z]|\w{{3}})"
)
_ALONE = re.compile(rf"(?<![\w.'&]){_LETTERS}(?![\w.'&])")


def are_modifiers(text: str) -> bool:
    """Whether a text is modifiers and nothing else."""
    words = re.findall(r"[A-Za-z0-9]+", text)
    return bool(words) and all(len(word) == 2 and load_catalogue().modifier(word) for word in words)


def of_equipment(letters: str) -> bool:
    """Whether two letters are a modifier that home equipment meets; a mere word is seldom one."""
    modifier = load_catalogue().modifier(letters)
    return modifier is not None and bool(modifier.plain_en)


def modifiers_in(description: str) -> tuple[str, tuple[str, ...]]:
    """A description less the modifiers printed in it, and those: named ("mods: RR, KX"), set off by dashes at its end
    ("CONCENTRATOR - RR - KX") or before its first word ("RR,KX Concentrator")."""
    named = _NAMED.search(description)
    for match in (named, _TRAILING.search(description), _LEADING.match(description)):
        letters = tuple(re.findall(_NAMED_LETTERS, match["letters"])) if match else ()
        known = are_modifiers if match is named else of_equipment
        if match and letters and all(map(known, letters)):
            left = f"{description[: match.start()]} {description[match.end() :]}"
            return re.sub(r"\s+", " ", left).strip(), letters
    return description, ()


def strays(description: str) -> tuple[str, ...]:
    """Words of a description that are modifiers of equipment: they may belong to the code beside it."""
    return tuple(word for word in _ALONE.findall(description) if of_equipment(word))
