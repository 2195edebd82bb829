"""A bill leaves no trace: no call to another computer, no word of it in a file or in what the program prints, and
nothing in memory once its page is closed.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.serving import ROOT, served
from tests.browser.walk import add, at, press, settle
from tests.web.bills import CLEAN, RENT_TWICE, bill

WATCH = Path(__file__).with_name("watch")
OTHER = "Odalys Brenneke"
NAME, ACCOUNT, NOTE = "Ruthanna Quillfeather", "QF-7781-9942", "ask Marguerite"
WORDS = [word.encode() for word in (*NAME.split(), ACCOUNT, "Marguerite", "Fernhollow")]


@dataclass(frozen=True, slots=True)
class Left:
    """What a whole journey left: folders where programs write, what was printed, what was watched, and what each of two
    people saw.
    """

    folders: tuple[Path, ...]
    said: bytes
    called: str
    seen: tuple[str, ...]
    held_during: int
    held_when_started_over: int
    held_after: int


def after_a_journey(browser: Browser, folder: Path) -> Left:
    """A person reads a bill, writes a note, saves a letter, starts over, adds the bill again beside somebody with a file
    of the same name, and both close the page.
    """
    home, temporary, watch, out = (folder / name for name in ("home", "temporary", "watch", "out"))
    for place in (home, temporary, watch, out):
        place.mkdir()
    surroundings = {
        "HOME": str(home), "USERPROFILE": str(home), "XDG_CACHE_HOME": str(home), "TMPDIR": str(temporary),
        "TEMP": str(temporary), "CHECKER_WATCH": str(watch), "PYTHONPATH": str(WATCH),
    }  # fmt: skip
    with served("--server.disconnectedSessionTTL=1", said=out / "said", **surroundings) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 844})
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector("h1")
        add(page, f"{NAME}.pdf", large(bill(RENT_TWICE, patient=NAME, account=ACCOUNT, supplier="Fernhollow Oxygen")))
        press(page, "read")
        at(page, "you")
        press(page, "skip")
        at(page, "payer")
        press(page, "forward")
        at(page, "found")
        page.locator("[class*=st-key-note] textarea").first.fill(NOTE)
        settle(page)
        press(page, "papers")
        at(page, "ask")
        with page.expect_download():
            page.locator(".st-key-letter-pdf button").click()
        during = _held(watch)
        press(page, "over")
        press(page, "over-yes")
        at(page, "add")
        over = _held_at_last(watch)
        beside = browser.new_context()
        other = beside.new_page()
        other.goto(address)
        other.wait_for_selector("h1")
        add(page, "june.pdf", bill(RENT_TWICE, patient=NAME, account=ACCOUNT))
        add(other, "june.pdf", bill(CLEAN, patient=OTHER))
        seen = tuple(whose(one) for one in (page, other))
        page.on("dialog", lambda asked: asked.accept())
        page.goto("about:blank")
        context.close()
        beside.close()
        after = _held_at_last(watch)
    called = (watch / "called").read_text(encoding="utf-8") if (watch / "called").exists() else ""
    return Left((home, temporary), (out / "said").read_bytes(), called, seen, during, over, after)


def large(data: bytes) -> bytes:
    """The same bill in a file of more than a megabyte, as photos are, which servers like to put on the disk."""
    return data + b"%" + b"-" * 1_100_000 + b"\nstartxref" + data.rsplit(b"startxref", 1)[1]


def whose(page: Page) -> str:
    """What the page says of the person on the bill."""
    press(page, "read")
    at(page, "you")
    return page.inner_text(".stMainBlockContainer")


def _held(watch: Path) -> int:
    """How many bills are in the program's memory, asked when it is at rest."""
    (watch / "ask").touch()
    until = time.monotonic() + 20
    while (watch / "ask").exists() and time.monotonic() < until:
        time.sleep(0.05)
    return int((watch / "held").read_text(encoding="utf-8"))


def _held_at_last(watch: Path) -> int:
    """The same once the program has let go of what nobody needs, which it looks for every few seconds."""
    until = time.monotonic() + 40
    while (held := _held(watch)) and time.monotonic() < until:
        time.sleep(0.5)
    return held


def test_a_whole_journey_leaves_no_call_no_file_no_printed_word_and_nothing_in_memory(browser: Browser, tmp_path: Path):
    left = after_a_journey(browser, tmp_path)
    assert left.called == ""
    assert [path for folder in left.folders for path in folder.rglob("*") if path.is_file()] == []
    assert left.said
    assert [word for word in WORDS if word in left.said] == []
    assert [path.name for path in fresh_files() if any(word in path.read_bytes() for word in WORDS)] == []
    mine, theirs = left.seen
    assert (NAME in mine, OTHER in mine, NAME in theirs, OTHER in theirs) == (True, False, False, True)
    assert left.held_during > 0
    assert left.held_when_started_over == 0
    assert left.held_after == 0


def fresh_files() -> list[Path]:
    """The files of the program that were written just now, tests aside."""
    fresh = [path for path in ROOT.rglob("*") if path.is_file() and path.stat().st_mtime > time.time() - 120]
    return [path for path in fresh if not {".git", "tests"} & set(path.relative_to(ROOT).parts)]
