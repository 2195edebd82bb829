"""When a rented thing came: asked below its months, only where the payer counts them and nobody told us yet."""

from __future__ import annotations

from datetime import date

import streamlit as st

from checker.model import RentalStart
from checker.web.findings.months import Timeline
from checker.web.frame import layout
from checker.web.frame.strings import Say
from checker.web.visit import session

_LAST_MONTH = 12
_EARLIEST = 1980


def draw(line: Timeline, number: int, say: Say) -> None:
    """The question, or the way to take the answer back. `number` tells the things of one page apart."""
    answers, code = session.current().answers, line.history.code
    if line.known:
        if code in answers.starts and st.button(say("months.start.forget"), key=f"forget-{number}", type="tertiary"):
            del answers.starts[code]
            st.rerun()
        return
    if line.cap is None:
        return
    with st.expander(say("months.start.title")), st.form(f"start-{number}", border=False):
        layout.put("text", say, paragraphs=[say("months.start.text")])
        month = st.text_input(say("months.start.month"), key=f"start-month-{number}", max_chars=2, autocomplete="off")
        year = st.text_input(say("months.start.year"), key=f"start-year-{number}", max_chars=4, autocomplete="off")
        if st.form_submit_button(say("months.start.save")):
            began = _date(month or "", year or "", line.history.months[0].start)
            if began:
                answers.starts[code] = RentalStart(code=code, first_day=began, day_known=False)
                st.rerun()
            title, text = say("months.start.wrong.title"), say("months.start.wrong.text")
            layout.wrong(say, text, f"start-month-{number}", f"start-year-{number}", title=title)


def _date(month: str, year: str, first_bill: date) -> date | None:
    """The month as typed, None where it is none or lies after the first bill."""
    if not (month.strip().isdecimal() and year.strip().isdecimal()):
        return None
    number, of = int(month), int(year)
    if not (1 <= number <= _LAST_MONTH and _EARLIEST <= of <= first_bill.year):
        return None
    began = date(of, number, 1)
    return began if began <= first_bill else None
