"""A line of text into tokens: dates, money, codes with their modifiers, counts, and the text between them.

Which column a token belongs to is not decided here; only what it could be by its own look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from checker.catalogue import load_catalogue
from checker.model import Box, Word
from checker.reading.lines import TextLine
from checker.reading.values import DATE, MONEY, SHORT_DATE, UNITS

# A blank in proportional type is about a quarter of the type size, in fixed-width type 0.6: more is a gap between cells.
CELL_GAP = 0.85

_EDGE = 2.5
_LETTER_FOR_DIGIT = "OoQIilSBZ|"
_HEAD = (
    rf"0?[A-V]\d{{4}}|[A-V][- ](?=\w?\d)(?=\w*\d\w*\d)[0-9{_LETTER_FOR_DIGIT}]{{4}}|0?\d{{5}}|\d{{4}}[FMTU]"
    rf"|[A-V](?=[0-9{_LETTER_FOR_DIGIT}]{{0,3}}\d)(?=\d{{0,3}}[{_LETTER_FOR_DIGIT}])[0-9{_LETTER_FOR_DIGIT}]{{4}}"
)
_MODIFIER = r"(?:[A-Z][A-Z0-9]|[0-9][0-9A-Z])"
_LETTER_MODIFIER = r"[A-Z][A-Z0-9]"
CODE_WITH_MODIFIERS = re.compile(
    rf"(?<![\w/#$.-])(?P<head>{_HEAD})"
    rf"(?P<modifiers>(?:{_LETTER_MODIFIER}){{1,4}}"
    rf"|[-/](?:{_LETTER_MODIFIER}){{2,4}}"
    rf"|[-/:,.*]{_MODIFIER}(?:[,/:.-]\s?{_MODIFIER}){{0,3}}"
    rf"|\s?[(\[]\s?{_MODIFIER}(?:[\s,/:-]{{0,2}}{_MODIFIER}){{0,3}}\s?[)\]]"
    rf"|(?:-{_MODIFIER}){{1,4}})?"
    r"(?![\w$%]|[.,/-]\w)"
)
_SPACED_MODIFIERS = re.compile(rf"(?:[ ,/:·•|-]{{1,3}}{_LETTER_MODIFIER}(?!\w)|,\s?\d\d(?![\w.])|\s\d\d(?=[)\]]))+")
_STATES = "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]"
_ZIP_FOLLOWS = re.compile(rf"(?:,\s?|[A-Za-z.]\s)(?:{_STATES})\.?\s+$")
_EIGHT_DIGIT_DATE = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d\d"
_SIX_DIGIT_DATE = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d\d"
RUN_TOGETHER_DATES = re.compile(
    rf"(?<!\S)(?:{_EIGHT_DIGIT_DATE}(?:\s?(?:-|to|thru)\s?{_EIGHT_DIGIT_DATE})?"
    rf"|{_SIX_DIGIT_DATE}\s?(?:-|to|thru|\s)\s?{_SIX_DIGIT_DATE})(?!\S)"
)
_OPENING_DATE = re.compile(rf"{_SIX_DIGIT_DATE}(?=\s[A-Za-z])")
_TIME = re.compile(r"(?<=\d)\s\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]\.?M\.?)?(?![\w:])", re.IGNORECASE)
_LABELLED_COUNT = re.compile(
    r"(?<![\w])(?:qty|quantity|units?|quan)\.?\s?[:#=]?\s?(?P<count>\d{1,4}(?:\.\d{1,2})?)(?![\w/.-])(?:\s?(?:x|@))?"
    r"|(?<![\w.,$-])(?P<times>\d{1,4}(?:\.\d{1,2})?)\s?[x@]\s?(?=\$?\s?\d+\.\d\d)",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"(?:{UNITS.pattern})(?=\s|$)", re.IGNORECASE)
_NUMBER = re.compile(
    rf"(?:{UNITS.pattern})|[(-]{{0,2}}\d[\d,]*(?:\.\d+)?\s?(?:\)|-|CR)?|x\s?\d+|\d[\d,]*(?:\.\d+)?[A-Za-z]{{1,3}}".replace(
        "?P<number>", ""
    ).replace("?P<unit>", ""),
    re.IGNORECASE,
)


class Look(Enum):
    """What a token could be by its look alone."""

    DATE = auto()
    MONEY = auto()
    CODE = auto()
    NUMBER = auto()
    TEXT = auto()


_PATTERNS = (
    (Look.DATE, DATE),
    (Look.DATE, RUN_TOGETHER_DATES),
    (Look.MONEY, MONEY),
    (Look.CODE, CODE_WITH_MODIFIERS),
    (Look.DATE, SHORT_DATE),
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line. For a code `text` is the bare head and `modifiers` what follows it; `printed` is the whole."""

    look: Look
    text: str
    box: Box
    printed: str = ""
    modifiers: tuple[str, ...] = ()
    label: str = ""
    confidence: float = 1.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A text line with its tokens, left to right."""

    source: TextLine
    text: str
    tokens: tuple[Token, ...]

    @property
    def box(self) -> Box:
        return self.source.box

    @property
    def page(self) -> int:
        return self.source.box.page

    def having(self, look: Look) -> tuple[Token, ...]:
        return tuple(token for token in self.tokens if token.look is look)


def tokenize(line: TextLine, rules: Sequence[Box] = ()) -> Line:
    """The line's tokens; `rules` are the page's ruled lines, of which the upright ones part cells."""
    text, spans = _spaced_text(line.words, [rule for rule in rules if _parts(rule, line.box)])
    found: list[Token] = []
    taken = [False] * len(text)
    for match in _LABELLED_COUNT.finditer(text):
        taken[match.start() : match.end()] = [True] * len(match[0])
        token = _token(Look.NUMBER, text, *match.span("count" if match["count"] else "times"), spans, None)
        found.append(replace(token, label="units", printed=match[0]))
    for look, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = _trimmed(text, match.start(), match.end())
            if start >= end or any(taken[start:end]) or (look is Look.CODE and _ZIP_FOLLOWS.search(text, 0, start)):
                continue
            more = _spaced_modifiers(text, end) if look is Look.CODE else ()
            token = _token(look, text, start, end, spans, match)
            if more:
                end = more[-1][1]
                whole = _token(look, text, start, end, spans, match)
                token = replace(whole, modifiers=(*token.modifiers, *(modifier for modifier, _ in more)))
            taken[start:end] = [True] * (end - start)
            found.append(token)
    found.extend(_between(text, taken, spans))
    found.sort(key=lambda token: token.box.x0)
    return Line(line, text, tuple(found))


def _spaced_modifiers(text: str, start: int) -> list[tuple[str, int]]:
    """The modifiers after a code, parted from it by a blank, with where each ends: known ones, or all that fill the cell."""
    match = _SPACED_MODIFIERS.match(text, start)
    if match is None:
        return []
    words = [(word[0], start + word.end()) for word in re.finditer(rf"{_LETTER_MODIFIER}|\d\d", match[0])]
    modifiers = load_catalogue().modifier
    known = [modifiers(word) for word, _ in words]
    of_equipment = [found is not None and bool(found.plain_en) for found in known]
    count = of_equipment.index(False) if False in of_equipment else len(words)
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
    # A time of day after a date says nothing that is used; blanked, dates on both sides of it still make a span.
    return _TIME.sub(lambda match: " " * len(match[0]), "".join(pieces)), spans


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _token(
    look: Look, text: str, start: int, end: int, spans: Sequence[tuple[int, int, Word]], match: re.Match[str] | None
) -> Token:
    words = [(first, last, word) for first, last, word in spans if first < end and last > start]
    token = Token(
        look,
        text[start:end].replace("\t", " "),
        Box.around(_part(word, max(start, first) - first, min(end, last) - first) for first, last, word in words),
        printed=text[start:end].replace("\t", " "),
        confidence=min(word.confidence for _, _, word in words),
        bold=all(word.bold for _, _, word in words),
    )
    if look is Look.CODE and match is not None:
        head = re.sub(r"[\s-]", "", match["head"])
        bare = head[1:] if len(head) == 6 and head[0] == "0" else head
        return replace(token, text=bare, modifiers=split_modifiers(match["modifiers"] or ""))
    return token


def _part(word: Word, start: int, end: int) -> Box:
    """The box of some characters of a word, taking them as equally wide."""
    if start == 0 and end == len(word.text):
        return word.box
    step = word.box.width / len(word.text)
    return replace(word.box, x0=word.box.x0 + start * step, x1=word.box.x0 + end * step)


def split_modifiers(text: str) -> tuple[str, ...]:
    """Two-character modifiers from a string in which they are glued, bracketed or parted by anything."""
    letters = re.sub(r"[^A-Z0-9]", "", text.upper())
    return tuple(letters[at : at + 2] for at in range(0, len(letters) - 1, 2)) if len(letters) % 2 == 0 else ()


def _between(text: str, taken: Sequence[bool], spans: Sequence[tuple[int, int, Word]]) -> Iterator[Token]:
    """The text between the tokens found, cut at cell gaps, with counts at its ends set apart."""
    for start, end in _free_runs(text, taken):
        first, last = start, end
        begins_cell = start == 0 or text[start - 1] == "\t" or taken[start - 1] or _after_token(taken, start)
        number = _COUNT.match(text, start, end) if begins_cell else None
        if number and number.end() == end:
            yield _token(Look.NUMBER, text, start, end, spans, None)
            continue
        if not number and _NUMBER.fullmatch(text, start, end):
            yield _token(Look.NUMBER, text, start, end, spans, None)
            continue
        tail = re.search(rf"(?<=\s)(?:{UNITS.pattern})$", text[start:end], re.IGNORECASE)
        if tail and (end == len(text) or text[end] == "\t" or _before_token(taken, end)):
            last = start + tail.start()
            yield _token(Look.NUMBER, text, last, end, spans, None)
            _, last = _trimmed(text, first, last)
        if start == 0 and (opening := _OPENING_DATE.match(text)) and opening.end() < last:
            yield _token(Look.NUMBER, text, 0, opening.end(), spans, None)
            first, last = _trimmed(text, opening.end(), last)
        elif number and number.end() < last and _after_token(taken, start):
            yield _token(Look.NUMBER, text, start, number.end(), spans, None)
            first, last = _trimmed(text, number.end(), last)
        if first < last:
            look = Look.NUMBER if _NUMBER.fullmatch(text, first, last) else Look.TEXT
            yield _token(look, text, first, last, spans, None)


def _after_token(taken: Sequence[bool], start: int) -> bool:
    return start >= 2 and taken[start - 2]


def _before_token(taken: Sequence[bool], end: int) -> bool:
    return end + 1 < len(taken) and taken[end + 1]


def _free_runs(text: str, taken: Sequence[bool]) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(len(text) + 1):
        if at == len(text) or taken[at] or text[at] == "\t":
            first, last = _trimmed(text, start, at)
            if first < last:
                yield first, last
            start = at + 1


def cut_at(line: Line, edges: Sequence[float]) -> Line:
    """The line with texts that run over into the next column cut where that column begins (points from the left)."""
    tokens = [part for token in line.tokens for part in _cut_token(line, token, edges)]
    return line if len(tokens) == len(line.tokens) else replace(line, tokens=tuple(tokens))


def _cut_token(line: Line, token: Token, edges: Sequence[float]) -> list[Token]:
    if token.look is not Look.TEXT or " " not in token.text:
        return [token]
    words = [w for w in line.source.words if w.box.x0 >= token.box.x0 - 0.5 and w.box.x1 <= token.box.x1 + 0.5]
    parts: list[list[Word]] = []
    for word in words:
        begins = any(abs(word.box.x0 - edge) < _EDGE for edge in edges)
        if not parts or begins:
            parts.append([word])
        else:
            parts[-1].append(word)
    return [token] if len(parts) < 2 else [_piece(part, token) for part in parts]


def _piece(words: Sequence[Word], whole: Token) -> Token:
    text = " ".join(word.text for word in words)
    token = replace(whole, text=text, printed=text, box=Box.around(word.box for word in words))
    if _NUMBER.fullmatch(text):
        return replace(token, look=Look.NUMBER)
    code = CODE_WITH_MODIFIERS.fullmatch(text)
    if code is None:
        return token
    head = re.sub(r"[\s-]", "", code["head"])
    bare = head[1:] if len(head) == 6 and head[0] == "0" else head
    return replace(token, look=Look.CODE, text=bare, modifiers=split_modifiers(code["modifiers"] or ""))
