"""Month by month: the sentence, the drawing and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import streamlit as st
from pandas import DataFrame

from checker.case.months import add_months
from checker.catalogue import load_catalogue
from checker.model import Review
from checker.web.findings import rental_start
from checker.web.findings.months import Cell, State, Timeline, timelines
from checker.web.frame import layout
from checker.web.frame.strings import Say
from checker.web.frame.things import rented
from checker.web.visit import session
from checker.wording import show

_A_YEAR = 12
_INK, _PAPER, _LINE = "#0b4f8a", "#ffffff", "#6b7280"
_FILL = {State.BILLED: _INK, State.ASKED: _PAPER, State.GAP: _PAPER, State.BEFORE: "#f1f5f9", State.COMING: _PAPER}
_STROKE = {State.ASKED: 4.0}
_TEXT = {State.BILLED: _PAPER, State.ASKED: "#111111"}
_SIGN = {State.ASKED: "?", State.GAP: "–", State.BEFORE: "·"}
_WIDE, _HIGH = 28, 34
_AROUND = {"left": 4, "right": 4, "top": 4, "bottom": 4}


def draw(review: Review, say: Say) -> None:
    """Every thing rented for two months or more."""
    lines = timelines(review, load_catalogue())
    if not lines:
        return
    with layout.part("months", say("months.title"), say):
        for number, (line, more) in enumerate(zip(lines, _apart(lines, review), strict=True)):
            _one(line, number, more, say)


def _apart(lines: list[Timeline], review: Review) -> list[str]:
    """What tells the things apart where there are several patients or suppliers: their names, else nothing."""
    patients = {
        statement.number: statement.details.patient.value
        for statement in review.statements
        if statement.details.patient
    }
    who = [patients.get(line.history.months[0].lines[0].statement, "") for line in lines]
    whence = [line.history.supplier for line in lines]
    names = [names if len(set(names)) > 1 else [""] * len(lines) for names in (who, whence)]
    return [", ".join(name for name in pair if name) for pair in zip(*names, strict=True)]


def _one(line: Timeline, number: int, more: str, say: Say) -> None:
    thing = rented(line.history, say.language)
    title = say("months.head_more" if more else "months.head", thing=thing, more=more)
    layout.put("months_head", say, title=title, sentences=list(_sentences(line, say)))
    with st.container(key=f"months-{number}"):
        st.vega_lite_chart(_cells(line), _drawing(line), width="content", theme=None, alt=_spoken(line, thing, say))
    states = [state for state in State if any(cell.state is state for cell in line.cells)]
    layout.put("months_key", say, states=states)
    layout.put("months_table", say, cells=[_row(cell, say) for cell in line.cells])
    rental_start.draw(line, number, say)


def _sentences(line: Timeline, say: Say) -> Iterator[str]:
    if not line.known:
        yield say("months.billed.seen", n=line.billed, least=line.last_number)
        yield say("months.cap", cap=line.cap) if line.cap else say("months.plan")
        return
    yield say("months.billed.of" if line.cap else "months.billed.told", n=line.billed, cap=line.cap)
    told = session.current().answers.starts.get(line.history.code)
    began = line.history.started or line.cells[0].start
    yield say("months.began" if told and told.day_known else "months.began_month", date=began)
    if line.cap is None:
        yield say("months.plan")
    elif line.cells[-1].state is State.COMING:
        yield say("months.next", date=line.next_start)
        yield say("months.last", date=add_months(began, line.cap - 1))
    else:
        yield say("months.past", cap=line.cap)


def _cells(line: Timeline) -> DataFrame:
    """What a cell means is told by fill, outline and sign, so that it holds without colour."""
    return DataFrame(
        {
            "x": (cell.place - 1) % _A_YEAR,
            "y": (cell.place - 1) // _A_YEAR,
            "sign": _SIGN.get(cell.state, str(cell.number or "")),
            "fill": _FILL[cell.state],
            "ink": _TEXT.get(cell.state, "#374151"),
            "stroke": _STROKE.get(cell.state, 1.0),
        }
        for cell in line.cells
    )


def _drawing(line: Timeline) -> dict[str, Any]:
    """Twelve cells a row, as Vega-Lite is told."""
    return {
        "width": _WIDE * _A_YEAR,
        "height": _HIGH * (1 + (line.cells[-1].place - 1) // _A_YEAR),
        "background": _PAPER,
        "padding": _AROUND,
        "config": {"view": {"stroke": None}},
        "encoding": {
            "x": {
                "field": "x",
                "type": "ordinal",
                "axis": None,
                "scale": {"domain": [*range(_A_YEAR)], "padding": 0.06},
            },
            "y": {"field": "y", "type": "ordinal", "axis": None, "scale": {"padding": 0.06}},
        },
        "layer": [
            {
                "mark": {"type": "rect", "stroke": _LINE},
                "encoding": {
                    "color": {"field": "fill", "type": "nominal", "scale": None},
                    "strokeWidth": {"field": "stroke", "type": "quantitative", "scale": None},
                },
            },
            {
                "mark": {"type": "text", "fontSize": 17, "fontWeight": "bold"},
                "encoding": {
                    "text": {"field": "sign", "type": "nominal"},
                    "color": {"field": "ink", "type": "nominal", "scale": None},
                },
            },
        ],
    }


def _spoken(line: Timeline, thing: str, say: Say) -> str:
    first = next(cell.start for cell in line.cells if cell.state in (State.BILLED, State.ASKED))
    parts = [say("months.alt", thing=thing, n=line.billed, first=first, last=line.last_start)]
    for state in (State.ASKED, State.GAP):
        starts = tuple(cell.start for cell in line.cells if cell.state is state)
        if starts:
            parts.append(say(f"months.alt_{state}", months=starts))
    return " ".join(parts)


def _row(cell: Cell, say: Say) -> dict[str, object]:
    return {
        "number": cell.number or "",
        "start": show(cell.start, say.language),
        "state": say(f"months.state.{cell.state}"),
    }
