"""The dates of a row: its own, its group's, or those of the row above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Doubt
from checker.reading.items.context import Context
from checker.reading.items.doubts import Why
from checker.reading.items.header_dates import service_date_of_header
from checker.reading.rows.rows import Row
from checker.reading.tokens.cells import Cells
from checker.reading.tokens.inline_labels import inline_labels
from checker.reading.tokens.line_classes import names_payment, only_a_date
from checker.reading.tokens.roles import DAYS_OF_SERVICE, Role
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.values import PrintedDate, Span, month_and_year, parse_date, parse_span

_LIKE_A_DATE = re.compile(r"\W*[\dOoIlSB]{1,2}([/.-])[\dOoIlSB]{1,2}\1[\dOoIlSB]{2,4}\W*|\W*\d{4}-\d\d-\d\d\W*")


_HALF_A_YEAR = timedelta(days=183)
_MONTH, _OFF_A_MONTH = 30, 3
"""The days of a month, and how many a period may have more or fewer."""
_NOT_OF_SERVICE = frozenset({Role.OTHER_DATE, Role.TRANSACTION_DATE})


class Carried(Struct, frozen=True):
    """What rows that print no date take from those above: a date, the year and month of a heading, and whether a row
    printed that date."""

    span: Span | None = None
    month: tuple[int, int] | None = None
    by_row: bool = False


class RowDates(Struct, frozen=True):
    """The dates of one row, and why they are doubted where its own line does not print them as dates of service; they
    are `unnamed` where two days stand apart and neither is called the first or the last."""

    span: Span | None
    why: Why | None = None
    unnamed: bool = False


def row_dates(row: Row, carried: Carried, context: Context) -> tuple[RowDates, Carried]:
    """The dates printed for a row, and what is carried on to rows that print none.

    A row's own service date comes first, then its group's or that of the row above; a transaction or posting date only
    where the paper prints no service date at all. A heading such as "MARCH 2024" gives dates without a year theirs.
    """
    headings = [month for line in (*row.heading, *row.lines) if (month := month_and_year(line.text))]
    year = headings[-1] if headings else carried.month
    first = Role.TRANSACTION_DATE if _only_last_named(row.cells) else Role.FROM_DATE
    own = _printed_dates(row.cells, (first, Role.SERVICE_DATE, Role.THROUGH_DATE))
    if _ends_as_above(row.cells, own, carried, context):
        own = None
    group = next((found for line in reversed(row.heading) if (found := _group_date(line, context, carried))), None)
    apart = group is None and carried.span is None
    if own is None and (elsewhere := _dates_elsewhere(row, context, apart)):
        return elsewhere, carried
    why = None
    if own is None and _prints_no_real_date(row):
        return RowDates(None, Why.NOT_A_DATE), Carried(carried.span, year)
    if own is None:
        own = group or carried.span
        why = Why.DATE_ABOVE
    if own is not None and own[0].year is None and year is not None and own[0].month == year[1]:
        own = replace(own[0], year=year[0]), own[1]
    if own is not None:
        by_row = why is None or (carried.by_row and own == carried.span)
        return RowDates(own, why, why is None and _are_unnamed(row.cells)), Carried(own, year, by_row)
    other = _printed_dates(row.cells, (Role.TRANSACTION_DATE, Role.OTHER_DATE))
    if context.setting.days_of_header is not None and not (other and _is_long(context.setting.days_of_header)):
        return RowDates(context.setting.days_of_header, Why.DATE_OF_HEADER), Carried(None, year)
    return RowDates(other, Why.OTHER_DATE if other else Why.NO_DATE), Carried(None, year)


def _dates_elsewhere(row: Row, context: Context, apart: bool) -> RowDates | None:
    """The dates of a row without one of service, where nothing above dates it (`apart`) or it has no code: those among
    its words, as a payment under its charge may have; or those on which what was paid `apart` was paid or posted."""
    of_payment, roles = names_payment(row.anchor), context.layout.roles
    stray = [
        token
        for role, tokens in row.cells.items()
        for token in tokens
        if (of_payment or role not in _NOT_OF_SERVICE) and token.look is Look.DATE
    ]
    if stray and (apart or not row.cells.get(Role.CODE)) and not roles & _NOT_OF_SERVICE:
        return RowDates(_cell_dates(stray))
    if not (of_payment and apart) or roles & DAYS_OF_SERVICE:
        return None
    posted = _printed_dates(row.cells, (Role.TRANSACTION_DATE, Role.OTHER_DATE))
    return RowDates(posted) if posted is not None else None


def _ends_as_above(cells: Cells, own: Span | None, carried: Carried, context: Context) -> bool:
    """Whether a row prints the last day of the row above alone, and leaves the place of the first day blank."""
    above = carried.span[1] if carried.span else None
    blank = Role.FROM_DATE in context.layout.roles and _only_last_named(cells)
    return blank and own is not None and own[0] == above


def _only_last_named(cells: Cells) -> bool:
    """Whether the last day alone is named as such, in a column of transactions: "5/28/23" over "thru 6/27/23"."""
    return Role.THROUGH_DATE in cells and cells.keys().isdisjoint(DAYS_OF_SERVICE)


def _is_long(span: Span) -> bool:
    """Whether a period is that of a bill, longer than what one charge is for."""
    first, last = span[0].settle(None), span[1].settle(None) if span[1] else None
    return first is not None and last is not None and (last - first).days > _MONTH + _OFF_A_MONTH


def _are_unnamed(cells: Cells) -> bool:
    """Whether a row prints two days in cells of their own, and neither column is called the first or the last."""
    days = [token for token in cells.get(Role.SERVICE_DATE, ()) if token.look is Look.DATE]
    return len(days) > 1 and not {Role.FROM_DATE, Role.THROUGH_DATE} & cells.keys()


def _prints_no_real_date(row: Row) -> bool:
    """Whether a row has a date of its own that cannot be, among its days or where a line of it begins: 13/12/2024,
    01/O5/2024, 1/21/202."""
    dated = [token for role in (Role.FROM_DATE, Role.SERVICE_DATE) for token in row.cells.get(role, ())]
    printed = [token.printed or token.text for token in dated]
    printed += [line.text.split(maxsplit=1)[0] for line in (row.anchor, *row.lines)]
    return any(_LIKE_A_DATE.fullmatch(text) and parse_date(text) is None for text in printed)


def settled(dates: RowDates, near: date | None) -> tuple[date | None, date | None, list[Doubt]]:
    """First and last day of service, and what is doubtful about them; `near` settles years that are not printed."""
    doubts = [dates.why.doubt] if dates.why else []
    if dates.span is None:
        return None, None, doubts
    span = dates.span
    end = span[1].settle(near) if span[1] else None
    start = span[0].settle(near)
    if span[1] and span[1].year is None and start is not None:
        end = _nearest_year(span[1], start)
    elif span[0].year is None and end is not None:
        start = replace(span[0], year=end.year - (span[0].month > end.month)).settle(None)
    if span[0].year is None:
        doubts.append(Why.NO_YEAR.doubt)
    if start is None:
        doubts.append(Why.NOT_A_DATE.doubt)
    if dates.unnamed and start and end and not _is_period((end - start).days):
        doubts.append(Why.TWO_DAYS.doubt)
        return min(start, end), None, doubts
    return (end, None, doubts) if start and end and end < start else (start, end, doubts)


def _nearest_year(printed: PrintedDate, start: date) -> date | None:
    """A last day without its year: of the first day's year, or of the next where it would lie half a year before it."""
    end = replace(printed, year=start.year).settle(None)
    return end if end is None or start - end < _HALF_A_YEAR else replace(printed, year=start.year + 1).settle(None)


def with_periods(rows: Sequence[RowDates], near: date | None) -> list[RowDates]:
    """The dates of a table's rows; where most of its pairs of days that nothing names are periods, all are."""
    spans = [row.span for row in rows if row.unnamed and row.span]
    lasting = [
        (end - start).days
        for first, last in spans
        if last and (start := first.settle(near)) and (end := last.settle(near))
    ]
    most = 2 * sum(days > 0 and _is_period(days) for days in lasting) > len(spans)
    return [replace(row, unnamed=False) for row in rows] if most and min(lasting) >= 0 else list(rows)


def _is_period(days: int) -> bool:
    """Whether two days so far apart are the first and the last of a charge: one day, or about a month or some."""
    return days == 0 or (days > 0 and min(days % _MONTH, -days % _MONTH) <= _OFF_A_MONTH)


def _printed_dates(cells: Cells, roles: Sequence[Role]) -> Span | None:
    for role in roles:
        found = _cell_dates(cells.get(role, ()))
        if found is None:
            continue
        start, end = found
        last = Role.THROUGH_DATE if role is not Role.FROM_DATE or Role.THROUGH_DATE in cells else Role.SERVICE_DATE
        if end is None and (through := _cell_dates(cells.get(last, ()))):
            end = through[1] or through[0]
        return start, end
    return None


def _cell_dates(tokens: Sequence[Token]) -> Span | None:
    found = [span for token in tokens if (span := parse_span(token.printed or token.text))]
    if len(found) > 1 and found[0][1] is None:
        return found[0][0], found[1][1] or found[1][0]
    return found[0] if found else None


def _group_date(line: Line, context: Context, carried: Carried) -> Span | None:
    """The date that a line above gives its group.

    Above the first group stand dates of the paper: where its head names a service date, only such a one counts there,
    and never beside words the day by which the paper settles its years. Among rows that print their own day, only one
    that opens its line or is called that of service counts ("** Claim sent to Aetna 01/28/24 **").
    """
    if named := service_date_of_header([line]):
        return named
    if carried.by_row and not (line.tokens[0].look is Look.DATE or only_a_date(line)):
        return None
    anyone = carried.span is not None or context.setting.days_of_header is None or line.tokens[0].look is Look.DATE
    own = _line_dates(line) if anyone else None
    of_paper = own is not None and carried.span is None and own[0].settle(None) == context.setting.settles_years
    return None if of_paper and line.having(Look.TEXT) else own


def _line_dates(line: Line) -> Span | None:
    """The dates of a line, but for those its words call something else ("filed 1/16/23")."""
    named, _ = inline_labels(line)
    return _cell_dates([token for token in line.having(Look.DATE) if named.get(token) not in _NOT_OF_SERVICE])
