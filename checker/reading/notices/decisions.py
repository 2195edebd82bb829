"""What the cells of a notice's row say of its decision: approved or not, and the marks of its remarks."""

from __future__ import annotations

import re

from checker.reading.notice_words import says_approved
from checker.reading.notices.legends import mark_of
from checker.reading.tokens.cells import Cells

_NUMBER = re.compile(r"[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*")
_MARK = re.compile(r"(?:CO|PR|OA|PI|CR)[ -]?[AB]?\d{1,3}|(?:N|M|MA)\d{1,3}|\(?[A-Z]?\d{1,3}\)?|\(?[A-Za-z]\)?")
_CODES = re.compile(r"(?:CO|PR|OA|PI|CR)[ -]?[AB]?\d{1,3}(?![A-Z])|\(?[A-Za-z0-9*-]+\)?")


def approved(cells: Cells) -> bool | None:
    """Whether a column such as "Service approved?" says yes; None where there is none or it says neither."""
    return says_approved(" ".join(token.text for token in cells.get("approved", ())))


def remark_codes(cells: Cells) -> tuple[str, ...]:
    """The marks of a row's remarks, each once, group and number joined by a dash."""
    text = " ".join(token.printed or token.text for token in cells.get("remark", ()))
    return tuple(dict.fromkeys(mark for found in _CODES.findall(text) if (mark := mark_of(found))))


def is_marks(text: str) -> bool:
    """Whether a text holds nothing but marks of remarks ("CO-45, N115", "a, b")."""
    return all(_MARK.fullmatch(word) for word in re.split(r"[\s,]+", text.strip()) if word)


def claim_number(cells: Cells) -> str | None:
    """The number in a column of claims."""
    found = _NUMBER.search(" ".join(token.printed or token.text for token in cells.get("claim", ())))
    return found[0] if found else None
