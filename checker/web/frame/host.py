"""Where the bill goes, said truthfully for the computer that runs this page."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from checker.web.frame.strings import Say

_OWN = {"localhost", "127.0.0.1", "::1"}


def promise(say: Say) -> str:
    """Local only where the server listens to this computer alone and the browser reached it under that name."""
    seen = urlsplit(st.context.url or "").hostname or "localhost"
    listens = st.get_option("server.address")
    if listens in _OWN and seen in _OWN:
        return say("common.host.local")
    named = st.get_option("browser.serverAddress")
    return say("common.host.other", host=seen if named in _OWN else named)
