"""The month as a heading ("January 2024"), the lines below it with month and day only."""

from __future__ import annotations

from itertools import groupby

from tests.generator.formats import FULL_MONTHS
from tests.generator.layouts.groups import draw_groups
from tests.generator.plain_table import without_other_money
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Line, Statement


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    return without_other_money(style, lines, line_date="MM/DD", span="none")


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    upper = style.coin("upper months")

    def month(line: Line) -> str:
        day = line.service_date
        words = f"{FULL_MONTHS[day.month - 1]} {day.year}" if day else ""
        return words.upper() if upper else words

    draw_groups(
        sheet, statement, style, ((words, list(lines)) for words, lines in groupby(statement.lines, key=month)), ""
    )
