"""The command `load`: many people at once at the page on this computer, and how long a bystander's click takes meanwhile.

One browser is the bystander, who changes the language again and again. Then others upload bill after bill. They say what
their browsers would, from one process, since windows take four fifths of the cores that in life are other people's;
`--windows` opens a window for each all the same. All of it stays on this computer, for a stated time.
"""

from __future__ import annotations

import argparse
import statistics
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmark.caller import Caller
from tests.browser.serving import QUIET, chromium, served
from tests.generator.make import make

_CLICKED = """expected => document.documentElement.lang === expected"""


class Window:
    """A browser window with the page, which took `loaded` seconds; `read` of `given` bills have been read so far."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.page = browser.new_context(viewport={"width": 900, "height": 700}).new_page()
        started = time.monotonic()
        self.page.goto(address)
        self.page.wait_for_selector("h1")
        self.loaded = time.monotonic() - started
        self.given = self.read = 0

    def give(self, bills: Sequence[bytes]) -> None:
        """The next bill, where the last one has been read."""
        self.settle()
        if self.given > self.read:
            return
        data = bills[(self.given * 7 + id(self)) % len(bills)] + b"%% %d %d" % (id(self), self.given)
        self.page.set_input_files(
            "input[type=file]", {"name": f"{self.given}.pdf", "mimeType": "application/pdf", "buffer": data}
        )
        self.given += 1

    def settle(self) -> None:
        self.read = self.page.locator(".file:not([data-waits])").count()


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--people", type=int, default=20, help="who upload at once")
    parser.add_argument("--seconds", type=int, default=60, help="for how long")
    parser.add_argument("--windows", action="store_true", help="each in a browser window on this computer")


def run(options: argparse.Namespace) -> int:
    bills = [make(seed).pdf for seed in range(20 + options.people)]
    with ExitStack() as stack:
        address = stack.enter_context(served())
        play = stack.enter_context(sync_playwright())
        browser = play.chromium.launch(executable_path=chromium(), args=list(QUIET))
        first, second = Window(browser, address), Window(browser, address)
        bystander = first.page
        alone = _clicks(bystander, 10.0)
        began = time.monotonic()
        if options.windows:
            people, busy = _windows(browser, address, bystander, bills, options)
        else:
            people, busy = _callers(address, bystander, bills, options)
        seconds = time.monotonic() - began
        browser.close()
    print(f"the first page of a server: {first.loaded:.2f} s, the next person's: {second.loaded:.2f} s")
    print(f"bystander alone:    {_told(alone)}")
    print(f"with {options.people} uploading: {_told(busy)}")
    read, given = sum(p.read for p in people), sum(p.given for p in people)
    print(f"{given} bills given in {seconds:.0f} s, {read} seen read, {read / seconds:.1f} a second")
    return 0 if busy and read else 1


def _callers(
    address: str, bystander: Page, bills: Sequence[bytes], options: argparse.Namespace
) -> tuple[Sequence[Caller], list[float]]:
    """Who gave bills, and the bystander's clicks meanwhile."""
    people = [Caller(address) for _ in range(options.people)]
    enough = threading.Event()
    with ThreadPoolExecutor(len(people)) as threads:
        calls = [threads.submit(person.stay, bills[at:], enough) for at, person in enumerate(people)]
        busy = _clicks(bystander, options.seconds)
        enough.set()
    for call in calls:
        call.result()
    return people, busy


def _windows(
    browser: Browser, address: str, bystander: Page, bills: Sequence[bytes], options: argparse.Namespace
) -> tuple[Sequence[Window], list[float]]:
    """The same with a window for each."""
    people = [Window(browser, address) for _ in range(options.people)]
    busy: list[float] = []
    until = time.monotonic() + options.seconds
    while time.monotonic() < until:
        for person in people:
            person.give(bills)
        busy += _clicks(bystander, 2.0)
    for person in people:
        person.settle()
    return people, busy


def _clicks(page: Page, seconds: float) -> list[float]:
    """Seconds from a click on the other language to the page in it."""
    found = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        now = page.evaluate("document.documentElement.lang")
        wanted, words = ("es", "Español") if now == "en" else ("en", "English")
        started = time.monotonic()
        page.get_by_text(words, exact=True).click()
        page.wait_for_function(_CLICKED, arg=wanted)
        found.append(time.monotonic() - started)
        page.wait_for_timeout(150)
    return found


def _told(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"median {statistics.median(ordered):.2f} s, p95 {p95:.2f} s, {len(ordered)} clicks"
