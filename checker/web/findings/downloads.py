"""Buttons that save a paper. It is made when the button is pressed, in memory, and handed to the browser."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from checker.web.frame.strings import Say

_MIME = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


def save(paper: str, make: Callable[[], bytes], kind: str, say: Say, *, part: str = "", main: bool = False) -> None:
    """The button for one paper. `part` ("-2") tells papers of several companies apart, in the file's name too.

    `make` may run outside the person's session, so all it needs is bound to it.
    """
    st.download_button(
        say(f"ask.paper.{paper}.label"),
        make,
        file_name=f"{say(f'ask.paper.{paper}.file')}{part}.{kind}",
        mime=_MIME[kind],
        key=f"{paper}-{kind}{part}",
        on_click="ignore",
        type="primary" if main else "secondary",
        width="stretch",
    )
