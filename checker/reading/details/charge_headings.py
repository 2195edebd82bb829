"""Rows that are not about details: the headings over charges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.reading.details.names import vocabulary
from checker.reading.details.parts import Part
from checker.reading.details.wordings import Detail, label_word, wording_of
from checker.reading.tokens.heading_words import heading_roles
from checker.reading.tokens.roles import Role

_LONGEST_HEADING = 4  # words
_COVERED = 0.7  # of the words of a line
_LINE_ROLES = frozenset(
    (
        Role.SERVICE_DATE,
        Role.FROM_DATE,
        Role.THROUGH_DATE,
        Role.CODE,
        Role.MODIFIERS,
        Role.DESCRIPTION,
        Role.UNITS,
        Role.UNIT_PRICE,
        Role.ITEM_NUMBER,
    )
)
_DETAILS = (Detail.PATIENT, Detail.ACCOUNT, Detail.MEMBER_ID, Detail.PAYER, Detail.STATEMENT_DATE)
_OF_DETAILS_TOO = frozenset((Role.SERVICE_DATE, Role.ITEM_NUMBER, Role.UNITS))
"""What a line under names of details may read like: "Date | Number" under "Statement | Account"."""

Cells = Sequence[Sequence[Part]]


def heads_charges(row: Cells) -> bool:
    """Whether a row heads the charge table: its words are such headings, of two columns or more, or enough words that
    only those hold."""
    keys = [part.key for cell in row for part in cell]
    strong_words, weak_words = vocabulary("table_heading"), vocabulary("table_heading_weak")
    strong = len([key for key in keys if key in strong_words])
    weak = len([key for key in keys if key in weak_words])
    if strong + weak < 2 or any(part.is_colon for cell in row for part in cell):
        return False
    if strong:
        return True
    headings = [heading for cell in row for heading in _headings([part.key for part in cell])]
    covered = sum(length for _, length in headings)
    roles = {role for role, _ in headings} & _LINE_ROLES
    is_heading = len(roles) >= 2 and not roles <= _OF_DETAILS_TOO and covered >= _COVERED * len(keys)
    return is_heading and not _heads_details(row)


def _heads_details(row: Cells) -> bool:
    """Whether most of a row's cells are labels of details: "Name of Patient", "Customer Number", "Billing Date"."""
    wordings = [wording_of([label_word(part.key) for part in cell if part.key.isalnum()]) for cell in row]
    own = sum(1 for wording in wordings if wording and wording.role in _DETAILS)
    return own >= 2 and 2 * own > len(row)


def may_go_on_heading(row: Cells) -> bool:
    """Whether a row could be one more line of the heading: no colon, no digits."""
    return not any(part.is_colon or any(letter.isdigit() for letter in part.text) for cell in row for part in cell)


def _headings(keys: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The column headings among a cell's words, longest first, each with its number of words."""
    at = 0
    while at < len(keys):
        longest = min(_LONGEST_HEADING, len(keys) - at) if keys[at] in _first_words() else 0
        for length in range(longest, 0, -1):
            role = heading_roles().get(" ".join(keys[at : at + length]))
            if role:
                yield role, length
                break
        else:
            length = 1
        at += length


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in heading_roles())
