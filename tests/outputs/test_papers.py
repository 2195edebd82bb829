"""The papers read back: who asks whom for what, what is left blank, what never stands on paper."""

from __future__ import annotations

import io
import re
from datetime import date

import pdfplumber
import pytest
from msgspec.structs import replace

from checker.model import About, Event, EventKind, PayerKind, StatementKind
from checker.outputs import papers
from checker.outputs.papers import Sender
from checker.review import review as reviewed
from checker.wording import LANGUAGES, Language
from tests.checks.cases import reading
from tests.outputs import bills
from tests.outputs.papers_read import asking_of, every_pdf, nothing_known, pages_of, text_of, word_of

# Who asks whom


def test_each_company_gets_its_own_letter() -> None:
    first, second = bills.statement(), bills.statement(number=2, document="doc-2")
    lines = tuple(replace(line, number=line.number + 10, statement=2) for line in second.lines)
    details = replace(second.details, supplier=bills.read("Birch Medical Supply"))
    review = bills.review(
        statements=(first, replace(second, details=details, lines=lines)),
        flags=(bills.rent_twice(), replace(bills.cannula_twice((15,)), statements=(2,))),
    )
    made = papers.askings(review, review.flags, today=bills.TODAY)
    assert [asking.company for asking in made] == ["Larkspur Home Oxygen", "Birch Medical Supply"]
    assert [[line.number for line in asking.lines] for asking in made] == [[3, 4], [15]]
    assert "A4615" not in text_of(papers.letter_pdf(made[0]))


def test_another_patients_bill_is_in_a_letter_of_its_own() -> None:
    second = bills.statement(number=2, document="doc-2")
    lines = tuple(replace(line, number=line.number + 10, statement=2) for line in second.lines)
    details = replace(
        second.details,
        patient=bills.read("Opal Fennimore"),
        account=bills.read("77-1"),
        member_id=bills.read("1AB2-CD3-EF45"),
    )
    review = bills.review(
        statements=(bills.statement(), replace(second, details=details, lines=lines)),
        flags=(bills.rent_twice(), replace(bills.cannula_twice((15,)), statements=(2,))),
        about=About(name="Núñez Whitcombe"),
    )
    one, other = (text_of(papers.letter_pdf(a)) for a in papers.askings(review, review.flags, today=bills.TODAY))
    assert "Fennimore" not in one
    assert "Whitcombe" not in other


def test_the_sender_given_signs() -> None:
    review = bills.review()
    sender = Sender(name="Ruth Whitcombe", address="1 Elm St, Dayton, OH 45402", phone="937-555-0100")
    (asking,) = papers.askings(review, review.flags, today=bills.TODAY, sender=sender)
    letter = text_of(papers.letter_pdf(asking))
    assert letter.startswith("Ruth Whitcombe 1 Elm St Dayton, OH 45402 Phone: 937-555-0100")
    assert "Patient: Núñez Whitcombe Insurance: Medicare Part B" in letter


def test_nobody_signs_a_letter_in_the_name_of_a_person_who_died() -> None:
    about = About(events=(Event(kind=EventKind.DIED, start=date(2024, 2, 1)),))
    letter = text_of(papers.letter_pdf(asking_of(bills.review(about=about))))
    assert letter.count("Núñez Whitcombe") == letter.count("Patient: Núñez Whitcombe") == 1


def test_only_the_end_of_the_member_number_stands_on_paper() -> None:
    for name, data in every_pdf(asking_of(), "en").items():
        assert "4QX7" not in text_of(data), name
        assert "RT2" not in text_of(data), name
    assert "ends in WP88" in text_of(papers.letter_pdf(asking_of()))


def test_what_is_unknown_is_a_line_to_write_on_and_no_placeholder() -> None:
    asking = asking_of(nothing_known())
    for name, data in every_pdf(asking, "en").items():
        assert not re.search(r"None|\{|\}|\[|\]|null|your oxygen company: ", text_of(data)), name
    with pdfplumber.open(io.BytesIO(papers.letter_pdf(asking))) as pdf:
        drawn = [rect for rect in pdf.pages[0].rects if rect["x1"] - rect["x0"] > 60]
    assert len(drawn) >= 8
    assert "____" in word_of(papers.letter_docx(asking))


def test_where_no_bill_names_the_company_the_phone_sheet_says_your_oxygen_company() -> None:
    assert "your oxygen company, billing" in text_of(papers.phone_sheet_pdf(asking_of(nothing_known()), "en"))


# The letter to the insurance and the request


def test_the_insurer_is_asked_what_it_got_paid_and_left() -> None:
    letter = text_of(papers.insurer_letter_pdf(asking_of()))
    assert "Did you get a claim for it? What did you pay? What is my part?" in letter
    assert "3 Feb 5, 2024 E1390 RR KX OXYGEN CONCENTRATOR RENTAL $185.00" in letter
    assert "It is not an appeal." in letter
    assert "Dear Medicare:" in letter


def test_a_question_meant_for_the_insurer_goes_to_it_alone() -> None:
    flag = replace(bills.rent_twice(), payer_kind=PayerKind.COMMERCIAL)
    about = About(payer="Cedar Health Plan", payer_kind=PayerKind.COMMERCIAL)
    asking = asking_of(bills.review(flags=(flag,), about=about))
    asked = "How many rent payments for E1390 did you make for the month that starts February 5, 2024?"
    assert asked in text_of(papers.insurer_letter_pdf(asking))
    assert asked not in text_of(papers.letter_pdf(asking))


@pytest.mark.parametrize(
    ("payer", "says", "never"),
    [
        (PayerKind.MEDICARE, "I have Original Medicare. As I understand it", "I would be glad"),
        (PayerKind.COMMERCIAL, "I would be glad to have it within 30 days, by July 31, 2024.", "Medicare. As I"),
    ],
)
def test_the_request_names_medicares_rule_to_medicares_patients_alone(payer: PayerKind, says: str, never: str) -> None:
    review = bills.review(about=About(payer_kind=payer), flags=())
    (asking,) = papers.about_bills(review, today=bills.TODAY)
    request = text_of(papers.request_pdf(asking))
    assert says in request
    assert never not in request
    assert "shows $603.00 and does not list each charge" in request


# The phone sheet


def test_the_phone_sheet_is_one_page_that_says_whom_to_call_and_what_to_say() -> None:
    made = papers.phone_sheet_pdf(asking_of(), "en")
    sheet = text_of(made)
    assert pages_of(made) == 1
    for part in (
        "Call Larkspur Home Oxygen, billing Phone: 937-555-0142 Account: 00451-7",
        "“My name is Núñez Whitcombe. I have 2 questions about my bill dated June 17, 2024.",
        "1. “This is about E1390 RR KX, February 5, 2024, $185.00, 2 times. Lines 3 and 4 are",
        "☐ will correct it",
        "☐ it is right because",
        "You do not have to pay these charges today, give a card or bank number",
        "Medicare (1-800-MEDICARE): 1-800-633-4227",
        "is not an appeal",
    ):
        assert part in sheet, part


def test_the_spanish_sheet_has_each_sentence_to_say_in_english_too() -> None:
    made = papers.phone_sheet_pdf(asking_of(), "es")
    sheet = text_of(made)
    assert pages_of(made) == 1
    for spanish, english in (
        ("“Un intérprete de español, por favor.”", "“A Spanish interpreter, please.”"),
        ("Tengo 2 preguntas sobre mi factura del 17 de junio de 2024.", "I have 2 questions about my bill dated June"),
        ("son alquiler del mes que empieza el 5 de febrero", "rent for the month that starts February 5"),
        ("¿Puedo hablar con un supervisor?", "May I speak with a supervisor?"),
    ):
        assert spanish in sheet, spanish
        assert english in sheet, english


def test_a_call_takes_as_many_questions_as_one_page_holds_and_the_page_says_where_the_others_are() -> None:
    asking = asking_of()
    questions = tuple(replace(asking.questions[0], number=number) for number in range(1, 21))
    made = papers.phone_sheet_pdf(replace(asking, questions=questions), "es")
    sheet = text_of(made)
    shown = max(number for number in range(1, 21) if f" {number}. “" in sheet)
    assert pages_of(made) == 1
    assert shown >= 4
    assert f"I have {shown} questions about my bill" in sheet
    assert re.search(rf"las preguntas {shown + 1}, .* y 20, que aquí no cabían", sheet)
    assert "“I will send you my other questions in a letter.”" in sheet


def test_what_the_person_can_look_up_at_home_comes_before_the_call() -> None:
    sheet = text_of(papers.phone_sheet_pdf(asking_of(), "en"))
    assert sheet.index("Look at your Medicare notice (MSN).") < sheet.index("“My name is")


# Next steps


@pytest.mark.parametrize(
    ("payer", "says"),
    [
        (PayerKind.MEDICARE, "appeal to Medicare for 120 days from the day you got its notice"),
        (PayerKind.MEDICARE_ADVANTAGE, "60 or 65 days"),
        (PayerKind.COMMERCIAL, "for 180 days"),
        (PayerKind.TRICARE, "for 90 days from the date on the notice (EOB)"),
        (PayerKind.VA, "within 30 days of getting it"),
        (PayerKind.MEDICAID, "Each state has its own time limit."),
    ],
)
def test_each_payer_has_its_own_time_limit(payer: PayerKind, says: str) -> None:
    assert says in text_of(papers.next_steps_pdf(bills.review(), payer, "en"))


@pytest.mark.parametrize("payer", list(PayerKind))
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_next_steps_of_every_payer_are_one_page_with_somewhere_to_turn(
    payer: PayerKind, language: Language
) -> None:
    assert pages_of(papers.next_steps_pdf(bills.review(), payer, language)) == 1
    assert papers.routes(payer, papers.RouteKind.TURN)


def test_a_last_day_is_named_only_where_a_dated_notice_is_among_the_files() -> None:
    without = text_of(papers.next_steps_pdf(bills.review(), PayerKind.MEDICARE, "en"))
    assert "Your notice is dated" not in without
    notice = bills.statement(kind=StatementKind.MSN)
    dated = bills.review(statements=(notice,))
    assert "Your notice is dated June 17, 2024. Send your appeal by October 15, 2024." in text_of(
        papers.next_steps_pdf(dated, PayerKind.MEDICARE, "en")
    )


def test_a_notice_beside_the_bill_is_no_bill_of_the_letter() -> None:
    money = "2024-01-05 E1390-RR 250.00 OXYGEN CONCENTRATOR patient_share={} insurance_paid=120.00"
    bill = reading("bill", {"date": date(2024, 4, 20), "lines": [money.format("90.00")]})
    notice = reading("notice", {"kind": "eob", "date": date(2024, 3, 1), "lines": [money.format("30.00")]})
    result = reviewed([notice, bill], as_of=date(2024, 6, 1))
    (asking,) = papers.askings(result, result.flags, today=date(2024, 6, 1))
    assert asking.bill_dates == (date(2024, 4, 20),)
    assert [statement.is_notice for statement in asking.statements] == [False]
