"""Lines of typewriter text, columns padded with blanks, as mainframe programs print them."""

from __future__ import annotations

import textwrap
from dataclasses import replace

from tests.generator.cells import cell
from tests.generator.columns import Column, choose
from tests.generator.plain_table import with_balances
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import SMALLEST
from tests.generator.truth import Line, Statement

CHARACTER = 0.6
DESCRIPTION = 26


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    codes = "before" if style.codes == "below" else style.codes
    distractors = tuple(key for key in style.distractors if key != "number")
    style = replace(style, font="Courier", codes=codes, distractors=distractors)
    columns = choose(style, lines)
    characters = sum(_widths(columns, lines, style).values()) + (2 * len(columns) if style.coin("bars", 0.15) else 0)
    size = min(style.size, (style.page[0] - 80) / (characters * CHARACTER))
    return replace(style, size=round(size - 0.05, 1)) if size >= SMALLEST else None


def _widths(columns: tuple[Column, ...], lines: tuple[Line, ...], style: Style) -> dict[str, int]:
    blanks = style.one_of("blanks", 1, 2, 2)
    widths = {}
    for column in columns:
        widest = max([len(words) for words in column.heading] + [len(cell(line, column.key, style)) for line in lines])
        widths[column.key] = (
            min(widest, style.rng("words").randint(DESCRIPTION, DESCRIPTION + 9))
            if column.key == "description"
            else widest
        ) + blanks
    return widths


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    columns = choose(style, statement.lines)
    lines = with_balances(statement, columns)
    widths = _widths(columns, lines, style)

    def put(texts: list[str], bold: bool = False) -> None:
        sheet.down(style.size * 1.25)
        bar = "| " if style.coin("bars", 0.15) else ""
        row = bar + bar.join(
            _padded(text, widths[column.key], column.align) for text, column in zip(texts, columns, strict=True)
        )
        sheet.text(sheet.left, sheet.y, row.rstrip(), bold=bold)

    def headings() -> None:
        depth = max(len(column.heading) for column in columns)
        for n in range(depth):
            put([_line_of(column.heading, n, depth) for column in columns])
        if style.coin("underlined"):
            put([style.one_of("underline", "-", "=") * (widths[column.key] - 1) for column in columns])

    sheet.on_break = headings
    headings()
    for line in lines:
        texts = {column.key: [cell(line, column.key, style)] for column in columns}
        if "description" in texts:
            texts["description"] = textwrap.wrap(
                texts["description"][0], widths["description"] - 1, break_long_words=False
            ) or [""]
        depth = max(len(rows) for rows in texts.values())
        sheet.make_room(depth * style.size * 1.25)
        for n in range(depth):
            put([texts[column.key][n] if n < len(texts[column.key]) else "" for column in columns])
    sheet.down(style.size)


def _line_of(heading: tuple[str, ...], n: int, depth: int) -> str:
    at = n - (depth - len(heading))
    return heading[at] if at >= 0 else ""


def _padded(text: str, width: int, align: str) -> str:
    if align == "right":
        return text.rjust(width - 1) + " "
    if align == "center":
        return text.center(width - 1) + " "
    return text.ljust(width)
