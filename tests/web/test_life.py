"""A browser is opened for the person who starts the page by hand, and for nobody else; a closed page ends what it began."""

from __future__ import annotations

import asyncio
import sys
import threading
import webbrowser

import pytest
import streamlit as st

from checker.apart import Job
from checker.web.frame import life as server
from checker.web.visit import session


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


def test_a_page_that_is_closed_while_a_file_is_read_ends_the_reading_and_lets_go_of_the_file(monkeypatch):
    state: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", state)
    data = b"%PDF-1.7 a bill"
    held, ended = sys.getrefcount(data), threading.Event()
    visit = session.current()
    visit.add("june.pdf", data)
    (upload,) = visit.unread
    visit.jobs[upload.id] = Job("read", (data, upload.name, None), 60)
    visit.jobs[upload.id].begin(ended.set)
    del upload
    session.forget_closed(state)
    assert ended.is_set()
    assert not state
    assert sys.getrefcount(data) == held
