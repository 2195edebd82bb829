"""What the rows of a statement say of its details: they may repeat them in columns, and bear its date out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from checker.model import Box, Details, LineItem, Origin, Read
from checker.reading.rows.tables import Table
from checker.reading.tokens.roles import OF_A_CHARGE, Role
from checker.reading.tokens.tokens import Look

_SURE = 0.9  # the confidence of what all rows say
_SOON_AFTER = timedelta(days=120)
"""How long after the last service a statement is dated at most."""


def with_details_of_rows(details: Details, tables: Sequence[Table]) -> Details:
    """The details; a patient or an account that the paper names nowhere else is what all rows say in a column."""
    return replace(
        details,
        patient=details.patient or _repeated(tables, Role.PATIENT),
        account=details.account or _repeated(tables, Role.ACCOUNT),
    )


def _repeated(tables: Sequence[Table], role: Role) -> Read[str] | None:
    """What every row with a day or a code says in a column; None where two say otherwise or one says money."""
    rows = [row for table in tables for row in table.found.rows if row.cells.keys() & OF_A_CHARGE]
    cells = [row.cells.get(role, ()) for row in rows]
    said = {" ".join(token.printed for token in cell) for cell in cells}
    if len(said) != 1 or "" in said or any(token.look is Look.MONEY for cell in cells for token in cell):
        return None
    (value,) = said
    return Read(value, value, (Box.around(token.box for token in cells[0]),), _SURE)


def with_date_borne_out(details: Details, items: Sequence[LineItem]) -> Details:
    """The details; a date that stands without a label is the statement's where it follows soon after all services."""
    printed = details.statement_date
    days = [item.service_date for item in items if item.service_date]
    bare = printed is not None and printed.origin is Origin.INFERRED
    if not (printed and bare and days) or not timedelta(0) <= printed.value - max(days) <= _SOON_AFTER:
        return details
    return replace(details, statement_date=replace(printed, confidence=max(printed.confidence, _SURE)))
