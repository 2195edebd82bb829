"""Lines that we may have misread: right as they are, changed, typed in, no charge at all; and each taken back."""

from __future__ import annotations

import pytest

from checker.model import LineItem, Review
from checker.web.visit.answers import Answers
from tests.web.bills import CLEAN, DOUBTFUL, RENT_TWICE, bill
from tests.web.conftest import Person

SCRAWL = bill(DOUBTFUL, total="440.00")


@pytest.fixture
def doubting(person: Person) -> Person:
    """A person before a bill with a line that is doubted (2) and a row without a price, which could not be read."""
    return person.before(("june.pdf", SCRAWL))


def review(person: Person) -> Review:
    return person.page.session_state["session"].review()


def answers(person: Person) -> Answers:
    return person.page.session_state["session"].answers


def button(person: Person, name: str) -> str:
    """The key of the first button of this kind."""
    return next(one.key for one in person.page.button if one.key and one.key.startswith(f"check-{name}"))


def press(person: Person, name: str) -> Person:
    return person.press(button(person, name))


def write(person: Person, **texts: str) -> None:
    for field, text in texts.items():
        next(one for one in person.page.text_input if one.key.startswith(f"check-{field}-")).set_value(text)
    person.run()


def typed_in(person: Person, amount: str) -> Person:
    press(person, "change")
    write(person, amount=amount)
    return press(person, "save")


def last(person: Person) -> LineItem:
    return review(person).lines[-1]


def test_a_bill_that_was_read_well_asks_nothing(person: Person):
    person.before(("june.pdf", bill(CLEAN)))
    assert "Please check these lines" not in person.html


def test_rows_unread_and_lines_in_doubt_are_shown_beside_their_pictures(doubting: Person):
    assert "We may have misread 2 lines" in doubting.html
    assert "We could not read this row" in doubting.html
    assert "02/05/2024 E1390 RR OXYGEN CONCENTRATOR see note" in " ".join(doubting.html.split())
    alts = [picture.proto.imgs[0].alt for picture in doubting.page.get("image")]
    assert alts.count("Part of page 1 of your bill, with this line marked.") == 4


def test_no_bill_is_called_all_clear_while_a_line_is_in_doubt(person: Person):
    rows = (*CLEAN[:3], ("02/05/2024", "E0431 RR", "PORTABLE O2 ~SYSTEM", "35.00"))
    person.before(("june.pdf", bill(rows)))
    assert "Nothing to question" not in person.html
    press(person, "right")
    assert "Nothing to question" in person.html


def test_a_yes_settles_the_doubt_and_can_be_undone(doubting: Person):
    assert review(doubting).lines[1].confidence == 0
    press(doubting, "right")
    assert review(doubting).lines[1].confirmed
    assert "Line 2, page 1: you said that it is right." in doubting.html
    assert "We looked at the whole bill again" in doubting.html
    press(doubting, "undo")
    assert review(doubting).lines[1].confidence == 0
    assert "That is undone" in doubting.html


def test_an_unread_row_starts_with_what_could_be_made_out_and_is_reviewed_at_once(doubting: Person):
    press(doubting, "change")
    fields = {one.label: one.value for one in doubting.page.text_input}
    assert fields["Date (month/day/year)"] == "02/05/2024"
    assert fields["Code and letters, such as E1390 RR"] == "E1390 RR"
    write(doubting, amount="185.00")
    press(doubting, "save")
    assert "We read all 4 charges on your bill, and they add up to its total, $440.00." in doubting.html
    assert "you typed it in" in doubting.html
    line = review(doubting).lines[2]
    assert (line.code, line.modifiers, line.amount, line.confirmed) == ("E1390", ("RR",), 185, True)


def test_a_correction_makes_a_card_come_or_go(doubting: Person):
    typed_in(doubting, "185.00")
    assert doubting.choices() == []
    press(doubting, "undo")
    press(doubting, "change")
    write(doubting, amount="185.00", service_date="1/5/2024")
    press(doubting, "save")
    assert [flag.check for flag in review(doubting).flags][:1] == ["duplicate-charge"]
    assert "One thing is worth asking about." in doubting.html
    press(doubting, "undo")
    assert doubting.choices() == []


def test_what_does_not_fit_is_answered_kindly_by_its_field_and_changes_nothing(doubting: Person):
    press(doubting, "change")
    write(doubting, service_date="13/40/2024")
    assert "Write the" not in doubting.html
    press(doubting, "save")
    assert "Write the date as month/day/year" in doubting.html
    assert "Write the amount as a number" in doubting.html
    assert answers(doubting).corrections == {}


def test_what_is_being_typed_survives_another_step_and_another_language(doubting: Person):
    press(doubting, "change")
    write(doubting, amount="18")
    doubting.press("forward").press("back")
    doubting.page.query_params["lang"] = "es"
    doubting.run()
    assert "18" in [one.value for one in doubting.page.text_input]
    press(doubting, "cancel")
    assert answers(doubting).drafts == {}


def test_a_row_that_is_no_charge_is_out_and_can_come_back(doubting: Person):
    press(doubting, "none")
    assert "you said that it is not a charge" in doubting.html
    assert review(doubting).statements[0].reading.unread == ()
    press(doubting, "undo")
    assert len(review(doubting).statements[0].reading.unread) == 1


def test_a_bill_of_one_line_that_is_none_stays_open(person: Person):
    person.before(("june.pdf", bill((("01/05/2024", "E0431 RR", "PORTABLE O2 ~SYSTEM", "35.00"),))))
    press(person, "none")
    assert person.title == "What we found"
    assert review(person).lines == ()
    press(person, "undo")
    assert len(review(person).lines) == 1


def test_any_line_can_be_changed_by_its_number(person: Person):
    person.before(("june.pdf", bill(RENT_TWICE)))
    assert len(person.choices()) == 1
    number(person, "99")
    assert "Write a number from 1 to 5." in person.html
    number(person, "3")
    write(person, service_date="3/5/2024")
    press(person, "save")
    assert person.choices() == []
    assert "Date: March 5, 2024 (we read January 5, 2024)" in person.html
    assert "You put this line right" in person.html
    number(person, "3")
    assert "You told us about this line before" in person.html


def number(person: Person, typed: str) -> None:
    person.page.text_input(key="check-number").set_value(typed)
    next(one for one in person.page.button if one.label == "Show this line").click()
    person.run()


def test_what_was_said_of_a_file_goes_with_it(doubting: Person):
    press(doubting, "right")
    visit = doubting.page.session_state["session"]
    visit.remove(next(iter(visit.uploads)))
    assert visit.answers.corrections == {}


def test_few_rows_are_shown_at_once(person: Person):
    rows = tuple((f"0{month}/05/2024", "E0431 RR", "PORTABLE O2 ~SYSTEM", "35.00") for month in range(1, 6))
    person.before(("june.pdf", bill(rows)))
    assert len([one for one in person.page.button if one.key.startswith("check-right")]) == 3
    person.press("check-more")
    assert len([one for one in person.page.button if one.key.startswith("check-right")]) == 5


def test_a_charge_that_we_missed_is_added_and_taken_back(person: Person):
    person.before(("june.pdf", bill(CLEAN, total="452.00")))
    assert "do not add up to the total" in person.html
    press(person, "missing")
    assert "A charge that we missed" in person.html
    write(person, amount="12.00", code="A4615", service_date="1/5/2024")
    press(person, "save")
    assert "they add up to its total, $452.00" in person.html
    press(person, "undo")
    assert "do not add up to the total" in person.html
