"""The code that was probably meant where a bill prints one that does not exist, or that its words do not fit.

A slip is what a hand or a scanner does to five characters: a letter for a digit that looks like it, two digits
swapped, one lost, doubled or wrong, a zero put before. At most one such edit is forgiven beside look-alikes; whether
the description fits decides between neighbours, and whether anything may be alleged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct
from rapidfuzz.distance import OSA

from checker.catalogue import load_catalogue
from checker.catalogue.descriptions import alias_strength, fits, words_of
from checker.catalogue.tables import Code


class Slip(StrEnum):
    """What happened to the code, from the likeliest slip to the least."""

    SET_APART = "set-apart"
    RUN_TOGETHER = "run-together"
    LETTER_FOR_DIGIT = "letter-for-digit"
    ZERO_PADDED = "zero-padded"
    SWAPPED_DIGITS = "swapped-digits"
    DOUBLED_CHARACTER = "doubled-character"
    LOST_CHARACTER = "lost-character"
    EXTRA_CHARACTER = "extra-character"
    ONE_CHARACTER = "one-character"
    SEVERAL = "several"


class Suggestion(Struct, frozen=True):
    """A code that may have been meant: what the slip was, and whether the description may describe it (None where it
    says nothing). `strength` counts the words of the description that are the supplier's usual name for it.
    """

    code: Code
    why: Slip
    fits: bool | None
    strength: int = 0


_PLAIN = (Slip.SET_APART, Slip.RUN_TOGETHER, Slip.LETTER_FOR_DIGIT, Slip.ZERO_PADDED)
_ORDER = {slip: place for place, slip in enumerate(Slip)}
_SAME_LOOK = str.maketrans("OQDIL|SBZGE", "00011158263")
_SURELY_DIGITS = str.maketrans("OIl", "011")
_LETTER_LOOK = {"8": "B", "0": "D", "6": "G", "1": "I", "5": "S", "2": "Z", "3": "E", "F": "E", "4": "A"}
_MODIFIERS = re.compile(r"(?:[A-Z][A-Z0-9]){1,4}")
_FEWEST = 3


def as_digits(code: str) -> str:
    """The code with the letters that surely stand for digits as these: 7l045 is 71045."""
    return code.translate(_SURELY_DIGITS)


def suggest(code_printed: str, description: str = "", on: date | None = None) -> tuple[Suggestion, ...]:
    """The oxygen codes that may have been meant, best first; none for a string that resembles no code.

    A description that fits outweighs every slip but a look-alike; codes out of force on the day come last.
    """
    printed = re.sub(r"[\s.\-_/*]", "", code_printed)
    if len(printed) < _FEWEST:
        return ()
    words = words_of(description)
    found = [
        Suggestion(code, slip, fits(code, description), alias_strength(code, words))
        for code in load_catalogue().codes.values()
        if code.code != code_printed and (slip := _slip(printed, code.code, apart=printed != code_printed))
    ]
    nearer = [suggestion for suggestion in found if suggestion.why is not Slip.SEVERAL]
    return tuple(sorted(nearer or found, key=lambda suggestion: _rank(suggestion, on)))


def likely(suggestions: Sequence[Suggestion]) -> Suggestion | None:
    """The one code that was surely meant, None where it is not plain.

    A look-alike or a set-apart code is plain by itself unless the description contradicts it; any other slip only
    where the description fits it and no other code that the same description fits equally.
    """
    plain = [s for s in suggestions if s.why in _PLAIN and s.fits is not False]
    if plain:
        return plain[0]
    fitting = [s for s in suggestions if s.fits and s.why is not Slip.SEVERAL]
    best = [s for s in fitting if _nearness(s) == min(map(_nearness, fitting))]
    return best[0] if len(best) == 1 else None


def _nearness(suggestion: Suggestion) -> tuple[int, int, int]:
    return (suggestion.code.until is not None, -suggestion.strength, _ORDER[suggestion.why])


def _rank(suggestion: Suggestion, on: date | None) -> tuple[int, bool, int, int, str]:
    code = suggestion.code
    ended = code.in_force(on) is False if on else code.until is not None
    if suggestion.fits is False:
        standing = 3
    elif suggestion.why in _PLAIN:
        standing = 0
    else:
        standing = 1 if suggestion.fits else 2
    return standing, ended, -suggestion.strength, _ORDER[suggestion.why], code.code


def _slip(printed: str, code: str, *, apart: bool) -> Slip | None:
    """How the printed characters could come from the code; None where they could not."""
    upper = printed.upper()
    if upper == code:
        return Slip.SET_APART if apart else None
    if _MODIFIERS.fullmatch(upper, len(code)):
        upper = upper[: len(code)]
        if upper == code:
            return Slip.RUN_TOGETHER
    seen = _as_seen(upper, code)
    if seen == code:
        return Slip.LETTER_FOR_DIGIT
    if code in (seen.lstrip("0"), seen[:1] + seen[1:].removeprefix("0"), seen.removesuffix("0")):
        return Slip.ZERO_PADDED
    for characters in (seen,) if len(upper) == len(code) else (upper, seen):
        if OSA.distance(characters, code) == 1:
            return _edit(characters, code) if characters == upper else Slip.SEVERAL
    return None


def _as_seen(printed: str, code: str) -> str:
    """The printed characters with look-alikes set right: digits after the first place, the code's letter in it."""
    first, rest = printed[:1], printed[1:].translate(_SAME_LOOK)
    if code[0].isalpha() and _LETTER_LOOK.get(first) == code[0]:
        first = code[0]
    return first + rest


def _edit(seen: str, code: str) -> Slip:
    if len(seen) == len(code):
        return Slip.SWAPPED_DIGITS if sorted(seen) == sorted(code) else Slip.ONE_CHARACTER
    if len(seen) < len(code):
        return Slip.LOST_CHARACTER
    doubled = any(
        seen[place - 1] == seen[place] and seen[:place] + seen[place + 1 :] == code for place in range(1, len(seen))
    )
    return Slip.DOUBLED_CHARACTER if doubled else Slip.EXTRA_CHARACTER
