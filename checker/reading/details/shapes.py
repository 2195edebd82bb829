"""What stands beside a label: does it begin with a value of the label's kind, and how much of it is that value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from checker.reading.details.named import read_company, read_payer, read_person
from checker.reading.details.names import is_nothing
from checker.reading.details.parts import PHONE, Part, Value, is_id_word, text_of
from checker.reading.details.wordings import Detail
from checker.reading.tokens.values import DATE, RUN_TOGETHER_DATE
from checker.reading.tokens.vocabulary import any_of

_MASKED = re.compile(r"[*•xX]{3,}-?[*•xX-]*\d{2,}")
_ID_PREFIX = re.compile(r"[A-Z]{1,4}-?")
_LETTERS_AND_NUMBER = re.compile(r"[A-Z]{1,4}-\d{1,4}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_STATE_AND_ZIP = re.compile(r"[A-Z]{2} \d{5}(?:-\d{4})?")
_MOST_ID_CHARACTERS = 24  # letters and figures
_MOST_DATE_PARTS = 6  # parts: a weekday, a month, a day and a year with their commas
_DIGIT = re.compile(r"\d")
_TIME = re.compile(r"(?<=\d)T\d\d:.*$")
_SPAN_WORDS = ("-", "–", "to", "thru", "through")
_WEEKDAY = re.compile(any_of("weekdays"), re.IGNORECASE)


Reader = Callable[[Sequence[Part], bool], Value | None]


def read_value(role: Detail, parts: Sequence[Part], labelled: bool) -> Value | None:
    """The value of a role's kind that the parts begin with; `labelled` where a colon or a ruled cell vouches for it."""
    while parts and (not parts[0].key or parts[0].is_leader) and not is_id_word(parts[0]):
        parts = parts[1:]
    if not parts:
        return None
    return _READERS[role](parts, labelled)


def read_date(parts: Sequence[Part], labelled: bool = True) -> Value | None:
    """One full date, not a span of two."""
    if not _DIGIT.search(text_of(parts[:_MOST_DATE_PARTS])):
        return None
    found = None
    for count in range(1, min(len(parts), _MOST_DATE_PARTS) + 1):
        text = re.sub(r"\s*([/-])\s*", r"\1", text_of(parts[:count])).strip(" .,;()")
        text = _TIME.sub("", text)
        match = DATE.fullmatch(text)
        if match and (match["to"] or not match["from"]):
            return None
        if match or (labelled and count == 1 and len(text) in (6, 8) and RUN_TOGETHER_DATE.fullmatch(text)):
            found = Value(text, parts[:count])
    if found is None and parts and _WEEKDAY.fullmatch(parts[0].key):
        return read_date(parts[1:], labelled)
    if found and len(parts) > len(found.parts) + 1 and parts[len(found.parts)].text.lower() in _SPAN_WORDS:
        return None
    return found


def read_id(parts: Sequence[Part], labelled: bool = True) -> Value | None:
    """An account's or a member's number: words with digits, or letters before them; no money, date, phone or ZIP."""
    parts = [part for part in parts[:6] if part.text != "#"]
    start = 1 if len(parts) > 1 and _ID_PREFIX.fullmatch(parts[0].text) and is_id_word(parts[1]) else 0
    end = start
    while (
        end < len(parts)
        and is_id_word(parts[end])
        and sum(len(part.text) for part in parts[: end + 1]) <= _MOST_ID_CHARACTERS
    ):
        if end > start and (
            len(parts[end].key) < 2
            or _begins_date(parts[end:])
            or not (parts[end].glued or _same_make(parts[start:end], parts[end]))
        ):
            break
        end += 1
    if end == start or _begins_date(parts[start:]):
        return None
    text = text_of(parts[:end]).strip(" .,;:()-")
    if _STATE_AND_ZIP.fullmatch(text):
        return None
    digits = sum(letter.isdigit() for letter in text)
    if not _MASKED.search(text) and (is_nothing(text) or digits < 1 or len(text) < 3 - labelled):
        return None
    if not labelled and digits < 3 and not _LETTERS_AND_NUMBER.fullmatch(text):
        return None
    cut = text_of(parts[:end]).rstrip(" .,;:()").endswith("-")
    return Value(text, parts[:end], 0.6 if PHONE.fullmatch(text) or _YEAR.fullmatch(text) or cut else 1.0)


def _same_make(before: Sequence[Part], part: Part) -> bool:
    """Whether a further word goes on with the number: groups of an id are short, and in capitals."""
    return len(part.key) <= 6 and all(len(word.key) <= 6 for word in before) and part.text.upper() == part.text


def _begins_date(parts: Sequence[Part]) -> bool:
    return any(DATE.fullmatch(text_of(parts[:count]).strip(" .,;()")) for count in (1, 2, 3) if len(parts) >= count)


def read_phone(parts: Sequence[Part], labelled: bool = True) -> Value | None:
    """A ten-digit American phone number."""
    text = text_of(parts)
    match = PHONE.match(text)
    return Value(match.group().strip(), parts) if match else None


def _read_street(parts: Sequence[Part], labelled: bool = True) -> Value | None:
    text = text_of(parts)
    return Value(text, parts) if re.match(r"\S*\d\S*\s+\S|p\.?\s?o\.?\s", text, re.IGNORECASE) else None


def _read_number(parts: Sequence[Part], labelled: bool = True) -> Value | None:
    return Value(parts[0].text, parts[:1]) if any(letter.isdigit() for letter in parts[0].text) else None


def _read_text(parts: Sequence[Part], labelled: bool = True) -> Value | None:
    return Value(text_of(parts), parts) if labelled else None


_READERS: Mapping[Detail, Reader] = {
    Detail.PATIENT: read_person,
    Detail.ACCOUNT: read_id,
    Detail.MEMBER_ID: read_id,
    Detail.PAYER: read_payer,
    Detail.STATEMENT_DATE: read_date,
    Detail.SUPPLIER: read_company,
    Detail.ADDRESS: _read_street,
    Detail.CITY: _read_text,
    Detail.STATE: _read_text,
    Detail.ZIP: _read_number,
    Detail.PHONE: read_phone,
    Detail.PATIENT_PHONE: read_phone,
    Detail.OTHER_OWNER: read_person,
    Detail.OTHER_DATE: read_date,
    Detail.OTHER_NUMBER: _read_number,
    Detail.OTHER_MONEY: _read_number,
    Detail.OTHER_TEXT: _read_text,
}
