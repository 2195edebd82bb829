"""Lines of a table into rows: each row has one line with the amount, its anchor, and the lines that belong to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field

from checker.model import Box, FigureKind
from checker.reading.columns.layout import Layout
from checker.reading.rows.assembling import assembled
from checker.reading.rows.cards import FEWEST_CARDS
from checker.reading.rows.named_above import sum_in_box, sum_over_name
from checker.reading.rows.rows import (
    MOST_LEADING,
    FigureLine,
    Gathered,
    Slot,
    TableRows,
    adjoins,
    chain_above,
)
from checker.reading.tokens.cells import Cells, begins_row, has_amount, is_coded, is_dated, like_row
from checker.reading.tokens.heading_words import money_roles
from checker.reading.tokens.inline_labels import OTHER_DATE
from checker.reading.tokens.labels import ENDS_TABLE, TAKEN_OFF, line_kind
from checker.reading.tokens.line_classes import (
    LineClass,
    is_taken_off,
    line_class,
    names_day,
    names_payment,
    only_a_date,
)
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import Line, Look
from checker.reading.tokens.values import month_and_year, parse_money, parse_span
from checker.reading.tokens.vocabulary import any_of

_MAY_BE_AMOUNTS = (FigureKind.TOTAL_CHARGES, FigureKind.TOTAL, FigureKind.SUBTOTAL, FigureKind.UNLABELLED)
_MOST_OF_ITEM = 3
"""How many lines above its total an item without a code begins with its day, at most."""
_FIGURES_OF_A_SUM = 2
_SAME_EDGE, _OFF_MARGIN = 1.0, 12.0
"""How many points the lines of a paragraph may begin apart, and how far off the margin a column of words stands."""
_NUMBER_OF_CLAIM = re.compile(r"#?[A-Z]{0,3}\d[\dA-Z-]{5,}(?:\t[-$\d.,]+)+")
"""The rest of the name of a sum before its figures: "Total for claim" over "E60062989800 | $599.90 | $26.34"."""
NOT_BILLED = re.compile(rf"\b{any_of('not_billed')}\b", re.IGNORECASE)
_LEADS_ON = re.compile(r"(?:\.\s?){4}$")
_REVENUE_HEADING = re.compile(rf"{any_of('revenue_headings')}\b", re.IGNORECASE)


def build_rows(
    lines: Sequence[Line], layout: Layout, rules: Mapping[int, Sequence[Box]], headed_again: Collection[Line] = ()
) -> TableRows:
    """The rows of one table; `rules` are the ruled lines by page.

    A total ends the table, unless its heading is printed again, or a day that heads more of it: `headed_again` are the
    lines right below that heading. The title of what is not billed yet ends it for good. A line that names the day of
    service right below the headings heads the first rows, and one like it those below it.
    """
    table = _Gathering(layout, sum(map(only_a_date, lines)))
    for at, line in enumerate(lines):
        cells = table.with_figure(line, _with_payment(line, layout.parse(line)))
        table.open(line, cells, line in headed_again)
        what, kind = table.told(lines, at, cells)
        if table.closed and what is LineClass.LOOSE and NOT_BILLED.search(line.text):
            break
        if what is LineClass.ROW or table.lacks(line, cells, kind):
            table.add_row(line, cells)
        elif what is LineClass.LOOSE:
            table.add_loose(line, cells)
        elif kind and what is LineClass.SUM:
            table.add_sum(line, cells, kind)
    table.end_run()
    return assembled(table.found, layout, rules)


class _Gathering(Struct):
    """A table while its lines are taken one by one: what was `found`, the lines `loose` since its last row or sum, and
    those of the `group` that the next row begins.

    `days` counts the lines that are a day alone. A table is `closed` behind its total; a run of rows is `broken` where
    it begins and by each sum. Rows stand `by_days` or `by_names` where days alone, or lines that name one, head them.
    """

    layout: Layout
    days: int
    found: Gathered = field(default_factory=Gathered)
    loose: list[Line] = field(default_factory=list)
    group: list[Line] = field(default_factory=list)
    closed: bool = False
    broken: bool = True
    by_days: bool = False
    by_names: bool = False
    noted: bool = False
    named: FigureKind | None = None

    def open(self, line: Line, cells: Cells, again: bool) -> None:
        """Begins the table anew below a heading that is printed `again`, or by a day that heads rows."""
        first = self.layout.headed and not (self.found.slots or self.loose)
        self.by_days = self.by_days or (not self.closed and only_a_date(line))
        self.by_names = self.by_names or (first and names_day(line) and not is_coded(cells))
        self.closed = self.closed and not again and not (self.by_days and only_a_date(line))

    def with_figure(self, line: Line, cells: Cells) -> Cells:
        """The tokens of a line by role; a figure alone in no column, below a line that lacks it, is of the only one."""
        columns = self.layout.roles & money_roles()
        alone = len(line.tokens) == 1 and line.having(Look.MONEY) and not has_amount(cells) and len(columns) == 1
        return dict.fromkeys(columns, line.tokens) if alone and self._ends_without_amount(line) else cells

    def told(self, lines: Sequence[Line], at: int, cells: Cells) -> tuple[LineClass, FigureKind | None]:
        """What a line is by itself, and by the lines over and under it; `noted` and `named` say whether the one over it
        is talk, and which sum that names."""
        line, above = lines[at], lines[at - 1] if at else None
        slots = self.found.slots
        what, kind = line_class(line, cells, self.closed, self.layout.headed or bool(slots))
        if what is LineClass.ROW and not self.layout.headed:
            kind = sum_in_box(lines[:at], line) or sum_over_name(line, lines[at + 1 : at + 2])
            what = LineClass.SUM if kind else what
        ends_name = self.named and above and adjoins(above, line) and _NUMBER_OF_CLAIM.fullmatch(line.text)
        if what is LineClass.ROW and ends_name:
            what, kind = LineClass.SUM, self.named
        self.named = kind if what is LineClass.NOTE else None
        if what in (LineClass.LOOSE, LineClass.NOTE) and above is not None and _goes_on(above, line):
            what = LineClass.NOTE if self.noted else LineClass.LOOSE
        if what is LineClass.ROW and self.broken and slots and not self.loose and _adds_nothing(line, cells):
            what = LineClass.NOTE
        self.noted = what is LineClass.NOTE
        return what, kind

    def lacks(self, line: Line, cells: Cells, kind: FigureKind | None) -> bool:
        """Whether a sum is the figure that the lines above it lack, and so makes a row with them."""
        if kind not in _MAY_BE_AMOUNTS or not has_amount(cells):
            return False
        return (kind is FigureKind.UNLABELLED and self._ends_without_amount(line)) or self._lacks_amount(line)

    def add_row(self, line: Line, cells: Cells) -> None:
        before = _over_pages(self.loose, line, self.layout.text_span[0])
        self.found.slots.append(Slot(line, cells, before, starts_run=self.broken, group=self.group))
        self.loose, self.group, self.broken, self.closed = [], [], False, False

    def add_loose(self, line: Line, cells: Cells) -> None:
        heads = _heads_rows(line, cells) or (self.by_names and names_day(line))
        (self.group if heads else self.loose).append(line)

    def add_sum(self, line: Line, cells: Cells, kind: FigureKind) -> None:
        slots = self.found.slots
        leads = self.by_days and (not slots or any(map(only_a_date, slots[0].before)))
        day = self.loose[-1:] if leads and self.loose and _is_one_day(self.loose[-1]) else []
        self.loose = self.loose[: len(self.loose) - len(day)]
        self.end_run()
        self.loose = day  # a day above the sum of a page heads the rows of the next
        heads = names_day(line)
        self.group += [line] if heads else []
        self.found.figures.append(FigureLine(FigureKind.SUBTOTAL if heads else kind, line, cells, len(slots)))
        self.closed = self.closed or (bool(slots) and kind in ENDS_TABLE and not heads)

    def end_run(self) -> None:
        self.found.after[len(self.found.slots)] += self.loose
        self.broken = True

    def _ends_without_amount(self, line: Line) -> bool:
        """Whether the line right above lacks the figure that stands on this line alone:
        - it ends in dots that lead to it;
        - it has a date and a code, or names what is taken off;
        - it has a date and words, and this line has all figures of the row before.
        """
        over, slots, parse = self.loose[-1:], self.found.slots, self.layout.parse
        if not over or not adjoins(over[0], line):
            return False
        if _LEADS_ON.search(over[0].text) or _was_taken_off(over[0], line):
            return True
        cells, figures = parse(over[0]), parse(line).keys()
        alike = len(figures) > 1 and bool(slots) and slots[-1].cells.keys() - {Role.CODE, Role.MODIFIERS} == figures
        return is_dated(cells) and (is_coded(cells) or (alike and Role.DESCRIPTION in cells))

    def _lacks_amount(self, line: Line) -> bool:
        """Whether the lines above are an item, and one alone, whose only figure is that called its total ("Total
        charge: 195.50"), whose figures are all those that the row before has, or which was paid."""
        lines, slots, parse = chain_above(self.loose, line), self.found.slots, self.layout.parse
        chain = [parse(above) for above in lines]
        if not self._begins_item(lines) or sum(map(like_row, chain)) > 1:
            return False
        if not slots:
            # The head of a paper has days too, behind their names or under them.
            opening = list(zip(lines, (None, *lines[:-1]), strict=True))[-_MOST_OF_ITEM:]
            return any(map(is_coded, chain)) or any(_opens_with_day(each, above) for each, above in opening)
        dated = is_dated(chain[-1])
        if dated and _was_taken_off(lines[-1], line):
            return True
        if is_coded(slots[-1].cells):
            figures = parse(line).keys()
            alike = len(figures) > _FIGURES_OF_A_SUM and figures <= slots[-1].cells.keys()
            return alike and (dated or is_coded(chain[-1]))
        first = slots[0].before[-MOST_LEADING:]
        if any(map(is_coded, chain)):
            return any(is_coded(parse(above)) for above in first)
        return self._begins_item(first)

    def _begins_item(self, lines: Sequence[Line]) -> bool:
        """Whether one of some lines begins an item: with a code, or its day and words, which may stand under that where
        several days stand alone."""
        parse = self.layout.parse
        under = any(Role.DESCRIPTION in parse(line) for above, line in pairwise(lines) if only_a_date(above))
        return any(begins_row(parse(line)) for line in lines) or (self.days >= FEWEST_CARDS and under)


def _with_payment(line: Line, cells: Cells) -> Cells:
    """The tokens of a line by role. The one figure at the end of a line that names what is paid or taken off, with a
    day before it or a sign, is its amount, though it stand in no column of money: such lists have their own."""
    money = line.having(Look.MONEY)
    ends = len(money) == 1 and line.tokens[-1] is money[0]
    if (
        not ends
        or not (line.tokens[0].look is Look.DATE or is_taken_off(line))
        or has_amount(cells)
        or not names_payment(line)
    ):
        return cells
    kept = {role: tuple(token for token in tokens if token is not money[0]) for role, tokens in cells.items()}
    return {**{role: tokens for role, tokens in kept.items() if tokens}, Role.PAYMENT: (money[0],)}


def _is_one_day(line: Line) -> bool:
    """Whether a line names one day and says no more; a period is that of the row above."""
    spans = [parse_span(day.text) for day in line.having(Look.DATE)]
    return only_a_date(line) and len(spans) == 1 and spans[0] is not None and spans[0][1] is None


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a line goes on with the words above it, be they a sentence or what a row is for."""
    under = any(abs(token.box.x0 - line.box.x0) < _SAME_EDGE for token in above.having(Look.TEXT))
    return line.text[:1].islower() and under and adjoins(above, line)


def _adds_nothing(line: Line, cells: Cells) -> bool:
    """Whether a line has only words and nothing to pay, as one among sums does: "Shipping 0.00" below "Subtotal"."""
    plain = {token.look for token in line.tokens} == {Look.TEXT, Look.MONEY} and Role.UNITS not in cells
    return plain and not any(parse_money(token.text) for token in line.having(Look.MONEY))


def _heads_rows(line: Line, cells: Cells) -> bool:
    """Whether a line is the heading of a group: a revenue code, or a month and its year."""
    of_revenue = _REVENUE_HEADING.match(line.text) is not None and not is_coded(cells)
    return of_revenue or month_and_year(line.text) is not None


def _over_pages(loose: Sequence[Line], anchor: Line, words: float) -> list[Line]:
    """The loose lines before an anchor; where they run over a page, less what heads the new page: what touches neither
    the anchor nor the lines above it, nor stands in a column of `words` off the margin."""
    chain = anchor
    kept: list[Line] = []
    for line in reversed(loose):
        among_words = abs(line.box.x0 - words) < _SAME_EDGE and words > anchor.box.x0 + _OFF_MARGIN
        heads_page = line.page == anchor.page and loose[0].page != anchor.page
        if heads_page and not (among_words or adjoins(line, chain)):
            continue
        kept.insert(0, line)
        chain = line
    return kept


def _was_taken_off(words: Line, figure: Line) -> bool:
    """Whether a line has the figure, below zero, of what the words above it say was paid or taken off."""
    return is_taken_off(figure) and line_kind(words.text) in TAKEN_OFF


def _opens_with_day(line: Line, above: Line | None) -> bool:
    """Whether a line begins with a day, and the words over it do not call it another than that of a service."""
    day = line.tokens[0]
    over = [token.text for token in above.tokens if token.box.shared_width(day.box) > 0] if above else []
    return day.look is Look.DATE and not any(map(OTHER_DATE.search, over))
