"""A browser is opened for the person who starts the page by hand, and for nobody else."""

from __future__ import annotations

import asyncio
import threading
import webbrowser

import pytest
import streamlit as st

from checker.web.frame import life as server


@pytest.mark.parametrize(("headless", "opened"), [(False, ["http://localhost:8501/"]), (True, [])])
def test_the_browser_opens_where_the_page_is_started_by_hand(monkeypatch, headless, opened):
    seen: list[str] = []
    options = {"server.headless": headless, "server.address": "0.0.0.0", "server.port": 8501}
    monkeypatch.setattr(st, "get_option", options.get)
    monkeypatch.setattr(server, "_PATIENCE", 0.0)
    monkeypatch.setattr(webbrowser, "open", seen.append)

    async def start() -> None:
        async with server.life(None):
            await asyncio.sleep(0.2)

    thread = threading.Thread(target=lambda: asyncio.run(start()))
    thread.start()
    thread.join()
    assert seen == opened
