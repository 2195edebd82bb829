"""Each charge on two lines: date and words above, the figures in a row below; the headings once."""

from __future__ import annotations

from tests.generator import formats
from tests.generator.cells import code_text, money
from tests.generator.notices.paper import claim_heading, claims_of, word
from tests.generator.notices.tables import MONEY
from tests.generator.notices.wording import CLAIM, COLUMNS
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Line, Statement


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    keys = _keys(style)
    step = (style.page[0] - 80) / len(keys)
    return style if step >= 64 else None


def _keys(style: Style) -> list[str]:
    return [key for key in MONEY if key == "amount" or key in style.money_columns]


def draw(sheet: Sheet, notice: Statement, style: Style) -> None:
    step = (sheet.right - sheet.left) / len(_keys(style))
    for claim in claims_of(notice.lines):
        claim_heading(sheet, claim, notice.patient, word(CLAIM, "claim", style), style)
        sheet.make_room(style.size * 8)
        _headings(sheet, step, style)
        for line in claim.lines:
            sheet.make_room(style.size * 4)
            sheet.down(style.size * 1.5)
            assert line.service_date
            code = code_text(line, style) if style.codes != "none" else ""
            parts = (
                formats.DATES[style.line_date](line.service_date),
                code,
                line.description[:60],
                ", ".join(line.remarks),
            )
            sheet.text(sheet.left, sheet.y, "   ".join(part for part in parts if part))
            sheet.down(style.size * 1.3)
            for n, key in enumerate(_keys(style)):
                figure = line.amount if key == "amount" else line.other_money[key]
                sheet.text(sheet.left + (n + 1) * step - 8, sheet.y, money(figure, style), align="right")


def _headings(sheet: Sheet, step: float, style: Style) -> None:
    names = [word(COLUMNS[key], key, style).split("|") for key in _keys(style)]
    depth = max(map(len, names))
    for n in range(depth):
        sheet.down(style.size * 1.2)
        for at, name in enumerate(names):
            part = name[n - (depth - len(name))] if n >= depth - len(name) else ""
            sheet.text(sheet.left + (at + 1) * step - 8, sheet.y, part, bold=True, align="right", size=style.size - 1)
