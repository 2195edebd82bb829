"""The run of one page: language, frame, the page itself, and the one guard that keeps a failure kind and silent."""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st

from checker.web.frame import layout
from checker.web.frame.strings import Say
from checker.web.pages import ADDRESSES, page
from checker.wording import Language

_LOG = logging.getLogger(__name__)
_ICON = Path(__file__).with_name("icon.png")


def main() -> None:
    """Draw the page that the address names."""
    say = Say(_language())
    here = st.navigation([page(name, say) for name in ADDRESSES], position="hidden")
    name = here.url_path or ADDRESSES[0]
    st.set_page_config(page_title=f"{here.title} · {say('common.name')}", page_icon=str(_ICON))
    layout.head(name, say)
    try:
        here.run()
    except Exception as problem:  # noqa: BLE001 - the page's outermost edge: say so kindly, log no bill text
        _LOG.error("page %s failed: %s", name, type(problem).__name__)
        layout.failed(say)
    layout.foot(name, say)


def _language() -> Language:
    """What the address says, where the person's choice is kept, else what the browser speaks, else English."""
    wish = st.query_params.get("lang") or st.context.locale or "en"
    return "es" if str(wish).lower().startswith("es") else "en"
