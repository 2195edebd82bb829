"""Blocks of two lines: the item above, its code and quantity below; the amount on the first or on the second."""

from __future__ import annotations

from dataclasses import replace

from tests.generator import formats
from tests.generator.cells import cell
from tests.generator.headings import HEADINGS
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Line, Statement


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    codes = "none" if style.codes == "none" else "column"
    modifiers = "none" if style.modifiers == "none" else "joined"
    bare = "E1390" if style.bare in ("E 1390", "E-1390") else style.bare
    span = "none" if style.span == "columns" else style.span
    return replace(style, codes=codes, modifiers=modifiers, bare=bare, span=span, money_columns=(), ledger=False)


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    step = style.size * 1.3
    words_at = sheet.left + max(sheet.measure(cell(line, "date", style)) for line in statement.lines) + 14
    amount_below = style.coin("amount below", 0.33)

    def headings() -> None:
        if style.coin("no headings", 0.25):
            return
        sheet.down(step)
        for key, x, align in (
            ("date", sheet.left, "left"),
            ("description", words_at, "left"),
            ("amount", sheet.right, "right"),
        ):
            sheet.text(x, sheet.y, _heading(key, style), bold=True, align=align)
        if style.codes != "none" and style.coin("second heading"):
            sheet.down(step)
            sheet.text(
                words_at + 10,
                sheet.y,
                _heading("code", style) + (" / " + _heading("units", style) if style.prints_units else ""),
                bold=True,
            )
        sheet.down(4)

    sheet.on_break = headings
    headings()
    for line in statement.lines:
        below = "   ".join(part for part in (_code(line, style), *_quantity(line, style)) if part)
        sheet.make_room(step * 2.6)
        sheet.down(step)
        sheet.text(sheet.left, sheet.y, cell(line, "date", style))
        sheet.text(words_at, sheet.y, cell(line, "description", style))
        if not (amount_below and below):
            sheet.text(sheet.right, sheet.y, cell(line, "amount", style), align="right")
        if below:
            sheet.down(step)
            sheet.text(words_at + 10, sheet.y, below)
            if amount_below:
                sheet.text(sheet.right, sheet.y, cell(line, "amount", style), align="right")
        sheet.down(step * (0.7 if style.coin("airy", 0.2) else 0.2))


def _heading(key: str, style: Style) -> str:
    return HEADINGS[key].draw(style.rng(key), style.held_out).replace("|", " ")


def _code(line: Line, style: Style) -> str:
    text = cell(line, "code", style)
    return f"Code: {text}" if text and style.coin("code label", 0.15) else text


def _quantity(line: Line, style: Style) -> list[str]:
    if not (style.prints_units and line.is_charge):
        return []
    count = formats.UNITS[style.unit_form](line)
    count = count if count.startswith("x") else f"Qty {count}"
    if style.prints_price and line.unit_price is not None:
        return [f"{count} @ {formats.POSITIVE[style.positive](line.unit_price)}"]
    return [count]
