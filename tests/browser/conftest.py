"""A real browser at the real page: the server as a person starts it, Chromium as the system has it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
USUAL_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000
START = 30


def chromium() -> str:
    """Where the browser is: CHROMIUM, the path, the usual places. None there fails, it never skips."""
    named = os.environ.get("CHROMIUM")
    found = [named] if named else [shutil.which(name) for name in CHROMIUM]
    places = [place for place in (*found, *USUAL_PLACES) if place and Path(place).exists()]
    if not places:
        pytest.fail("No Chromium. Install one: sudo apt-get install -y chromium (or set CHROMIUM to its path)")
    return places[0]


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a running page."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", "--server.headless=true"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://localhost:{port}/_stcore/health", server)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("The page did not start")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        yield chrome
        chrome.close()


Opener = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Opener]:
    """Opens the page in a window of a width; at the end, no request may have left this computer."""
    strayed: list[str] = []
    contexts = []

    def note(url: str) -> None:
        if urlsplit(url).hostname not in (None, "localhost"):
            strayed.append(url)

    def opener(path: str = "/", width: int = 390, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 844}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: note(request.url))
        page.on("websocket", lambda socket: note(socket.url))
        page.goto(f"{address}{path}")
        page.wait_for_selector("h1")
        return page

    yield opener
    for context in contexts:
        context.close()
    assert strayed == []
