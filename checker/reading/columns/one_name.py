"""Words of a heading that were taken for two names but stand over one cell of the row below: they are one name."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from checker.model import Box
from checker.reading.columns.heading_columns import Heading
from checker.reading.tokens.heading_words import money_roles, role_of_whole
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import CELL_GAP, Token


def joined_over_one_cell(columns: Sequence[Heading], row: Sequence[Token]) -> tuple[Heading, ...]:
    """The columns; two a blank apart as one where at most one of them, and it no charge, has a token of the row for its
    own, and they name money together ("Total | benefit")."""
    size = min((column.box.height for column in columns), default=0.0)
    if not row or not any(_close(*pair, size) for pair in itertools.pairwise(columns)):
        return tuple(columns)
    nearest = {min(columns, key=lambda column: _distance(column.box, token.box)) for token in row}
    joined: list[tuple[Heading, bool]] = []
    for column in columns:
        holds = column in nearest
        before, held = joined[-1] if joined else (None, False)
        billed = held and before is not None and before.role is Role.CHARGE
        whole = _together(before, column, size) if before and not billed and not (held and holds) else None
        joined[-1 if whole else len(joined) :] = [(whole or column, holds or (held and whole is not None))]
    return tuple(column for column, _ in joined)


def _distance(name: Box, value: Box) -> tuple[float, float]:
    return max(-name.shared_width(value), 0.0), abs(name.middle - value.middle)


def _close(left: Heading, right: Heading, size: float) -> bool:
    return right.box.x0 - left.box.x1 <= CELL_GAP * size


def _together(left: Heading, right: Heading, size: float) -> Heading | None:
    """Two names in type of a size as one; None where they stand apart, or would be none."""
    if not _close(left, right, size):
        return None
    text = f"{left.text} {right.text}"
    role = role_of_whole(text)
    return Heading(role, Box.around((left.box, right.box)), text) if role and role in money_roles() else None
