"""What a heading announces: line items, a box of sums, or how old a balance is."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from checker.reading.columns.ageing import tells_ages
from checker.reading.columns.heading_columns import Heading
from checker.reading.columns.heading_phrases import cells_of
from checker.reading.tokens.heading_words import money_roles, priced_roles
from checker.reading.tokens.labels import ENDS_TABLE, figure_kind
from checker.reading.tokens.roles import BILLED, THING_ROLES, Role
from checker.reading.tokens.tokens import Line

_OF_A_PAPER = frozenset({Role.ACCOUNT, Role.OTHER_DATE})
_OF_A_ROW = frozenset({Role.CODE, Role.SERVICE_DATE, Role.FROM_DATE, Role.TRANSACTION_DATE})
_OF_A_CHARGE = _OF_A_ROW | {*BILLED}
_OF_A_BALANCE = frozenset({Role.BALANCE, Role.PATIENT_SHARE})
"""What a box at the head of a paper or its slip names; what heads no such box; and what its figures are."""
_FEWEST_SUMS = 3


class TableKind(Enum):
    """What a heading announces: line items, a box of sums, or how old a balance is."""

    ITEMS = auto()
    SUMS = auto()
    AGEING = auto()


def kind_of(columns: Sequence[Heading], lines: Sequence[Line]) -> TableKind | None:
    if tells_ages(" ".join(line.text for line in lines)):
        return TableKind.AGEING
    if _names_sums(lines):
        return TableKind.SUMS
    known = [column.role for column in columns if column.role]
    money = [role for role in known if role in priced_roles()]
    things = THING_ROLES & set(known)
    dated = {Role.SERVICE_DATE, Role.FROM_DATE, Role.TRANSACTION_DATE} & set(known) and set(BILLED) & set(known)
    if len(known) < 2 or len(columns) - len(known) > max(1, len(columns) // 4) or not money:
        return None
    if _OF_A_PAPER & set(known) and not _OF_A_CHARGE & {*known}:
        return TableKind.SUMS if {*money} <= _OF_A_BALANCE else None
    if things or dated:
        return TableKind.ITEMS if len(known) >= 3 or (len(known) == len(columns) and _apart(columns)) else None
    several = any(len(cells_of(line)) > 1 for line in lines)
    several &= len({column.text for column in columns if column.role in money_roles()}) > 1
    return TableKind.SUMS if several and len(money) >= 2 and len(money) >= 0.5 * len(columns) else None


def _names_sums(lines: Sequence[Line]) -> bool:
    """Whether each cell of a line names a sum of the whole paper: "Total charges | Insurance paid | Balance due"."""
    kinds = [figure_kind(cell.text) for line in lines for cell in cells_of(line)]
    return len(kinds) >= _FEWEST_SUMS and all(kinds) and not ENDS_TABLE.isdisjoint(kinds)


def _apart(columns: Sequence[Heading]) -> bool:
    """Whether two names stand so far apart that they are columns and not words of one phrase."""
    return columns[-1].box.x0 - columns[0].box.x1 > 2 * columns[0].box.height
