"""The service date as a heading over its lines, with a subtotal for the day."""

from __future__ import annotations

from itertools import groupby

from tests.generator import formats
from tests.generator.layouts.groups import draw_groups
from tests.generator.plain_table import without_other_money
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Line, Statement


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    if style.line_date in ("MMDDYY", "MMDDYYYY", "MM/DD"):
        return None
    return without_other_money(style, lines, span="none")


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    days = ((day, list(lines)) for day, lines in groupby(statement.lines, key=lambda line: line.service_date))
    before = style.one_of("before date", "", "", "Date of Service: ", "Service Date ", "DOS: ")
    draw_groups(
        sheet,
        statement,
        style,
        ((before + (formats.DATES[style.line_date](day) if day else ""), lines) for day, lines in days),
        "date",
    )
