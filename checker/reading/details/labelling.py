"""A cell into labels and texts: which words are a label where they stand, and which only look like one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.reading.details.names import is_title, vocabulary
from checker.reading.details.parts import Part, text_of
from checker.reading.details.shapes import read_value
from checker.reading.details.wordings import Role, Wording, label_word, may_begin, misprinted, wording_at, wording_of

_NUMBERING = re.compile(r"\(?\d{1,2}[a-z]?[.)]?|[•▪*>-]")
_TITLE = re.compile(r"[^\d:]+")
_ZIP = re.compile(r"\d{5}(?:-\d{4})?")
_MISPRINT_WITHIN = 5
_MISPRINTED, _COMPOUND, _UNSURE_MEANING, _NO_COLON, _INSIDE, _INSIDE_ONE_WORD, _INSIDE_NO_COLON = (
    0.85,
    0.5,
    0.6,
    0.9,
    0.95,
    0.8,
    0.85,
)
_IS = ("is", "es")
_OWN_COLUMNS = (Role.PATIENT, Role.ACCOUNT, Role.STATEMENT_DATE, Role.MEMBER_ID)
_SURE_COLUMN = 0.55
_STRICT = ("date", "account", "member_id", "phone", "other number", "money")


class Span(NamedTuple):
    """Some parts of a cell: a label with what it means and how far it is trusted, or a text."""

    parts: Sequence[Part]
    label: Wording | None = None
    colon: bool = False
    doubt: float = 1.0


def spans(cell: Sequence[Part]) -> Iterator[Span]:
    """The labels and texts of a cell, left to right; colons and leaders after a label are left out."""
    if is_title_cell(cell):
        yield Span(cell)
        return
    start = at = 0
    seen_label = False
    while at < len(cell):
        match = wording_at(cell, at) if may_begin(cell[at].key) else None
        if match is None:
            at += 1
            continue
        wording, end = match
        past = _past_label(cell, end)
        colon = any(part.is_colon or part.is_leader for part in cell[end:past])
        if not (colon or wording.one_word) and past < len(cell) - 1 and cell[past].key in _IS:
            past, colon = past + 1, True
        doubt = _trust(wording, cell, start, at, past, colon, seen_label)
        if not doubt:
            at += 1
            continue
        if start < at and (seen_label or not _is_numbering(cell[start:at])):
            yield Span(cell[start:at])
        yield Span(cell[at:end], wording, colon, doubt)
        seen_label, start, at = True, past, past
    if start < len(cell):
        yield from _rest(cell[start:], seen_label)


def is_title_cell(cell: Sequence[Part]) -> bool:
    """Whether a cell is the paper's title, or a part of it, and no label that happens to be made of the same words."""
    if len(cell) < 2 or not _TITLE.fullmatch(text := text_of(cell)) or not is_title(text):
        return False
    return wording_of([label_word(part.key) for part in cell if part.key.isalnum()]) is None


def _rest(rest: Sequence[Part], seen_label: bool) -> Iterator[Span]:
    """What is left of a cell: a text, or a misprinted label with its value."""
    colon = next((at for at, part in enumerate(rest[:_MISPRINT_WITHIN]) if part.is_colon), 0)
    wording = misprinted(tuple(label_word(part.key) for part in rest[:colon])) if colon and not seen_label else None
    if wording:
        yield Span(rest[:colon], wording, True, _MISPRINTED)
        rest = rest[colon + 1 :]
    if rest:
        yield Span(rest)


def _past_label(cell: Sequence[Part], end: int) -> int:
    """Past what may follow a label's words: an explanation in brackets, a colon, a leader, a dash."""
    past = end
    if past < len(cell) and cell[past].text.startswith("("):
        close = next((at for at in range(past, min(past + 6, len(cell))) if ")" in cell[at].text), None)
        if close is not None and not any(letter.isdigit() for part in cell[past : close + 1] for letter in part.text):
            past = close + 1
    while past < len(cell) and _follows_label(cell[past]):
        past += 1
    joins_another = past == end < len(cell) - 1 and cell[past].text == "/" and wording_at(cell, past + 1)
    return past + 1 if joins_another else past


def _follows_label(part: Part) -> bool:
    return not part.key and (part.is_colon or part.is_leader or part.text in "-–—=>.")


def _trust(
    wording: Wording, cell: Sequence[Part], start: int, at: int, past: int, colon: bool, seen_label: bool
) -> float:
    """How far the words at `at` are a label where they stand: 0.0 is not at all."""
    before, rest = cell[start:at], cell[past:]
    begins = not before or (not seen_label and (_is_numbering(before) or _are_neutral(before)))
    if colon:
        if not begins:
            return _trust_inside(wording, before[-1], seen_label)
        return _COMPOUND if seen_label and not _ends_label(cell[at - 1]) else 1.0
    if begins:
        return _trust_unmarked(wording, rest, cell[past - 1])
    if before[-1].text.endswith(",") and rest and _ZIP.fullmatch(rest[0].text):
        return 0.0
    sets_apart = seen_label or _has_digit(before[-1]) or before[-1].is_divider
    is_strict = (sets_apart or not wording.one_word) and wording.role.value.endswith(_STRICT)
    return _INSIDE_NO_COLON if is_strict and read_value(wording.role, rest, False) else 0.0


def _trust_unmarked(wording: Wording, rest: Sequence[Part], last: Part) -> float:
    """A label without a colon that begins a cell: alone, before a value of its kind, or in a run of headings.

    Alone it is none where it ends a sentence or, in a small letter, goes on with the line above.
    """
    if not rest:
        ends_sentence = last.text.endswith((".", "?", "!", ",")) and label_word(last.key) == last.key
        goes_on = wording.one_word and last.text[0].islower()
        return 0.0 if ends_sentence or goes_on else 1.0
    if _is_header_run(wording, rest):
        return _NO_COLON
    if wording.one_word and wording.role in (Role.SUPPLIER, Role.OTHER_TEXT):
        return 0.0
    if wording.role is Role.PATIENT and read_value(Role.ACCOUNT, rest, False):
        return _NO_COLON
    return _NO_COLON if read_value(wording.role, rest, False) else 0.0


def _trust_inside(wording: Wording, last: Part, seen_label: bool) -> float:
    """A label with a colon after other words: they are the value before it, or words that change its meaning."""
    if last.is_divider or _has_digit(last) or last.text.endswith((",", ";", ")", ".")):
        return _INSIDE
    if seen_label:
        return _INSIDE_ONE_WORD if wording.one_word else _INSIDE
    return 0.0 if wording.one_word else _UNSURE_MEANING


def _is_numbering(parts: Sequence[Part]) -> bool:
    return len(parts) == 1 and _NUMBERING.fullmatch(parts[0].text) is not None


def _are_neutral(parts: Sequence[Part]) -> bool:
    return all(label_word(part.key) in vocabulary("neutral") for part in parts)


def _has_digit(part: Part) -> bool:
    return any(letter.isdigit() for letter in part.text)


def _ends_label(part: Part) -> bool:
    return part.is_colon or part.is_leader or part.is_divider


def _is_header_run(wording: Wording, rest: Sequence[Part]) -> bool:
    """Whether labels alone follow, one of them surely ours: headings set too close to be told apart by gaps."""
    run = [wording]
    at = 0
    while at < len(rest):
        match = wording_at(rest, at + (rest[at].text == "/" and at + 1 < len(rest)))
        if match is None:
            return False
        run.append(match[0])
        at = match[1]
    return any(one.role in _OWN_COLUMNS and one.weight >= _SURE_COLUMN for one in run)
