"""The rows of a statement's tables into line items, printed sums and rows that could not be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from checker.model import Figure, FigureKind, Kind, LineItem, UnreadRow
from checker.reading.items.amounts import billed_role, signed_roles
from checker.reading.items.codes import holds_own_numbers
from checker.reading.items.context import Context, Setting
from checker.reading.items.dates import Carried, RowDates, row_dates, with_periods
from checker.reading.items.header_dates import service_date_of_header
from checker.reading.items.items import line_item
from checker.reading.items.misprinted_codes import with_misprinted_codes
from checker.reading.items.things import under_things
from checker.reading.repairs.cells import repaired_rows
from checker.reading.rows.tables import Table
from checker.reading.sums.figures import labelled_figures, table_figures
from checker.reading.sums.row_sums import without_sums_above
from checker.reading.tokens.cutting import DASHES
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.roles import DAYS_OF_SERVICE, Role
from checker.reading.tokens.tokens import Line, Look
from checker.reading.tokens.values import Span, parse_span

_FEWEST_DATED = 2
"""How many tables have a day in their titles, at least, where it is that of their charges and not of the paper."""
_LEADS_TO_DAY = re.compile(r"(?:\bon|\w,|[-–—])\s*$")


class Charges(Struct, frozen=True):
    """What the tables of one statement hold, in printed order; `begins` counts the items before each table."""

    items: list[LineItem] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    unread: list[UnreadRow] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)


def charges_of(tables: Sequence[Table], setting: Setting) -> Charges:
    """The line items, sums and unread rows of these tables; `numbered` gives the items their numbers."""
    charges = Charges()
    titles = [_day_in_title(table) for table in tables]
    each_its_own = sum(map(bool, titles)) >= _FEWEST_DATED
    for table, day in zip(tables, titles, strict=True):
        billed = billed_role(table.found.rows, _totals(table))
        before = len(charges.items)
        charges.begins.append(before)
        told = each_its_own or _is_of_day(table.above, day, setting.settles_years)
        header = service_date_of_header(table.above) or (day if told else None) or setting.days_of_header
        _read_rows(table, billed, replace(setting, days_of_header=header), charges)
        if any(figure_kind(line.text) is FigureKind.TOTAL_PAYMENTS for line in table.above):
            charges.items[before:] = map(_as_payment, charges.items[before:])
        charges.unread.extend(unread_row(line) for line in table.found.unread)
        figures = table_figures(table.found.figures, billed)
        charges.figures.extend(replace(each, after_lines=each.after_lines + before) for each in figures)
    items, sums = without_sums_above(charges.items)
    return replace(charges, items=items, figures=[*charges.figures, *sums])


def numbered(items: Sequence[LineItem], count: int) -> list[LineItem]:
    """The lines numbered on from `count`."""
    return [replace(item, number=number) for number, item in enumerate(items, start=count + 1)]


def unread_row(line: Line) -> UnreadRow:
    """A line that looks like a charge and has no amount that could be read."""
    return UnreadRow(line.page, line.text.replace("\t", "  "), "amount", line.box)


def _totals(table: Table) -> frozenset[Decimal]:
    """What a table prints for the sum of its charges, alone on its line."""
    lines = (figure.line for figure in table.found.figures if figure.kind is FigureKind.TOTAL_CHARGES)
    figures = (labelled_figures([line]) for line in lines if len(line.having(Look.MONEY)) == 1)
    return frozenset(found[0].amount for found in figures if len(found) == 1)


def _day_in_title(table: Table) -> Span | None:
    """The one day that the title of a table without days of service names ("Order 30748 of Sep 14, 2024")."""
    dated = not table.layout.roles.isdisjoint(DAYS_OF_SERVICE)
    titles = [] if dated else [days for line in reversed(table.above) if (days := line.having(Look.DATE))]
    return parse_span(titles[0][0].text) if titles and len(titles[0]) == 1 else None


def _is_of_day(title: Sequence[Line], day: Span | None, near: date | None) -> bool:
    """Whether the line right over a table begins with its one day, or ends with it as that of a visit does ("Office
    visit on March 5", "Visit with Dr. Lee, March 5", "Visit on March 5 - Dr. Lee"), and that is not the paper's, nor to
    come."""
    if not title or day is None or (first := day[0].settle(near)) == near:
        return False
    tokens = title[-1].tokens
    at = next((at for at, token in enumerate(tokens) if token.look is Look.DATE), 0)
    led = at > 0 and _LEADS_TO_DAY.search(tokens[at - 1].text) is not None
    ends = led and all(token.text.startswith(DASHES) for token in tokens[at + 1 : at + 2])
    return tokens[0].look is Look.DATE or (ends and near is not None and first is not None and first < near)


def _as_payment(item: LineItem) -> LineItem:
    """A line of a table that has payments for its title; a code is that of a charge all the same."""
    if item.kind is not Kind.CHARGE or item.code:
        return item
    return replace(item, kind=Kind.PAYMENT, amount=-abs(item.amount))


def _read_rows(table: Table, billed: Role | None, setting: Setting, charges: Charges) -> None:
    rows = repaired_rows(with_misprinted_codes(table.found.rows), billed, setting.pictured)
    signed, apart = signed_roles(rows, billed), Role.MODIFIERS in table.layout.roles or holds_own_numbers(rows)
    context = Context(setting, table.layout, billed, signed, apart)
    rows = under_things(rows, table.layout, table.above)
    carried = Carried()
    printed: list[RowDates] = []
    for row in rows:
        dates, carried = row_dates(row, carried, context)
        printed.append(dates)
    for row, dates in zip(rows, with_periods(printed, setting.settles_years), strict=True):
        item = line_item(row, dates, context, len(charges.items) + 1)
        if item is not None:
            charges.items.append(item)
        elif re.search(r"\d", row.anchor.text):
            # A line without any digit is no charge, however it stands in the columns.
            charges.unread.append(unread_row(row.anchor))
