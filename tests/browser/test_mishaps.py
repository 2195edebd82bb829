"""What happens to people: presses and files while a bill is read, a page loaded anew, a program that stops."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.benchmark.speed.papers import long
from tests.browser.conftest import Opener, Server
from tests.browser.walk import add, at, press, settle
from tests.web.bills import CLEAN, bill


def give(page: Page, name: str, data: bytes) -> None:
    """Add a file and do not wait until it is read."""
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "application/pdf", "buffer": data})
    page.locator("[class*=st-key-file-]", has_text=name).locator(":text-matches('Opening|[Pp]age')").wait_for()


def test_files_come_and_go_while_one_is_read_and_a_double_press_goes_on_once(open_page: Opener):
    page = open_page("/")
    give(page, "long.pdf", long(800))
    page.set_input_files("input[type=file]", {"name": "june.pdf", "mimeType": "application/pdf", "buffer": bill(CLEAN)})
    page.wait_for_selector(".file:has-text('june.pdf'):has-text('1 page read')")
    page.locator("[class*=st-key-remove-] button", has_text="long.pdf").click()
    page.wait_for_function("() => document.querySelectorAll('.file').length === 1")
    give(page, "longer.pdf", long(400))
    page.locator(".st-key-read button").first.dblclick()
    at(page, "you")
    page.go_back()
    at(page, "add")
    assert [name.inner_text() for name in page.locator(".file bdi").all()] == ["june.pdf", "longer.pdf"]


def test_a_reload_with_an_open_bill_asks_first_and_then_says_that_it_is_gone(open_page: Opener):
    page = open_page("/")
    asked, answers = [], ["dismiss", "accept"]
    page.on("dialog", lambda dialog: (asked.append(dialog.type), getattr(dialog, answers.pop(0))()))
    page.evaluate("window.location.reload()")
    page.wait_for_selector("h1")
    assert asked == []
    add(page, "june.pdf", bill(CLEAN))
    press(page, "read")
    at(page, "you")
    page.evaluate("window.setTimeout(() => window.location.reload(), 0)")
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    assert "Harold" in page.inner_text(".stMainBlockContainer")
    page.reload()
    page.wait_for_selector("h1:text('There is no bill open here')")
    assert asked == ["beforeunload"] * 2
    assert "Harold" not in page.inner_text(".stMainBlockContainer")


def test_a_program_that_stops_and_starts_again_is_told_in_the_readers_language(open_page: Opener, server: Server):
    page = open_page("/?lang=es")
    add(page, "junio.pdf", bill(CLEAN))
    press(page, "read")
    at(page, "you")
    server.stop()
    try:
        page.wait_for_function(
            "() => document.querySelector('section[role=dialog]')?.ariaLabel === 'Se perdió la conexión'"
        )
        hidden = page.evaluate(
            "[...document.querySelectorAll('section[role=dialog] [data-words]')].map(part => getComputedStyle(part).fontSize)"
        )
        assert hidden == ["0px", "0px"]
    finally:
        server.start()
    page.wait_for_selector("section[role=dialog]", state="detached")
    press(page, "right")
    page.wait_for_selector("h1:text('Aquí no hay una factura abierta')")
    settle(page)
    assert "Harold" not in page.inner_text(".stMainBlockContainer")
    press(page, "lost")
    at(page, "add")
    add(page, "junio.pdf", bill(CLEAN))
