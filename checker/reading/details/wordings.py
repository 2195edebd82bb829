"""What details are called on paper: the wordings of data/reading/detail_labels.toml, and finding them among parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import chain, product
from typing import Any

from msgspec import Struct

from checker.data import load_toml
from checker.errors import DataError
from checker.reading.details.parts import Part
from checker.remembered import remembered

_CHOICE = re.compile(r"\[(?P<maybe>[^\]]+)\]|\((?P<either>[^)]+)\)|(?P<plain>[^\[\]()]+)")
_POSSESSIVE = re.compile(r"['’]s?$")
_JOINS = ("/", "&", ",")
_LIKE_ENOUGH = 90  # of 100: a letter or two of a long label
_SHORTEST_MISPRINT = 7  # letters; shorter ones are like other words


class Detail(StrEnum):
    """What a label announces. The `OTHER` ones are not ours; they say what kind of value stands beside them."""

    PATIENT = "patient"
    ACCOUNT = "account"
    MEMBER_ID = "member_id"
    PAYER = "payer"
    STATEMENT_DATE = "statement_date"
    SUPPLIER = "supplier"
    ADDRESS = "address"
    CITY = "city"
    STATE = "state"
    ZIP = "zip"
    PHONE = "phone"
    PATIENT_PHONE = "patient_phone"
    OTHER_OWNER = "other owner"
    OTHER_DATE = "other date"
    OTHER_NUMBER = "other number"
    OTHER_MONEY = "other money"
    OTHER_TEXT = "other text"


class Wording(Struct, frozen=True):
    """One way to print a label. `weight` (0 to 1) is how surely it means its role."""

    role: Detail
    weight: float
    words: tuple[str, ...]

    @property
    def one_word(self) -> bool:
        return len(self.words) == 1


def _tables() -> dict[str, Any]:
    return load_toml("reading/detail_labels")


@cache
def _short_forms() -> dict[str, str]:
    forms: dict[str, str] = _tables()["short_forms"]
    return forms


@remembered
def label_word(key: str) -> str:
    """A word as labels are written: short forms in full, no possessive."""
    bare = _POSSESSIVE.sub("", key)
    return _short_forms().get(bare, bare)


@cache
def wordings() -> tuple[Wording, ...]:
    """All wordings, spelt out. Raises DataError where one stands under two roles."""
    sections = _tables()
    found: dict[tuple[str, ...], Wording] = {}
    for section, lines in sections.items():
        if section == "short_forms":
            continue
        for pattern, weight in lines.items():
            for words in _spelt_out(pattern):
                known = found.get(words)
                if known and known.role != section:
                    raise DataError(
                        f"detail_labels.toml, [{section}]: {' '.join(words)!r} stands under {known.role} too"
                    )
                if known is None or known.weight < weight:
                    found[words] = Wording(Detail(section), float(weight), words)
    return tuple(found.values())


def _spelt_out(pattern: str) -> Iterator[tuple[str, ...]]:
    """Every wording a pattern stands for, in label words."""
    choices: list[list[tuple[str, ...]]] = []
    for match in _CHOICE.finditer(pattern):
        told = match["maybe"] or match["either"]
        ways = ["", *told.split("|")] if match["maybe"] else told.split("|") if told else [match["plain"]]
        choices.append([tuple(map(label_word, way.replace("/", " ").split())) for way in ways])
    return (tuple(chain.from_iterable(chosen)) for chosen in product(*choices))


@cache
def _longest_from() -> dict[str, int]:
    """How many words the longest wording has that begins with a word."""
    return {word: len(found[0].words) for word, found in _by_first_word().items()}


@cache
def _by_words() -> dict[tuple[str, ...], Wording]:
    return {wording.words: wording for wording in wordings()}


@cache
def _by_first_word() -> dict[str, tuple[Wording, ...]]:
    index: dict[str, list[Wording]] = {}
    for wording in wordings():
        index.setdefault(wording.words[0], []).append(wording)
    return {word: tuple(sorted(found, key=lambda w: -len(w.words))) for word, found in index.items()}


@cache
def _by_spelling() -> dict[str, Wording]:
    return {" ".join(wording.words): wording for wording in wordings()}


@cache
def _sure_spellings() -> tuple[str, ...]:
    sure = (" ".join(wording.words) for wording in wordings() if wording.weight >= 0.85)
    return tuple(spelling for spelling in sure if len(spelling) >= _SHORTEST_MISPRINT)


@remembered
def may_begin(key: str) -> bool:
    """Whether some wording begins with this word."""
    return label_word(key) in _by_first_word()


def wording_at(parts: Sequence[Part], at: int) -> tuple[Wording, int] | None:
    """The longest wording that begins at a part, with the index past its end; of two joined by a slash, the surer."""
    found = _one_wording_at(parts, at)
    if found is None or found[1] + 1 >= len(parts) or parts[found[1]].text != "/":
        return found
    joined = _one_wording_at(parts, found[1] + 1)
    if joined is None or joined[0].role is not found[0].role:
        return found
    return max(found[0], joined[0], key=lambda wording: wording.weight), joined[1]


def _one_wording_at(parts: Sequence[Part], at: int) -> tuple[Wording, int] | None:
    longest = _longest_from().get(label_word(parts[at].key), 0)
    words: list[str] = []
    ends: list[int] = []
    while len(words) < longest and at < len(parts):
        if parts[at].text not in _JOINS:
            words.append(label_word(parts[at].key))
            ends.append(at + 1)
        at += 1
    for count in range(len(words), 0, -1):
        if wording := _by_words().get(tuple(words[:count])):
            return wording, ends[count - 1]
    return None


def begins_wording(words: Sequence[str]) -> bool:
    """Whether some wording begins with these label words and goes on after them."""
    return any(
        len(wording.words) > len(words) and wording.words[: len(words)] == tuple(words)
        for wording in _by_first_word().get(words[0], ())
    )


def wording_of(words: Sequence[str]) -> Wording | None:
    """The wording that consists of exactly these label words."""
    return _by_spelling().get(" ".join(words))


@remembered
def misprinted(words: tuple[str, ...]) -> Wording | None:
    """The sure wording that these label words are a misprint of ("patent name"), if there is one."""
    spelling = " ".join(words)
    if len(spelling) < _SHORTEST_MISPRINT or not all(word.isalnum() for word in words):
        return None
    from rapidfuzz import fuzz, process  # takes long to load, and few bills misprint a label

    best = process.extractOne(spelling, _sure_spellings(), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
    return _by_spelling()[best[0]] if best else None
