"""From the bill to the papers in a real browser: every state in both languages, on a phone and on a laptop, in print, and
with a line in doubt and a row unread.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, Opener
from tests.browser.walk import LAPTOP, PHONE, add, at, hold, open_all, press, settle, to_found
from tests.web.bills import CLEAN, DOUBTFUL, RENT_TWICE, TOTALS_ONLY, bill

RENT_TWICE_AND_DOUBTS = (*DOUBTFUL[:2], DOUBTFUL[0], *DOUBTFUL[2:])
FOUND = {"en": "listed twice", "es": "aparece dos veces"}
SUM = {"en": "they add up to its total, $625.00", "es": "suman su total, $625.00"}
FOUR_TIMES = 320
"""The width that is left of a screen of 1280 when everything is four times as large."""


@pytest.mark.parametrize(("language", "widths"), [("en", (PHONE, LAPTOP)), ("es", (LAPTOP, PHONE))], ids=["en", "es"])
def test_the_whole_journey(open_page: Opener, language: str, widths: tuple[int, ...]):
    page = open_page(f"/?lang={language}", widths[-1])
    hold(page, *widths)
    add(page, "june.pdf", bill(RENT_TWICE_AND_DOUBTS, total="625.00"))
    hold(page, *widths)
    press(page, "read")
    at(page, "you")
    assert page.evaluate("document.documentElement.lang") == language
    assert page.evaluate("document.activeElement.id") == "page-you"
    hold(page, *widths)
    press(page, "wrong")
    hold(page, *widths)
    press(page, "right")
    at(page, "payer")
    hold(page, *widths)
    press(page, "forward")
    at(page, "found")
    assert FOUND[language] in page.inner_text(".stMainBlockContainer")
    page.wait_for_selector("[class*=st-key-picture-] img:visible")
    settle(page)
    on_paper(page)
    puts_a_doubted_line_and_an_unread_one_right_and_takes_both_back(page, language, widths)
    open_all(page)
    page.wait_for_selector("[class*=st-key-page-] img")
    page.locator("[class*=st-key-change-kind-] label:has(input)").first.click()
    page.wait_for_selector("[class*=st-key-change-hospital-to-year] input")
    settle(page)
    hold(page, FOUR_TIMES, *widths)
    press(page, "papers")
    at(page, "ask")
    hold(page, *widths)
    with page.expect_download() as saved:
        page.locator(".st-key-phone_sheet-pdf button").click()
    assert saved.value.path().read_bytes().startswith(b"%PDF")


def on_paper(page: Page) -> None:
    """Paper shows every charge and what is in doubt, and no buttons."""
    page.emulate_media(media="print")
    page.evaluate("window.onbeforeprint()")
    rows = page.locator("table[role=table] tbody tr")
    assert rows.count() == len(RENT_TWICE_AND_DOUBTS) - 1
    assert all(row.is_visible() for row in rows.all())
    assert page.locator("[class*=st-key-check-row-] img:visible").count() == 2
    assert page.locator("[class*=st-key-check-row-] button:visible, .st-key-papers button:visible").count() == 0
    page.evaluate("window.onafterprint()")
    page.emulate_media(media="screen")


def puts_a_doubted_line_and_an_unread_one_right_and_takes_both_back(page: Page, language: str, widths: tuple[int, ...]):
    page.locator("[class*=st-key-check-change-] button").first.click()
    page.wait_for_function("() => document.activeElement.id.startsWith('check-')")
    page.locator("[class*=st-key-check-save-] button").click()
    page.wait_for_selector(".wrong")
    page.wait_for_selector("[class*=st-key-check-amount-] input[aria-invalid=true][aria-describedby^=wrong-]")
    settle(page)
    hold(page, *widths)
    page.locator("[class*=st-key-check-amount-] input").fill("185.00")
    page.locator("[class*=st-key-check-save-] button").click()
    page.wait_for_selector(f".summary :text('{SUM[language]}')")
    page.wait_for_function("() => document.activeElement.role === 'status'")
    assert page.locator("[aria-invalid=true]").count() == 0
    page.locator("[class*=st-key-check-right-] button").click()
    page.wait_for_function("() => document.querySelectorAll('.told').length === 2")
    settle(page)
    hold(page, *widths)
    for left in (1, 0):
        page.locator("[class*=st-key-check-undo-] button").first.click()
        page.wait_for_function(f"() => document.querySelectorAll('.told').length === {left}")
    settle(page)
    assert SUM[language] not in page.inner_text(".summary")
    assert page.locator("[class*=st-key-check-row-]").count() == 2


def test_a_clean_bill_and_one_with_totals_only(open_page: Opener):
    page = open_page("/", colors="dark")
    for name, rows, words in (("a.pdf", CLEAN, "Nothing to question"), ("b.pdf", TOTALS_ONLY, "does not list")):
        add(page, name, bill(rows))
        to_found(page)
        assert words in page.inner_text(".stMainBlockContainer")
        hold(page)
        press(page, "over")
        hold(page)
        press(page, "over-yes")
        at(page, "add")
        assert "All cleared." in page.inner_text(".stMainBlockContainer")


def test_the_pages_beside_the_journey_and_a_step_without_a_bill(open_page: Opener, address: str):
    page = open_page("/code?code=E1392")
    hold(page)
    for path in ("/code?code=manguera&lang=es", "/tips", "/help?lang=es", "/found"):
        page.goto(f"{address}{path}")
        page.wait_for_selector("h1")
        settle(page)
        hold(page)


def test_back_and_forward_keep_the_answers_and_the_language_chosen_on_the_way(open_page: Opener):
    page = open_page("/")
    add(page, "june.pdf", bill(RENT_TWICE))
    press(page, "read")
    at(page, "you")
    page.get_by_text("Español", exact=True).click()
    page.wait_for_selector("h1:text('¿Es usted?')")
    settle(page)
    assert "lang=es" in page.url
    press(page, "right")
    at(page, "payer")
    assert page.inner_text("h1") == "¿Quién paga su oxígeno?"
    page.locator("[role=radiogroup] label").nth(2).click()
    settle(page)
    press(page, "forward")
    at(page, "found")
    page.locator("[class*=st-key-choice-] label:has(input)").nth(3).click()
    settle(page)
    page.go_back()
    at(page, "payer")
    expect(page.locator("[role=radiogroup] input").nth(2)).to_be_checked(timeout=PATIENCE)
    page.go_forward()
    at(page, "found")
    expect(page.locator("[class*=st-key-choice-] input").nth(3)).to_be_checked(timeout=PATIENCE)
    assert page.evaluate("document.documentElement.lang") == "es"


def test_two_bills_are_reviewed_together_and_a_corrected_name_becomes_a_question(open_page: Opener):
    page = open_page("/")
    name = "**a** :smile: $x$ [b](http://c.example) :red[d].pdf"
    add(page, name, bill(CLEAN))
    label = page.locator("[class*=st-key-remove-] button").inner_text()
    assert label.replace("\u2060", "") == f"Remove {name}"
    add(page, "july.pdf", bill((("01/12/2024", "E1390 RR", "OXYGEN CONCENTRATOR", "185.00"),), account="LHO-9"))
    press(page, "read")
    at(page, "you")
    press(page, "wrong")
    page.locator(".st-key-wrong-name label").click()
    settle(page)
    page.get_by_label("The name should say").fill("Harold Whitford")
    press(page, "corrected")
    at(page, "payer")
    press(page, "forward")
    at(page, "found")
    assert "on 2 bills" in page.inner_text(".summary")
    page.locator("[class*=st-key-card-]", has_text="Harold Whitford").first.wait_for()
    of_both = page.locator("[class*=st-key-card-]", has=page.locator("[class*=st-key-picture-narrow] img >> nth=1"))
    of_both.first.wait_for()
