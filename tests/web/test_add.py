"""Step 1: what becomes of the files a person adds."""

from __future__ import annotations

import re

import pytest

from checker.apart import Job, start_reading
from checker.model import Reading
from checker.web.visit import reader
from tests.web.bills import CLEAN, RENT_TWICE, bill
from tests.web.conftest import Person


def test_the_first_screen_says_what_it_does_where_the_bill_goes_and_offers_samples(person: Person):
    assert person.title == "Check your oxygen bill"
    assert "Your bill stays on this computer" in person.html
    assert [button.key for button in person.page.button if button.key.startswith("sample-")] == [
        "sample-faulty",
        "sample-clean",
        "sample-summary",
    ]


def test_reading_without_a_file_says_what_to_do(person: Person):
    person.press("read")
    assert "Please add your bill first" in person.html


def test_a_bill_is_read_when_it_arrives_and_its_pages_are_counted(person: Person):
    person.add(("june.pdf", bill(CLEAN)))
    assert "june.pdf" in person.html
    assert "1 page read" in person.html


def test_a_file_is_read_once_however_often_the_page_runs(person: Person, monkeypatch: pytest.MonkeyPatch):
    start, names = reader.start_reading, []
    monkeypatch.setattr(
        reader, "start_reading", lambda data, name, **rest: names.append(name) or start(data, name, **rest)
    )
    person.add(("june.pdf", bill(CLEAN))).through()
    person.run().run()
    assert names == ["june.pdf"]


def test_a_file_that_is_no_pdf_is_named_and_the_others_are_still_reviewed(person: Person):
    person.add(("letter.docx", b"PK\x03\x04 not a bill"), ("june.pdf", bill(CLEAN)))
    assert "We find no bill in “letter.docx”" in person.html
    person.through()
    assert "We read all 4 charges" in person.html
    assert "letter.docx" in person.html


def test_a_person_with_only_unreadable_files_stays_and_is_told(person: Person):
    person.add(("letter.docx", b"PK\x03\x04 not a bill")).press("read")
    assert "None of your files could be read yet" in person.html


def test_a_locked_file_asks_for_its_password_until_it_fits(person: Person):
    person.add(("locked.pdf", bill(CLEAN, password="oxygen")))
    assert "has a password" in person.html
    unlock(person, "wrong")
    assert "did not open" in person.html
    unlock(person, "oxygen")
    assert "1 page read" in person.html


def unlock(person: Person, password: str) -> None:
    person.page.text_input[0].set_value(password)
    button = next(button for button in person.page.button if button.label == "Open the file")
    button.click()
    person.run()


def test_the_same_file_twice_is_counted_once_and_said(person: Person):
    person.add(("june.pdf", bill(CLEAN)))
    person.add(("copy.pdf", bill(CLEAN)))
    assert "You added the same file twice" in person.html
    assert "copy.pdf" not in person.html


def test_a_removed_file_is_gone(person: Person):
    person.add(("june.pdf", bill(CLEAN)), ("july.pdf", bill(RENT_TWICE)))
    removes = [button for button in person.page.button if button.key.startswith("remove-")]
    removes[0].click()
    person.run()
    assert "june.pdf" not in person.html
    assert "july.pdf" in person.html


def test_an_own_bill_puts_the_sample_away(person: Person):
    person.press("sample-faulty")
    assert "This is a sample" in person.html
    person.press("back")
    person.add(("june.pdf", bill(CLEAN)))
    assert "This is a sample" not in person.html
    assert "faulty.pdf" not in person.html


def test_two_people_never_see_each_others_bills():
    one, other = Person(), Person()
    one.add(("bill.pdf", bill(CLEAN, patient="Ruth Ellery")))
    other.add(("bill.pdf", bill(RENT_TWICE, patient="Amos Tilden")))
    one.press("read")
    other.press("read")
    assert "Ellery" in one.html
    assert "Tilden" not in one.html
    assert "Tilden" in other.html


def test_start_over_asks_once_then_clears_everything_and_says_so(person: Person):
    person.add(("june.pdf", bill(CLEAN))).press("read").press("over")
    assert "Start over?" in person.html
    person.press("over-no")
    assert person.title == "Is this you?"
    person.press("over").press("over-yes")
    assert person.title == "Check your oxygen bill"
    assert "All cleared." in person.html
    assert "june.pdf" not in person.html


def test_reading_that_was_stopped_shows_what_was_read_and_can_begin_anew(
    person: Person, monkeypatch: pytest.MonkeyPatch
):
    def stopped(data: bytes, name: str, **rest: object) -> Job[Reading]:
        job = start_reading(data, name, **rest)
        while not job.state.done:
            job.wait(0.05, job.state)
        job.stop()
        return job

    monkeypatch.setattr(reader, "start_reading", stopped)
    person.add(("long.pdf", bill(CLEAN, more_pages=20)))
    assert re.search(r"\b\d+ of 21 pages read", person.html)
    monkeypatch.setattr(reader, "start_reading", start_reading)
    person.press(next(one.key for one in person.page.button if one.key.startswith("anew-")))
    assert "21 pages read" in person.html
    assert " of 21 pages" not in person.html
