"""The pages beside the journey: look up a code, four tips, privacy and help."""

from __future__ import annotations

import pytest

from tests.web.conftest import Person


@pytest.fixture
def at_code(person: Person) -> Person:
    return person.open("code")


def look_up(person: Person, query: str) -> str:
    """What the look-up shows for a query."""
    person.page.text_input(key="code").set_value(query)
    next(button for button in person.page.button if button.label == "Look it up").click()
    return person.run().html


def test_a_code_says_what_it_is_and_where_that_comes_from(at_code: Person):
    found = look_up(at_code, "E1392")
    assert "Portable oxygen concentrator" in found
    assert "Where this comes from" in found


def test_the_address_is_a_query(person: Person):
    person.page.query_params["code"] = "NU"
    person.open("code")
    assert "NU" in person.html
    assert "bought" in person.html.lower()


def test_a_slip_leads_to_what_was_meant(at_code: Person):
    assert "is not a code we know" in look_up(at_code, "E1930")
    at_code.press("slip-E1390")
    assert "E1390" in at_code.html
    assert at_code.page.text_input(key="code").value == "E1390"


def test_what_nobody_knows_is_said_kindly(at_code: Person):
    assert "is not in our list" in look_up(at_code, "xyzzy")


def test_the_tips_are_four_and_the_questions_have_sources(person: Person):
    person.open("tips")
    assert [f"{number}. " in person.html for number in range(1, 5)] == [True] * 4
    assert person.html.count("<details") >= 9
    assert "https://" in person.html


def test_help_says_where_the_bill_goes_and_what_the_words_mean(person: Person):
    person.open("help")
    assert "never in a file" in person.html
    assert "Itemized statement" in person.html


def test_a_question_that_is_answered_stands_open_before_the_things_it_names(at_code: Person):
    page = look_up(at_code, "place of service for home oxygen")
    assert page.index('<details class="fold" open>') < page.index('<div class="hit">')
    assert "not in our list" not in page
