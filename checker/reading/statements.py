"""The lines of a document into statements: tables found, rows read, sums held against them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from checker.model import (
    Details,
    Document,
    Figure,
    LineItem,
    Note,
    Page,
    PageSource,
    Read,
    Statement,
    StatementKind,
    UnreadRow,
)
from checker.reading.columns.headings import HeadingBlock, TableKind, find_headings
from checker.reading.columns.layout import Layout
from checker.reading.columns.panels import find_panels, set_apart
from checker.reading.details import find_details
from checker.reading.details.letterhead import under_one_letterhead
from checker.reading.forms import Claim, claim_statement, parted, with_loose_pages
from checker.reading.items.amounts import billed_role, signed_roles
from checker.reading.items.context import Context
from checker.reading.items.dates import Carried, row_dates
from checker.reading.items.header_dates import latest_date, service_date_of_header
from checker.reading.items.items import line_item
from checker.reading.items.misprinted_codes import with_misprinted_codes
from checker.reading.kinds import kind_of
from checker.reading.notices import decided, notice_tables, without_legends
from checker.reading.parts import Part, statement_parts
from checker.reading.repairs.cells import repaired_rows
from checker.reading.repairs.lines import repaired_lines
from checker.reading.repairs.missed import missed_rows
from checker.reading.repairs.words import pictured_pages, set_right
from checker.reading.rows.cut_words import mended
from checker.reading.rows.furniture import without_furniture
from checker.reading.rows.labels_above import named_by_cards
from checker.reading.rows.months_across import by_month
from checker.reading.rows.rows import Row
from checker.reading.rows.runs import split_runs
from checker.reading.rows.tables import Table, tables_under
from checker.reading.rows.weaving import woven
from checker.reading.sums.accounts import account, is_itemized
from checker.reading.sums.figures import boxed_figures, labelled_figures, table_figures, total_charges, without_carries
from checker.reading.sums.row_sums import by_printed_total
from checker.reading.tokens.cells import Cells, merged
from checker.reading.tokens.tokens import Line
from checker.reading.tokens.values import Span


def read_statements(document: Document) -> tuple[Statement, ...]:
    """All statements of a document, their lines numbered from 1 over the document."""
    statements: list[Statement] = []
    loose: list[Statement] = []
    stretches = parted(document.pages)
    beside_claims = any(isinstance(stretch, Claim) for stretch in stretches)
    for part in _parts(stretches):
        number, count = len(statements) + 1, sum(len(each.lines) for each in statements)
        if isinstance(part, Claim):
            statements.append(claim_statement(document, part, number, count))
            continue
        before = statements[-1].kind if statements else None
        statement = _statement(document, part, number, count, before)
        if statements and statement.pages[0] in statements[-1].pages:
            statement = replace(statement, details=under_one_letterhead(statement.details, statements[-1].details))
        is_loose = beside_claims and not statement.itemized and not statement.reading.unread
        (loose if is_loose else statements).append(statement)
    return with_loose_pages(statements, loose)


def _parts(stretches: Sequence[Claim | tuple[Page, ...]]) -> Iterator[Claim | Part]:
    """The claims, and the statements on the pages that are none."""
    for stretch in stretches:
        if isinstance(stretch, Claim):
            yield stretch
        else:
            yield from statement_parts([set_right(page) for page in stretch])


def _statement(document: Document, part: Part, number: int, count: int, before: StatementKind | None) -> Statement:
    pages = part.pages
    kind = kind_of(part.lines, before)
    is_notice = kind is not StatementKind.BILL
    rules = {page.number: page.rules for page in pages}
    lines = without_furniture([line for line in part.lines if re.search(r"[^\W_]|#", line.text)])
    notes: tuple[Note, ...] = ()
    blocks = find_headings(lines)
    panels = [] if is_notice else find_panels(lines, blocks)
    whole = by_month(mended(woven(set_apart(lines, panels), rules), rules))
    if whole != lines:
        lines, blocks = whole, find_headings(whole)
    if is_notice:
        lines, notes = without_legends(lines)
        blocks = find_headings(lines)
    if not any(block.kind is TableKind.ITEMS for block in blocks):
        lines = split_runs(named_by_cards(lines))
        blocks = find_headings(lines)
    tables = notice_tables(lines, blocks, rules) if is_notice else tables_under(lines, blocks, rules)
    details = find_details(pages, [line.source for line in mended(set_apart(part.lines, panels), rules)])
    near = details.statement_date.value if details.statement_date else latest_date(lines)
    header = service_date_of_header(_outside_headings(lines, blocks))
    items, figures, unread = _items(document, tables, header, near, number, count)
    outside = _outside(lines, tables)
    figures = without_carries(figures, items) + labelled_figures(outside) + boxed_figures(blocks, lines)
    unread += [_unread(line, "amount") for line in missed_rows(outside, tables, pictured_pages(pages))]
    items = _numbered(by_printed_total(repaired_lines(items, figures), figures), count)
    if is_notice:
        items, details = decided(items, details, lines, blocks, kind)
    unread_pages = tuple(page.number for page in pages if page.source is PageSource.NONE)
    lines_of_it, report = account(items, figures, unread, unread_pages)
    return Statement(
        number=number,
        document=document.id,
        file=document.name,
        kind=kind,
        pages=tuple(page.number for page in pages),
        details=_with_figures(details, figures, report.sum),
        lines=lines_of_it,
        reading=report,
        itemized=is_itemized(lines_of_it),
        notes=notes,
    )


def _outside_headings(lines: Sequence[Line], blocks: Sequence[HeadingBlock]) -> list[Line]:
    """The lines less those that head tables of charges: what stands below those is a row's."""
    heads = {at for block in blocks if block.kind is TableKind.ITEMS for at in range(block.first, block.last + 1)}
    return [line for at, line in enumerate(lines) if at not in heads]


def _outside(lines: Sequence[Line], tables: Sequence[Table]) -> list[Line]:
    inside = {id(line) for table in tables for row in table.found.rows for line in row.lines}
    inside |= {id(figure.line) for table in tables for figure in table.found.figures}
    inside |= {id(line) for table in tables for line in table.found.unread}
    return [line for line in lines if id(line) not in inside]


def _items(
    document: Document, tables: Sequence[Table], header: Span | None, near: date | None, statement: int, count: int
) -> tuple[list[LineItem], list[Figure], list[UnreadRow]]:
    items: list[LineItem] = []
    figures: list[Figure] = []
    unread: list[UnreadRow] = []
    pictured = pictured_pages(document.pages)
    for table in tables:
        billed = billed_role(table.found.rows)
        rows = repaired_rows(with_misprinted_codes(table.found.rows), billed, pictured)
        context = Context(table.layout, billed, signed_roles(rows), near, header, pictured)
        carried = Carried()
        thing: Cells = {}
        for row in rows:
            thing = _thing_headed(row, table.layout) or thing
            if thing and not row.cells.keys() & {"code", "description", "item_number"}:
                row = replace(row, cells=merged((thing, row.cells)))
            dates, carried = row_dates(row, carried, context)
            item = line_item(row, dates, context, count + len(items) + 1, statement, document.id[:12])
            if item is None:
                # A line without any digit is no charge, however it stands in the columns.
                unread += [_unread(row.anchor, "amount")] * bool(re.search(r"\d", row.anchor.text))
                continue
            items.append(item)
        unread.extend(_unread(line, "amount") for line in table.found.unread)
        figures.extend(table_figures(table.found.figures, billed))
    return items, figures, unread


def _numbered(items: Sequence[LineItem], count: int) -> list[LineItem]:
    """The lines numbered on from `count`; their ids end in their numbers."""
    return [
        replace(item, number=number, id=f"{item.id.rpartition('-')[0]}-{number}")
        for number, item in enumerate(items, start=count + 1)
    ]


def _thing_headed(row: Row, layout: Layout) -> Cells:
    """The code and words of a group heading that names one thing for the rows below it."""
    for line in reversed(row.heading):
        cells = layout.parse(line)
        if cells.get("code"):
            return {role: cells[role] for role in ("code", "description") if role in cells}
    return {}


def _unread(line: Line, reason: str) -> UnreadRow:
    return UnreadRow(line.page, line.text.replace("\t", "  "), reason, line.box)


def _with_figures(details: Details, figures: Sequence[Figure], charges: Decimal) -> Details:
    """The details with the printed totals and balances; of several of a kind the last printed counts."""
    found: dict[str, Read[Decimal]] = {}
    for figure in figures:
        found[figure.kind] = Read(figure.amount, figure.printed, (figure.box,), figure.confidence)
    total = total_charges(figures, charges)
    return replace(
        details,
        total_charges=Read(total.amount, total.printed, (total.box,), total.confidence) if total else None,
        balance_due=found.get("balance_due"),
        previous_balance=found.get("balance_forward"),
        total_payments=found.get("total_payments"),
        total_adjustments=found.get("total_adjustments"),
    )
