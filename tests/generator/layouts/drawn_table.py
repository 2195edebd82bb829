"""A table drawn in typewriter characters: strokes between the cells, rows of dashes above and below."""

from __future__ import annotations

import textwrap
from dataclasses import replace

from tests.generator.cells import cell
from tests.generator.columns import Column, choose
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import SMALLEST
from tests.generator.truth import Line, Statement

CHARACTER = 0.6
DESCRIPTION = 30


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    codes = "before" if style.codes == "below" else style.codes
    style = replace(style, font="Courier", codes=codes, distractors=(), money_columns=(), ledger=False)
    characters = sum(width + 3 for width in _widths(choose(style, lines), lines, style).values()) + 1
    size = min(style.size, (style.page[0] - 80) / (characters * CHARACTER))
    return replace(style, size=round(size - 0.05, 1)) if size >= SMALLEST else None


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    columns = choose(style, statement.lines)
    widths = _widths(columns, statement.lines, style)
    edge = "+" + "+".join("-" * (widths[column.key] + 2) for column in columns) + "+"

    def put(text: str) -> None:
        sheet.down(style.size * 1.25)
        sheet.text(sheet.left, sheet.y, text)

    def row(texts: list[str]) -> None:
        cells = (_padded(text, widths[column.key], column) for text, column in zip(texts, columns, strict=True))
        put("| " + " | ".join(cells) + " |")

    def headings() -> None:
        put(edge)
        row([" ".join(column.heading) for column in columns])
        put(edge)

    sheet.on_break = headings
    headings()
    for line in statement.lines:
        texts = {column.key: [cell(line, column.key, style)] for column in columns}
        texts["description"] = textwrap.wrap(texts["description"][0], widths["description"], break_long_words=False)
        depth = max(len(rows) for rows in texts.values())
        sheet.make_room((depth + 1) * style.size * 1.25)
        for n in range(depth):
            row([texts[column.key][n] if n < len(texts[column.key]) else "" for column in columns])
        if style.coin("edge after each row", 0.3):
            put(edge)
    if not style.coin("edge after each row", 0.3):
        put(edge)
    sheet.down(style.size)


def _widths(columns: tuple[Column, ...], lines: tuple[Line, ...], style: Style) -> dict[str, int]:
    widths = {}
    for column in columns:
        widest = max(len(cell(line, column.key, style)) for line in lines)
        least = len(" ".join(column.heading))
        widths[column.key] = max(min(widest, DESCRIPTION) if column.key == "description" else widest, least)
    return widths


def _padded(text: str, width: int, column: Column) -> str:
    return text.rjust(width) if column.align == "right" else text.ljust(width)
