"""What only the person can know: stays, returns and the like, and the ZIP code; asked late, told once, taken back."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from checker.model import About, Event, EventKind
from tests.web.bills import CLEAN, RENT_TWICE, bill
from tests.web.conftest import Person

TWO_DAYS = (
    ("01/05/2024", "E1390 RR", "OXYGEN CONCENTRATOR", "185.00"),
    ("01/20/2024", "E1390 RR", "OXYGEN CONCENTRATOR", "185.00"),
)
FOLD = "Did something change in these months?"


def folds(person: Person) -> list[str]:
    return [fold.label for fold in person.page.expander]


def about(person: Person) -> About:
    return person.page.session_state["session"].review().about


def tell(person: Person, kind: EventKind, **days: str) -> None:
    """Choose what happened, write the days as "1/10/2024", and save."""
    next(radio for radio in person.page.radio if radio.key.startswith("change-kind")).set_value(kind)
    person.run()
    for which, day in days.items():
        for part, typed in zip(("month", "day", "year"), day.split("/"), strict=True):
            person.page.text_input(key=f"change-{kind}-{which.strip('_')}-{part}").set_value(typed)
    save(person)


def save(person: Person) -> None:
    next(button for button in person.page.button if button.label == "Use this answer").click()
    person.run()


def test_nothing_is_asked_where_no_card_could_turn_on_it(person: Person):
    person.add(("june.pdf", bill(CLEAN))).through()
    assert FOLD not in folds(person)


def test_a_stay_settles_the_card_that_asked_for_it_and_can_be_taken_back(person: Person):
    person.add(("june.pdf", bill(TWO_DAYS))).through()
    assert FOLD in folds(person)
    assert len(person.choices()) == 1
    tell(person, EventKind.HOSPITAL, from_="1/10/2024", to="1/20/2024")
    assert about(person).events == (Event(kind="hospital", start=date(2024, 1, 10), end=date(2024, 1, 20)),)
    assert "You told us: I was in a hospital, January 10, 2024 to January 20, 2024." in person.html
    assert person.choices() == []
    person.press("change-forget-0")
    assert about(person).events == ()
    assert len(person.choices()) == 1


@pytest.mark.parametrize(
    ("first", "last"),
    [("13/1/2024", "1/20/2024"), ("1/10/2024", "1/9/2024"), ("1/10/2024", "//"), ("1/10/2024", "1/20/2999")],
)
def test_days_that_cannot_be_are_answered_kindly_and_change_nothing(person: Person, first: str, last: str):
    person.add(("june.pdf", bill(TWO_DAYS))).through()
    tell(person, EventKind.HOSPITAL, from_=first, to=last)
    assert "Please write each day as numbers" in person.html
    assert about(person).events == ()


def test_life_in_a_nursing_home_may_go_on(person: Person):
    person.add(("june.pdf", bill(TWO_DAYS))).through()
    tell(person, EventKind.NURSING_FACILITY, from_="1/10/2024")
    assert about(person).events == (Event(kind="nursing-facility", start=date(2024, 1, 10)),)
    assert "since January 10, 2024" in person.html


def test_of_several_things_the_person_says_which_one_went_back(person: Person):
    person.add(("june.pdf", bill(RENT_TWICE))).through()
    tell(person, EventKind.RETURNED)
    person.page.radio(key="change-which-returned").set_value("E0431")
    for part, typed in (("month", "1"), ("day", "20"), ("year", "2024")):
        person.page.text_input(key=f"change-returned-on-{part}").set_value(typed)
    save(person)
    assert about(person).events == (Event(kind="returned", start=date(2024, 1, 20), code="E0431"),)
    assert any(flag.reason == "after-return" for flag in person.page.session_state["session"].review().flags)


def test_what_was_told_survives_another_step(person: Person):
    person.add(("june.pdf", bill(TWO_DAYS))).through()
    tell(person, EventKind.DIED, on="1/12/2024")
    person.press("papers").press("back")
    assert "You told us: The person on the bill has died, January 12, 2024." in person.html


def test_the_zip_code_is_asked_only_where_no_paper_has_one(person: Person):
    person.add(("june.pdf", bill(CLEAN))).through()
    assert "Compare with what Medicare pays" not in folds(person)


def test_the_zip_code_goes_into_the_review_where_we_know_it(person: Person):
    person.add(("june.pdf", bill(CLEAN, address="418 Larkspur Lane, Dayton, OH"))).through()
    person.page.text_input(key="zip").set_value("4540")
    person.run()
    assert about(person).zip is None
    assert "We do not know this ZIP code" in person.html
    person.page.text_input(key="zip").set_value("45402")
    person.run()
    assert about(person).zip == "45402"
    assert "We compared" in person.html


def test_how_old_the_rules_are_is_said_once_on_every_page(person: Person):
    person.add(("june.pdf", bill(RENT_TWICE))).through()
    for name in ("found", "code", "help"):
        assert person.open(name).html.count("Rules as of ") == 1
        assert person.html.casefold().count("rules as of") == 1


def test_pages_left_out_are_said_once_and_nothing_is_called_clear(person: Person):
    person.add(("june.pdf", bill(CLEAN))).through()
    outcomes = person.page.session_state["session"].outcomes
    for key, reading in outcomes.items():
        outcomes[key] = replace(reading, document=replace(reading.document, pages_left_out=3))
    person.page.session_state["session"].latest = None
    person.run()
    assert person.html.count("3 pages are still to be read") == 1
    assert "left out" not in person.html
    assert "Nothing to question" not in person.html
