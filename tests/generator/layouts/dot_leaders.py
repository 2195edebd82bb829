"""Sentences with leaders: 01/05/24 Oxygen concentrator rental (E1390 RR) ........ $185.00"""

from __future__ import annotations

from dataclasses import replace

from tests.generator import formats
from tests.generator.cells import cell
from tests.generator.fonts import width_of
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Line, Statement


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    codes = (
        style.codes if style.codes in ("none", "before", "after") else style.one_of("leader codes", "before", "after")
    )
    span = "joined" if style.span == "columns" else style.span
    modifiers = "none" if style.modifiers == "none" else "joined"
    plain = replace(
        style, codes=codes, span=span, modifiers=modifiers, money_columns=(), ledger=False, prints_price=False
    )
    fits = all(width_of(_words(line, plain), style.fonts[0], style.size) < style.page[0] - 80 - 110 for line in lines)
    return plain if fits else None


def _words(line: Line, style: Style) -> str:
    words = cell(line, "description", style)
    if style.prints_units and line.is_charge:
        count = formats.UNITS[style.unit_form](line)
        words += f", {count}" if count.startswith("x") else f", qty {count}"
    return f"{cell(line, 'date', style)}  {words}"


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    step = style.size * 1.6
    leader = style.one_of("leader", ".", ".", " .")
    for line in statement.lines:
        sheet.make_room(step)
        sheet.down(step)
        words, amount = _words(line, style), cell(line, "amount", style)
        room = sheet.right - sheet.left - sheet.measure(words) - sheet.measure(amount) - 8
        dots = leader * int(room / sheet.measure(leader))
        if style.coin("one run", 0.25):
            sheet.text(sheet.left, sheet.y, f"{words} {dots} {amount}")
        else:
            sheet.text(sheet.left, sheet.y, f"{words} {dots}")
            sheet.text(sheet.right, sheet.y, amount, align="right")
    sheet.down(6)
