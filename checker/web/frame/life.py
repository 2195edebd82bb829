"""The life of the server: it opens a browser when it is started by hand, and lets go of the bills of closed pages.

Streamlit leaves the first to an app that brings headers of its own. The second it does only when the next person comes,
so that a bill would stay in memory for as long as nobody does.
"""

from __future__ import annotations

import asyncio
import gc
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

import streamlit as st
from starlette.formparsers import MultiPartParser
from streamlit.runtime import get_instance
from streamlit.starlette import App

from checker.web.visit import session

_EVERYWHERE = ("", "0.0.0.0", "::", None)
_PATIENCE = 0.5
_ROUND = 5.0
_ALL_IN_MEMORY = 0
"""No upload is put on the disk while it comes in, as one of more than a megabyte would be."""


@asynccontextmanager
async def life(_: App) -> AsyncIterator[None]:
    """For as long as the server runs. A browser is opened unless it is started to be reached from elsewhere."""
    MultiPartParser.spool_max_size = _ALL_IN_MEMORY
    loop = asyncio.get_running_loop()
    if not st.get_option("server.headless"):
        loop.call_later(_PATIENCE, _open)
    letting_go = loop.create_task(_let_go())
    yield
    letting_go.cancel()


async def _let_go() -> None:
    """Drop closed pages when their time is up: the bills, and the files that were sent up.

    Streamlit's own loop may hold on to the last page that was closed, so each is emptied, not only let go. What still
    holds on to a bill that was let go, such as a run of the page that broke off, is looked for then, and not after each
    run. With the bills of twenty people in memory that took two thirds of the time, and everybody waited.
    """
    while True:
        await asyncio.sleep(_ROUND)
        sessions = cast("Any", get_instance()._session_mgr)
        for _, closed in sessions._session_storage._cache.expire():
            session.forget_closed(closed.session.session_state)
            closed.session.shutdown()
        if session.let_go.is_set():
            session.let_go.clear()
            gc.collect()


def _open() -> None:
    asyncio.get_running_loop().run_in_executor(None, webbrowser.open, own_address())


def own_address() -> str:
    """The page's address on this computer."""
    host = st.get_option("server.address")
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    secure = "s" if st.get_option("server.sslCertFile") else ""
    return f"http{secure}://{'localhost' if host in _EVERYWHERE else host}:{st.get_option('server.port')}/{path}"
