"""A real browser at the real page. Where there is no Chromium these tests fail with the line that installs one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, sync_playwright

from tests.browser.serving import INSTALL, QUIET, chromium, served

PATIENCE = 30_000


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a running page."""
    with served() as url:
        yield url


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

    def opener(path: str = "/", width: int = 390, *, lose: bool = False, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 844}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda told: refused.append(told.text) if "Content Security Policy" in told.text else None)
        page.on("request", lambda request: note(request.url))
        page.on("websocket", lambda socket: note(socket.url))
        lines: list[WebSocketRoute] = []
        if lose:
            page.route_web_socket("**/_stcore/stream", partial(_through, lines))
        page.goto(f"{address}{path}")
        page.wait_for_selector("h1")
        if lose:
            page.route("**/_stcore/**", lambda route: route.abort())
            for line in lines:
                line.close()
        return page

    yield opener
    for context in contexts:
        context.close()
    assert (strayed, refused) == ([], [])


def _through(lines: list[WebSocketRoute], line: WebSocketRoute) -> None:
    """Let the first connection through, so that it can be cut; refuse any later one."""
    if lines:
        line.close()
        return
    lines.append(line)
    line.connect_to_server()
