"""The keyboard alone, in a real browser: a line put right, and on to the letter."""

from __future__ import annotations

from tests.browser.conftest import Opener
from tests.browser.walk import LAPTOP, add, at, settle, tab_to
from tests.web.bills import RENT_TWICE, bill


def test_the_keyboard_alone_puts_a_line_right_and_reaches_the_letter(open_page: Opener):
    page = open_page("/", LAPTOP)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    add(page, "june.pdf", bill((*RENT_TWICE, RENT_TWICE[-1])))
    for step, label in (("you", "Read my bill"), ("payer", "Yes, all of this is right"), ("found", "Continue")):
        tab_to(page, label)
        page.keyboard.press("Enter")
        at(page, step)
    assert page.locator("[class*=st-key-choice-]").count() == 2
    for folded in ("Every line we read", "Does a line differ"):
        page.locator("summary", has_text=folded).focus()
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
    assert page.locator("[class*=st-key-choice-]").count() == 1
    assert "Date: March 5, 2024 (we read January 5, 2024)" in page.inner_text(".told")
    tab_to(page, "Go to my papers")
    page.keyboard.press("Enter")
    at(page, "ask")
    tab_to(page, "(937) 555-0142")
    page.keyboard.press("Enter")
    tab_to(page, "Letter to send (PDF)")
    with page.expect_download():
        page.keyboard.press("Enter")
    assert asked == []
