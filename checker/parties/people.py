"""Whether two ways of writing a name, an address or a number mean the same.

Order, capitals, initials, punctuation and usual abbreviations (data/address_words.csv) never matter. One letter may
differ where the reading was in doubt (`doubtful`), since the page may then say what the person says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from checker.data import load
from checker.data.thresholds import threshold, whole
from checker.parties.likeness import alike, alike_in_any_order, letters_apart


class Abbreviation(Struct, frozen=True, kw_only=True):
    """A word of names or addresses as written out, and its short form; a title is left out where names are compared."""

    written: str
    short: str = ""
    about: str


def same_person(one: str, other: str, *, doubtful: bool = False) -> bool:
    """Whether both may be the name of one person: every part of the shorter name answers to a part of the longer.

    A missing name proves nothing, other initials are another person's, and "Smith" alone is not yet "Bo Smith".
    """
    short, long = sorted((_name_parts(one), _name_parts(other)), key=len)
    return (len(short) != 1 or len(long) == 1) and _answers(short, long, doubtful=doubtful)


def same_person_on_paper(one: str, other: str) -> bool:
    """Whether two texts of one paper may name one person: there a single word may stand for a fuller name of it."""
    short, long = sorted((_name_parts(one), _name_parts(other)), key=len)
    return _answers(short, long) and not (len(short) == 1 < len(long) and len(short[0]) == 1)


def _answers(short: Sequence[str], long: Sequence[str], *, doubtful: bool = False) -> bool:
    """Whether every part of the shorter name answers to one of its own of the longer."""
    left = list(long)
    for part in sorted(short, key=len, reverse=True):
        match = next((i for i, other in enumerate(left) if _same_part(part, other, doubtful=doubtful)), None)
        if match is None:
            return False
        del left[match]
    return True


def same_address(one: str, other: str, *, doubtful: bool = False) -> bool:
    """Whether both may be one address. What only one of them says (a unit, a ZIP, the country) is no difference."""
    first, second = _address(one), _address(other)
    if first.zip and second.zip and first.zip != second.zip:
        return False
    if first.numbers and second.numbers and not (first.numbers <= second.numbers or second.numbers <= first.numbers):
        return False
    if not first.words or not second.words:
        return True
    words = alike_in_any_order(" ".join(first.words), " ".join(second.words))
    street = alike(first.street, second.street) if first.street and second.street else 100
    least = threshold("same-address-doubtful" if doubtful else "same-address")
    return words >= float(least) and street >= float(least)


def same_number(one: str, other: str, *, doubtful: bool = False) -> bool:
    """Whether two member or account numbers agree in letters and digits; hidden digits (X, *) agree with any."""
    first, second = _bare(one), _bare(other)
    if not first or not second or first == second:
        return True
    if "*" in first + second and (shorter := min(len(first), len(second))):
        return all(a == b or "*" in (a, b) for a, b in zip(first[-shorter:], second[-shorter:], strict=True))
    return doubtful and letters_apart(first, second) <= whole("doubtful-letters")


def same_company(one: str, other: str) -> bool:
    """Whether two names may be one company's, with or without "Inc." and the like: alike but for a letter or two, or
    the one begins the other: "Lincare", "Lincare Oxygen".

    Any part will not do: "Home Oxygen" may be another company than "Meadow Home Oxygen".
    """
    short, long = sorted((_company(one).split(), _company(other).split()), key=len)
    return _spelled_alike(one, other) or (bool(short) and long[: len(short)] == short)


def same_company_on_paper(one: str, other: str) -> bool:
    """Whether two texts of one paper may name one company: there any part of the name may stand alone, as where it
    wraps ("Clearwell Home" over "Oxygen, Inc.")."""
    first, second = (frozenset(_company(name).split()) for name in (one, other))
    return _spelled_alike(one, other) or (bool(first and second) and (first <= second or second <= first))


def _spelled_alike(one: str, other: str) -> bool:
    first, second = _company(one), _company(other)
    return first == second or alike(first, second) >= float(threshold("same-company"))


def same_plan(one: str, other: str) -> bool:
    """Whether two insurers' names may be one's: the words that tell them apart, all of the shorter, are in both."""
    first, second = (frozenset(_company(name).split()) - abbreviations("plan").keys() for name in (one, other))
    return _spelled_alike(one, other) or bool(first and second and (first <= second or second <= first))


class _Address(Struct, frozen=True):
    numbers: frozenset[str]
    street: str
    words: tuple[str, ...]
    zip: str


def _address(text: str) -> _Address:
    plain = _shortened(re.sub(r"[^A-Z0-9#]+", " ", text.upper().replace("#", " UNIT ")))
    plain = re.sub(r"\b(UNITED STATES|USA|U S A)\b", " ", plain)
    found = re.search(r"\b(\d{5})( ?\d{4})?\s*$", plain)
    rest = plain[: found.start()] if found else plain
    words = tuple(word for word in rest.split() if word != "UNIT")
    numbers = frozenset(word for word in words if any(letter.isdigit() for letter in word))
    house = next((place for place, word in enumerate(words) if word in numbers), -1)
    street = next((word for word in words[house + 1 :] if len(word) > 2 and word not in numbers), "")
    return _Address(numbers, street, words, found.group(1) if found else "")


def _name_parts(name: str) -> list[str]:
    """The letters-only parts of a name in capitals, without titles."""
    plain = re.sub(r"[^\w ]+", " ", re.sub(r"['’.]", "", name.upper()))
    titles = abbreviations("title")
    return [part for part in plain.split() if part not in titles and not part.isdigit()]


def _same_part(one: str, other: str, *, doubtful: bool) -> bool:
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    return doubtful and min(len(one), len(other)) > 2 and letters_apart(one, other) <= whole("doubtful-letters")


def _shortened(text: str) -> str:
    text = f" {' '.join(text.split())} "
    for about in ("state", "street", "direction", "unit", "number"):
        for written, short in abbreviations(about).items():
            text = text.replace(f" {written} ", f" {short} ")
    return text


def _company(name: str) -> str:
    forms = abbreviations("company")
    return " ".join(word for word in re.sub(r"[\W_]+", " ", name.upper()).split() if word not in forms)


def _bare(number: str) -> str:
    masked = re.sub(r"[*•●#]|(?<=X)X|X(?=X)", "*", number.upper())
    return re.sub(r"[^A-Z0-9*]", "", masked)


@cache
def abbreviations(about: str) -> Mapping[str, str]:
    """The short forms of the words about one thing ("state", "street", "title"), by what is written out in capitals."""
    rows: Sequence[Abbreviation] = load("address_words.csv", Abbreviation, ("written", "about"))
    return {row.written: row.short for row in rows if row.about == about}
