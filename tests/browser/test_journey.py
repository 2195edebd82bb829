"""From the bill to the papers in a real browser, in both languages, on a phone and on a laptop."""

from __future__ import annotations

import pytest

from tests.benchmark.speed.papers import long
from tests.browser.conftest import Opener
from tests.browser.walk import add, at, hold, press, settle, tab_to
from tests.web.bills import CLEAN, RENT_TWICE, TOTALS_ONLY, bill

FOUND = {"en": "listed twice", "es": "aparece dos veces"}


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_whole_journey(open_page: Opener, language: str, width: int):
    page = open_page(f"/?lang={language}", width)
    hold(page)
    add(page, "june.pdf", bill(RENT_TWICE))
    hold(page)
    press(page, "read")
    at(page, "you")
    assert page.evaluate("document.documentElement.lang") == language
    assert page.evaluate("document.activeElement.id") == "page-you"
    hold(page)
    press(page, "wrong")
    hold(page)
    press(page, "right")
    at(page, "payer")
    hold(page)
    press(page, "forward")
    at(page, "found")
    assert FOUND[language] in page.inner_text(".stMainBlockContainer")
    for summary in page.locator("summary").all():
        summary.click()
    settle(page)
    page.wait_for_selector("[class*=st-key-page-] img")
    page.locator("[class*=st-key-change-kind-] label:has(input)").first.click()
    page.wait_for_selector("[class*=st-key-change-hospital-to-year] input")
    settle(page)
    hold(page)
    press(page, "papers")
    at(page, "ask")
    hold(page)
    with page.expect_download() as saved:
        page.locator(".st-key-phone_sheet-pdf button").click()
    assert saved.value.path().read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "path", ["/code?code=E1392", "/code?code=manguera&lang=es", "/tips", "/help?lang=es", "/found"]
)
def test_the_pages_beside_the_journey_and_a_step_without_a_bill(open_page: Opener, path: str):
    page = open_page(path)
    settle(page)
    hold(page)


def test_a_press_while_a_long_bill_is_read_goes_on_once_it_is(open_page: Opener):
    page = open_page("/")
    page.set_input_files("input[type=file]", {"name": "long.pdf", "mimeType": "application/pdf", "buffer": long(1600)})
    page.wait_for_selector(".file :text('long.pdf')")
    page.locator(".st-key-read button").first.click()
    at(page, "you")


def test_a_clean_bill_and_one_with_totals_only(open_page: Opener):
    page = open_page("/", color_scheme="dark")
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


def test_back_and_forward_keep_the_answers(open_page: Opener):
    page = open_page("/?lang=es")
    add(page, "junio.pdf", bill(RENT_TWICE))
    press(page, "read")
    at(page, "you")
    press(page, "right")
    at(page, "payer")
    page.locator("[role=radiogroup] label").nth(2).click()
    settle(page)
    press(page, "forward")
    at(page, "found")
    page.locator("[class*=st-key-choice-] label:has(input)").nth(3).click()
    settle(page)
    page.go_back()
    at(page, "payer")
    assert page.locator("[role=radiogroup] input").nth(2).is_checked()
    page.go_forward()
    at(page, "found")
    assert page.locator("[class*=st-key-choice-] input").nth(3).is_checked()
    assert page.evaluate("document.documentElement.lang") == "es"


def test_the_language_can_be_changed_in_the_middle(open_page: Opener):
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


def test_a_reload_with_an_open_bill_asks_first(open_page: Opener):
    page = open_page("/")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.evaluate("window.location.reload()")
    page.wait_for_selector("h1")
    assert asked == []
    add(page, "june.pdf", bill(CLEAN))
    page.locator(".step").click()
    page.evaluate("window.setTimeout(() => window.location.reload(), 0)")
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    assert "june.pdf" in page.inner_text(".stMainBlockContainer")


def test_the_keyboard_alone_reaches_the_letter(open_page: Opener):
    page = open_page("/")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    add(page, "june.pdf", bill(RENT_TWICE))
    for step, label in (
        ("you", "Read my bill"),
        ("payer", "Yes, all of this is right"),
        ("found", "Continue"),
        ("ask", "Go to my papers"),
    ):
        tab_to(page, label)
        page.keyboard.press("Enter")
        at(page, step)
    tab_to(page, "(937) 555-0142")
    page.keyboard.press("Enter")
    tab_to(page, "Letter to send (PDF)")
    with page.expect_download():
        page.keyboard.press("Enter")
    assert asked == []


def test_print_shows_every_charge_and_no_buttons(open_page: Opener):
    page = open_page("/", 1280)
    add(page, "june.pdf", bill(RENT_TWICE))
    to_found(page)
    page.emulate_media(media="print")
    page.evaluate("window.onbeforeprint()")
    rows = page.locator("table[role=table] tbody tr")
    assert rows.count() == len(RENT_TWICE)
    assert all(row.is_visible() for row in rows.all())
    assert not page.locator(".st-key-papers button").is_visible()


def test_nothing_scrolls_sideways_at_four_times_the_size(open_page: Opener):
    page = open_page("/?lang=es", 320)
    add(page, "junio.pdf", bill(RENT_TWICE))
    to_found(page)
    for summary in page.locator("summary").all():
        summary.click()
    settle(page)
    hold(page)


def test_two_bills_are_reviewed_together_and_each_strip_comes_from_its_own_file(open_page: Opener):
    page = open_page("/")
    add(page, "june.pdf", bill(CLEAN))
    add(page, "july.pdf", bill((("01/12/2024", "E1390 RR", "OXYGEN CONCENTRATOR", "185.00"),), account="LHO-9"))
    to_found(page)
    assert "on 2 bills" in page.inner_text(".summary")
    card = page.locator("[class*=st-key-card-]").first
    card.locator("[class*=st-key-picture-narrow] img").nth(1).wait_for()


def test_a_corrected_name_becomes_a_question(open_page: Opener):
    page = open_page("/")
    add(page, "june.pdf", bill(CLEAN))
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
    assert "Harold Whitford" in page.inner_text("[class*=st-key-card-]")


def test_a_file_name_that_looks_like_markdown_stays_letters(open_page: Opener):
    page = open_page("/")
    name = "**a** :smile: $x$ [b](http://c.example) :red[d].pdf"
    add(page, name, bill(CLEAN))
    label = page.locator("[class*=st-key-remove-] button").inner_text()
    assert label.replace("\u2060", "") == f"Remove {name}"


def test_a_lost_connection_is_told_in_the_readers_language(open_page: Opener):
    page = open_page("/?lang=es", lose=True)
    page.wait_for_selector("section[role=dialog]")
    page.wait_for_function("() => document.querySelector('section[role=dialog]').ariaLabel === 'Se perdió la conexión'")
    hidden = page.evaluate(
        "[...document.querySelectorAll('section[role=dialog] [data-words]')].map(part => getComputedStyle(part).fontSize)"
    )
    assert hidden == ["0px", "0px"]


def to_found(page) -> None:
    """From the files to the result by the quick way."""
    press(page, "read")
    at(page, "you")
    press(page, "skip")
    at(page, "payer")
    press(page, "forward")
    at(page, "found")
