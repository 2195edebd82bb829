"""The families of layout: how the lines stand on the paper. One module each, listed here.

A layout's `fit(style, lines)` returns the style as it can print it, or None where it cannot; `draw(sheet, statement,
style)` puts the lines on the sheet, in the order that `in_order` gives. Held-out layouts are never looked at while the reader is tuned.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.generator.layouts import (
    account_blocks,
    cards,
    claim_groups,
    date_groups,
    dot_leaders,
    drawn_table,
    fixed_width,
    headings_on_end,
    labelled_money,
    month_groups,
    named_above,
    narrow_cells,
    revenue_groups,
    ruled_grid,
    ruled_rows,
    run_on,
    sections,
    two_boxes,
    two_line_blocks,
    whitespace_columns,
    zebra,
)
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Line, Statement

Fit = Callable[[Style, tuple[Line, ...]], Style | None]
Draw = Callable[[Sheet, Statement, Style], None]


@dataclass(frozen=True, slots=True)
class Layout:
    """`moves_dates`: it can do without a column of dates, where they stand above the table or in the words."""

    fit: Fit
    draw: Draw
    held_out: bool = False
    moves_dates: bool = False
    in_order: Callable[[tuple[Line, ...]], tuple[Line, ...]] = lambda lines: lines


LAYOUTS: dict[str, Layout] = {
    "ruled_grid": Layout(ruled_grid.fit, ruled_grid.draw, moves_dates=True),
    "whitespace_columns": Layout(whitespace_columns.fit, whitespace_columns.draw, moves_dates=True),
    "fixed_width": Layout(fixed_width.fit, fixed_width.draw),
    "zebra": Layout(zebra.fit, zebra.draw, moves_dates=True),
    "two_line_blocks": Layout(two_line_blocks.fit, two_line_blocks.draw),
    "dot_leaders": Layout(dot_leaders.fit, dot_leaders.draw),
    "run_on": Layout(run_on.fit, run_on.draw),
    "date_groups": Layout(date_groups.fit, date_groups.draw),
    "revenue_groups": Layout(revenue_groups.fit, revenue_groups.draw, in_order=revenue_groups.in_order),
    "account_blocks": Layout(account_blocks.fit, account_blocks.draw),
    "claim_groups": Layout(claim_groups.fit, claim_groups.draw),
    "labelled_money": Layout(labelled_money.fit, labelled_money.draw),
    "two_boxes": Layout(two_boxes.fit, two_boxes.draw),
    "narrow_cells": Layout(narrow_cells.fit, narrow_cells.draw),
    "cards": Layout(cards.fit, cards.draw, held_out=True),
    "ruled_rows": Layout(ruled_rows.fit, ruled_rows.draw, held_out=True, moves_dates=True),
    "month_groups": Layout(month_groups.fit, month_groups.draw, held_out=True),
    "drawn_table": Layout(drawn_table.fit, drawn_table.draw, held_out=True),
    "sections": Layout(sections.fit, sections.draw, held_out=True, in_order=sections.in_order),
    "headings_on_end": Layout(headings_on_end.fit, headings_on_end.draw, held_out=True, moves_dates=True),
    "named_above": Layout(named_above.fit, named_above.draw, held_out=True),
}
