"""Names beside a label: how much of what stands there is a person's, an insurer's or a company's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.reading.details.names import (
    is_insurer,
    is_nothing,
    is_organisation,
    is_person,
    is_prose,
    is_title,
    plain,
    vocabulary,
)
from checker.reading.details.parts import PHONE, Part, Value, is_id_word, text_of
from checker.reading.details.postal import find_end, is_street
from checker.reading.details.wordings import wording_at

_DASHES = "-–—"
_LETTERS = re.compile(r"[A-Za-z]{2}")
_MOST_WORDS = 10  # of a name
_CUT_SHORT, _UNKNOWN_PAYER, _UNKNOWN_COMPANY, _PERSON_AS_COMPANY = 0.95, 0.85, 0.75, 0.6  # what is left of the trust


def read_person(parts: Sequence[Part], labelled: bool = True) -> Value | None:
    """A person's name, up to the first thing that is none: a number, a bracket, a street, another label."""
    if len(parts) > 1 and is_id_word(parts[0]) and not find_end(text_of(parts)):
        parts = parts[2:] if parts[1].text in _DASHES else parts[1:]
    end = _name_end(parts)
    keys = [part.key for part in parts[:3]]
    start = 3 if keys == ["the", "estate", "of"] else 2 if keys[:2] == ["estate", "of"] else 0
    if not is_person(text_of(parts[start:end]).strip(" ,;-"), labelled=labelled):
        return None
    text = text_of(parts[:end]).strip(" ,;-")
    if _ends_sentence(parts[end - 1]):
        text = text.rstrip(".")
    return Value(text, parts[:end], 1.0 if end == len(parts) else _CUT_SHORT)


def _name_end(parts: Sequence[Part]) -> int:
    for at, part in enumerate(parts):
        if part.is_colon:
            return max(at - 1, 0)
        if part.is_divider or part.is_leader or part.text[0] in "(/#[" or any(letter.isdigit() for letter in part.text):
            return at
        behind_comma = at > 0 and parts[at - 1].text.endswith(",")
        if part.text in _DASHES or (behind_comma and (wording_at(parts, at) or is_street(text_of(parts[at:])))):
            return at
        if at and _ends_sentence(part):
            return at + 1
    return len(parts)


def _ends_sentence(part: Part) -> bool:
    return part.text.endswith(".") and len(part.key) > 2 and part.key not in vocabulary("abbreviations")


def read_payer(parts: Sequence[Part], labelled: bool = True) -> Value | None:
    """An insurer, a plan or "Self Pay"; without a colon only what has an insurer's word in it."""
    if len(parts) > 2 and parts[0].text.isdigit() and parts[1].text in "-–—.)":
        parts = parts[2:]
    end = 0
    while end < len(parts) and not (parts[end].is_divider or parts[end].is_leader or parts[end].text == "#"):
        if parts[end].is_colon:
            end = max(end - 1, 0)
            break
        if _is_long_number(parts[end].text):
            break
        end += 1
    parts = parts[:end]
    text = text_of(parts).strip(" ,;-–(/")
    keys = [plain(word) for word in text.split()]
    if not _may_name(text) or text[0].isdigit() or not vocabulary("not_a_payer").isdisjoint(keys):
        return None
    is_end_of_sentence = text[0].islower() and text.endswith(".")
    if vocabulary("payer_kind").issuperset(keys) or is_end_of_sentence:
        return None
    if not labelled and (text[0].islower() or text.endswith(".")):
        return None
    if is_insurer(text, labelled=True):
        return Value(text, parts)
    is_heading = is_title(text) and len(keys) < 3
    return None if is_heading or not labelled else Value(text, parts, _UNKNOWN_PAYER)


def _may_name(text: str) -> bool:
    """Whether a text could name a company at all: a few words with letters that are no sentence."""
    is_short = 1 <= len(text.split()) <= _MOST_WORDS
    return is_short and not (is_nothing(text) or is_prose(text)) and _LETTERS.search(text) is not None


def _is_long_number(text: str) -> bool:
    bare = text.strip("()#")
    return len(bare) >= 5 and sum(letter.isdigit() for letter in bare) >= 3


def read_company(parts: Sequence[Part], labelled: bool = True) -> Value | None:
    """A company's name; a word that marks one may be missing beside a label."""
    end = next(
        (at for at, part in enumerate(parts) if part.is_divider or part.is_colon or PHONE.match(text_of(parts[at:]))),
        len(parts),
    )
    parts = parts[: end - 1] if end < len(parts) and parts[end].is_colon else parts[:end]
    text = text_of(parts).strip(" ;-–(/")
    if not _may_name(text) or is_title(text):
        return None
    if is_organisation(text):
        return Value(text, parts)
    if not labelled or text[0].isdigit() or "," in text or plain(text.split()[-1]) in vocabulary("credentials"):
        return None
    return Value(text, parts, _PERSON_AS_COMPANY if is_person(text) else _UNKNOWN_COMPANY)
