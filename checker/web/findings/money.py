"""Where the money goes: the columns a bill prints, summed and drawn. What it does not print is never worked out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import streamlit as st
from pandas import DataFrame

from checker.model import Kind, LineItem, Money, Review, Statement
from checker.web.frame import layout
from checker.web.frame.strings import Say
from checker.wording import show

_STAGES = (Money.ALLOWED, Money.INSURANCE_PAID, Money.PATIENT_SHARE)
_INK, _BAR, _PAPER = "#111111", "#8fb4d9", "#ffffff"
_NARROW, _ROW = 320, 64
_AROUND = {"left": 4, "right": 4, "top": 4, "bottom": 4}


def draw(review: Review, say: Say) -> None:
    """One chart and one table a bill that prints more than what was billed."""
    bills = [(statement, sums) for statement in review.statements if len(sums := _sums(statement)) > 1]
    if not bills:
        return
    with layout.part("money", say("months.money.title"), say):
        layout.put("text", say, paragraphs=[say("months.money.text")])
        for number, (statement, sums) in enumerate(bills):
            _one(statement, sums, number, say)


def _one(statement: Statement, sums: dict[str, Decimal], number: int, say: Say) -> None:
    rows = [(say(f"months.money.{_called(name, statement)}"), amount) for name, amount in sums.items()]
    parts = "; ".join(f"{name} {show(amount, say.language)}" for name, amount in rows)
    dated = statement.details.statement_date
    kind = "notice" if statement.is_notice else "bill"
    title = say(f"months.money.{kind}", date=dated.value) if dated else say("months.money.undated", file=statement.file)
    layout.put("money_head", say, title=title)
    with st.container(key=f"money-{number}"):
        spoken = say("months.money.alt", parts=parts)
        st.vega_lite_chart(_bars(rows, say), _drawing(len(rows)), width="content", theme=None, alt=spoken)
    layout.put("money_table", say, rows=[(name, show(amount, say.language)) for name, amount in rows])


def _called(name: str, statement: Statement) -> str:
    return "plan_says" if name == Money.PATIENT_SHARE and statement.is_notice else name


def _sums(statement: Statement) -> dict[str, Decimal]:
    """What the charges of a bill or a notice add up to, column by column; only columns that stand on every charge."""
    again = statement.is_notice
    charges = [line for line in statement.lines if line.kind is Kind.CHARGE and (again or not line.repeated)]
    if not charges:
        return {}
    return {"billed": sum((line.amount for line in charges), Decimal(0))} | dict(_columns(charges))


def _columns(charges: list[LineItem]) -> Iterator[tuple[str, Decimal]]:
    for name in _STAGES:
        amounts = [line.other_money[name] for line in charges if name in line.other_money]
        if len(amounts) == len(charges):
            yield name, sum(amounts, Decimal(0))


def _bars(rows: list[tuple[str, Decimal]], say: Say) -> DataFrame:
    return DataFrame(
        {"place": place, "words": f"{name}: {show(amount, say.language)}", "amount": float(amount)}
        for place, (name, amount) in enumerate(rows)
    )


def _drawing(rows: int) -> dict[str, Any]:
    """One bar a column of the bill, with its name and amount written above it."""
    words = {"type": "text", "align": "left", "fontSize": 17, "color": _INK, "yOffset": -12}
    return {
        "width": _NARROW,
        "height": _ROW * rows,
        "background": _PAPER,
        "padding": _AROUND,
        "config": {"view": {"stroke": None}},
        "encoding": {
            "y": {"field": "place", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0, "paddingOuter": 0}}
        },
        "layer": [
            {
                "mark": {"type": "bar", "height": 26, "yOffset": 14, "color": _BAR, "stroke": _INK, "strokeWidth": 1},
                "encoding": {"x": {"field": "amount", "type": "quantitative", "axis": None, "scale": {"domainMin": 0}}},
            },
            {
                "mark": words,
                "encoding": {"x": {"value": 0}, "text": {"field": "words", "type": "nominal"}},
            },
        ],
    }
