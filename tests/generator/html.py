"""The same statements as web pages, for printing by a browser: another engine, other fonts, other ways with text."""

from __future__ import annotations

from html import escape

from tests.generator.cells import cell, date_text
from tests.generator.closing import printed_totals
from tests.generator.columns import Column, choose
from tests.generator.details.labels import facts, label, person, shuffled
from tests.generator.fonts import UNBROKEN
from tests.generator.html_shapes import SHAPES
from tests.generator.plain_table import with_balances
from tests.generator.style import Style
from tests.generator.table import note
from tests.generator.truth import Line, Statement

FACES = (
    "Liberation Sans, Arial, sans-serif",
    "Liberation Serif, Times New Roman, serif",
    "DejaVu Sans, Verdana, sans-serif",
    "DejaVu Sans Mono, Courier New, monospace",
)
LOOKS = {
    "grid": "table.lines td, table.lines th { border: 1px solid #444; padding: 3px 5px; } table.lines { border-collapse: collapse; }",
    "zebra": "table.lines tr:nth-child(even) td { background: #eee; } table.lines td, table.lines th { padding: 3px 6px; }",
    "rules": "table.lines { border-collapse: collapse; } table.lines tr { border-bottom: 1px solid #bbb; } table.lines td { padding: 4px; }",
    "plain": "table.lines td, table.lines th { padding: 1px 6px; }",
}  # fmt: skip


def page_of(pairs: list[tuple[Statement, Style]]) -> str:
    """All statements as one HTML document, each beginning a page."""
    style = pairs[0][1]
    bodies = "<div style='break-before: page'></div>".join(_statement(statement, own) for statement, own in pairs)
    width, height = style.page
    css = f"""
      @page {{ size: {width}pt {height}pt; margin: 36pt; }}
      body {{ font: {style.size}pt {style.one_of("face", *FACES)}; margin: 0; }}
      table.lines {{ width: {style.one_of("width", "100%", "auto")}; margin-top: 14pt; }}
      th {{ text-align: left; vertical-align: bottom; }} td {{ vertical-align: {style.one_of("cells", "top", "middle", "baseline")}; }}
      .right {{ text-align: right; white-space: nowrap; }} .center {{ text-align: center; }} .date {{ white-space: nowrap; }}
      .head {{ display: flex; justify-content: space-between; }} .note {{ font-size: 80%; color: #555; }}
      .told {{ white-space: nowrap; padding-left: 12pt; }}
      h1 {{ font-size: 15pt; margin: 0; letter-spacing: {style.one_of("tracking", "0", "0", "0.06em")}; }}
      {LOOKS[style.one_of("look", *LOOKS)]}
    """
    return f"<!doctype html><html><head><meta charset='utf-8'><style>{css}</style></head><body>{bodies}</body></html>"


def _statement(statement: Statement, style: Style) -> str:
    above = ""
    if style.dates == "above" and statement.lines:
        above = f"<p>Date of Service: {escape(date_text(statement.lines[0], style))}</p>"
    shape = SHAPES.get(style.web or style.one_of("web", "table", *SHAPES))
    lines = (
        shape(statement.lines, style)
        if shape and not (style.ledger or style.prints_price)
        else _lines(statement, style)
    )
    if not statement.lines:
        lines = ""
    return "".join((_head(statement, style), above, lines, _totals(statement, style)))


def _head(statement: Statement, style: Style) -> str:
    firm = [f"<h1>{escape(statement.supplier)}</h1>", *map(escape, statement.supplier_address)]
    if statement.supplier_phone:
        firm.append(escape(f"{label('phone', style)}: {statement.supplier_phone}"))
    recipient = "<br>".join(map(escape, (person(statement.patient, style), *statement.address)))
    pairs = shuffled(facts(statement, style, "patient", "account", "statement_date", "payer", "member_id"), style)
    rows = [(escape(name), escape(value)) for name, value in pairs]
    shape = style.one_of("facts", "table", "strip", "lines")
    if shape == "table":
        told = "<table>" + "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in rows) + "</table>"
    elif shape == "strip":
        names, values = (
            "".join(f"<td style='padding-right: 14pt'>{each}</td>" for each in part) for part in zip(*rows, strict=True)
        )
        told = f"<table><tr>{names}</tr><tr>{values}</tr></table>"
    else:
        told = "".join(f"<div><b>{name}:</b> {value}</div>" for name, value in rows)
    beside = style.coin("facts beside")
    told = f"<div class='told'>{told}</div>"
    top = f"<div class='head'><div>{'<br>'.join(firm)}</div>{told if beside else ''}</div>"
    return f"{top}<p style='margin: 18pt 0'>{recipient}</p>{'' if beside else told}"


def _lines(statement: Statement, style: Style) -> str:
    columns = choose(style, statement.lines)
    heads = "".join(
        f"<th class='{column.heading_align}'>{'<br>'.join(map(escape, column.heading))}</th>" for column in columns
    )
    lines = with_balances(statement, columns)
    rows = "".join(_row(n, line, columns, style) for n, line in enumerate(lines, 1))
    return f"<table class='lines'><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _row(number: int, line: Line, columns: tuple[Column, ...], style: Style) -> str:
    cells = []
    for column in columns:
        words = str(number) if column.key == "number" else cell(line, column.key, style)
        text = escape(words).replace(UNBROKEN, "\u00a0")
        if column.key == "description":
            below = [escape(cell(line, "code", style))] if style.codes == "below" and line.code else []
            text = "<br>".join(
                (text, *below, *(f"<span class='note'>{escape(words)}</span>" for words in note(line, style)))
            )
        kind = "date" if column.key in ("date", "from", "through", "posted", "code") else column.align
        cells.append(f"<td class='{kind}'>{text}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _totals(statement: Statement, style: Style) -> str:
    rows = "".join(
        f"<tr><th>{escape(name)}</th><td class='right'>{escape(figure)}</td></tr>"
        for name, figure in printed_totals(statement, style)
    )
    side = style.one_of("totals side", "margin-left: auto", "margin-left: 0")
    return f"<table style='margin-top: 12pt; {side}'>{rows}</table>"
