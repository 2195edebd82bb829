"""The text of a line into pieces: dates, money, codes with their modifiers, counts, and the text between them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from checker.catalogue import load_catalogue
from checker.catalogue.descriptions import describe_class
from checker.catalogue.fields import field_of
from checker.reading.tokens.labels import figure_kind, line_kind
from checker.reading.tokens.modifier_words import go_with, is_word_too, of_equipment
from checker.reading.tokens.patterns import (
    BOXED_DATES,
    CODE_WITH_MODIFIERS,
    COUNT,
    DASH,
    GLUED_CODE,
    LABELLED_COUNT,
    LETTER_MODIFIER,
    MODIFIER_OF_DIGITS,
    NUMBER,
    OPENING_DATE,
    POST_BOX,
    REVENUE_CODE_BEFORE,
    RUN_TOGETHER_DATES,
    SPACED_MODIFIERS,
    ZIP_FOLLOWS,
    code_and_modifiers,
)
from checker.reading.tokens.tokens import Look
from checker.reading.tokens.values import DATE, MONEY, SHORT_DATE, TWO_SHORT_DAYS, UNITS, parse_span
from checker.reading.tokens.vocabulary import any_of
from checker.remembered import remembered

_PATTERNS = (
    (Look.DATE, TWO_SHORT_DAYS),
    (Look.DATE, DATE),
    (Look.DATE, RUN_TOGETHER_DATES),
    (Look.DATE, BOXED_DATES),
    (Look.MONEY, MONEY),
    (Look.CODE, CODE_WITH_MODIFIERS),
    (Look.DATE, SHORT_DATE),
)
_SUMS = ("total_charges", "total", "subtotal", "balance_due", "balance_forward")
_UNITS_AT_END = re.compile(
    rf"(?<=\s)(?:{UNITS.pattern})$|(?<=[:.…_]\s)(?:\([\d,]+(?:\.\d)?\)|[\d,]+(?:\.\d)?(?:-|\s?CR))$", re.IGNORECASE
)
_SHORTEST_WORD = 3
_LONGEST_SPAN = timedelta(days=366)
_RUN = re.compile(r"[^\t]+")
_CLOSING = re.compile(r"[,;)\]]+")
"""Stops glued to a date, a code or a figure, which say nothing."""
_BETWEEN_CELLS = re.compile(r"[|¦·•]\s(?=\S)")
_DIGIT = re.compile(r"\d")
_WEEKDAY = re.compile(
    rf"(?:(?<!\S)(?:{any_of('weekdays')}\.?[^\S\t]?,|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    rf"|(?<![^\t]){any_of('weekdays')}\.?)[^\S\t]+\Z",
    re.IGNORECASE,
)
_TAKEN = b"\1"
_TOUCHED = re.compile(r" [A-Z]{5,}")
_FREE = re.compile(rb"\0+")
_ONE_MODIFIER = re.compile(rf"{LETTER_MODIFIER}|\d\d")
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
    label: str = ""


@partial(remembered, most=_MOST_KEPT)
def pieces_of(text: str) -> tuple[Piece, ...]:
    """The pieces of a line in which a blank parts words and a tab cells, in the order in which they begin."""
    found: list[tuple[int, Piece]] = []
    taken = bytearray(len(text))
    has_digits = _DIGIT.search(text) is not None
    for match in LABELLED_COUNT.finditer(text) if has_digits else ():
        taken[match.start() : match.end()] = _TAKEN * len(match[0])
        start, end = match.span("count" if match["count"] else "times")
        count = Piece(Look.NUMBER, start, end, text[start:end], match[0], label="units")
        found.append((match.start(), count))
    for match in REVENUE_CODE_BEFORE.finditer(text) if has_digits else ():
        start, end = match.span("revenue_code")
        taken[start : match.end()] = _TAKEN * (match.end() - start)
        found.append((start, Piece(Look.NUMBER, start, end, match["revenue_code"], match[0], label="revenue_code")))
    for match in GLUED_CODE.finditer(text) if has_digits else ():
        start, ends = match.start(), _end_of_code(match)
        if ends is not None and is_listed(match["head"]):
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
                more = [] if _TAKEN in taken[end : end + 2] else _modifiers_behind(text, match, end)
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


def _end_of_code(glued: re.Match[str]) -> int | None:
    """Where a code that words touch ends with its modifiers; None where no words are left behind these."""
    if glued["letters"]:
        end = glued.end("head") + _modifiers_glued(glued["letters"])
        return end if glued.end() - end >= _SHORTEST_WORD else None
    modifiers = (glued["parted"][at + 1 : at + 3] for at in range(0, len(glued["parted"]), 3))
    apart = all(map(of_equipment, modifiers)) and not _modifiers_glued(glued["words"])
    return glued.end("parted") if apart else None


def _modifiers_glued(letters: str) -> int:
    """How many of the letters right behind a code are modifiers and no part of the words glued to them: those before a
    known word, or else as many as can be ("RRKXCONCENTRATOR")."""
    pairs = itertools.takewhile(of_equipment, (letters[at : at + 2] for at in range(0, len(letters), 2)))
    ends = [0, *(2 * count for count, _ in enumerate(pairs, start=1))]
    return max(ends, key=lambda end: (_opens_words(letters[end:]), end))


def _opens_words(word: str) -> bool:
    """Whether a word is known for that of a thing, or of what is done to a charge."""
    return bool(describe_class(word)) or line_kind(word) is not None


def is_listed(code: str) -> bool:
    """Whether a code is one of the catalogue or of another field."""
    return load_catalogue().code(code) is not None or field_of(code) is not None


def _is_other_number(text: str, code: re.Match[str]) -> bool:
    """Whether digits that look like a code are a ZIP code, a post box or a sum, by what stands before them."""
    if not code["head"].isdigit():
        return False
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
    parts = dash is not None and text[:start].endswith(" ") and text[:start].strip() and line_kind(text[:start]) is None
    return len(dash[0]) if dash and parts else 0


def _modifiers_behind(text: str, code: re.Match[str], end: int) -> list[tuple[str, int]]:
    """The modifiers a blank after a code, with where each ends; behind a code of digits also one of digits that no word
    counts: "99213 25 Office visit", not "99213 25 min".
    """
    digits = MODIFIER_OF_DIGITS.match(text, end) if code["head"].isdigit() and not code["modifiers"] else None
    if digits and load_catalogue().modifier(digits["modifier"]):
        return [(digits["modifier"], digits.end())]
    return _spaced_modifiers(text, end, code["head"])


def _spaced_modifiers(text: str, start: int, code: str) -> list[tuple[str, int]]:
    """The modifiers a blank after a code, with where each ends: known ones, or all where they fill the cell."""
    match = SPACED_MODIFIERS.match(text, start)
    if match is None:
        return []
    words = [(word[0], start + word.end()) for word in _ONE_MODIFIER.finditer(match[0])]
    words += _modifiers_touched(text, match.end())
    count = next((at for at, (word, _) in enumerate(words) if not go_with(code, word)), len(words))
    fills_cell = match.end() == len(text) or text[match.end()] in "\t)]"
    fills_cell &= not any(is_word_too(word) for word, _ in words)
    return words if fills_cell and (count or words[0][0].isdigit()) else words[:count]


def _modifiers_touched(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The modifiers behind others that the words of the next cell touch, with where each ends: "RR KJ KXNEBULIZER"."""
    touched = _TOUCHED.match(text, start)
    letters = touched[0].lstrip() if touched else ""
    count = _modifiers_glued(letters)
    for end in range(2, count + 1, 2) if _opens_words(letters[count:]) else ():
        yield letters[end - 2 : end], start + 1 + end


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
