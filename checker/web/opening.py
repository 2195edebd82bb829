"""Opening the browser when the page is started by hand: Streamlit leaves that to the app that brings its own server."""

from __future__ import annotations

import asyncio
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from streamlit.starlette import App

_EVERYWHERE = ("", "0.0.0.0", "::", None)
_PATIENCE = 0.5


@asynccontextmanager
async def opens_browser(_: App) -> AsyncIterator[None]:
    """For the life of the server; a browser is opened unless the server is started to be reached from elsewhere."""
    if not st.get_option("server.headless"):
        asyncio.get_running_loop().call_later(_PATIENCE, _open)
    yield


def _open() -> None:
    asyncio.get_running_loop().run_in_executor(None, webbrowser.open, own_address())


def own_address() -> str:
    """The page's address on this computer."""
    host = st.get_option("server.address")
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    secure = "s" if st.get_option("server.sslCertFile") else ""
    return f"http{secure}://{'localhost' if host in _EVERYWHERE else host}:{st.get_option('server.port')}/{path}"
