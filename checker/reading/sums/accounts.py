"""The reader's account of a statement: rows seen and read, and whether the lines add up to what is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from checker.model import (
    Box,
    Details,
    Figure,
    FigureKind,
    LineItem,
    PrintedSum,
    Read,
    ReadingReport,
    Statement,
    UnreadRow,
)
from checker.reading.items.doubts import Why
from checker.reading.sums.agreement import agreement
from checker.reading.sums.figures import total_charges

_PRINTED = {
    FigureKind.TOTAL_CHARGES: "total_charges",
    FigureKind.BALANCE_DUE: "balance_due",
    FigureKind.BALANCE_FORWARD: "previous_balance",
    FigureKind.TOTAL_PAYMENTS: "total_payments",
    FigureKind.TOTAL_ADJUSTMENTS: "total_adjustments",
}
"""Kinds of figures, and where the details of a statement hold them."""
_OF_COLUMNS = (Why.ONE_OF_SEVERAL, Why.NO_CHARGE_COLUMN, Why.TWO_CHARGE_COLUMNS)
"""The doubts which of several figures is the one billed."""


def account(
    lines: Sequence[LineItem], figures: Sequence[Figure], unread: Sequence[UnreadRow], unread_pages: Sequence[int]
) -> tuple[tuple[LineItem, ...], ReadingReport]:
    """The lines, doubted where they do not add up to a printed sum, and the report. A line that the person held
    against their paper stays without that doubt.
    """
    found = agreement(lines, figures)
    report = ReadingReport(
        lines_seen=len(lines) + len(unread),
        lines_read=len(lines),
        sum=found.sum,
        agrees_with=found.agrees_with,
        disagrees_with=found.disagrees_with,
        unread=tuple(unread),
        unread_pages=tuple(unread_pages),
        figures=tuple(figures),
    )
    proven = found.agrees_with is PrintedSum.TOTAL_CHARGES
    return tuple(_doubted(line, proven, found.disagrees_with is not None) for line in lines), report


def with_figures(details: Details, figures: Sequence[Figure], charges: Decimal) -> Details:
    """The details with the printed totals and balances; of several of a kind the last printed counts, but of the totals
    of the `charges` the one they agree with, and payments or adjustments that are printed apart are added up.
    """
    last = {figure.kind: figure for figure in figures}
    return replace(
        details,
        total_charges=_as_read(total_charges(figures, charges)),
        balance_due=_as_read(last.get(FigureKind.BALANCE_DUE)),
        previous_balance=_as_read(last.get(FigureKind.BALANCE_FORWARD)),
        total_payments=_together(figures, FigureKind.TOTAL_PAYMENTS),
        total_adjustments=_together(figures, FigureKind.TOTAL_ADJUSTMENTS),
    )


def _together(figures: Sequence[Figure], kind: FigureKind) -> Read[Decimal] | None:
    """The printed sums of a kind as one: that of the patient beside the insurance's. One that says again what those
    before it come to is their total."""
    read: Read[Decimal] | None = None
    for figure in figures:
        if figure.kind != kind:
            continue
        if read is None or abs(figure.amount) == abs(read.value):
            read = _as_read(figure)
        else:
            amount = (abs(read.value) + abs(figure.amount)).copy_sign(read.value)
            confidence = min(read.confidence, figure.confidence)
            read = Read(amount, figure.printed, (*read.boxes, figure.box), confidence)
    return read


def _as_read(figure: Figure | None) -> Read[Decimal] | None:
    return Read(figure.amount, figure.printed, (figure.box,), figure.confidence) if figure else None


def is_itemized(lines: Sequence[LineItem]) -> bool:
    """Whether the lines are charges with a code or a day, and not a list of totals."""
    return any(line.code or line.service_date for line in lines)


def recounted(statement: Statement) -> Statement:
    """The statement with its report made anew from its lines and its unread rows, after either changed."""
    reading = statement.reading
    figures = reading.figures or tuple(_figures(statement))
    lines, report = account(statement.lines, figures, reading.unread, reading.unread_pages)
    total = total_charges(figures, report.sum)
    details = statement.details
    if total and details.total_charges and total.amount != details.total_charges.value:
        details = replace(details, total_charges=_as_read(total))
    itemized = statement.itemized or is_itemized(lines)
    return replace(statement, details=details, lines=lines, reading=report, itemized=itemized)


def with_ids(statements: Sequence[Statement], file_of: Callable[[int], str]) -> tuple[Statement, ...]:
    """The statements with an id for each line and each unread row: the name of the file that its page is of, and which
    of the file it is. They stay as they are when several files are taken as the pages of one bill."""
    count: Counter[str] = Counter()

    def next_id(page: int, mark: str) -> str:
        kind = f"{file_of(page)}-{mark}"
        count[kind] += 1
        return f"{kind}{count[kind]}"

    named = []
    for each in statements:
        lines = tuple(replace(line, id=next_id(line.page, "")) for line in each.lines)
        unread = tuple(replace(row, id=next_id(row.page, "u")) for row in each.reading.unread)
        named.append(replace(each, lines=lines, reading=replace(each.reading, unread=unread)))
    return tuple(named)


def _doubted(line: LineItem, agrees: bool, disagrees: bool) -> LineItem:
    """The line with the doubt that a sum casts on it; a sum that agrees settles which of several figures is billed."""
    kinds = (Why.DISAGREES, Why.PICTURE_DISAGREES, *(_OF_COLUMNS if agrees else ()))
    doubts = tuple(doubt for doubt in line.doubts if doubt not in {why.doubt for why in kinds})
    if disagrees and not line.confirmed:
        pictured = Why.FROM_PICTURE.doubt in doubts
        doubts = (*doubts, (Why.PICTURE_DISAGREES if pictured else Why.DISAGREES).doubt)
    return line if doubts == line.doubts else replace(line, doubts=doubts)


def _figures(statement: Statement) -> Iterator[Figure]:
    """The sums that the details of a statement hold, where its reader kept no others."""
    nowhere = Box(statement.pages[0], 0, 0, 0, 0)
    for kind, name in _PRINTED.items():
        read: Read[Decimal] | None = getattr(statement.details, name)
        if read:
            yield Figure(kind, read.value, read.printed, next(iter(read.boxes), nowhere), confidence=read.confidence)
