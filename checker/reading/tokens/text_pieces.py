"""The text of a line into pieces: dates, money, codes with their modifiers, counts, and the text between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from operator import itemgetter
from typing import NamedTuple

from checker.catalogue import load_catalogue
from checker.catalogue.fields import field_of
from checker.model import FigureKind
from checker.reading.tokens.labels import ENDS_TABLE, figure_kind, line_kind
from checker.reading.tokens.modifiers_behind import end_of_code, modifiers_behind
from checker.reading.tokens.patterns import (
    BOXED_DATES,
    CODE_WITH_MODIFIERS,
    COUNT,
    DASH,
    DRUG_NUMBER,
    GLUED_CODE,
    LABELLED_COUNT,
    NUMBER,
    OPENING_DATE,
    POST_BOX,
    REVENUE_CODE_BEFORE,
    RUN_TOGETHER_DATES,
    ZIP_FOLLOWS,
    code_and_modifiers,
)
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import Look
from checker.reading.tokens.values import DATE, MONEY, SHORT_DATE, TWO_SHORT_DAYS, UNITS, parse_span
from checker.reading.tokens.vocabulary import any_of
from checker.remembered import remembering_last

_PATTERNS = (
    (Look.DATE, TWO_SHORT_DAYS),
    (Look.DATE, DATE),
    (Look.DATE, RUN_TOGETHER_DATES),
    (Look.DATE, BOXED_DATES),
    (Look.TEXT, DRUG_NUMBER),
    (Look.MONEY, MONEY),
    (Look.CODE, CODE_WITH_MODIFIERS),
    (Look.DATE, SHORT_DATE),
)
_SUMS = ENDS_TABLE | {FigureKind.SUBTOTAL, FigureKind.BALANCE_FORWARD}
_UNITS_AT_END = re.compile(
    rf"(?<=\s)(?:{UNITS.pattern})$|(?<=[:.…_]\s)(?:\([\d,]+(?:\.\d)?\)|[\d,]+(?:\.\d)?(?:-|\s?CR))$", re.IGNORECASE
)
_LONGEST_SPAN = timedelta(days=366)
_RUN = re.compile(r"[^\t]+")
_CLOSING = re.compile(r"[,;)\]]+")
"""Stops glued to a date, a code or a figure, which say nothing."""
_BETWEEN_CELLS = re.compile(r"[|¦·•]\s(?=\S)")
_DIGIT = re.compile(r"\d")
_LOOKALIKES = str.maketrans("OIl", "011")
_WEEKDAY = re.compile(
    rf"(?:(?<!\S)(?:{any_of('weekdays')}\.?[^\S\t]?,|(?=\w{{5}}){any_of('weekdays')})"
    rf"|(?:(?<![^\t])|(?<=:\s)){any_of('weekdays')}\.?)[^\S\t]+\Z",
    re.IGNORECASE,
)
_TAKEN = b"\1"
_FREE = re.compile(rb"\0+")
_MOST_KEPT = 2000
"""How many texts are kept in pieces: lines are taken apart again once their cells are put together, and each takes
room."""


class Piece(NamedTuple):
    """A stretch of a line's text: where it begins and ends there, and what it is by its look, as a `Token` has it."""

    look: Look
    start: int
    end: int
    text: str
    printed: str
    modifiers: tuple[str, ...] = ()
    label: Role = Role.UNNAMED


@remembering_last(_MOST_KEPT)
def pieces_of(text: str) -> tuple[Piece, ...]:
    """The pieces of a line in which a blank parts words and a tab cells, in the order in which they begin."""
    found: list[tuple[int, Piece]] = []
    taken = bytearray(len(text))
    has_digits = _DIGIT.search(text) is not None
    for match in LABELLED_COUNT.finditer(text) if has_digits else ():
        taken[match.start() : match.end()] = _TAKEN * len(match[0])
        start, end = match.span("count" if match["count"] else "times")
        count = Piece(Look.NUMBER, start, end, text[start:end], match[0], label=Role.UNITS)
        found.append((match.start(), count))
    for match in REVENUE_CODE_BEFORE.finditer(text) if has_digits else ():
        start, end = match.span("revenue_code")
        taken[start : match.end()] = _TAKEN * (match.end() - start)
        found.append((start, Piece(Look.NUMBER, start, end, match["revenue_code"], match[0], label=Role.REVENUE_CODE)))
    for match in GLUED_CODE.finditer(text) if has_digits else ():
        start, ends = match.start(), end_of_code(match)
        if ends is not None and is_listed(match["head"].translate(_LOOKALIKES)):
            taken[start:ends] = _TAKEN * (ends - start)
            code = CODE_WITH_MODIFIERS.match(text, start, ends)
            found.append((start, _code(text, start, ends, code) if code else _piece(Look.CODE, text, start, ends)))
    for look, pattern in _PATTERNS if has_digits else ():
        for match in pattern.finditer(text):
            start, end = _trimmed(text, match.start(), match.end())
            if look is Look.MONEY:
                start += _dash_before(text, start)
            opens = _weekday_before(text, start) if look is Look.DATE else start
            if _TAKEN in taken[start:end] or (look is Look.CODE and _is_other_number(text, match)):
                continue
            if pattern is RUN_TOGETHER_DATES and not _is_one_time(match[0]):
                continue
            if look is Look.CODE:
                more = [] if _TAKEN in taken[end : end + 2] else modifiers_behind(text, match, end)
                end = more[-1][1] if more else end
                piece = _code(text, start, end, match, [modifier for modifier, _ in more])
            else:
                piece = _piece(look, text, start, end)
            taken[opens:end] = _TAKEN * (end - opens)
            found.append((start, piece))
    found.extend((piece.start, piece) for piece in _between(text, taken))
    return tuple([piece for _, piece in sorted(found, key=itemgetter(0))])


def _piece(look: Look, text: str, start: int, end: int) -> Piece:
    printed = text[start:end].replace("\t", " ")
    return Piece(look, start, end, printed, printed)


def _code(text: str, start: int, end: int, match: re.Match[str], more: Sequence[str] = ()) -> Piece:
    """A code, with its modifiers and those that stand a blank behind it."""
    code, modifiers = code_and_modifiers(match)
    return Piece(Look.CODE, start, end, code, text[start:end].replace("\t", " "), (*modifiers, *more))


def is_listed(code: str) -> bool:
    """Whether a code is one of the catalogue or of another field."""
    return load_catalogue().code(code) is not None or field_of(code) is not None


def _is_other_number(text: str, code: re.Match[str]) -> bool:
    """Whether digits that look like a code are a ZIP code, a post box or a sum, by what stands before them, or seven in
    brackets that are no known code with its modifier: "(9921425)"."""
    if not code["head"].isdigit():
        return False
    if code[0].isdigit() and (modifier := code["modifiers"]):
        return field_of(code["head"]) is None or load_catalogue().modifier(modifier) is None
    postal = any(each.search(text, 0, code.start()) for each in (ZIP_FOLLOWS, POST_BOX))
    return postal or figure_kind(text[: code.start()]) in _SUMS


def _is_one_time(text: str) -> bool:
    """Whether dates without separators are a day, or a first and a last one: 051224 and the code 070486 are not."""
    span = parse_span(text.replace("\t", " "))
    if span is None or span[1] is None:
        return True
    first, last = span[0].settle(None), span[1].settle(None)
    return first is not None and last is not None and timedelta(0) <= last - first <= _LONGEST_SPAN


def _weekday_before(text: str, start: int) -> int:
    """Where the day of the week begins that stands before a date ("Thu, Jun 15", "Monday 6/15"); the date's own place
    where none does."""
    before = _WEEKDAY.search(text, 0, start)
    return before.start() if before else start


def _dash_before(text: str, start: int) -> int:
    """The length of a dash that parts a figure from the words before it ("Qty 1 - $5.00") and is no minus sign."""
    dash = DASH.match(text, start)
    words = re.split("[;|]", text[:start])[-1]  # those of the item, where several run on
    parts = dash is not None and words.endswith(" ") and words.strip() and line_kind(words) is None
    return len(dash[0]) if dash and parts else 0


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _between(text: str, taken: bytearray) -> Iterator[Piece]:
    """The text between the pieces found, cut at cell gaps, with counts at its ends set apart."""
    for start, end in _free_runs(text, taken):
        if start and taken[start - 1] and _CLOSING.fullmatch(text, start, end):
            continue
        first, last = start, end
        begins_cell = start == 0 or text[start - 1] == "\t" or taken[start - 1] or _after_token(taken, start)
        number = COUNT.match(text, start, end) if begins_cell else None
        if number.end() == end if number else NUMBER.fullmatch(text, start, end):
            yield _piece(Look.NUMBER, text, start, end)
            continue
        tail = _UNITS_AT_END.search(text[start:end])
        if tail and (text[end:].lstrip(" ")[:1] in ("", "\t") or _before_token(taken, end)):
            last = start + tail.start()
            yield _piece(Look.NUMBER, text, last, end)
            _, last = _trimmed(text, first, last)
        if start == 0 and (opening := OPENING_DATE.match(text)) and opening.end() < last:
            yield _piece(Look.NUMBER, text, 0, opening.end())
            first, last = _trimmed(text, opening.end(), last)
        elif number and number.end() < last and _after_token(taken, start):
            yield _piece(Look.NUMBER, text, start, number.end())
            first, last = _trimmed(text, number.end(), last)
        if first and (mark := _BETWEEN_CELLS.match(text, first, last)):
            first = mark.end()
        look = Look.NUMBER if NUMBER.fullmatch(text, first, last) else Look.TEXT
        yield _piece(look, text, first, last)


def _after_token(taken: bytearray, start: int) -> bool:
    return start >= 2 and taken[start - 2] > 0


def _before_token(taken: bytearray, end: int) -> bool:
    return end + 1 < len(taken) and taken[end + 1] > 0


def _free_runs(text: str, taken: bytearray) -> Iterator[tuple[int, int]]:
    for free in _FREE.finditer(taken):
        for run in _RUN.finditer(text, *free.span()):
            first, last = _trimmed(text, *run.span())
            if first < last:
                yield first, last
