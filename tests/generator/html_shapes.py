"""Ways in which web pages set charges other than as a plain table, each with a date, a code, words, a count, an amount."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from html import escape

from tests.generator.cells import cell, date_text
from tests.generator.style import Style
from tests.generator.truth import Line

_FLEX = "display: flex; justify-content: space-between"


def spanned(lines: Sequence[Line], style: Style) -> str:
    """A grid in which the date of several rows stands in one cell over all of them."""
    rows = []
    for date, same in itertools.groupby(lines, lambda line: date_text(line, style)):
        group = list(same)
        for at, line in enumerate(group):
            first = f"<td rowspan='{len(group)}'>{escape(date)}</td>" if at == 0 else ""
            rows.append(f"<tr>{first}{_cells(_code(line, style), _words(line, style), *_figures(line, style))}</tr>")
    return _table("Service date", "Code", "Description", "Qty", "Charge", rows=rows, grid=True)


def sections(lines: Sequence[Line], style: Style) -> str:
    """A table for each day, the day above it."""
    return "".join(
        f"<div style='margin-top: 10pt'><b>Visit {number}</b> &nbsp; Date of service {escape(date)}"
        + _table(
            *("Code", "Description", "Qty", "Charge"),
            rows=[
                f"<tr>{_cells(_code(line, style), _words(line, style), *_figures(line, style))}</tr>" for line in same
            ],
        )
        + "</div>"
        for number, (date, same) in enumerate(itertools.groupby(lines, lambda line: date_text(line, style)), 1)
    )


def stacked(lines: Sequence[Line], style: Style) -> str:
    """What it is and what it costs on one line, the day and the code in small type below."""
    return "".join(
        f"<div style='padding: 4pt 0; border-bottom: 1px solid #ddd'><div style='{_FLEX}'><b>{_words(line, style)}</b>"
        f"<b>{escape(cell(line, 'amount', style))}</b></div><div class='note'>{escape(date_text(line, style))} &bull; "
        f"{_code(line, style) and 'Code ' + _code(line, style)} &bull; Qty {escape(cell(line, 'units', style)) or 1}"
        "</div></div>"
        for line in lines
    )


def pairs(lines: Sequence[Line], style: Style) -> str:
    """A block for each charge in which each value stands beside its name."""
    return "".join(
        "<table style='margin-bottom: 10pt'>"
        + "".join(
            f"<tr><td style='width: 110pt'>{name}:</td><td>{value}</td></tr>"
            for name, value in (
                ("Service date", escape(date_text(line, style))),
                ("Procedure code", _code(line, style)),
                ("Description", _words(line, style)),
                ("Units", escape(cell(line, "units", style))),
                ("Billed amount", escape(cell(line, "amount", style))),
            )
            if value
        )
        + "</table>"
        for line in lines
    )


SHAPES: Mapping[str, Callable[[Sequence[Line], Style], str]] = {
    "spanned": spanned,
    "sections": sections,
    "stacked": stacked,
    "pairs": pairs,
}


def _table(*heads: str, rows: Sequence[str], grid: bool = False) -> str:
    head = "".join(f"<th>{name}</th>" for name in heads)
    border = " border='1' cellpadding='4'" if grid else " cellpadding='3'"
    return f"<table style='border-collapse: collapse; width: 100%'{border}><tr>{head}</tr>{''.join(rows)}</table>"


def _cells(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


def _figures(line: Line, style: Style) -> tuple[str, str]:
    return escape(cell(line, "units", style)), escape(cell(line, "amount", style))


def _words(line: Line, style: Style) -> str:
    return escape(line.description.upper() if style.upper else line.description)


def _code(line: Line, style: Style) -> str:
    code = cell(line, "code", style)
    apart = line.modifiers if code and style.modifiers != "joined" and style.codes == "column" else ()
    return escape(" ".join((code, *apart)))
