"""A whole table: headings, balance forward, lines, page totals, totals. The layouts differ in rules and shades."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from tests.generator import formats
from tests.generator.columns import FIGURES, Column, running_balances
from tests.generator.details.labels import label
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import Row, Table, columns_of, fitted
from tests.generator.truth import NOTHING, Line, Statement


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    """The style at a size at which all columns fit the page; without a column of dates where the style can do so."""
    dates = _place_of_dates(style, lines)
    if dates == "column":
        return _fit(replace(style, dates=dates), lines)
    distractors = tuple(key for key in style.distractors if key != "posted")
    span = "none" if style.span == "columns" else style.span
    return _fit(replace(style, dates=dates, span=span, distractors=distractors), lines)


def _fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    found = fitted(style, lines)
    return found[0] if found else None


def _place_of_dates(style: Style, lines: tuple[Line, ...]) -> str:
    one_day = len({(line.service_date, line.end_date) for line in lines}) == 1
    possible = {"above": one_day, "words": style.span != "columns"}
    return style.dates if possible.get(style.dates) and not style.line_date.startswith("MMDD") else "column"


def draw_table(
    sheet: Sheet,
    statement: Statement,
    style: Style,
    *,
    padding: float = 0.0,
    decorate: Callable[[Table, Row], None] = lambda table, row: None,
    centred: bool = False,
    repeats_headings: bool = True,
    on_end: bool = False,
) -> None:
    """The statement's lines as one table with what stands around them."""
    columns = columns_of(style, statement.lines)
    table = Table(sheet, columns, style, padding=padding, decorate=decorate, centred=centred, on_end=on_end)
    if repeats_headings:
        sheet.on_break = table.headings
    if style.page_totals and not style.ledger:
        sheet.before_break = table.page_total
    table.headings()
    if statement.previous_balance is not None and style.forward_row:
        _forward(table, statement)
    for line in with_balances(statement, table.columns):
        table.row(line)
    if style.total_row and statement.adds_up and statement.total_charges is not None:
        _totals(table, statement.lines)


def with_balances(statement: Statement, columns: tuple[Column, ...]) -> tuple[Line, ...]:
    """The statement's lines, with running balances where a column shows them."""
    if any(column.key == "balance" for column in columns):
        return tuple(running_balances(statement.lines, statement.previous_balance or NOTHING))
    return statement.lines


def _forward(table: Table, statement: Statement) -> None:
    """The balance brought forward, as a row of the table, sometimes with a date."""
    style = table.style
    figure = formats.money(statement.previous_balance or NOTHING, style.positive, style.negative)
    keys = {column.key for column in table.columns}
    texts = {"description": label("previous_balance", style), "balance" if "balance" in keys else "amount": figure}
    days = [line.service_date for line in statement.lines if line.service_date]
    if days and style.coin("dated forward", 0.3):
        texts["date"] = formats.DATES[style.line_date](min(days) - timedelta(days=2))
    table.furniture(texts)


def _totals(table: Table, lines: tuple[Line, ...]) -> None:
    """The sum of each column of figures; left out where charges and payments share a column."""
    style = table.style
    if any(not line.is_charge for line in lines) and not style.ledger:
        return
    texts = {"description": style.one_of("total row", "Total", "TOTALS", "Totals:", "Total Charges")}
    for column in table.columns:
        if column.key in FIGURES and column.key not in ("unit_price", "balance"):
            figures = [_figure(line, column.key) for line in lines]
            texts[column.key] = formats.money(sum(figures, NOTHING), style.positive, style.negative)
    if style.ledger and style.coin("payments positive"):
        paid = sum((-line.amount for line in lines if not line.is_charge), NOTHING)
        texts["payments"] = formats.money(paid, style.positive, style.negative)
    table.furniture(texts)


def _figure(line: Line, key: str) -> Decimal:
    if key == "payments":
        return NOTHING if line.is_charge else line.amount
    if key == "amount":
        return line.amount if line.is_charge else NOTHING
    return line.other_money.get(key, NOTHING)


def without_other_money(style: Style, lines: tuple[Line, ...], **changes: object) -> Style | None:
    """The style with only the billed amount as money, fitted."""
    return _fit(replace(style, money_columns=(), ledger=False, **changes), lines)  # type: ignore[arg-type]
