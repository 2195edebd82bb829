"""The lines of a document into statements: tables found, rows read, sums held against them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from checker.model import Box, Details, Document, LineItem, PageSource, Read, ReadingReport, Statement, UnreadRow
from checker.reading.details import find_details
from checker.reading.figures import Figure, agreement, boxed_figures, labelled_figures, table_figures, total_charges
from checker.reading.headings import Heading, HeadingBlock, TableKind, find_headings, money_roles
from checker.reading.items import Carried, Context, Span, billed_role, line_item, row_dates, signed_roles
from checker.reading.layout import Layout, bare_layout, headed_layout
from checker.reading.lines import TextLine
from checker.reading.parts import Part, statement_parts
from checker.reading.rows import Cells, Row, TableRows, build_rows, merged
from checker.reading.runs import split_runs
from checker.reading.tokens import Line, Look
from checker.reading.values import DATE, parse_span

_SERVICE_DATE_LABEL = re.compile(
    r"(?:dates? of (?:service|visit|delivery|sale)|service (?:dates?|day|period)|dos|(?:billing|rental) period|delivery date|"
    r"ship(?:ped|ping)? date|date shipped|date (?:delivered|provided|rendered)|visit date)",
    re.IGNORECASE,
)
_TOP_MARGIN, _FOOT = 60.0, 40.0


@dataclass(frozen=True, slots=True)
class _Table:
    layout: Layout
    found: TableRows
    first: int


def read_statements(document: Document) -> tuple[Statement, ...]:
    """All statements of a document, their lines numbered from 1 over the document."""
    statements: list[Statement] = []
    count = 0
    for part in statement_parts(document.pages):
        statement = _statement(document, part, len(statements) + 1, count)
        count += len(statement.lines)
        statements.append(statement)
    return tuple(statements)


def _statement(document: Document, part: Part, number: int, count: int) -> Statement:
    pages = part.pages
    rules = {page.number: page.rules for page in pages}
    lines = _without_furniture([line for line in part.lines if re.search(r"\w", line.text.replace("_", ""))])
    blocks = find_headings(lines)
    if not any(block.kind is TableKind.ITEMS for block in blocks):
        lines = split_runs(lines)
        blocks = find_headings(lines)
    tables = _tables(lines, blocks, rules)
    details = find_details(pages, [line.source for line in part.lines])
    near = details.statement_date.value if details.statement_date else _latest_date(lines)
    items, figures, unread = _items(document, tables, lines, near, number, count)
    figures += labelled_figures(_outside(lines, tables)) + boxed_figures(blocks, lines)
    total, agrees, against = agreement(items, figures)
    report = ReadingReport(
        lines_seen=len(items) + len(unread),
        lines_read=len(items),
        sum=total,
        agrees_with=agrees,
        disagrees_with=against,
        unread=tuple(unread),
        unread_pages=tuple(page.number for page in pages if page.source is PageSource.NONE),
    )
    return Statement(
        number=number,
        document=document.id,
        file=document.name,
        pages=tuple(page.number for page in pages),
        details=_with_figures(details, figures, total),
        lines=tuple(items),
        reading=report,
        itemized=any(item.code or item.service_date for item in items),
    )


def _without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines less those that stand around the tables of several pages at one height with the same words."""
    pages = {line.page for line in lines}
    if len(pages) < 2:
        return list(lines)
    places: dict[tuple[str, int], set[int]] = {}
    for line in lines:
        places.setdefault(_place(line), set()).add(line.page)
    tables: dict[int, float] = {}
    for block in find_headings(lines):
        if block.kind is TableKind.ITEMS:
            tables.setdefault(lines[block.first].page, lines[block.first].box.top)
    lowest = {page: max(line.box.bottom for line in lines if line.page == page) for page in pages}
    return [
        line
        for line in lines
        if len(places[_place(line)]) < 2
        or line.having(Look.MONEY)
        or line.having(Look.CODE)
        or line.page == min(pages)
        or tables.get(line.page, _TOP_MARGIN) <= line.box.top < lowest[line.page] - _FOOT
    ]


def _place(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text), round(line.box.top / 3)


def _tables(lines: Sequence[Line], blocks: Sequence[HeadingBlock], rules: dict[int, Sequence[Box]]) -> list[_Table]:
    """The tables under headings; headings that say the same again go on with the same table."""
    groups: list[tuple[HeadingBlock, list[Line], int]] = []
    for index, block in enumerate(blocks):
        end = blocks[index + 1].first if index + 1 < len(blocks) else len(lines)
        body = list(lines[block.last + 1 : end])
        if block.kind is TableKind.ITEMS and (edge := _second_table(block)) is not None:
            for columns, part in _side_by_side(block, body, edge):
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
        tables.append(_Table(layout, build_rows(body, layout.parse, rules, layout.text_span), first))
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
            tables.insert(0, _Table(layout, TableRows(rows, found.figures, found.unread), 0))
    return tables


def _second_table(block: HeadingBlock) -> int | None:
    """Where a heading heads two tables side by side: the column at which dates begin again after money."""
    for at in range(1, len(block.columns)):
        before = block.roles[:at]
        if block.roles[at] == "service_date" and "service_date" in before and money_roles() & set(before):
            return at
    return None


def _side_by_side(block: HeadingBlock, body: Sequence[Line], at: int) -> list[tuple[tuple[Heading, ...], list[Line]]]:
    edge = block.columns[at].box.x0 - 4
    left = [part for line in body if (part := _half(line, 0.0, edge))]
    right = [part for line in body if (part := _half(line, edge, float("inf")))]
    return [(block.columns[:at], left), (block.columns[at:], right)]


def _half(line: Line, x0: float, x1: float) -> Line | None:
    tokens = tuple(token for token in line.tokens if x0 <= token.box.middle < x1)
    if len(tokens) == len(line.tokens):
        return line
    if not tokens:
        return None
    box = Box.around(token.box for token in tokens)
    words = tuple(word for word in line.source.words if x0 <= word.box.middle < x1)
    return Line(TextLine(words, box), "\t".join(token.printed for token in tokens), tokens)


def _before_page_heading(body: list[Line], page: int) -> list[Line]:
    """The lines of a table less what stands above its repeated heading on a new page, unless rows do."""
    above = [line for line in body if line.page == page]
    rows = [line for line in above if line.having(Look.MONEY) and (line.having(Look.DATE) or line.having(Look.CODE))]
    return body if rows or len(above) == len(body) else [line for line in body if line.page != page]


def _same_places(one: HeadingBlock, other: HeadingBlock) -> bool:
    return all(abs(a.box.x0 - b.box.x0) < 20 for a, b in zip(one.columns, other.columns, strict=True))


def _outside(lines: Sequence[Line], tables: Sequence[_Table]) -> list[Line]:
    inside = {id(line) for table in tables for row in table.found.rows for line in row.lines}
    inside |= {id(figure.line) for table in tables for figure in table.found.figures}
    return [line for line in lines if id(line) not in inside]


def _items(
    document: Document, tables: Sequence[_Table], lines: Sequence[Line], near: date | None, statement: int, count: int
) -> tuple[list[LineItem], list[Figure], list[UnreadRow]]:
    items: list[LineItem] = []
    figures: list[Figure] = []
    unread: list[UnreadRow] = []
    for table in tables:
        rows = table.found.rows
        billed = billed_role(rows)
        context = Context(table.layout, billed, signed_roles(rows), near, _header_dates(lines))
        carried = Carried()
        thing: Cells = {}
        for row in rows:
            thing = _thing_headed(row, table.layout) or thing
            if thing and not row.cells.keys() & {"code", "description", "item_number"}:
                row = replace(row, cells=merged((thing, row.cells)))
            dates, carried = row_dates(row, carried, context)
            item = line_item(row, dates, context, count + len(items) + 1, statement, document.id[:12])
            if item is None:
                unread.append(_unread(row.anchor, "amount"))
                continue
            items.append(item)
        unread.extend(_unread(line, "amount") for line in table.found.unread)
        figures.extend(table_figures(table.found.figures, billed))
    return items, figures, unread


def _thing_headed(row: Row, layout: Layout) -> Cells:
    """The code and words of a group heading that names one thing for the rows below it."""
    for line in reversed(row.heading):
        cells = layout.parse(line)
        if cells.get("code"):
            return {role: cells[role] for role in ("code", "description") if role in cells}
    return {}


def _unread(line: Line, reason: str) -> UnreadRow:
    return UnreadRow(line.page, line.text.replace("\t", "  "), reason, line.box)


def _header_dates(lines: Sequence[Line]) -> Span | None:
    """A service date printed once for the whole statement ("Date of service: 10/15/2024")."""
    for line, below in itertools.zip_longest(lines, lines[1:]):
        label = _SERVICE_DATE_LABEL.search(line.text)
        rest = line.text[label.end() :].lstrip(" :#-") if label else ""
        found = DATE.match(rest) or re.match(r"\d{6}(?:\d\d)?(?!\w)", rest)
        if found and (span := parse_span(found[0])):
            return span
        for token in line.having(Look.TEXT) if below else ():
            if _SERVICE_DATE_LABEL.fullmatch(token.text.strip(" :")):
                under = [t for t in below.having(Look.DATE) if t.box.x0 < token.box.x1 and t.box.x1 > token.box.x0]
                if under:
                    return parse_span(under[0].text)
    return None


def _latest_date(lines: Sequence[Line]) -> date | None:
    """The latest date with a year on the paper: what missing years are settled by."""
    full = [
        day
        for line in lines
        for token in line.having(Look.DATE)
        if (span := parse_span(token.text)) and span[0].year is not None and (day := span[0].settle(None))
    ]
    return max(full, default=None)


def _with_figures(details: Details, figures: Sequence[Figure], charges: Decimal) -> Details:
    """The details with the printed totals and balances; of several of a kind the last printed counts."""
    found: dict[str, Read[Decimal]] = {}
    for figure in figures:
        found[figure.kind] = Read(figure.amount, figure.printed, (figure.box,))
    total = total_charges(figures, charges)
    return replace(
        details,
        total_charges=Read(total.amount, total.printed, (total.box,)) if total else None,
        balance_due=found.get("balance_due"),
        previous_balance=found.get("balance_forward"),
        total_payments=found.get("total_payments"),
        total_adjustments=found.get("total_adjustments"),
    )
