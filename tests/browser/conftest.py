"""A real browser at the real page. Where there is no Chromium these tests fail with the line that installs one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.serving import INSTALL, QUIET, chromium, free_port, served

PATIENCE = 30_000


class Server:
    """The running page, which can be stopped and started again where it was."""

    def __init__(self) -> None:
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self._running = ExitStack()

    def start(self) -> None:
        self._running.enter_context(served(port=self.port))

    def stop(self) -> None:
        self._running.close()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    running = Server()
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def address(server: Server) -> str:
    """The address of a running page."""
    return server.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    place = chromium()
    if place is None:
        pytest.fail(INSTALL)
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=place, args=list(QUIET))
        yield chrome
        chrome.close()


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """One window for all tests that need none of their own: to load the page's scripts anew takes seconds each time."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def tab(window: BrowserContext) -> Iterator[Page]:
    """An empty tab, which nothing watches."""
    page = window.new_page()
    yield page
    page.close()


Opener = Callable[..., Page]


@pytest.fixture
def open_page(tab: Page, address: str) -> Iterator[Opener]:
    """Opens the page in a tab of a width, light or dark; at the end, no request may have left this computer, and nothing
    may have been refused by the page's own policy.
    """
    strayed: list[str] = []
    refused: list[str] = []

    def note(url: str) -> None:
        if urlsplit(url).hostname not in (None, "localhost"):
            strayed.append(url)

    def opener(path: str = "/", width: int = 390, colors: Literal["light", "dark"] = "light") -> Page:
        tab.set_viewport_size({"width": width, "height": 844})
        tab.emulate_media(color_scheme=colors)
        tab.set_default_timeout(PATIENCE)
        tab.on("console", lambda told: refused.append(told.text) if "Content Security Policy" in told.text else None)
        tab.on("request", lambda request: note(request.url))
        tab.on("websocket", lambda socket: note(socket.url))
        tab.goto(f"{address}{path}")
        tab.wait_for_selector("h1")
        return tab

    yield opener
    assert (strayed, refused) == ([], [])
