"""The command `load`: many people at once on this computer, and how long a bystander's click takes meanwhile.

One browser is the bystander, who changes the language again and again. Then others upload bill after bill, each from a
browser window of their own. All of it stays on this computer, for a stated time.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import QUIET, chromium, served
from tests.generator.make import make

_CLICKED = """expected => document.documentElement.lang === expected"""


@dataclass(slots=True)
class Person:
    """A window with the page, and what was done in it."""

    page: Page
    given: int = 0
    read: int = 0


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--people", type=int, default=20, help="who upload at once")
    parser.add_argument("--seconds", type=int, default=60, help="for how long")
    parser.add_argument("--pages", type=int, default=1, help="copies of the bill in one file")


def run(options: argparse.Namespace) -> int:
    bills = [make(seed).pdf for seed in range(40)]
    with ExitStack() as stack:
        address = stack.enter_context(served())
        play = stack.enter_context(sync_playwright())
        browser = play.chromium.launch(executable_path=chromium(), args=list(QUIET))
        bystander = _open(browser, address).page
        alone = _clicks(bystander, 10.0)
        people = [_open(browser, address) for _ in range(options.people)]
        busy: list[float] = []
        began = time.monotonic()
        while time.monotonic() - began < options.seconds:
            for person in people:
                _give(person, bills)
            busy += _clicks(bystander, 2.0)
        seconds = time.monotonic() - began
        for person in people:
            _settle(person)
        browser.close()
    print(f"bystander alone:    {_told(alone)}")
    print(f"with {options.people} uploading: {_told(busy)}")
    read, given = sum(p.read for p in people), sum(p.given for p in people)
    print(f"{given} bills given in {seconds:.0f} s, {read} seen read, {read / seconds:.1f} a second")
    return 0 if busy and read else 1


def _open(browser: Browser, address: str) -> Person:
    page = browser.new_context(viewport={"width": 900, "height": 700}).new_page()
    page.goto(address)
    page.wait_for_selector("h1")
    return Person(page)


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


def _give(person: Person, bills: Sequence[bytes]) -> None:
    """The next bill, where the last one has been read."""
    _settle(person)
    if person.given > person.read:
        return
    data = bills[(person.given * 7 + id(person)) % len(bills)] + b"%% %d %d" % (id(person), person.given)
    person.page.set_input_files(
        "input[type=file]", {"name": f"{person.given}.pdf", "mimeType": "application/pdf", "buffer": data}
    )
    person.given += 1


def _settle(person: Person) -> None:
    person.read = person.page.locator(".file", has_text="read").filter(has_not_text="Not read yet").count()


def _told(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"median {statistics.median(ordered):.2f} s, p95 {p95:.2f} s, {len(ordered)} clicks"
