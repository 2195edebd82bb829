"""A cell into labels and texts: which words are a label where they stand, and which only look like one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.reading.details.names import is_person, is_title, may_begin_title, vocabulary
from checker.reading.details.parts import Part, text_of
from checker.reading.details.shapes import read_value
from checker.reading.details.wordings import Detail, Wording, label_word, may_begin, misprinted, wording_at, wording_of

_NUMBERING = re.compile(r"\(?\d{1,2}[a-z]?[.)]?|[•▪*>-]")
_TITLE = re.compile(r"[^\d:]+")
_ZIP = re.compile(r"\d{5}(?:-\d{4})?")
_MISPRINT_WITHIN = 5  # parts before a colon
_BRACKETS_WITHIN = 6  # parts in brackets behind a label
_IS = ("is", "es")
_OWN_COLUMNS = (Detail.PATIENT, Detail.ACCOUNT, Detail.STATEMENT_DATE, Detail.MEMBER_ID)
_SURE_COLUMN = 0.55  # the weight of a wording
_STRICT = ("date", "account", "member_id", "phone", "other number", "money")
_NAMED = (Detail.PATIENT, Detail.PAYER, Detail.SUPPLIER, Detail.OTHER_OWNER, Detail.OTHER_TEXT)

_MAY_BE = {Detail.PATIENT: Detail.ACCOUNT, Detail.ACCOUNT: Detail.STATEMENT_DATE}
"""What a value is that stands where another is looked for: "Customer 4471", "Invoice 03/18/2024"."""

# What a label keeps of its weight for the way it stands.
_MISPRINTED = 0.85
_AFTER_OTHER_WORDS = 0.6
_NO_COLON = 0.9
_AFTER_A_VALUE = 0.95
_ONE_WORD_AFTER_A_VALUE = 0.8
_NO_COLON_AFTER_A_VALUE = 0.85


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
    seen: Wording | None = None
    while at < len(cell):
        match = wording_at(cell, at) if may_begin(cell[at].key) else None
        if match is None:
            at += 1
            continue
        wording, end = match
        past, colon = _past_label(cell, end, wording)
        before, rest = cell[start:at], cell[past:]
        if colon:
            doubt = _trust_marked(wording, before, seen, heads_next=past == len(cell))
        elif _begins(before, seen):
            doubt = _trust_unmarked(wording, rest, cell[past - 1])
        else:
            doubt = _trust_inside(wording, before, rest, seen)
        if not doubt:
            at += 1
            continue
        if before and (seen or not _is_numbering(before)):
            yield Span(before)
        yield Span(cell[at:end], wording, colon, doubt)
        seen, start, at = wording, past, past
    if start < len(cell):
        yield from _rest(cell[start:], seen)


def is_title_cell(cell: Sequence[Part]) -> bool:
    """Whether a cell is the paper's title, or a part of it, and no label that happens to be made of the same words."""
    if len(cell) < 2 or not may_begin_title(cell[0].key):
        return False
    if not _TITLE.fullmatch(text := text_of(cell)) or not is_title(text):
        return False
    return wording_of([label_word(part.key) for part in cell if part.key.isalnum()]) is None


def _rest(rest: Sequence[Part], seen: Wording | None) -> Iterator[Span]:
    """What is left of a cell: a text, or a misprinted label with its value."""
    colon = next((at for at, part in enumerate(rest[:_MISPRINT_WITHIN]) if part.is_colon), 0)
    wording = misprinted(tuple(label_word(part.key) for part in rest[:colon])) if colon and not seen else None
    if wording:
        yield Span(rest[:colon], wording, True, _MISPRINTED)
        rest = rest[colon + 1 :]
    if rest:
        yield Span(rest)


def _past_label(cell: Sequence[Part], end: int, wording: Wording) -> tuple[int, bool]:
    """Past what may follow a label's words (an explanation in brackets, a colon, a leader, a dash, "is"), and whether
    that marks them as a label."""
    past = end
    if past < len(cell) and cell[past].text.startswith("("):
        within = range(past, min(past + _BRACKETS_WITHIN, len(cell)))
        close = next((at for at in within if ")" in cell[at].text), None)
        if close is not None and not any(_has_digit(part) for part in cell[past : close + 1]):
            past = close + 1
    while past < len(cell) and not cell[past].key and (_ends_label(cell[past]) or cell[past].text in "-–—=>."):
        past += 1
    if any(part.is_colon or part.is_leader for part in cell[end:past]):
        return past, True
    if past < len(cell) - 1 and cell[past].key in _IS and not wording.one_word:
        return past + 1, True
    joins_another = past == end < len(cell) - 1 and cell[past].text == "/" and wording_at(cell, past + 1)
    return past + 1 if joins_another else past, False


def _begins(before: Sequence[Part], seen: Wording | None) -> bool:
    """Whether nothing stands before a label, or nothing that changes its meaning."""
    return not before or (not seen and (_is_numbering(before) or _are_neutral(before)))


def _trust_marked(wording: Wording, before: Sequence[Part], seen: Wording | None, *, heads_next: bool) -> float:
    """How far words with a colon are a label: what stands before may be a value, or change their meaning.

    `heads_next` where its value could only stand in the next cell, as an account's number may.
    """
    if _begins(before, seen):
        return 1.0
    last = before[-1]
    if last.is_divider or _has_digit(last) or last.text.endswith((",", ";", ")", ".", "/")):
        return _AFTER_A_VALUE
    if seen is None:
        return 0.0 if wording.one_word and not (heads_next and wording.role is Detail.ACCOUNT) else _AFTER_OTHER_WORDS
    if not wording.one_word:
        return _AFTER_A_VALUE
    return _ONE_WORD_AFTER_A_VALUE if seen.role in _NAMED else 0.0


def _trust_unmarked(wording: Wording, rest: Sequence[Part], last: Part) -> float:
    """How far words without a colon that begin a cell are a label: alone, before a value, or in a run of headings.

    Alone they are none where they end a sentence or, in a small letter, go on with the line above.
    """
    if not rest:
        ends_sentence = last.text.endswith((".", "?", "!", ",")) and label_word(last.key) == last.key
        goes_on = wording.one_word and last.text[0].islower()
        return 0.0 if ends_sentence or goes_on else 1.0
    if _is_header_run(wording, rest):
        return _NO_COLON
    if wording.one_word and wording.role in (Detail.SUPPLIER, Detail.OTHER_TEXT):
        return 0.0
    roles = (wording.role, _MAY_BE.get(wording.role, wording.role))
    return _NO_COLON if any(read_value(role, rest, False) for role in roles) else 0.0


def _trust_inside(wording: Wording, before: Sequence[Part], rest: Sequence[Part], seen: Wording | None) -> float:
    """How far words without a colon are a label where others stand before them: only with a number or date behind, or
    the patient's name behind several words, or where they end the cell of somebody's name and head the next one."""
    last = before[-1]
    if last.text.endswith(",") and rest and _ZIP.fullmatch(rest[0].text):
        return 0.0
    is_set_apart = seen or _has_digit(last) or last.is_divider or not wording.one_word
    names_patient = wording.role is Detail.PATIENT and not wording.one_word
    is_strict = is_set_apart and (names_patient or wording.role.value.endswith(_STRICT))
    if not rest and is_strict and is_person(text_of(before)):
        return _NO_COLON_AFTER_A_VALUE
    return _NO_COLON_AFTER_A_VALUE if is_strict and read_value(wording.role, rest, False) else 0.0


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
