"""One file a page, each with `show(say)`, and the one table of their addresses."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

import streamlit as st

from checker.web.frame.strings import Say

HOME = "add"
ADDRESSES = ("add", "you", "payer", "found", "ask", "code", "tips", "help")
STEPS = {"add": 1, "you": 2, "payer": 2, "found": 3, "ask": 4}


def _show(name: str, say: Say) -> None:
    show: Callable[[Say], None] = import_module(f"checker.web.pages.{name}").show
    show(say)


def page(name: str, say: Say) -> st.Page:
    """The page of this name with its title in the reader's language; its address is /name, the first one's is /."""
    return st.Page(partial(_show, name, say), title=say(f"{name}.tab"), url_path=name, default=name == HOME)


def go(name: str, say: Say) -> None:
    """Leave for another page and keep the address's language."""
    st.switch_page(page(name, say), query_params=st.query_params.to_dict())
