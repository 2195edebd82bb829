"""Steps 2 to 4: who it is, who pays, what we found, what to ask."""

from __future__ import annotations

import pytest

from checker.web.visit import session
from checker.web.visit.answers import Choice
from tests.web.bills import CLEAN, RENT_TWICE, TOTALS_ONLY, bill, letter
from tests.web.conftest import Person


@pytest.fixture
def faulty(person: Person) -> Person:
    """A person before the result of a bill with one month's rent twice."""
    return person.add(("june.pdf", bill(RENT_TWICE))).through()


def test_the_identity_step_shows_what_the_bill_says(person: Person):
    person.add(("june.pdf", bill(CLEAN))).press("read")
    assert person.title == "Is this you?"
    for printed in ("Harold J. Whitcombe", "418 Larkspur Lane", "Medicare Part B", "4QX7-RT2-WP88"):
        assert printed in person.html


def test_what_the_paper_should_say_goes_into_the_review(person: Person):
    person.add(("june.pdf", bill(CLEAN))).press("read").press("wrong")
    person.page.checkbox(key="wrong-name").check()
    person.run()
    person.page.text_input(key="given-name").set_value("Harold Whitford")
    person.press("corrected").press("forward")
    review = person.page.session_state["session"].review()
    assert review.about.name == "Harold Whitford"
    assert any(flag.check == "details-mismatch" for flag in review.flags)


def test_saying_that_something_is_wrong_without_saying_what_is_answered_kindly(person: Person):
    person.add(("june.pdf", bill(CLEAN))).press("read").press("wrong").press("corrected")
    assert "Please tick what is wrong" in person.html


def test_the_payer_on_the_paper_is_already_chosen(person: Person):
    person.add(("june.pdf", bill(CLEAN))).press("read").press("right")
    assert person.page.radio(key="payer").value == "medicare"


def test_a_payer_nobody_knows_has_to_be_chosen_and_not_sure_will_do(person: Person):
    person.add(("june.pdf", bill(CLEAN, payer="Brightwater Fund"))).press("read").press("right")
    assert person.page.radio(key="payer").value is None
    person.press("forward")
    assert "Please choose one" in person.html
    person.page.radio(key="payer").set_value("unsure")
    person.press("forward")
    assert person.title == "What we found"


def test_a_question_shows_what_why_when_fine_and_what_to_ask(faulty: Person):
    assert "One thing is worth asking about." in faulty.html
    for part in ("Ask about this first", "listed twice", "$185.00", "Why we ask", "It could be fine if"):
        assert part in faulty.html
    assert "What to ask Larkspur Home Oxygen" in faulty.html


def test_the_marked_line_is_described_in_words(faulty: Person):
    described = {picture.proto.imgs[0].alt for picture in faulty.page.get("image")}
    (alt,) = described
    assert alt.startswith("Part of page 1 of your bill. Marked: Line 1, January 5, 2024, E1390 RR, ")
    assert "Line 3, January 5, 2024" in alt


def test_every_charge_is_in_the_table_with_its_plain_meaning(faulty: Person):
    table = faulty.html.split('<table role="table"')[1]
    assert table.count("<tr role") == 1 + len(RENT_TWICE)
    assert "Home oxygen concentrator" in table


def test_a_clean_bill_is_told_so_with_what_was_checked(person: Person):
    person.add(("june.pdf", bill(CLEAN))).through()
    assert "Nothing to question" in person.html
    assert "What we checked" in person.html


def test_a_bill_with_an_unreadable_page_is_not_called_all_clear(person: Person):
    person.add(("june.pdf", bill(CLEAN, blank_page=True))).through()
    assert "Nothing to question" not in person.html
    assert "in what we could read" in person.html
    assert "page 2" in person.html


def test_a_bill_with_totals_only_has_its_own_screen_and_its_own_letter(person: Person):
    person.add(("june.pdf", bill(TOTALS_ONLY))).through()
    assert person.title == "This bill does not list its charges"
    person.press("forward")
    assert "Ask for the bill that lists each charge" in person.html
    assert "(937) 555-0142" in person.html
    assert "Phone sheet for this request (PDF)" in [button.label for button in person.page.get("download_button")]


def test_a_bill_with_totals_only_beside_a_clean_one_for_somebody_else_is_no_all_clear(person: Person):
    other = bill(CLEAN, patient="Opal Fennimore", account="77-1")
    person.add(("june.pdf", bill(TOTALS_ONLY)), ("july.pdf", other)).press("read")
    person.press("forward").press("forward").press("papers")
    assert "nothing to ask about" not in person.text
    assert "Ask for the bill that lists each charge" in person.text
    assert "About Larkspur Home Oxygen, for Opal Fennimore" in person.text


def test_fine_is_left_out_of_the_papers_and_the_rest_is_in(faulty: Person):
    faulty.choices()[0].set_value(Choice.FINE)
    faulty.run().press("papers")
    assert [box.value for box in faulty.page.checkbox] == [False]
    assert "Nothing is ticked" in faulty.html


def test_what_is_worth_asking_starts_ticked(faulty: Person):
    assert 'class="fold folds-narrow more"' not in faulty.html, "a single question is shown in full"
    faulty.press("papers")
    assert [box.value for box in faulty.page.checkbox] == [True]
    assert "(937) 555-0142" in faulty.html
    assert 'href="tel:+19375550142"' in faulty.html


def test_answers_survive_another_step_and_another_language(faulty: Person):
    faulty.choices()[0].set_value(Choice.UNSURE)
    faulty.run().press("forward").press("back")
    assert faulty.choices()[0].value == Choice.UNSURE


def test_what_never_came_becomes_a_question_and_a_month_billed_twice_is_one_month_as_in_the_chart(faulty: Person):
    box = faulty.page.checkbox[0]
    assert "concentrator machine, 2 months (January 5, 2024 to February 5, 2024)" in box.label.replace("\\", "")
    assert "Your bills show rent for 2 months" in faulty.html
    box.check()
    faulty.run()
    missing = faulty.page.session_state["session"].review().about.not_received
    assert [told.code for told in missing] == ["E1390", "E1390"]


def test_a_rented_thing_that_is_none_of_ours_bears_the_words_on_the_bill(person: Person):
    beds = [(day, "E0260 RR", "HOSPITAL BED WITH RAILS", "131.87") for day in ("01/05/2024", "02/05/2024")]
    person.add(("june.pdf", bill(beds))).through()
    assert "HOSPITAL BED WITH RAILS, 2 months" in person.page.checkbox[0].label.replace("\\", "")
    assert "<h3>E0260" not in person.html


def test_two_patients_are_asked_apart(person: Person):
    other = bill(CLEAN, patient="Ruth Ellery", account="LHO-555")
    person.add(("june.pdf", bill(CLEAN)), ("ruth.pdf", other)).press("read")
    assert "bills for 2 people" in person.text
    person.page.radio(key="person").set_value("Ruth Ellery")
    person.run()
    assert "Ruth Ellery" in person.html
    person.press("right").press("forward")
    assert person.page.session_state["session"].review().about.name == "Ruth Ellery"


def test_the_same_thing_of_two_people_is_asked_about_for_each(person: Person):
    other = bill(CLEAN, patient="Ruth Ellery", account="LHO-555")
    person.add(("june.pdf", bill(CLEAN)), ("ruth.pdf", other)).press("read").press("forward").press("forward")
    machines = [box.label for box in person.page.checkbox if "concentrator machine" in box.label]
    assert len(machines) == 2


def test_a_step_without_a_bill_says_why_and_leads_back(person: Person, monkeypatch: pytest.MonkeyPatch):
    person.add(("june.pdf", bill(CLEAN))).press("read")
    person.page.session_state["session"] = session.Session()
    person.run()
    assert "There is no bill open here" in person.html
    person.press("lost")
    assert person.title == "Check your oxygen bill"


def test_a_failure_on_our_side_keeps_the_bill_and_logs_none_of_it(
    faulty: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def broken(*_: object, **__: object) -> None:
        raise ValueError("Harold J. Whitcombe")

    monkeypatch.setattr(session, "review", broken)
    faulty.page.session_state["session"].latest = None
    faulty.page.run()
    assert "Something went wrong on our side" in faulty.html
    assert faulty.page.session_state["session"].uploads
    assert "ValueError" in caplog.text
    assert "Whitcombe" not in caplog.text


def test_spanish_is_spanish_from_the_first_word_to_the_last():
    person = Person("es")
    assert person.title == "Revise su factura de oxígeno"
    person.add(("junio.pdf", bill(RENT_TWICE))).through()
    assert person.title == "Lo que encontramos"
    assert "aparece dos veces" in person.html
    person.press("papers")
    assert person.title == "Pregunte"


def test_the_start_of_a_rental_turns_at_least_into_which_month(person: Person):
    person.add(("june.pdf", bill(CLEAN))).through()
    assert "The newest is at least month" in person.html
    assert "There may be earlier ones" in person.html
    told(person, "3", "2099")
    assert "It cannot be after the first bill" in person.html
    told(person, "3", "2022")
    assert "Rent billed for 2 of 36 months" in person.html
    assert "It began in March 2022 (you told us)" in person.html
    person.press("forget-0")
    assert "There may be earlier ones" in person.html


def told(person: Person, month: str, year: str) -> None:
    person.page.text_input(key="start-month-0").set_value(month)
    person.page.text_input(key="start-year-0").set_value(year)
    next(button for button in person.page.button if button.label == "Use this date").click()
    person.run()


def test_months_that_only_another_payer_counts_are_not_counted_and_one_without_rent_is_named_by_its_day(person: Person):
    after_a_gap = ("04/05/2024", "E1390 RR", "OXYGEN CONCENTRATOR", "185.00")
    person.add(("june.pdf", bill((*CLEAN, after_a_gap)))).through("commercial")
    assert '<th scope="row">March 5, 2024</th><td>no rent on these bills</td>' in person.html
    assert "Your plan sets how long rent lasts" in person.html
    assert "of 36" not in person.html


def test_a_bill_whose_columns_say_more_shows_where_the_money_goes(person: Person):
    person.press("sample-clean").press("right").press("forward")
    assert "Where the money goes" in person.html


def test_a_paper_without_charges_is_told_apart_from_a_bill_without_a_list(person: Person):
    person.add(("thanks.pdf", letter())).press("read")
    assert person.title == "Check your oxygen bill"
    assert "We found no charges" in person.html


def test_a_paper_without_charges_beside_a_bill_is_named(person: Person):
    person.add(("june.pdf", bill(CLEAN)), ("thanks.pdf", letter())).through()
    assert "We found no charges in “thanks.pdf”" in person.html
    assert "We read all 4 charges" in person.html


def test_many_questions_are_listed_first_shown_ten_at_a_time_and_low_and_all_are_ticked_in_sight(person: Person):
    rent = tuple((f"{month:02d}/05/2023", "E1390 RR", "OXYGEN CONCENTRATOR", "185.00") for month in range(1, 13))
    person.add(("year.pdf", bill((*rent, *rent)))).through()
    assert "12 things are worth asking about." in person.html
    assert person.html.count('href="#question-') == 12
    assert len(person.choices()) == 1 + person.html.count('class="fold folds-narrow more"') == 10
    person.press("more")
    assert len(person.choices()) == 12
    person.press("papers")
    assert [box.value for box in person.page.checkbox] == [True] * 12
    assert '<details class="fold part' not in person.html
