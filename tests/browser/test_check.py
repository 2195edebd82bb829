"""A line in doubt, a row unread and the way back, in a real browser: by touch, by keyboard, in print."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opener
from tests.browser.walk import add, at, hold, press, settle, tab_to
from tests.web.bills import DOUBTFUL, RENT_TWICE, bill

SAYS = {"en": "they add up to its total, $440.00", "es": "suman su total, $440.00"}


def found(page: Page, data: bytes) -> None:
    """From the file to the result by the quick way, with the pictures there."""
    add(page, "june.pdf", data)
    press(page, "read")
    at(page, "you")
    press(page, "skip")
    at(page, "payer")
    press(page, "forward")
    at(page, "found")
    page.wait_for_selector("[class*=st-key-picture-] img:visible")
    settle(page)


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("es", 390)])
def test_a_doubted_line_is_confirmed_an_unread_one_typed_in_and_both_undone(
    open_page: Opener, language: str, width: int
):
    page = open_page(f"/?lang={language}", width)
    found(page, bill(DOUBTFUL, total="440.00"))
    on_paper(page)
    page.locator("[class*=st-key-check-change-] button").first.click()
    page.wait_for_function("() => document.activeElement.id.startsWith('check-')")
    page.locator("[class*=st-key-check-save-] button").click()
    page.wait_for_selector(".wrong")
    page.wait_for_selector("[class*=st-key-check-amount-] input[aria-invalid=true][aria-describedby^=wrong-]")
    settle(page)
    hold(page)
    page.locator("[class*=st-key-check-amount-] input").fill("185.00")
    page.locator("[class*=st-key-check-save-] button").click()
    page.wait_for_selector(f".summary :text('{SAYS[language]}')")
    page.wait_for_function("() => document.activeElement.role === 'status'")
    assert page.locator("[aria-invalid=true]").count() == 0
    page.locator("[class*=st-key-check-right-] button").click()
    page.wait_for_function("() => document.querySelectorAll('.told').length === 2")
    settle(page)
    hold(page)
    for left in (1, 0):
        page.locator("[class*=st-key-check-undo-] button").first.click()
        page.wait_for_function(f"() => document.querySelectorAll('.told').length === {left}")
    settle(page)
    assert SAYS[language] not in page.inner_text(".summary")
    assert page.locator("[class*=st-key-check-row-]").count() == 2


def on_paper(page: Page) -> None:
    """Paper shows what is in doubt, and no buttons."""
    page.emulate_media(media="print")
    assert page.locator("[class*=st-key-check-row-] img:visible").count() == 2
    assert page.locator("[class*=st-key-check-row-] button:visible").count() == 0
    page.emulate_media(media="screen")


def test_the_keyboard_alone_puts_a_line_right(open_page: Opener):
    page = open_page("/", 1280)
    found(page, bill(RENT_TWICE))
    assert page.locator("[class*=st-key-choice-]").count() == 1
    page.locator("summary", has_text="Does a line differ").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id.startsWith('check-')")
    page.wait_for_selector("[class*=st-key-check-service_date-] input")
    settle(page)
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("3/5/2024")
    tab_to(page, "Save")
    page.keyboard.press("Enter")
    page.wait_for_selector(".said:text('Thank you')")
    settle(page)
    assert page.locator("[class*=st-key-choice-]").count() == 0
    assert "Date: March 5, 2024 (we read January 5, 2024)" in page.inner_text(".told")
