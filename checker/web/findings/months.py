"""The months of rent of one thing, cell by cell: what the chart, the sentence above it and the table below all show."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from checker.case.months import add_months, months_between
from checker.catalogue import Catalogue
from checker.model import PayerKind, RentalHistory, Review, Severity
from checker.parties.payers import payer_kind_of

TOLD = "told"
_FEW = 2


class State(StrEnum):
    """What is known of one month: `BEFORE` lies before the first bill we have, `GAP` between two bills."""

    BILLED = "billed"
    ASKED = "asked"
    GAP = "gap"
    BEFORE = "before"
    COMING = "coming"


class Cell(Struct, frozen=True):
    """One month: its place by the calendar from 1, the number it bears (None where nobody can say), its first day."""

    place: int
    number: int | None
    start: date
    state: State


class Timeline(Struct, frozen=True, kw_only=True):
    """All months of one history. `cap` is how many this payer pays for, None where that is not known."""

    history: RentalHistory
    cells: tuple[Cell, ...]
    billed: int
    cap: int | None
    known: bool

    @property
    def last_start(self) -> date:
        return self.history.months[-1].start

    @property
    def last_number(self) -> int:
        """Which month the newest one is; where the start is not known, the least it can be."""
        last = self.history.months[-1]
        return last.ordinal or last.seen

    @property
    def next_start(self) -> date:
        return add_months(self.cells[0].start, months_between(self.cells[0].start, self.last_start) + 1)


def timelines(review: Review, catalogue: Catalogue) -> list[Timeline]:
    """One for each thing rented for two months or more, in the order the rentals began."""
    return [_timeline(history, review, catalogue) for history in review.histories if len(history.months) >= _FEW]


def _timeline(history: RentalHistory, review: Review, catalogue: Catalogue) -> Timeline:
    known = history.start_known_by == TOLD and history.started is not None
    origin = history.started if known and history.started else history.months[0].start
    cap = _cap(history, review, catalogue)
    asked = {number for flag in review.flags if flag.severity is not Severity.INFO for number in flag.lines}
    cells = {}
    for month in history.months:
        place = max(months_between(origin, month.start), 0) + 1
        state = State.ASKED if any(line.number in asked for line in month.lines) else State.BILLED
        cells[place] = Cell(place, month.ordinal or month.seen, month.start, state)
    first, last = min(cells), max(cells)
    upto = max(last, cap) if known and cap else last
    for place in range(1, upto + 1):
        if place not in cells:
            state = State.BEFORE if place < first else State.GAP if place < last else State.COMING
            number = place if known else None
            cells[place] = Cell(place, number, add_months(origin, place - 1), state)
    return Timeline(
        history=history,
        cells=tuple(cells[place] for place in sorted(cells)),
        billed=len(history.months),
        cap=cap,
        known=known,
    )


def _cap(history: RentalHistory, review: Review, catalogue: Catalogue) -> int | None:
    """How many months Original Medicare pays, for its patients alone: other payers set their own."""
    statements = {line.statement for month in history.months for line in month.lines}
    kinds = {payer_kind_of(one, review.about) for one in review.statements if one.number in statements}
    if kinds != {PayerKind.MEDICARE}:
        return None
    limit = catalogue.limit(history.code, "cap-months", history.months[0].start)
    return int(limit.value) if limit else None
