"""A code or the letters after it that were hard to read: what the catalogue and the other lines make of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from checker.catalogue import load_catalogue
from checker.catalogue.descriptions import fits
from checker.catalogue.fields import field_of
from checker.model import LineItem
from checker.reading.ink.lookalikes import as_digits, first_letters, one_digit_off
from checker.reading.tokens.modifier_words import are_known

_SHORT_WORDS = re.compile(r"(?:[\s,/.;:()\[\]-]*[A-Za-z0-9]{1,2}(?![A-Za-z0-9]))+")
_OFF_IN_SAME, _OFF_IN_OTHERS = 0.5, 0.25
"""The share of letters that may differ from those of lines of the same code, and of any others."""
_MOST = 0.6
"""The share of lines of one code that must print the same letters for others to be taken for them."""


def code_meant(line: LineItem, others: Sequence[LineItem]) -> str | None:
    """The one code that an unclear string in no list may be: one of other lines, else one that the words fit."""
    code = line.code
    if code is None or load_catalogue().code(code) or field_of(code):
        return None
    near = {entry for each in _near(code) if (entry := load_catalogue().code(each))}
    fit = {entry.code: fits(entry, line.description) for entry in near}
    printed = {each for each, fitting in fit.items() if fitting is not False} & {other.code for other in others}
    for among in (printed, {each for each, fitting in fit.items() if fitting}):
        if len(among) == 1:
            return among.pop()
    return None


def _near(code: str) -> Iterator[str]:
    """The codes that the string may be: look-alikes for digits, another first letter, or one digit otherwise."""
    plain = code[:1] + as_digits(code[1:])
    for letter in (code[:1], *first_letters(code[:1])):
        yield letter + plain[1:]
    for digits in one_digit_off(plain[1:]):
        yield plain[:1] + digits


def letters_meant(line: LineItem, others: Sequence[LineItem]) -> tuple[str, ...] | None:
    """The letters most other lines print, of the same code first, where those seen after this code are like them.

    Letters that are all known stay as they are.
    """
    if line.code is None or are_known(line.modifiers):
        return None
    every = Counter(other.modifiers for other in others if are_known(other.modifiers))
    same = Counter(other.modifiers for other in others if other.code == line.code and are_known(other.modifiers))
    seen = "".join(line.modifiers) or _short_words_after(line)
    from rapidfuzz.distance import OSA  # takes long to load, and only pages from pictures need it

    for alike, share in ((same, _OFF_IN_SAME), (every, _OFF_IN_OTHERS)):
        meant, count = max(alike.items(), key=lambda item: item[1], default=((), 0))
        letters = "".join(meant)
        few_differ = seen and OSA.distance(seen, letters) <= max(share * len(letters), 1)
        if count and count >= _MOST * alike.total() and few_differ:
            return meant
    return None


def _short_words_after(line: LineItem) -> str:
    """The letters and digits of the words of one or two that stand right after the code."""
    _, found, after = line.raw.partition(line.code_printed or line.code or "")
    words = _SHORT_WORDS.match(after) if found else None
    return re.sub(r"[^A-Za-z0-9]", "", words[0]) if words else ""
