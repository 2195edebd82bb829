"""What the cells of a row say of a plan's decision: approved or not, its remarks, the number of the claim."""

from __future__ import annotations

import re

from checker.reading.notice_words import says_approved, says_refused
from checker.reading.tokens.cells import Cells
from checker.reading.tokens.heading_words import money_roles
from checker.reading.tokens.roles import Role

_NUMBER = re.compile(r"[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*")
_GROUP = "(?:CO|PR|OA|PI|CR)"
REASON = rf"{_GROUP}[ -]?[AB]?\d{{1,3}}"
REMARK = r"(?:N|M|MA)\d{1,3}"
"""How the trade's codes of adjustment reasons, by group, and of remarks are printed: "CO-45", "N115"."""
_FOOTNOTE = re.compile(rf"\((?:{REASON}|{REMARK}|\d{{1,3}}|[A-Z]{{1,3}}\d{{0,2}}|[a-z])(?:, ?\w+)*\)")
_MARK = re.compile(rf"{REASON}|{REMARK}|\(?[A-Z]?\d{{1,3}}\)?|\(?[A-Za-z]\)?")
_CODES = re.compile(rf"{REASON}(?![A-Z])|\(?[A-Za-z0-9*-]+\)?")
_WRAPPED = re.compile(rf"(?<={_GROUP})- (?=[AB]?\d)")
_GROUPED = re.compile(rf"({_GROUP})[ -]?([AB]?\d{{1,3}})")


def approved(cells: Cells) -> bool | None:
    """Whether a column such as "Service approved?" says yes, or the row's words say no; None where neither is said."""
    said = says_approved(" ".join(token.text for token in cells.get(Role.APPROVED, ())))
    refused = any(says_refused(token.text) for token in cells.get(Role.DESCRIPTION, ()))
    return False if said is None and refused else said


def remark_codes(cells: Cells) -> tuple[str, ...]:
    """The marks of a row's remarks, each once, group and number joined by a dash: of their column, or else those in
    brackets beside figures."""
    figures = [cells[role] for role in money_roles() & cells.keys() if len(cells[role]) > 1]
    footnotes = [token for beside in figures for token in beside if _FOOTNOTE.fullmatch(token.text)]
    said = cells.get(Role.REMARK) or footnotes
    text = _WRAPPED.sub("-", " ".join(token.printed or token.text for token in said))
    return tuple(dict.fromkeys(mark for found in _CODES.findall(text) if (mark := mark_of(found))))


def mark_of(printed: str) -> str:
    """A mark without its brackets and stops; the parts of a code of the trade joined by a dash ("CO 45": "CO-45")."""
    bare = printed.strip(" ()[].,:;")
    grouped = _GROUPED.fullmatch(bare)
    return f"{grouped[1]}-{grouped[2]}" if grouped else bare


def is_marks(text: str) -> bool:
    """Whether a text holds nothing but marks of remarks ("CO-45, N115", "a, b")."""
    return all(_MARK.fullmatch(word) for word in re.split(r"[\s,]+", text.strip()) if word)


def claim_number(cells: Cells) -> str | None:
    """The number in a column of claims."""
    found = _NUMBER.search(" ".join(token.printed or token.text for token in cells.get(Role.CLAIM, ())))
    return found[0] if found else None
