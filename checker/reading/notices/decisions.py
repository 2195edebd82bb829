"""What the cells of a notice's row say of its decision: approved or not, and the marks of its remarks."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from checker.model import LineItem, Note
from checker.reading.notice_words import says_approved, says_refused
from checker.reading.notices.legends import mark_of
from checker.reading.tokens.cells import Cells
from checker.reading.tokens.heading_words import money_roles

_NUMBER = re.compile(r"[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*")
_FOOTNOTE = re.compile(r"\((?:\d{1,2}|[A-Za-z])\)")
_MARK = re.compile(r"(?:CO|PR|OA|PI|CR)[ -]?[AB]?\d{1,3}|(?:N|M|MA)\d{1,3}|\(?[A-Z]?\d{1,3}\)?|\(?[A-Za-z]\)?")
_CODES = re.compile(r"(?:CO|PR|OA|PI|CR)[ -]?[AB]?\d{1,3}(?![A-Z])|\(?[A-Za-z0-9*-]+\)?")


def approved(cells: Cells) -> bool | None:
    """Whether a column such as "Service approved?" says yes, or the row's words say no; None where neither is said."""
    said = says_approved(" ".join(token.text for token in cells.get("approved", ())))
    refused = any(says_refused(token.text) for token in cells.get("description", ()))
    return False if said is None and refused else said


def remark_codes(cells: Cells) -> tuple[str, ...]:
    """The marks of a row's remarks, each once, group and number joined by a dash: of their column, or else those in
    brackets beside figures."""
    figures = [cells[role] for role in money_roles() & cells.keys() if len(cells[role]) > 1]
    said = cells.get("remark") or [token for beside in figures for token in beside if _FOOTNOTE.fullmatch(token.text)]
    text = " ".join(token.printed or token.text for token in said)
    return tuple(dict.fromkeys(mark for found in _CODES.findall(text) if (mark := mark_of(found))))


def with_marks(items: Sequence[LineItem], notes: Iterable[Note]) -> list[LineItem]:
    """The charges with the marks that end their words, where the paper explains them and has no other place."""
    explained = {note.mark for note in notes}
    if any(item.remark_codes for item in items):
        return list(items)
    return [_marked(item, explained) for item in items]


def _marked(item: LineItem, explained: Container[str]) -> LineItem:
    words = item.description.split()
    marks = list(takewhile(lambda mark: mark in explained, map(mark_of, reversed(words))))
    left = words[: len(words) - len(marks)]
    return replace(item, description=" ".join(left), remark_codes=tuple(dict.fromkeys(marks[::-1]))) if left else item


def is_marks(text: str) -> bool:
    """Whether a text holds nothing but marks of remarks ("CO-45, N115", "a, b")."""
    return all(_MARK.fullmatch(word) for word in re.split(r"[\s,]+", text.strip()) if word)


def claim_number(cells: Cells) -> str | None:
    """The number in a column of claims."""
    found = _NUMBER.search(" ".join(token.printed or token.text for token in cells.get("claim", ())))
    return found[0] if found else None
