"""Every charge we read, with what its code means: a real table, what is wrong in it, and the same to download."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import streamlit as st

from checker.model import Kind, Review, Severity
from checker.outputs.table import csv_download
from checker.web.findings import check
from checker.web.frame import layout
from checker.web.frame.strings import Say
from checker.web.frame.things import is_ours, kind_word, modifiers_with_code, thing, told_word
from checker.wording import show

_SLIP = "unknown-code"


def draw(review: Review, say: Say) -> None:
    """What of them we know little of, and the folded table with the ways to put it right and to save it."""
    charges = [line for line in review.lines if line.kind is Kind.CHARGE]
    slips = {number for flag in review.flags if flag.check == _SLIP for number in flag.lines}
    others = sum(not is_ours(line) and line.number not in slips for line in charges)
    if others:
        form = "all" if others == len(charges) else "some"
        layout.put("text", say, paragraphs=[say(f"found.others.{form}", n=others)])
    rows = list(_rows(review, say))
    with layout.part("charges", say("found.charges.title", n=len(rows)), say, always=True):
        layout.put("charges", say, rows=rows)
        check.another(review, say)
        check.missing(say)
        st.download_button(
            say("found.charges.csv"),
            csv_download(review, say.language),
            file_name=say("found.charges.csv_name"),
            mime="text/csv",
            key="csv",
            on_click="ignore",
            width="stretch",
        )


def _rows(review: Review, say: Say) -> Iterator[dict[str, object]]:
    asked = {number for flag in review.flags if flag.severity is not Severity.INFO for number in flag.lines}
    for line in review.lines:
        plain = thing(line, say.language)
        yield {
            "number": line.number,
            "date": show(line.service_date, say.language) or say("found.charges.no_date"),
            "amount": show(line.amount, say.language),
            "plain": plain,
            "kind": kind_word(line, say),
            "printed": "" if line.description.casefold() == plain.casefold() else line.description,
            "code": modifiers_with_code(line),
            "units": _plain_number(line.units) if line.kind is Kind.CHARGE else "",
            "asked": line.number in asked,
            "told": told_word(line, say),
        }


def _plain_number(units: Decimal) -> str:
    return f"{units.normalize():f}"
