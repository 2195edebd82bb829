"""Charges on two lines each: day, code and words above, a row of figures below, under headings of money alone."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from checker.reading.columns.columns import align, learn_columns
from checker.reading.columns.headings import HeadingBlock
from checker.reading.columns.layout import Layout
from checker.reading.items.remarks import is_marks
from checker.reading.rows.rows import Row, TableRows, adjoins
from checker.reading.rows.tables import Table
from checker.reading.tokens.cells import Cells
from checker.reading.tokens.heading_words import BILLED, money_roles
from checker.reading.tokens.tokens import Line, Look, Token

_FEWEST_FIGURES = 2


def two_line_tables(lines: Sequence[Line], blocks: Sequence[HeadingBlock]) -> list[Table]:
    """The charges under headings that name figures alone, as one table; nothing where none is printed so."""
    rows: list[Row] = []
    for at, block in enumerate(blocks):
        if not _heads_figures(block):
            continue
        end = blocks[at + 1].first if at + 1 < len(blocks) else len(lines)
        rows.extend(_rows(lines[block.last + 1 : end], block))
    if not rows:
        return []
    layout = Layout(lambda line: {}, (0.0, 0.0), True, frozenset(role for row in rows for role in row.cells))
    return [Table(layout, TableRows(tuple(rows), (), ()))]


def _heads_figures(block: HeadingBlock) -> bool:
    money = [role for role in block.roles if role in money_roles()]
    return len(money) >= _FEWEST_FIGURES and len(money) == len(block.roles) and bool(set(BILLED) & set(money))


def _rows(lines: Sequence[Line], block: HeadingBlock) -> Iterator[Row]:
    """Each line of figures with the line above it that prints a day."""
    figures = [line for line in lines if all(token.look in (Look.MONEY, Look.NUMBER) for token in line.tokens)]
    columns = learn_columns(block.columns, figures)
    for upper, line in itertools.pairwise(lines):
        if line not in figures or not upper.having(Look.DATE) or upper.having(Look.MONEY) or not adjoins(upper, line):
            continue
        cells: dict[str, tuple[Token, ...]] = dict(_said(upper))
        for index, tokens in align(line, columns).items():
            cells[columns[index].role] = tokens
        yield Row(line, (upper, line), cells)


def _said(line: Line) -> Cells:
    """The day, the code, the words and the marks of a line, by what they look like."""
    roles = {Look.DATE: "service_date", Look.CODE: "code", Look.NUMBER: "units"}
    cells: dict[str, tuple[Token, ...]] = {}
    for at, token in enumerate(line.tokens):
        last = at == len(line.tokens) - 1
        role = roles.get(token.look) or ("remark" if last and at and is_marks(token.text) else "description")
        cells[role] = (*cells.get(role, ()), token)
    return cells
