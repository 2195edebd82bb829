"""A line of text into tokens: dates, money, codes with their modifiers, counts, and the text between them."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from operator import itemgetter

from checker.catalogue import load_catalogue
from checker.catalogue.descriptions import describe_class
from checker.catalogue.fields import field_of
from checker.model import Box, Word
from checker.reading.ink.lines import TextLine
from checker.reading.tokens.labels import figure_kind, line_kind
from checker.reading.tokens.modifier_words import of_equipment
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
    RUN_TOGETHER_DATES,
    SPACED_MODIFIERS,
    UNUSED,
    ZIP_FOLLOWS,
    code_and_modifiers,
)
from checker.reading.tokens.tokens import CELL_GAP, Line, Look, Token
from checker.reading.tokens.values import DATE, MONEY, SHORT_DATE, UNITS, parse_span

_PATTERNS = (
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
_DIGIT = re.compile(r"\d")
_TAKEN = b"\1"
_START, _END = itemgetter(0), itemgetter(1)
"""Of a word's place in the text of its line."""
_ONE_MODIFIER = re.compile(rf"{LETTER_MODIFIER}|\d\d")


def tokenize(line: TextLine, rules: Sequence[Box] = ()) -> Line:
    """The line's tokens; `rules` are the page's ruled lines, of which the upright ones part cells."""
    text, spans = _spaced_text(line.words, [rule for rule in rules if _parts(rule, line.box)])
    found: list[tuple[int, Token]] = []
    taken = bytearray(len(text))
    has_digits = _DIGIT.search(text) is not None
    for match in LABELLED_COUNT.finditer(text) if has_digits else ():
        taken[match.start() : match.end()] = _TAKEN * len(match[0])
        token = _token(Look.NUMBER, text, *match.span("count" if match["count"] else "times"), spans, None)
        found.append((match.start(), replace(token, label="units", printed=match[0])))
    for match in GLUED_CODE.finditer(text) if has_digits else ():
        start, end = match.start(), match.end("head") + _modifiers_glued(match["letters"])
        if match.end() - end >= _SHORTEST_WORD and _is_listed(match["head"]):
            taken[start:end] = _TAKEN * (end - start)
            code = CODE_WITH_MODIFIERS.match(text, start, end)
            found.append((start, _token(Look.CODE, text, start, end, spans, code)))
    for look, pattern in _PATTERNS if has_digits else ():
        for match in pattern.finditer(text):
            start, end = _trimmed(text, match.start(), match.end())
            if look is Look.MONEY:
                start += _dash_before(text, start)
            if _TAKEN in taken[start:end] or (look is Look.CODE and _is_other_number(text, match)):
                continue
            if pattern is RUN_TOGETHER_DATES and not _is_one_time(match[0]):
                continue
            more = _modifiers_behind(text, match, end) if look is Look.CODE else ()
            token = _token(look, text, start, end, spans, match)
            if more:
                end = more[-1][1]
                whole = _token(look, text, start, end, spans, match)
                token = replace(whole, modifiers=(*token.modifiers, *(modifier for modifier, _ in more)))
            taken[start:end] = _TAKEN * (end - start)
            found.append((start, token))
    found.extend(_between(text, taken, spans))
    return Line(line, text, tuple(token for _, token in sorted(found, key=itemgetter(0))))


def _modifiers_glued(letters: str) -> int:
    """How many of the letters right behind a code are modifiers and no part of the words glued to them: those before a
    known word, or else as many as can be ("RRKXCONCENTRATOR")."""
    pairs = itertools.takewhile(of_equipment, (letters[at : at + 2] for at in range(0, len(letters), 2)))
    ends = [0, *(2 * count for count, _ in enumerate(pairs, start=1))]
    return max(ends, key=lambda end: (bool(describe_class(letters[end:])), end))


def _is_listed(code: str) -> bool:
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
    return _spaced_modifiers(text, end)


def _spaced_modifiers(text: str, start: int) -> list[tuple[str, int]]:
    """The modifiers a blank after a code, with where each ends: known ones, or all where they fill the cell."""
    match = SPACED_MODIFIERS.match(text, start)
    if match is None:
        return []
    words = [(word[0], start + word.end()) for word in _ONE_MODIFIER.finditer(match[0])]
    count = next((at for at, (word, _) in enumerate(words) if not of_equipment(word)), len(words))
    fills_cell = match.end() == len(text) or text[match.end()] in "\t)]"
    return words if fills_cell and (count or words[0][0].isdigit()) else words[:count]


def _parts(rule: Box, line: Box) -> bool:
    return rule.width < 3 and rule.top <= line.bottom - 2 and rule.bottom >= line.top + 2


def _spaced_text(words: Sequence[Word], rules: Sequence[Box]) -> tuple[str, list[tuple[int, int, Word]]]:
    """The words joined by a blank, or by a tab where a cell ends; with where each word stands in that text."""
    pieces: list[str] = []
    spans: list[tuple[int, int, Word]] = []
    at = 0
    for before, word in zip((None, *words), words, strict=False):
        if before is not None:
            gap = word.box.x0 - before.box.x1
            wide = gap > CELL_GAP * min(before.size, word.size) or any(
                before.box.x1 - 1 <= rule.middle <= word.box.x0 + 1 for rule in rules
            )
            pieces.append("\t" if wide else " ")
            at += 1
        pieces.append(word.text)
        spans.append((at, at + len(word.text), word))
        at += len(word.text)
    # A time of day after a date, or a mark of a footnote, says nothing that is used; blanked, what stands on both sides
    # of it is still a span, or a code with its modifiers.
    return UNUSED.sub(lambda match: " " * len(match[0]), "".join(pieces)), spans


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _token(
    look: Look, text: str, start: int, end: int, spans: Sequence[tuple[int, int, Word]], match: re.Match[str] | None
) -> Token:
    # A line may hold a thousand words, so the few that a token is part of are not sought one by one.
    parts = spans[bisect_right(spans, start, key=_END) : bisect_left(spans, end, key=_START)]
    words = [word for *_, word in parts]
    printed = text[start:end].replace("\t", " ")
    token = Token(
        look,
        printed,
        Box.around([word.box_of(max(start - first, 0), min(end - first, len(word.text))) for first, _, word in parts]),
        printed=printed,
        confidence=min([word.confidence for word in words]),
        bold=False not in [word.bold for word in words],
        seen=" ".join([word.seen or word.text for word in words]) if any(word.seen for word in words) else "",
    )
    if look is Look.CODE and match is not None:
        code, modifiers = code_and_modifiers(match)
        return replace(token, text=code, modifiers=modifiers)
    return token


def _between(text: str, taken: bytearray, spans: Sequence[tuple[int, int, Word]]) -> Iterator[tuple[int, Token]]:
    """The text between the tokens found with where each begins, cut at cell gaps, with counts at its ends set apart."""
    for start, end in _free_runs(text, taken):
        if start and taken[start - 1] and _CLOSING.fullmatch(text, start, end):
            continue
        first, last = start, end
        begins_cell = start == 0 or text[start - 1] == "\t" or taken[start - 1] or _after_token(taken, start)
        number = COUNT.match(text, start, end) if begins_cell else None
        if number.end() == end if number else NUMBER.fullmatch(text, start, end):
            yield start, _token(Look.NUMBER, text, start, end, spans, None)
            continue
        tail = _UNITS_AT_END.search(text[start:end])
        if tail and (end == len(text) or text[end] == "\t" or _before_token(taken, end)):
            last = start + tail.start()
            yield last, _token(Look.NUMBER, text, last, end, spans, None)
            _, last = _trimmed(text, first, last)
        if start == 0 and (opening := OPENING_DATE.match(text)) and opening.end() < last:
            yield 0, _token(Look.NUMBER, text, 0, opening.end(), spans, None)
            first, last = _trimmed(text, opening.end(), last)
        elif number and number.end() < last and _after_token(taken, start):
            yield start, _token(Look.NUMBER, text, start, number.end(), spans, None)
            first, last = _trimmed(text, number.end(), last)
        look = Look.NUMBER if NUMBER.fullmatch(text, first, last) else Look.TEXT
        yield first, _token(look, text, first, last, spans, None)


def _after_token(taken: bytearray, start: int) -> bool:
    return start >= 2 and taken[start - 2] > 0


def _before_token(taken: bytearray, end: int) -> bool:
    return end + 1 < len(taken) and taken[end + 1] > 0


def _free_runs(text: str, taken: bytearray) -> Iterator[tuple[int, int]]:
    free = text
    if _TAKEN in taken:
        free = "".join(["\t" if is_taken else letter for letter, is_taken in zip(text, taken, strict=True)])
    for run in _RUN.finditer(free):
        first, last = _trimmed(text, *run.span())
        if first < last:
            yield first, last
