"""The four tips, and what people ask about oxygen codes."""

from __future__ import annotations

import streamlit as st

from checker.lookup import answers
from checker.web.frame import layout
from checker.web.frame.sourced import questions
from checker.web.frame.strings import Say
from checker.web.pages import page

_TIPS = ("itemized", "details", "codes", "twice", "letters")


def show(say: Say) -> None:
    """The tips told in order, then the questions."""
    layout.heading("tips", say)
    for tip in _TIPS:
        layout.put("subheading", say, title=say(f"tips.{tip}.title"))
        layout.put("text", say, paragraphs=[say(f"tips.{tip}.text")])
        if tip == "codes":
            st.page_link(page("code", say), label=say("tips.codes.go"), query_params=st.query_params.to_dict())
    layout.put("subheading", say, title=say("code.asked"))
    layout.put("asked", say, questions=questions(answers("", say.language), say), opened=False)
