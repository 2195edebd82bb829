"""The body of a statement: its lines laid out as rows, whatever shape they were printed in, and the headings there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from checker.model import Box, Note, StatementKind
from checker.reading.columns.abreast import in_columns
from checker.reading.columns.headings import HeadingBlock, find_headings
from checker.reading.columns.panels import Panel, find_panels, set_apart, with_heading_apart
from checker.reading.columns.table_kinds import TableKind
from checker.reading.ink.lines import TextLine
from checker.reading.kinds import kind_of
from checker.reading.parts import Part
from checker.reading.rows.cut_words import mended
from checker.reading.rows.furniture import without_furniture
from checker.reading.rows.months_across import by_month
from checker.reading.rows.on_their_side import holds_tables_on_their_side, set_upright
from checker.reading.rows.pairs import joined_pairs
from checker.reading.rows.runs import split_runs
from checker.reading.rows.spanning_cells import spread
from checker.reading.rows.tables import Table, lists_payments, tables_under
from checker.reading.rows.under_names import named_under
from checker.reading.rows.weaving import woven
from checker.reading.tokens.run_together import with_days
from checker.reading.tokens.tokens import Line

_Headings = Callable[[Sequence[Line]], Sequence[HeadingBlock]]
_Kept = Callable[[Sequence[Line], Sequence[Line]], list[Line]]
_SAYS_SOMETHING = re.compile(r"[^\W_]|#")


class Body(Struct, frozen=True):
    """Rows are sought in `lines`, names and labels in `printed`; `rules` are the ruled lines by page."""

    kind: StatementKind
    lines: Sequence[Line]
    blocks: Sequence[HeadingBlock]
    notes: tuple[Note, ...]
    printed: Sequence[TextLine]
    rules: Mapping[int, Sequence[Box]]

    @property
    def is_notice(self) -> bool:
        return self.kind is not StatementKind.BILL

    def tables(self) -> list[Table]:
        """The tables of charges."""
        if not self.is_notice:
            return tables_under(self.lines, self.blocks, self.rules)
        from checker.reading.notices import notice_tables  # as in `body_of`

        return notice_tables(self.lines, self.blocks, self.rules)

    def outside_headings(self) -> list[Line]:
        """The lines less those that head tables of charges: what stands below those is a row's."""
        heads = {at for block in self.blocks if _heads_charges(block) for at in range(block.first, block.last + 1)}
        return [line for at, line in enumerate(self.lines) if at not in heads]

    def outside(self, tables: Sequence[Table]) -> list[Line]:
        """The lines that are no row, figure or unread row of these tables."""
        inside = {id(word) for table in tables for line in table.found.lines() for word in line.source.words}
        return [line for line in self.lines if not any(id(word) in inside for word in line.source.words)]

    def under_headings(self, lines: Sequence[Line]) -> list[Line]:
        """Those of some lines that stand below the first heading of charges, where a row may be; all without any."""
        first = next((block.first for block in self.blocks if _heads_charges(block)), 0)
        above = {id(line) for line in self.lines[:first]}
        return [line for line in lines if id(line) not in above]


def body_of(part: Part, before: StatementKind | None) -> Body:
    """The body of one statement; `before` is the kind of the statement before it in the file."""
    kind = kind_of(part.lines, before)
    is_bill = kind is StatementKind.BILL
    rules = {page.number: page.rules for page in part.pages}
    lines, panels = _without_panels(part.lines, is_bill)
    laid = woven(lines, rules)
    joined = mended(laid, rules)
    whole = set_apart(part.lines, panels)
    printed = [line.source for line in (joined if whole == laid else mended(whole, rules))]
    lines = spread(joined, rules)
    if is_bill:
        lines = _as_rows(set_upright(by_month(lines)), find_headings)
        return Body(kind, lines, find_headings(lines), (), printed, rules)
    from checker.reading import notices  # takes long to load, and most papers are bills

    lines, notes = notices.laid_out(lines)
    lines = _as_rows(lines, notices.notice_headings, notices.unless_told)
    return Body(kind, lines, notices.notice_headings(lines), notes, printed, rules)


def _without_panels(lines: Sequence[Line], is_bill: bool) -> tuple[list[Line], Sequence[Panel]]:
    """The lines less what every page repeats and less what stands in boxes beside the table, and these; those of a bill
    that nothing heads in the order of its columns."""
    lines = without_furniture(_saying_something(lines))
    lines = with_heading_apart(lines) if is_bill else lines
    blocks = find_headings(lines) if is_bill else ()
    panels = find_panels(lines, blocks)
    headed, end = _first_headings(blocks, lines)
    lines = _saying_something(set_apart(lines, panels))
    if is_bill and headed == len(lines) and not panels and not holds_tables_on_their_side(lines):
        lines = [*in_columns(lines[:end]), *lines[end:]]
    return lines, panels


def _as_rows(lines: Sequence[Line], headings: _Headings, kept: _Kept = lambda rows, lines: list(rows)) -> list[Line]:
    """The lines, names over values and days of six digits told; where nothing heads charges cards and runs are rows, as
    far as `kept` says so."""
    lines = named_under(lines)
    headed, end = _first_headings(headings(lines), lines)
    lines = with_days(lines, headed)
    if headed < len(lines):
        return lines
    rows = split_runs(joined_pairs(lines[:end]))
    return [*kept(rows, lines[:end]), *lines[end:]]


def _saying_something(lines: Sequence[Line]) -> list[Line]:
    """The lines with a letter, a digit or a #; what a box beside the table leaves of a line may have none."""
    return [line for line in lines if _SAYS_SOMETHING.search(line.text)]


def _first_headings(blocks: Sequence[HeadingBlock], lines: Sequence[Line]) -> tuple[int, int]:
    """Which line is the first that heads charges, and which the first that heads charges or a list of payments; the
    number of lines where there is none."""
    heads = [block for block in blocks if _heads_charges(block)]
    charges = (block.first for block in heads if not lists_payments(block, lines))
    return next(charges, len(lines)), heads[0].first if heads else len(lines)


def _heads_charges(block: HeadingBlock) -> bool:
    return block.kind is TableKind.ITEMS
