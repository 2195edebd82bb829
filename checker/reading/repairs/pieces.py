"""Words of a line that an engine cut in two or ran together, made whole: dates, amounts, codes with their letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from checker.catalogue import load_catalogue
from checker.catalogue.fields import HCPCS
from checker.model import Box, Word
from checker.reading.repairs.shapes import date_in_letters
from checker.reading.repairs.vocabulary import is_heading_word
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.modifier_words import of_equipment
from checker.reading.tokens.values import parse_date, parse_money, parse_span

_SAME_WORD = 0.5
"""The gap within which two pieces may be one word, in parts of the type size."""
_LOST_REST = 1.0
"""The gap within which what can only go on may have its rest: thousands before "033.12", a day before its year."""
_MARK_AFTER = 0.8
"""The gap within which a comma or point belongs to the word before it."""
_SPLIT_LABEL = 1.5
"""The gap within which the last letters of a label such as "Subtotal" may stand."""
_WHOLE = re.compile(
    r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{1,2}-[A-Za-z]{3}-(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|[($-]*\d{1,3}(?:,\d{3})*\.\d{2}\)?-?"
)
_CODE_AND_LETTERS = re.compile(rf"{HCPCS}(?:[-/][A-Z][A-Z0-9])*[-/](?P<last>[A-Z][A-Z0-9])")
_DAY_TO_DAY = re.compile(r"(\d{1,2})([-–])([A-Z][a-z]{2,8})(\d{1,2})")
"""What follows the month in "May 13-Jun12"."""
_CUT_DAY, _MORE_OF_DAY = re.compile(r"(?:\d{1,2}/){1,2}"), re.compile(r"\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d{2})?)?")
_THOUSANDS, _REST = re.compile(r"[($-]*\d{1,3}"), re.compile(r"0\d\d\.\d\d\)?-?")
_ZEROS = re.compile(r"[oO0QD]{2}[\]|]?")
_MARK = re.compile(r"[,.;:)\]]")
_FIRST_OF_LEADER = re.compile(r"\.\d\d\.")
"""A point behind cents."""
_IN_LEADERS = re.compile(r"[.·…_]*(?P<figure>[($-]*\d[\d,]*\.\d\d[^.·…_]*)[.·…_]*")
_RUN_TOGETHER: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = (
    (re.compile(rf"({HCPCS}(?:[-/][A-Z][A-Z0-9])+)(0\d{{3}})"), lambda match: True),
    (
        re.compile(r"(0?[A-V][\dO]{4}(?:[-./,][A-Z][A-Z0-9])+)([A-Z]{3,}|[A-Z][a-z]{2,})"),
        lambda match: all(map(of_equipment, re.split(r"[-./,]", match[1])[1:])),
    ),
    (re.compile(rf"([\d/-]+)(0?{HCPCS}(?:\W.*)?)"), lambda match: parse_span(match[1]) is not None),
    (re.compile(r"(\S*\d)((?:[A-Z][a-z]{2}|[A-Z]{5})\S*)"), lambda match: _ends_a_day(match[1])),
    (re.compile(r"(\S*\d)[.,:;]?(to|thru|through)"), lambda match: _ends_a_day(match[1])),
    (re.compile(r"([A-Za-z]{3,}?:?)((?:US)?\$\d[\d,]*\.\d\d)"), lambda match: True),
    (re.compile(r"(.*\d\.\d\d)((?:-?US|-)?[$S]{1,2}\d[\d,]*\.\d\d\D*)"), lambda match: True),
    (re.compile(r"([A-Z][a-z]+)([A-Z][a-z]+)"), lambda match: all(map(is_heading_word, match.groups()))),
    (re.compile(r"([A-Z][a-z]{3,})(\d{4,})"), lambda match: is_heading_word(match[1])),
    (re.compile(rf"({HCPCS})(-)([A-Z0-9]{{2}})"), lambda match: not load_catalogue().modifier(match[3])),
)
"""What may run together: the shape of each pair, and what makes it sure. A code with its letters and a department or a
word, a date and a code or a word, a label and an amount, two amounts, two names, a name and a number, a code and a
word."""


def whole_words(words: Sequence[Word]) -> list[Word]:
    """The words of a line, left to right, with pieces joined and what ran together parted."""
    joined: list[Word] = []
    for word in (part for each in words for part in _parted(each, joined[-1].text if joined else "")):
        whole = _joined(joined[-1], word) if joined else None
        if joined and _ZEROS.fullmatch(word.text) and re.fullmatch(r"[$(-]*[\d,]+", joined[-1].text):
            word = replace(word, text="00", seen=word.text if word.text != "00" else "")
        if whole:
            joined[-1] = whole
        else:
            joined.append(word)
    return joined


def _parted(word: Word, before: str) -> Iterator[Word]:
    if figure := _IN_LEADERS.fullmatch(word.text):
        word = part_of(word, *figure.span("figure"))
    in_span = parse_date(f"{before} 1, 2000") is not None
    for shape, holds in (*_RUN_TOGETHER, (_DAY_TO_DAY, lambda _: in_span)):
        match = shape.fullmatch(word.text)
        if match and holds(match):
            yield from (part_of(word, *match.span(group)) for group in range(1, shape.groups + 1))
            return
    yield word


def _ends_a_day(text: str) -> bool:
    """Whether this is a date, or the year of one whose day and month are words of their own."""
    span = parse_span(date_in_letters(text) or text)
    return bool(re.fullmatch(r"20\d\d", text)) or (span is not None and span[0].year is not None)


def part_of(word: Word, start: int, end: int) -> Word:
    """Some characters of a word as a word of their own."""
    return replace(word, text=word.text[start:end], box=word.box_of(start, end))


def _joined(left: Word, right: Word) -> Word | None:
    """Two pieces as one word: a mark with what it follows, or a date, an amount or a code that neither is by itself."""
    gap = (right.box.x0 - left.box.x1) / min(left.size, right.size)
    together = left.text + right.text
    if _MARK.fullmatch(right.text) and re.search(r"\w$", left.text) and gap < _MARK_AFTER:
        if _FIRST_OF_LEADER.search(together):
            return None
        return _as_one(left, right, together, left.seen)
    if gap < _SAME_WORD and _is_whole(together) and not any(_is_value(piece.text) for piece in (left, right)):
        return _as_one(left, right, together, f"{left.seen or left.text} {right.text}")
    if gap < _LOST_REST and _CUT_DAY.fullmatch(left.text) and _MORE_OF_DAY.fullmatch(together):
        return _as_one(left, right, together, f"{left.seen or left.text} {right.text}")
    if gap < _LOST_REST and _THOUSANDS.fullmatch(left.text) and _REST.fullmatch(right.text):
        return _as_one(left, right, f"{left.text},{right.text}", f"{left.seen or left.text} {right.text}")
    if gap < _SPLIT_LABEL and re.fullmatch(r"[a-z]{1,2}", right.text) and figure_kind(together):
        return _as_one(left, right, together, f"{left.seen or left.text} {right.text}")
    return None


def _is_whole(text: str) -> bool:
    code = _CODE_AND_LETTERS.fullmatch(text)
    return bool(load_catalogue().modifier(code["last"]) if code else _WHOLE.fullmatch(text))


def _as_one(left: Word, right: Word, text: str, seen: str) -> Word:
    box = Box.around((left.box, right.box))
    return replace(left, text=text, box=box, confidence=min(left.confidence, right.confidence), seen=seen)


def _is_value(text: str) -> bool:
    return parse_span(text) is not None or (parse_money(text) is not None and "." in text.rstrip("."))
