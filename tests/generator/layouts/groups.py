"""Lines under headings, each group with its subtotal: shared by the layouts that group by date or by revenue code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tests.generator import formats
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import Row, Table, fitted
from tests.generator.truth import NOTHING, Line, Statement


def draw_groups(
    sheet: Sheet, statement: Statement, style: Style, groups: Iterable[tuple[str, list[Line]]], hidden: str
) -> None:
    """`hidden` is the column that the group headings stand for."""
    found = fitted(style, statement.lines)
    if found is None:
        raise ValueError("a style that was not fitted")
    columns = tuple(column for column in found[1] if column.key != hidden)

    def underline(row: Row) -> None:
        if row.heading:
            sheet.rule(sheet.left, row.bottom, sheet.left + sum(c.width for c in columns), row.bottom)

    table = Table(sheet, columns, style, decorate=underline)
    amount = next(n for n, column in enumerate(columns) if column.key == "amount")
    amount_right = sheet.left + sum(c.width for c in columns[: amount + 1]) - 4
    sheet.on_break = table.headings
    table.headings()
    step = style.size * 1.5
    for heading, lines in groups:
        sheet.make_room(step * 3)
        sheet.down(step)
        sheet.text(sheet.left, sheet.y, heading, bold=style.seed % 3 != 0)
        sheet.down(3)
        for line in lines:
            table.row(line)
        if style.seed % 4 and lines:
            sheet.make_room(step)
            sheet.down(step - 3)
            total = sum((line.amount for line in lines), NOTHING)
            figure = formats.money(total, style.positive, style.negative)
            sheet.text(
                amount_right - sheet.measure(figure) - 10,
                sheet.y,
                "Subtotal" + (":" if style.seed % 2 else ""),
                align="right",
            )
            sheet.text(amount_right, sheet.y, figure, align="right")
            sheet.down(4)


def without_columns(style: Style, lines: tuple[Line, ...], **changes: object) -> Style | None:
    """The style with only the billed amount as money, fitted."""
    found = fitted(replace(style, money_columns=(), ledger=False, **changes), lines)  # type: ignore[arg-type]
    return found[0] if found else None
