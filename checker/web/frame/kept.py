"""Widgets whose value lives in the session's answers and nowhere else.

Streamlit forgets a widget that is not on the page, and a click elsewhere can stop a run before it reaches one. So each
value is shown from the answers, and written into them the moment it changes, before the page runs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st

T = TypeVar("T")


def radio(
    label: str,
    options: Sequence[T],
    value: T | None,
    keep: Callable[[T | None], None],
    key: str,
    *,
    show: Callable[[T], str],
    label_visibility: Any = "visible",
) -> None:
    """One choice of several, none as long as `value` is None; `keep` is called with the new one."""
    _show(key, value)
    st.radio(
        label,
        options,
        index=None,
        format_func=show,
        key=key,
        label_visibility=label_visibility,
        on_change=_keep,
        args=(key, keep),
    )


def checkbox(label: str, value: bool, keep: Callable[[bool], None], key: str) -> bool:
    """Yes or no; `keep` is called with the new one. Returns what is shown."""
    _show(key, value)
    return st.checkbox(label, key=key, on_change=_keep, args=(key, keep))


def line(label: str, value: str, keep: Callable[[str], None], key: str, *, most: int) -> None:
    """A line of text of at most `most` letters."""
    _show(key, value)
    st.text_input(label, key=key, max_chars=most, autocomplete="off", on_change=_keep, args=(key, keep))


def note(label: str, value: str, keep: Callable[[str], None], key: str, *, most: int) -> None:
    """A few lines of text. The blank placeholder lets the style tell an empty one, which is not printed."""
    _show(key, value)
    st.text_area(label, key=key, max_chars=most, height=68, placeholder=" ", on_change=_keep, args=(key, keep))


def _show(key: str, value: object) -> None:
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def _keep(key: str, keep: Callable[[Any], None]) -> None:
    keep(st.session_state[key])
