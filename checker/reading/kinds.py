"""What kind of paper a statement is: a bill, or a plan's notice of what it decided.

No single word decides. A bill may speak of an explanation of benefits, a hospital's itemized statement may say that it
is not a bill: a notice must call itself one, or say that it asks for nothing, and also show what only a plan prints.
Only a list of claims with what the plan did to each says enough by its headings, as a plan's web page saves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from checker.model import StatementKind
from checker.reading.columns.headings import find_headings
from checker.reading.notice_words import notice_pattern, notice_words
from checker.reading.tokens.heading_words import payer_names, role_of, role_of_whole
from checker.reading.tokens.labels import plain
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import Line, Look
from checker.remembered import remembered

_TITLE_WEIGHT, _NOT_A_BILL_WEIGHT, _BILL_WEIGHT = 3, 2, 2
_MOST_COLUMNS, _MOST_FACTS = 3, 2
_LONGEST_TITLE, _LONGEST_NAME = 12, 5
"""The words of a title, and of its name where it says at length whom it is for."""
_MOST_TITLE_LINES = 3
_OF_A_PLAN = frozenset({Role.ALLOWED, Role.NOT_COVERED, Role.DEDUCTIBLE, Role.COINSURANCE, Role.PERCENT, Role.APPROVED})
_DECIDED = _OF_A_PLAN | {Role.INSURANCE_PAID, Role.PATIENT_SHARE}
"""What a plan's columns hold; suppliers print the last ones too."""
_SAYS_SO = re.compile(r"(?<=\w)\W*\bthis is not a bill\W*$")
"""What may stand behind a title on its line."""


def kind_of(lines: Sequence[Line], before: StatementKind | None = None) -> StatementKind:
    """The kind of the statement these lines are; `before` is that of the one before it in the same document, whose
    title may hold for this one too."""
    whole = [plain(line.text.replace("\t", " ")) for line in lines]
    title = _title(line for line in lines if not line.having(Look.MONEY))
    says_so = any(notice_words("evidence", "not_a_bill").search(text) for text in whole)
    if title is None and not says_so and before in (None, StatementKind.BILL):
        return StatementKind.EOB if any(map(_heads_claims, lines)) else StatementKind.BILL
    cells = [plain(cell) for line in lines for cell in line.text.split("\t")]
    blocks = find_headings(lines)
    headings = [plain(column.text) for block in blocks for column in block.columns]
    columns = len(set(filter(_is_of_a_plan, (*cells, *headings))))
    facts = _phrases_told(whole, "facts")
    bill = _phrases_told(cells, "bill")
    ours = min(columns, _MOST_COLUMNS) + min(facts, _MOST_FACTS)
    weight = _TITLE_WEIGHT * (title is not None) + _NOT_A_BILL_WEIGHT * says_so + ours
    if weight <= _BILL_WEIGHT * bill:
        return StatementKind.BILL
    if title is not None and (columns or says_so or facts >= _MOST_FACTS):
        return title
    if says_so and columns + (not bill) >= _MOST_COLUMNS and facts:
        medicare = any(notice_words("evidence", "medicare").fullmatch(text) for text in (*cells, *headings))
        return StatementKind.MSN if medicare else StatementKind.EOB
    decided = columns > 0 or any(_DECIDED.intersection(block.roles) for block in blocks)
    inherits = before is not None and before is not StatementKind.BILL and decided
    return before if inherits and before is not None else StatementKind.BILL


@remembered
def _is_of_a_plan(text: str) -> bool:
    """Whether a text names what only somebody who pays claims prints, in words known for that or in any."""
    return notice_words("evidence", "columns").fullmatch(text) is not None or role_of_whole(text) in _OF_A_PLAN


def _heads_claims(line: Line) -> bool:
    """Whether a line heads the list of claims that a plan keeps for its members: their numbers, and what it did."""
    if "claim" not in line.text.lower() or line.having(Look.MONEY):
        return False
    cells = [plain(cell) for cell in line.text.split("\t")]
    decided = [cell for cell in cells if notice_words("evidence", "columns").fullmatch(cell)]
    by_plan = any(notice_words("evidence", "by_plan").fullmatch(cell) for cell in decided)
    return by_plan and len(decided) >= _MOST_COLUMNS and any(role_of(cell) is Role.CLAIM for cell in cells)


def _title(lines: Iterable[Line]) -> StatementKind | None:
    """The kind that a line or a cell names as a whole, or the last cells of lines under one another."""
    stack: list[str] = []
    for line in lines:
        cells = line.text.split("\t")
        stack = [*stack[1 - _MOST_TITLE_LINES :], cells[-1]]
        stacked = (" ".join(stack[at:]) for at in range(len(stack) - 1))
        for text in (line.text.replace("\t", " "), *cells, *stacked):
            if kind := _titled(text):
                return kind
    return None


def is_title_of_notice(text: str) -> bool:
    """Whether the text as a whole is what a notice calls itself."""
    return _titled(text) is not None


def payer_in_title(text: str) -> str | None:
    """The payer's name that begins what a notice calls itself: "TRICARE Explanation of Benefits"."""
    words = text.split()
    counts = range(1, len(words)) if is_title_of_notice(text) else ()
    names = (" ".join(words[:count]) for count in counts if is_title_of_notice(" ".join(words[count:])))
    return next((name for name in names if name.lower() in payer_names()), None)


@remembered
def _titled(text: str) -> StatementKind | None:
    words = plain(text)
    if "not a bill" in words:
        words = _SAYS_SO.sub("", words)
    if len(words.split()) > _LONGEST_TITLE:
        words = words.partition(" for ")[0]
        if len(words.split()) > _LONGEST_NAME:
            return None
    match = _titles().fullmatch(words)
    return StatementKind(match.lastgroup) if match and match.lastgroup else None


@cache
def _titles() -> re.Pattern[str]:
    """What notices call themselves: the group that matches is named after the kind, and the first that fits counts."""
    kinds = (StatementKind.MSN, StatementKind.REMITTANCE, StatementKind.EOB)
    return re.compile("|".join(f"(?P<{kind}>{notice_pattern('titles', kind)})" for kind in kinds))


def _phrases_told(texts: Iterable[str], name: str) -> int:
    """How many different phrases of a list stand in the texts."""
    return len({found[0] for text in texts if (found := notice_words("evidence", name).search(text))})
