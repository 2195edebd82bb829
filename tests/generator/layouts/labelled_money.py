"""Each item on a line, its sums on the next with their names before them: Charge: $185.00  Medicare paid: $96.00"""

from __future__ import annotations

from dataclasses import replace

from tests.generator.cells import cell
from tests.generator.headings import HEADINGS
from tests.generator.sheet import Sheet, wrap
from tests.generator.style import Style
from tests.generator.truth import Line, Statement


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    codes = "before" if style.codes in ("column", "below") else style.codes
    span = "joined" if style.span == "columns" else style.span
    modifiers = "none" if style.modifiers == "none" else "joined"
    money = style.money_columns or (("insurance_paid", "patient_share") if style.coin("labelled shares") else ())
    return replace(
        style, codes=codes, span=span, modifiers=modifiers, money_columns=money, ledger=False, prints_price=False
    )


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    step = style.size * 1.35
    indent = style.one_of("indent", 0.0, 14.0, 40.0)
    for line in statement.lines:
        words = "  ".join(part for part in (cell(line, "date", style), cell(line, "description", style)) if part)
        rows = wrap(sheet, words, sheet.right - sheet.left)
        sheet.make_room(step * (len(rows) + 2))
        for row in rows:
            sheet.down(step)
            sheet.text(sheet.left, sheet.y, row, bold=style.coin("bold items", 0.3))
        sheet.down(step)
        parts = [f"{_name(key, style)}: {cell(line, key, style)}" for key in _keys(style) if cell(line, key, style)]
        sheet.text(sheet.left + indent, sheet.y, "    ".join(parts))
        sheet.down(step * 0.4)


def _keys(style: Style) -> tuple[str, ...]:
    return (*(("units",) if style.prints_units else ()), "amount", *style.money_columns)


def _name(key: str, style: Style) -> str:
    return HEADINGS[key].draw(style.rng(key), style.held_out).replace("/|", "/").replace("|", " ")
