"""A table of columns with one row a line: headings, wrapped cells, page breaks. Layouts add rules and shades."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.generator.columns import GAP, Column, cell, choose, laid_out, running_balances
from tests.generator.sheet import Sheet, wrap
from tests.generator.style import Style
from tests.generator.truth import NOTHING, Line, Statement

SMALLEST = 6.0
DATES = ("date", "from", "through")


@dataclass(frozen=True, slots=True)
class Row:
    """Where a drawn row stands; layouts decorate it before its text is drawn."""

    number: int
    top: float
    bottom: float
    heading: bool = False


def fitted(style: Style, lines: tuple[Line, ...]) -> tuple[Style, tuple[Column, ...]] | None:
    """The style at the largest size at which the table fits its page, with the columns; None where none does."""
    columns = choose(style, lines)
    size = style.size
    while size >= SMALLEST:
        placed = laid_out(columns, lines, style, style.page[0] - 80, size)
        if placed:
            return replace(style, size=size), placed
        size -= 0.5
    return None


def with_balances(statement: Statement, columns: tuple[Column, ...]) -> tuple[Line, ...]:
    """The statement's lines, with running balances where a column shows them."""
    if any(column.key == "balance" for column in columns):
        return tuple(running_balances(statement.lines, statement.previous_balance or NOTHING))
    return statement.lines


class Table:
    """Draws headings and rows at the sheet's cursor; `decorate(row)` is called before the text of each row."""

    def __init__(
        self,
        sheet: Sheet,
        columns: tuple[Column, ...],
        style: Style,
        *,
        padding: float = 0.0,
        decorate: Callable[[Row], None] = lambda row: None,
        centred: bool = False,
    ) -> None:
        self.sheet, self.columns, self.style = sheet, columns, style
        self.padding, self.decorate, self.centred = padding, decorate, centred
        self.count = 0
        self.last_dates: tuple[str, ...] = ()

    def headings(self) -> None:
        """The heading row; its lines stand at the bottom of the row, as most programs set them."""
        depth = max(len(column.heading) for column in self.columns)
        step = self.style.size * 1.15
        top = self.sheet.y
        bottom = top + depth * step + 4 + 2 * self.padding
        self.decorate(Row(0, top, bottom, heading=True))
        x = self.sheet.left
        for column in self.columns:
            first = bottom - self.padding - 4 - (len(column.heading) - 1) * step
            for n, words in enumerate(column.heading):
                self._set(x, first + n * step, words, column.width, column.heading_align, bold=True)
            x += column.width
        self.sheet.y = bottom

    def row(self, line: Line) -> None:
        """One line; the description wraps, the other cells stand on its first line or, centred, at half its height."""
        words = next((column for column in self.columns if column.key == "description"), None)
        wrapped = wrap(self.sheet, cell(line, "description", self.style), words.width - GAP) if words else [""]
        step = self.style.size * 1.2
        height = (len(wrapped) - 1) * step + self.sheet.line_height + 2 * self.padding
        self.sheet.make_room(height)
        self.count += 1
        top = self.sheet.y
        self.decorate(Row(self.count, top, top + height))
        baseline = top + self.padding + self.style.size
        dates = tuple(cell(line, key, self.style) for key in DATES)
        repeated = self.style.dates_once and dates == self.last_dates
        self.last_dates = dates
        x = self.sheet.left
        for column in self.columns:
            if repeated and column.key in DATES:
                texts = [""]
            else:
                texts = wrapped if column.key == "description" else [cell(line, column.key, self.style)]
            drop = (len(wrapped) - len(texts)) * step / 2 if self.centred else 0
            for n, text in enumerate(texts):
                self._set(x, baseline + drop + n * step, text, column.width, column.align)
            x += column.width
        self.sheet.y = top + height

    def _set(self, x: float, y: float, text: str, width: float, align: str, *, bold: bool = False) -> None:
        half = GAP / 2
        at = {"left": x + half, "right": x + width - half, "center": x + width / 2}[align]
        if text:
            self.sheet.text(at, y, text, align=align, bold=bold)
