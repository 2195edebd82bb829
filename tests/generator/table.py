"""A table of columns with one row a line: headings, wrapped cells, page breaks. Layouts add rules and shades."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from tests.generator import formats
from tests.generator.cells import cell, code_text
from tests.generator.columns import GAP, Column, choose, laid_out
from tests.generator.sheet import Sheet, wrap
from tests.generator.style import Style
from tests.generator.truth import NOTHING, Line

SMALLEST = 6.0
DATES = ("date", "from", "through")


@dataclass(frozen=True, slots=True)
class Row:
    """Where a drawn row stands; layouts decorate it before its text is drawn. `number` counts lines from 1."""

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


def columns_of(style: Style, lines: tuple[Line, ...]) -> tuple[Column, ...]:
    """The columns of a style that was fitted to the lines; ValueError for one that was not."""
    found = fitted(style, lines)
    if found is None:
        raise ValueError("the table does not fit its page")
    return found[1]


class Table:
    """Draws headings and rows at the sheet's cursor; `decorate(table, row)` is called before the text of each row."""

    def __init__(
        self,
        sheet: Sheet,
        columns: tuple[Column, ...],
        style: Style,
        *,
        padding: float = 0.0,
        decorate: Callable[[Table, Row], None] = lambda table, row: None,
        centred: bool = False,
        on_end: bool = False,
    ) -> None:
        self.on_end = on_end
        self.sheet, self.columns, self.style = sheet, columns, style
        self.padding, self.decorate, self.centred = padding, decorate, centred
        self.count = 0
        self.last_dates: tuple[str, ...] = ()
        self.on_page: list[Line] = []

    @property
    def width(self) -> float:
        return sum(column.width for column in self.columns)

    def right_of(self, key: str) -> float:
        """Where the figures of a column end."""
        keys = [column.key for column in self.columns]
        return self.sheet.left + sum(column.width for column in self.columns[: keys.index(key) + 1]) - GAP / 2

    def headings(self) -> None:
        """The heading row; its lines stand at the bottom of the row, as most programs set them."""
        if self.on_end:
            self._headings_on_end()
            return
        depth = max(len(column.heading) for column in self.columns)
        step = self.style.size * 1.15
        top = self.sheet.y
        bottom = top + depth * step + 4 + 2 * self.padding
        self.decorate(self, Row(0, top, bottom, heading=True))
        x = self.sheet.left
        for column in self.columns:
            first = bottom - self.padding - 4 - (len(column.heading) - 1) * step
            for n, words in enumerate(column.heading):
                self._set(x, first + n * step, words, column.width, column.heading_align, bold=True)
            x += column.width
        self.sheet.y = bottom

    def _headings_on_end(self) -> None:
        names = [" ".join(column.heading) for column in self.columns]
        bottom = self.sheet.y + max(self.sheet.measure(name, bold=True) for name in names) + 8
        self.decorate(self, Row(0, self.sheet.y, bottom, heading=True))
        x = self.sheet.left
        for column, name in zip(self.columns, names, strict=True):
            at = {"left": x + GAP / 2 + self.style.size, "right": x + column.width - GAP / 2}
            self.sheet.text_on_end(at.get(column.heading_align, x + column.width / 2), bottom - 4, name)
            x += column.width
        self.sheet.y = bottom

    def row(self, line: Line) -> None:
        """One line; the description wraps, the other cells stand on its first line or, centred, at half its height."""
        texts = {column.key: cell(line, column.key, self.style) for column in self.columns}
        dates = tuple(texts.get(key, "") for key in DATES)
        if self.style.dates_once and dates == self.last_dates:
            texts |= dict.fromkeys(DATES, "")
        self.last_dates = dates
        words = next(column for column in self.columns if column.key == "description")
        below = [code_text(line, self.style)] if self.style.codes == "below" and line.code else []
        wrapped = wrap(self.sheet, texts["description"], words.width - GAP) + below + note(line, self.style)
        self.count += 1
        texts["number"] = str(self.count)
        self._place(texts, wrapped)
        self.on_page.append(line)

    def page_total(self) -> None:
        """The sum of the page at its foot; the page's lines are then forgotten."""
        figure = formats.money(
            sum((line.amount for line in self.on_page), NOTHING), self.style.positive, self.style.negative
        )
        words = self.style.one_of("page total", "Page total", "PAGE SUBTOTAL", "Subtotal this page")
        right = self.right_of("amount")
        self.sheet.down(self.style.size * 1.4)
        self.sheet.text(right, self.sheet.y, figure, align="right")
        self.sheet.text(right - self.sheet.measure(figure) - 12, self.sheet.y, words, align="right")
        self.on_page = []

    def furniture(self, texts: Mapping[str, str]) -> None:
        """A row that is no line: a balance forward, a total. Cells of columns that are not there are left out."""
        self._place(texts, [texts.get("description", "")], bold=self.style.coin("bold furniture"))

    def _place(self, texts: Mapping[str, str], wrapped: list[str], bold: bool = False) -> None:
        step = self.style.size * 1.2
        rest: list[str] = []
        room = int((self.sheet.bottom - self.sheet.y - self.sheet.line_height - 2 * self.padding) / step) + 1
        if self.style.splits_rows and 0 < room < len(wrapped):
            wrapped, rest = wrapped[:room], wrapped[room:]
        height = (len(wrapped) - 1) * step + self.sheet.line_height + 2 * self.padding
        self.sheet.make_room(height)
        top = self.sheet.y
        self.decorate(self, Row(self.count, top, top + height))
        baseline = top + self.padding + self.style.size
        x = self.sheet.left
        for column in self.columns:
            lines = wrapped if column.key == "description" else [texts.get(column.key, "")]
            drop = (len(wrapped) - len(lines)) * step / 2 if self.centred else 0
            for n, text in enumerate(lines):
                self._set(x, baseline + drop + n * step, text, column.width, column.align, bold=bold)
            x += column.width
        self.sheet.y = top + height
        if rest:
            self.sheet.make_room(self.sheet.bottom)
            self._place({}, rest)

    def _set(self, x: float, y: float, text: str, width: float, align: str, *, bold: bool = False) -> None:
        half = GAP / 2
        at = {"left": x + half, "right": x + width - half, "center": x + width / 2}[align]
        if text:
            self.sheet.text(at, y, text, align=align, bold=bold)


def note(line: Line, style: Style) -> list[str]:
    """A line of small print under the words of a charge: serial number, period, order, claim."""
    if not line.is_charge or style.notes == "none":
        return []
    show = formats.DATES[style.line_date]
    if style.notes == "serial":
        return [f"S/N: {line.serial}"] if line.serial else []
    if style.notes == "period":
        return (
            [f"Period {show(line.service_date)} - {show(line.end_date)}"] if line.service_date and line.end_date else []
        )
    if line.posted is None:
        return []
    number = style.rng(f"{style.notes} {line.posted}").randint(10**6, 10**8)
    return [f"Auth # {number}" if style.notes == "order" else f"Claim {number} filed {show(line.posted)}"]
