"""The tables of a statement: under their headings, or without any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from checker.model import Box
from checker.reading.bare import bare_layout
from checker.reading.gathering import build_rows
from checker.reading.headed import headed_layout
from checker.reading.headings import HeadingBlock, TableKind
from checker.reading.layout import Layout
from checker.reading.rows import TableRows
from checker.reading.side_by_side import second_table_at, side_by_side
from checker.reading.tokens import Line, Look


@dataclass(frozen=True, slots=True)
class Table:
    layout: Layout
    found: TableRows
    first: int


def tables_under(
    lines: Sequence[Line], blocks: Sequence[HeadingBlock], rules: Mapping[int, Sequence[Box]]
) -> list[Table]:
    """The tables under headings; headings that say the same again go on with the same table."""
    groups: list[tuple[HeadingBlock, list[Line], int]] = []
    for index, block in enumerate(blocks):
        end = blocks[index + 1].first if index + 1 < len(blocks) else len(lines)
        body = list(lines[block.last + 1 : end])
        if block.kind is TableKind.ITEMS and (edge := second_table_at(block)) is not None:
            for columns, part in side_by_side(block, body, edge):
                groups.append((replace(block, columns=columns), part, block.first))
        elif block.kind is TableKind.ITEMS:
            if groups and groups[-1][0].roles == block.roles and _same_places(groups[-1][0], block):
                groups[-1] = (
                    groups[-1][0],
                    _before_page_heading(groups[-1][1], lines[block.first].page),
                    groups[-1][2],
                )
                groups[-1][1].extend(body)
            else:
                groups.append((block, body, block.first))
        elif groups:
            groups[-1][1].extend(line for line in body if line.page > lines[block.last].page)
    tables = []
    for block, body, first in groups:
        layout = headed_layout(block.columns, body)
        tables.append(Table(layout, build_rows(body, layout.parse, rules, layout.text_span), first))
    start = blocks[0].first if blocks else len(lines)
    if not any(table.found.rows for table in tables):
        start = len(lines)
        tables = []
    boxes = {at for block in blocks if block.kind is not TableKind.ITEMS for at in range(block.first, block.last + 2)}
    before = [line for at, line in enumerate(lines[:start]) if at not in boxes]
    if before:
        layout = bare_layout(before)
        found = build_rows(before, layout.parse, rules, layout.text_span, headed=False)
        rows = (
            found.rows
            if not tables
            else tuple(row for row in found.rows if "code" in row.cells and "service_date" in row.cells)
        )
        if rows:
            tables.insert(0, Table(layout, TableRows(rows, found.figures, found.unread), 0))
    return tables


def _before_page_heading(body: list[Line], page: int) -> list[Line]:
    """The lines of a table less what stands above its repeated heading on a new page, unless rows do."""
    above = [line for line in body if line.page == page]
    rows = [line for line in above if line.having(Look.MONEY) and (line.having(Look.DATE) or line.having(Look.CODE))]
    return body if rows or len(above) == len(body) else [line for line in body if line.page != page]


def _same_places(one: HeadingBlock, other: HeadingBlock) -> bool:
    return all(abs(a.box.x0 - b.box.x0) < 20 for a, b in zip(one.columns, other.columns, strict=True))
