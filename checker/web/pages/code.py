"""Look up a code, letters or words; works without a bill and by address (?code=E1392)."""

from __future__ import annotations

import streamlit as st

from checker.web import layout
from checker.web.strings import Say


def show(say: Say) -> None:
    """The field, then what was found."""
    layout.heading("code", say)
    layout.put("text", say, paragraphs=[say("code.lead"), say("code.examples")])
    with st.form("look-up", border=False):
        query = st.text_input(say("code.label"), key="code", max_chars=80, bind="query-params", autocomplete="off")
        st.form_submit_button(say("code.search"), type="primary", width="stretch")
    if query and query.strip():
        layout.put("text", say, paragraphs=[query])
