"""A real browser at the real page. Where there is no Chromium these tests fail with the line that installs one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

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


Opener = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Opener]:
    """Opens the page in a window of a width; at the end, no request may have left this computer, and nothing may have
    been refused by the page's own policy.
    """
    strayed: list[str] = []
    refused: list[str] = []
    contexts = []

    def note(url: str) -> None:
        if urlsplit(url).hostname not in (None, "localhost"):
            strayed.append(url)

    def opener(path: str = "/", width: int = 390, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 844}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda told: refused.append(told.text) if "Content Security Policy" in told.text else None)
        page.on("request", lambda request: note(request.url))
        page.on("websocket", lambda socket: note(socket.url))
        page.goto(f"{address}{path}")
        page.wait_for_selector("h1")
        return page

    yield opener
    for context in contexts:
        context.close()
    assert (strayed, refused) == ([], [])
