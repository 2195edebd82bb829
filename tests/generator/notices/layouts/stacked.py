"""Each charge a block: what it is, then name and figure under one another."""

from __future__ import annotations

from tests.generator import formats
from tests.generator.cells import code_text, money
from tests.generator.notices.paper import claim_heading, claims_of, label, word
from tests.generator.notices.tables import MONEY
from tests.generator.notices.wording import CLAIM, COLUMNS
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Line, Statement


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    return style


def draw(sheet: Sheet, notice: Statement, style: Style) -> None:
    for claim in claims_of(notice.lines):
        claim_heading(sheet, claim, notice.patient, word(CLAIM, "claim", style), style)
        for line in claim.lines:
            _block(sheet, line, style)
            sheet.down(style.size * 1.2)


def _block(sheet: Sheet, line: Line, style: Style) -> None:
    keys = [key for key in MONEY if key == "amount" or key in style.money_columns]
    sheet.make_room(style.size * (len(keys) + 5) * 1.4)
    sheet.down(style.size * 1.4)
    assert line.service_date
    day = formats.DATES[style.line_date](line.service_date)
    code = code_text(line, style) if style.codes != "none" else ""
    words = line.description if len(line.description) < 60 else line.description[:50].rsplit(" ", 1)[0]
    named = f"{words} ({code})" if code and "(" not in code else f"{words} {code}".strip()
    if style.coin("date labelled"):
        sheet.text(sheet.left, sheet.y, named, bold=True)
        sheet.down(style.size * 1.4)
        sheet.text(sheet.left, sheet.y, f"{label(word(COLUMNS['date'], 'date', style).replace('|', ' '), style)} {day}")
    else:
        sheet.text(sheet.left, sheet.y, f"{day}  {named}", bold=True)
    sheet.down(style.size * 1.4)
    for key in keys:
        name = label(word(COLUMNS[key], key, style).replace("|", " "), style)
        figure = line.amount if key == "amount" else line.other_money[key]
        sheet.text(sheet.left + 14, sheet.y, name)
        sheet.text(sheet.left + 240, sheet.y, money(figure, style), align="right")
        sheet.down(style.size * 1.35)
    if line.remarks:
        name = label(word(COLUMNS["remark"], "remark", style).replace("|", " "), style)
        sheet.text(sheet.left + 14, sheet.y, f"{name} {', '.join(line.remarks)}")
        sheet.down(style.size * 1.35)
