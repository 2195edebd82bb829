"""Cells as narrow as word processors and browsers make them: codes are cut at their dashes, and rows have many heights.

The cells of a row stand at its top, its middle or its foot.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tests.generator.cells import cell
from tests.generator.headings import HEADINGS
from tests.generator.sheet import Sheet, wrap
from tests.generator.style import Style
from tests.generator.truth import Line, Statement

GAP = 9.0
CODE_WIDTH = 9
"""How many digits wide the column of codes is."""
KEYS = ("date", "code", "description", "units", "amount")
FIGURES = ("units", "amount")


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    if style.codes == "none" or style.bare in ("E 1390", "E-1390"):
        return None
    modifiers = "none" if style.modifiers == "none" else "joined"
    span = "none" if style.span == "columns" else style.span
    changes = {"modifiers": modifiers, "span": span}
    return replace(style, codes="column", money_columns=(), ledger=False, prints_price=False, **changes)


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    keys = [key for key in KEYS if key != "units" or style.prints_units]
    widths = _widths(sheet, statement, style, keys)
    step = style.size * 1.2
    level = style.one_of("cells stand", 0.0, 0.5, 0.5, 1.0)
    padding = style.one_of("cell padding", 2.0, 3.0, 4.0)

    def put(key: str, x: float, y: float, text: str, bold: bool = False) -> None:
        right = key in FIGURES
        sheet.text(x + widths[key] - GAP if right else x, y, text, bold=bold, align="right" if right else "left")

    def headings() -> None:
        x = sheet.left
        sheet.down(step + padding)
        for key in keys:
            put(key, x, sheet.y, HEADINGS[key].draw(style.rng(key), style.held_out).replace("|", " "), bold=True)
            x += widths[key]
        sheet.down(padding)

    sheet.on_break = headings
    headings()
    for line in statement.lines:
        texts = {key: [cell(line, key, style)] for key in keys}
        texts["description"] = wrap(sheet, texts["description"][0], widths["description"] - GAP)
        texts["code"] = _cut(sheet, texts["code"][0], widths["code"] - GAP)
        depth = max(len(rows) for rows in texts.values())
        sheet.make_room(depth * step + 2 * padding)
        x = sheet.left
        for key in keys:
            top = sheet.y + padding + step + level * (depth - len(texts[key])) * step
            for n, text in enumerate(texts[key]):
                put(key, x, top + n * step, text)
            x += widths[key]
        sheet.down(depth * step + 2 * padding)
    sheet.down(style.size)


def _widths(sheet: Sheet, statement: Statement, style: Style, keys: list[str]) -> dict[str, float]:
    """The widths of the columns; the description takes what is left."""
    widths = {}
    for key in keys:
        heading = HEADINGS[key].draw(style.rng(key), style.held_out).replace("|", " ")
        widest = max(sheet.measure(cell(line, key, style)) for line in statement.lines)
        widths[key] = max(widest, sheet.measure(heading, bold=True)) + GAP
    heading = HEADINGS["code"].draw(style.rng("code"), style.held_out).replace("|", " ")
    widths["code"] = max(sheet.measure("0" * CODE_WIDTH), sheet.measure(heading, bold=True)) + GAP
    others = sum(width for key, width in widths.items() if key != "description")
    widths["description"] = max(sheet.right - sheet.left - others, 80.0)
    return widths


def _cut(sheet: Sheet, text: str, width: float) -> list[str]:
    """A code over as many lines as it needs, cut after a dash, a slash, a comma or at a blank."""
    rows: list[str] = []
    for piece in re.findall(r"[^-/, ]+[-/, ]*", text):
        if rows and sheet.measure((rows[-1] + piece).rstrip()) <= width:
            rows[-1] += piece
        else:
            rows.append(piece)
    return [row.rstrip() for row in rows] or [""]
