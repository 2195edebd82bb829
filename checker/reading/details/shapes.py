"""What stands beside a label: does it begin with a value of the label's kind, and how much of it is that value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

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
from checker.reading.details.parts import Part, text_of
from checker.reading.details.wordings import Role
from checker.reading.values import DATE, RUN_TOGETHER_DATE, parse_money

PHONE = re.compile(
    r"(?<![\w-])(?:\+?1\s?[-.\s]\s?|\+1)?(?:\(\d{3}\)\s?-?\s?|\d{3}\s?[-.‐‑–�]\s?|\d{3}\s)\d{3}\s?[-.‐‑–�\s]\s?\d{4}(?![\w-])"
)
_ID_WORD = re.compile(r"(?=.*\d)[A-Za-z0-9*•][A-Za-z0-9*•.\-/]*")
_MASKED = re.compile(r"[*•xX]{3,}-?[*•xX-]*\d{2,}")
_ID_PREFIX = re.compile(r"[A-Z]{1,4}-?")
_MONEY_LIKE = re.compile(r"[$(+-]*\d[\d,]*\.\d\d\)?-?")
_MOST_ID_CHARACTERS = 24
_MOST_DATE_PARTS = 6
_TIME = re.compile(r"(?<=\d)T\d\d:.*$")
_SPAN_WORDS = ("-", "–", "to", "thru", "through")
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?", re.IGNORECASE)


class Value(NamedTuple):
    """A value and the parts it was read from; `quality` (0 to 1) is how well its look fits."""

    text: str
    parts: Sequence[Part]
    quality: float = 1.0


Reader = Callable[[Sequence[Part], bool], Value | None]


def read_value(role: Role, parts: Sequence[Part], labelled: bool) -> Value | None:
    """The value of a role's kind that the parts begin with; `labelled` where a colon or a ruled cell vouches for it."""
    while parts and (not parts[0].key or parts[0].is_leader) and not _ID_WORD.match(parts[0].text):
        parts = parts[1:]
    if not parts:
        return None
    return _READERS[role](parts, labelled)


def read_date(parts: Sequence[Part], labelled: bool = True) -> Value | None:
    """One full date, not a span of two."""
    if parts and _WEEKDAY.fullmatch(parts[0].key):
        parts = parts[1:]
    found = None
    for count in range(1, min(len(parts), _MOST_DATE_PARTS) + 1):
        text = re.sub(r"\s*([/-])\s*", r"\1", text_of(parts[:count])).strip(" .,;()")
        text = _TIME.sub("", text)
        match = DATE.fullmatch(text)
        if match and not match["one"]:
            return None
        if match or (labelled and count == 1 and len(text) == 8 and RUN_TOGETHER_DATE.fullmatch(text)):
            found = Value(text, parts[:count])
    if found and len(parts) > len(found.parts) + 1 and parts[len(found.parts)].text.lower() in _SPAN_WORDS:
        return None
    return found


def read_id(parts: Sequence[Part], labelled: bool = True) -> Value | None:
    """An account's or a member's number: words with digits, or letters before them; never money, a date or a phone."""
    parts = [part for part in parts[:6] if part.text != "#"]
    start = 1 if len(parts) > 1 and _ID_PREFIX.fullmatch(parts[0].text) and _is_id_word(parts[1]) else 0
    end = start
    while (
        end < len(parts)
        and _is_id_word(parts[end])
        and sum(len(part.text) for part in parts[: end + 1]) <= _MOST_ID_CHARACTERS
    ):
        if end > start and (
            len(parts[end].key) < 2 or _begins_date(parts[end:]) or not _same_make(parts[start:end], parts[end])
        ):
            break
        end += 1
    if end == start or _begins_date(parts[start:]):
        return None
    text = text_of(parts[:end]).strip(" .,;:()-")
    digits = sum(letter.isdigit() for letter in text)
    if not _MASKED.search(text) and (is_nothing(text) or digits < 1 or len(text) < 3):
        return None
    if not labelled and digits < 3:
        return None
    return Value(text, parts[:end], 0.6 if PHONE.fullmatch(text) else 1.0)


def _is_id_word(part: Part) -> bool:
    text = part.text.strip(".,;()")
    return bool(_ID_WORD.fullmatch(text)) and not _MONEY_LIKE.fullmatch(text)


def _same_make(before: Sequence[Part], part: Part) -> bool:
    """Whether a further word goes on with the number: groups of an id are short, and in capitals."""
    return len(part.key) <= 6 and all(len(word.key) <= 6 for word in before) and part.text.upper() == part.text


def _begins_date(parts: Sequence[Part]) -> bool:
    return any(DATE.fullmatch(text_of(parts[:count]).strip(" .,;()")) for count in (1, 3) if len(parts) >= count)


def read_person(parts: Sequence[Part], labelled: bool = True) -> Value | None:
    """A person's name, up to the first thing that is none: a number, a bracket, another label."""
    if len(parts) > 1 and _is_id_word(parts[0]):
        parts = parts[2:] if parts[1].text in "-–—" else parts[1:]
    end = _name_end(parts)
    keys = [part.key for part in parts[:3]]
    start = 3 if keys == ["the", "estate", "of"] else 2 if keys[:2] == ["estate", "of"] else 0
    if not is_person(text_of(parts[start:end]).strip(" ,;-"), labelled=labelled):
        return None
    text = text_of(parts[:end]).strip(" ,;-")
    if _ends_sentence(parts[end - 1]):
        text = text.rstrip(".")
    return Value(text, parts[:end], 1.0 if end == len(parts) else 0.95)


def _name_end(parts: Sequence[Part]) -> int:
    for at, part in enumerate(parts):
        if part.is_colon:
            return max(at - 1, 0)
        if part.is_divider or part.is_leader or part.text[0] in "(/#[" or any(letter.isdigit() for letter in part.text):
            return at
        if part.text in ("-", "–", "—"):
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
    if (
        not keys
        or len(keys) > 10
        or text[0].isdigit()
        or is_nothing(text)
        or is_prose(text)
        or not re.search(r"[A-Za-z]{2}", text)
    ):
        return None
    if any(key in vocabulary("not_a_payer") for key in keys):
        return None
    if all(key in vocabulary("payer_kind") for key in keys):
        return None
    known = is_insurer(text)
    if not labelled and (text[0].islower() or text.endswith(".")):
        return None
    if not known and (not labelled or (is_title(text) and len(keys) < 3)):
        return None
    return Value(text, parts, 1.0 if known else 0.85)


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
    words = text.split()
    if (
        not words
        or len(words) > 10
        or is_title(text)
        or is_nothing(text)
        or is_prose(text)
        or not re.search(r"[A-Za-z]{2}", text)
    ):
        return None
    if is_organisation(text):
        return Value(text, parts)
    if not labelled or plain(words[-1]) in vocabulary("credentials") or text[0].isdigit() or "," in text:
        return None
    return Value(text, parts, 0.6 if is_person(text) else 0.75)


def read_phone(parts: Sequence[Part], labelled: bool = True) -> Value | None:
    """A ten-digit American phone number."""
    text = text_of(parts)
    match = PHONE.match(text) or PHONE.match(text.lstrip("( "))
    return Value(match.group().strip(), parts) if match else None


def _read_street(parts: Sequence[Part], labelled: bool = True) -> Value | None:
    text = text_of(parts)
    return Value(text, parts) if re.match(r"\S*\d\S*\s+\S|p\.?\s?o\.?\s", text, re.IGNORECASE) else None


def _read_money(parts: Sequence[Part], labelled: bool = True) -> Value | None:
    text = parts[1].text if parts[0].text == "$" and len(parts) > 1 else parts[0].text
    return Value(text, parts[:1]) if parse_money(text) is not None else None


def _read_number(parts: Sequence[Part], labelled: bool = True) -> Value | None:
    return Value(parts[0].text, parts[:1]) if any(letter.isdigit() for letter in parts[0].text) else None


def _read_text(parts: Sequence[Part], labelled: bool = True) -> Value | None:
    return Value(text_of(parts), parts) if labelled else None


_READERS: Mapping[Role, Reader] = {
    Role.PATIENT: read_person,
    Role.ACCOUNT: read_id,
    Role.MEMBER_ID: read_id,
    Role.PAYER: read_payer,
    Role.STATEMENT_DATE: read_date,
    Role.SUPPLIER: read_company,
    Role.ADDRESS: _read_street,
    Role.CITY: _read_text,
    Role.STATE: _read_text,
    Role.ZIP: _read_number,
    Role.PHONE: read_phone,
    Role.PATIENT_PHONE: read_phone,
    Role.OTHER_OWNER: read_person,
    Role.OTHER_DATE: read_date,
    Role.OTHER_NUMBER: _read_number,
    Role.OTHER_MONEY: _read_money,
    Role.OTHER_TEXT: _read_text,
}
