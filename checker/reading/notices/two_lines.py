"""Charges on two lines each: day, code and words above, a row of figures below, under headings of the figures."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from checker.reading.columns.columns import align, learn_columns
from checker.reading.columns.headings import HeadingBlock
from checker.reading.columns.layout import Layout
from checker.reading.items.remarks import is_marks
from checker.reading.notice_words import says_approved
from checker.reading.rows.rows import Row, TableRows, adjoins
from checker.reading.rows.tables import Table
from checker.reading.tokens.cells import Cells
from checker.reading.tokens.cutting import DASHES
from checker.reading.tokens.heading_words import money_roles
from checker.reading.tokens.roles import BILLED, Role
from checker.reading.tokens.tokens import ROLE_BY_LOOK, Line, Look, Token

_FEWEST_FIGURES = 2
_PERCENT = re.compile(r"\d{1,3} ?%")


def two_line_tables(lines: Sequence[Line], blocks: Sequence[HeadingBlock]) -> list[Table]:
    """The charges under headings of figures, as one table; nothing where one stands on the line of its words."""
    rows: list[Row] = []
    for at, block in enumerate(blocks):
        if not _heads_figures(block):
            continue
        end = blocks[at + 1].first if at + 1 < len(blocks) else len(lines)
        below = lines[block.last + 1 : end]
        if any(map(_is_whole, below)):
            return []
        rows.extend(_rows(below, block))
    if not rows:
        return []
    layout = Layout(lambda line: {}, (0.0, 0.0), True, frozenset(role for row in rows for role in row.cells))
    return [Table(layout, TableRows(tuple(rows), (), ()))]


def _heads_figures(block: HeadingBlock) -> bool:
    money = {role for role in block.roles if role in money_roles()}
    return len(money) >= _FEWEST_FIGURES and bool(money.intersection(BILLED))


def _is_whole(line: Line) -> bool:
    """Whether a line holds figures and what they are charged for."""
    return len(line.having(Look.MONEY)) >= _FEWEST_FIGURES and bool(line.having(Look.DATE) or line.having(Look.CODE))


def _is_of_figures(token: Token) -> bool:
    if token.look in (Look.MONEY, Look.NUMBER) or token.label is Role.REMARK or token.text in DASHES:
        return True
    decided = _PERCENT.fullmatch(token.text) is not None or says_approved(token.text) is not None
    return decided or (token.look is Look.TEXT and is_marks(token.text))


def _rows(lines: Sequence[Line], block: HeadingBlock) -> Iterator[Row]:
    """Each line of figures with the line above it that says what they are charged for."""
    figures = [line for line in lines if line.having(Look.MONEY) and all(map(_is_of_figures, line.tokens))]
    columns = learn_columns(block.columns, figures)
    for upper, line in itertools.pairwise(lines):
        if line not in figures or upper.having(Look.MONEY) or not adjoins(upper, line):
            continue
        cells: dict[Role, tuple[Token, ...]] = dict(_said(upper))
        for index, tokens in align(line, columns).items():
            for token in tokens:
                role = token.label or columns[index].role
                cells[role] = (*cells.get(role, ()), token)
        yield Row(line, (upper, line), cells)


def _said(line: Line) -> Cells:
    """The day, the code, the words and the marks of a line, by what they look like."""
    roles = {**ROLE_BY_LOOK, Look.NUMBER: Role.UNITS}
    cells: dict[Role, tuple[Token, ...]] = {}
    for at, token in enumerate(line.tokens):
        last = at == len(line.tokens) - 1
        role = roles.get(token.look) or (Role.REMARK if last and at and is_marks(token.text) else Role.DESCRIPTION)
        cells[role] = (*cells.get(role, ()), token)
    return cells
