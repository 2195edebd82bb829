"""A code that was hard to read: what the catalogue and the other lines make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.catalogue import load_catalogue
from checker.catalogue.descriptions import fits
from checker.catalogue.fields import field_of
from checker.model import LineItem
from checker.reading.ink.lookalikes import as_digits, first_letters, one_digit_off


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
