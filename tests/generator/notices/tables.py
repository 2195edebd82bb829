"""Tables of decided charges: which columns, in which order, and the sums under them."""

from __future__ import annotations

from dataclasses import replace

from tests.generator.cells import money
from tests.generator.columns import Column, laid_out
from tests.generator.notices.paper import Claim, word
from tests.generator.notices.wording import COLUMNS, TOTALS
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import SMALLEST, Row, Table
from tests.generator.truth import Line

MONEY = ("amount", "adjustment", "allowed", "not_covered", "deductible", "copay", "coinsurance", "insurance_paid",
         "patient_share")  # fmt: skip


def columns(style: Style, lines: tuple[Line, ...]) -> tuple[Column, ...]:
    """The columns that a plan prints, in its order."""
    keys = ["date"]
    words = (
        ["description"]
        if style.codes != "column"
        else style.one_of("words", ["code", "description"], ["description", "code"])
    )
    keys += words + (["units"] if style.prints_units else [])
    keys += ["approved"] * style.coin("approved column", 0.2)
    keys += ["amount", *style.money_columns]
    remark = ["remark"] if any(line.remarks for line in lines) else []
    keys = style.one_of("remarks at", [*keys, *remark], [*keys, *remark], [*keys[:-1], *remark, keys[-1]])
    return tuple(_column(key, style, word(COLUMNS[key], key, style)) for key in keys)


def named(style: Style, words: dict[str, str]) -> tuple[Column, ...]:
    """Columns with these very headings."""
    return tuple(_column(key, style, heading) for key, heading in words.items())


def _column(key: str, style: Style, heading: str) -> Column:
    align = (
        "right"
        if key in MONEY
        else style.one_of(f"align {key}", "left", "center")
        if key in ("units", "approved", "remark")
        else "left"
    )
    over = style.one_of("over figures", align, align, "center") if key in MONEY else align
    return Column(key, tuple((heading.upper() if style.upper else heading).split("|")), align, over)


def fitted(
    style: Style, lines: tuple[Line, ...], wanted: tuple[Column, ...]
) -> tuple[Style, tuple[Column, ...]] | None:
    """The style at the largest size at which the columns fit the page; None where none does."""
    size = style.size
    while size >= SMALLEST:
        placed = laid_out(wanted, lines, style, style.page[0] - 80, size)
        if placed:
            return replace(style, size=size), placed
        size -= 0.5
    return None


def draw_claim(table: Table, claim: Claim, heads: bool, total: bool) -> None:
    """The rows of one claim, under headings of their own where `heads`, with their sums below where `total`."""
    if heads:
        table.headings()
    for line in claim.lines:
        table.row(line)
    if total:
        sums(table, claim, word(TOTALS, "totals", table.style))


def sums(table: Table, claim: Claim, words: str) -> None:
    texts = {"description": words}
    for column in table.columns:
        if column.key in MONEY:
            texts[column.key] = money(claim.sum_of(column.key), table.style)
    table.furniture(texts)


def ruled(table: Table, row: Row) -> None:
    """Rules as the style likes them: under the headings, under each row, around each cell, or none."""
    way = table.style.one_of("rules", "none", "heading", "rows", "grid", "shaded heading")
    left, right = table.sheet.left, table.sheet.left + table.width
    if way == "shaded heading" and row.heading:
        table.sheet.shade(left, row.top, right, row.bottom)
    if way == "rows" or (way == "heading" and row.heading):
        table.sheet.rule(left, row.bottom, right, row.bottom)
    if way == "grid":
        table.sheet.box(left, row.top, right, row.bottom)
        x = left
        for column in table.columns[:-1]:
            x += column.width
            table.sheet.rule(x, row.top, x, row.bottom)


def table_of(sheet: Sheet, placed: tuple[Column, ...], style: Style) -> Table:
    return Table(sheet, placed, style, padding=style.one_of("padding", 0.0, 1.5, 3.0), decorate=ruled)
