"""The life of the server: it opens a browser when it is started by hand, and lets go of the bills of closed pages.

Streamlit leaves the first to an app that brings headers of its own. The second it does only when the next person comes,
so that a bill would stay in memory for as long as nobody does. After each run of a page it looks through all of memory for
what may be let go, and meanwhile everybody waits: so what stays for good is loaded first, and left out of that.
"""

from __future__ import annotations

import asyncio
import gc
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Any, cast

import streamlit as st
from streamlit.runtime import get_instance
from streamlit.starlette import App

from checker.catalogue import load_catalogue
from checker.web import session
from checker.web.pages import ADDRESSES

_EVERYWHERE = ("", "0.0.0.0", "::", None)
_PATIENCE = 0.5
_ROUND = 5.0


@asynccontextmanager
async def life(_: App) -> AsyncIterator[None]:
    """For as long as the server runs. A browser is opened unless it is started to be reached from elsewhere."""
    _load_what_stays()
    loop = asyncio.get_running_loop()
    if not st.get_option("server.headless"):
        loop.call_later(_PATIENCE, _open)
    letting_go = loop.create_task(_let_go())
    yield
    letting_go.cancel()


def _load_what_stays() -> None:
    """The pages and the tables, before there is a bill in memory."""
    for name in ADDRESSES:
        import_module(f"checker.web.pages.{name}")
    load_catalogue()
    gc.collect()
    gc.freeze()


async def _let_go() -> None:
    """Drop closed pages when their time is up: the bills, and the files that were sent up.

    Streamlit's own loop may hold on to the last page that was closed, so each is emptied, not only let go.
    """
    while True:
        await asyncio.sleep(_ROUND)
        sessions = cast("Any", get_instance()._session_mgr)
        for _, closed in sessions._session_storage._cache.expire():
            session.forget_closed(closed.session.session_state)
            closed.session.shutdown()


def _open() -> None:
    asyncio.get_running_loop().run_in_executor(None, webbrowser.open, own_address())


def own_address() -> str:
    """The page's address on this computer."""
    host = st.get_option("server.address")
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    secure = "s" if st.get_option("server.sslCertFile") else ""
    return f"http{secure}://{'localhost' if host in _EVERYWHERE else host}:{st.get_option('server.port')}/{path}"
