"""Pages into statements: their lines laid out, charges read, sums held against them, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from checker.model import Document, Page, PageSource, Statement
from checker.reading.bodies import body_of
from checker.reading.cents import with_cents
from checker.reading.charges import charges_of, numbered, unread_row
from checker.reading.cut_sheets import rejoined
from checker.reading.details import find_details
from checker.reading.details.letterhead import under_one_letterhead
from checker.reading.forms import Claim, parted, with_loose_pages
from checker.reading.items.context import Setting
from checker.reading.items.header_dates import latest_date, service_date_of_header
from checker.reading.leaves import leaves_of, on_sheets
from checker.reading.parts import Part, statement_parts
from checker.reading.repairs.illegible import illegible_rows
from checker.reading.repairs.lines import repaired_lines
from checker.reading.repairs.missed import missed_rows, unplaced_rows
from checker.reading.repairs.pages import pictured_pages, set_right
from checker.reading.repairs.traces import traced_rows
from checker.reading.row_details import with_date_borne_out, with_details_of_rows
from checker.reading.sheet_frames import without_frame
from checker.reading.sums.accounts import account, is_itemized, with_figures
from checker.reading.sums.figures import (
    boxed_figures,
    labelled_figures,
    with_cut_doubted,
    with_group_of_all,
    with_groups_told,
    without_carries,
    without_sum_of_both,
)
from checker.reading.sums.row_sums import by_printed_total


def read_statements(document: Document) -> tuple[Statement, ...]:
    """All statements of a document, their lines numbered from 1 over the document."""
    leaves = leaves_of(document.pages)
    if len(leaves) == len(document.pages):
        return _statements(document)
    apart = replace(document, pages=tuple(leaf.page for leaf in leaves))
    return tuple(on_sheets(statement, leaves) for statement in _statements(apart))


def _statements(document: Document) -> tuple[Statement, ...]:
    statements: list[Statement] = []
    loose: list[Statement] = []
    stretches = parted(document.pages)
    beside_claims = any(isinstance(stretch, Claim) for stretch in stretches)
    for part in _parts(stretches):
        number, count = len(statements) + 1, sum(len(each.lines) for each in statements)
        if isinstance(part, Claim):
            from checker.reading.forms.claims import claim_statement  # takes long to load, and few pages are forms

            statements.append(claim_statement(document, part.forms, number, count))
            continue
        statement = _statement(document, part, number, count, statements[-1] if statements else None)
        is_loose = beside_claims and not statement.itemized and not statement.reading.unread
        (loose if is_loose else statements).append(statement)
    return with_loose_pages(statements, loose)


def _parts(stretches: Sequence[Claim | tuple[Page, ...]]) -> Iterator[Claim | Part]:
    """The claims, and the statements on the pages that are none."""
    for stretch in stretches:
        if isinstance(stretch, Claim):
            yield stretch
        else:
            yield from statement_parts(with_cents(rejoined([set_right(without_frame(page)) for page in stretch])))


def _statement(document: Document, part: Part, number: int, count: int, before: Statement | None) -> Statement:
    """One statement: `count` lines of the document stand before it, the last of them in the statement `before`."""
    body = body_of(part, before.kind if before else None)
    details = find_details(part.pages, body.printed)  # takes most room, so it comes first
    tables = body.tables()
    details = with_details_of_rows(details, tables)
    above = before if before and part.pages[0].number in before.pages else None
    if before and (above or not details.statement_date):
        details = under_one_letterhead(details, before.details)
    settles_years = details.statement_date.value if details.statement_date else latest_date(body.lines)
    groups = {id(line) for table in tables for row in table.found.rows[1:] for line in row.heading}
    header = service_date_of_header([line for line in body.outside_headings() if id(line) not in groups])
    setting = Setting(number, settles_years, header, pictured_pages(document.pages))
    pictured = pictured_pages(part.pages)
    charges = charges_of(tables, setting)
    details = with_date_borne_out(details, charges.items)
    outside = body.outside(tables)
    figures = without_carries(charges.figures, charges.items)
    figures += labelled_figures(outside) + boxed_figures(body.blocks, body.lines)
    figures = with_cut_doubted(with_groups_told(figures), document.pages)
    missed = [*missed_rows(body.under_headings(outside), tables, pictured), *unplaced_rows(outside)]
    unread = [*charges.unread, *map(unread_row, missed)]
    repaired = repaired_lines(charges.items, figures)
    items = numbered(by_printed_total(repaired, figures, charges.begins, of_claims=body.is_notice), count)
    figures = without_sum_of_both(figures, items, above.reading.sum) if above else figures
    figures = figures if body.is_notice else with_group_of_all(figures, items)
    for find in (traced_rows, illegible_rows):
        unread += find(items, figures, [row.box for row in unread if row.box], part.pages)
    if body.is_notice:
        from checker.reading.notices import decided  # as in `body_of`

        items, details = decided(items, details, body.lines, body.blocks, body.kind, body.notes)
    unread_pages = tuple(page.number for page in part.pages if page.source is PageSource.NONE)
    lines, report = account(items, figures, unread, unread_pages)
    return Statement(
        number=number,
        document=document.id,
        file=document.name,
        kind=body.kind,
        pages=tuple(page.number for page in part.pages),
        details=with_figures(details, figures, report.sum),
        lines=lines,
        reading=report,
        itemized=is_itemized(lines),
        notes=body.notes,
        pictured=bool(pictured),
    )
