"""What holds for every row of a statement, and of a table, when its cells become values."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from checker.reading.columns.layout import Layout
from checker.reading.tokens.roles import Role
from checker.reading.tokens.values import Span


class Setting(Struct, frozen=True):
    """What holds for all tables of a statement: its number, the day that settles years which are not printed, the days
    of service that its header prints for rows without any, and the pages that were read from pictures."""

    statement: int
    settles_years: date | None
    days_of_header: Span | None
    pictured: frozenset[int]


class Context(Struct, frozen=True):
    """What holds for a whole table: the setting of its statement, its layout, the role of the billed charge, the roles
    whose figures have signs, and whether no number is a code that its modifier touches (`apart`)."""

    setting: Setting
    layout: Layout
    billed: Role | None
    signed: frozenset[Role]
    apart: bool
