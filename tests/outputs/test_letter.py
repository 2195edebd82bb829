"""The letter to the company read back: what it says, and how it holds many questions."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal

import docx
import pdfplumber
from msgspec.structs import replace

from checker.outputs import papers
from tests.outputs import bills
from tests.outputs.papers_read import asking_of, pages_of, text_of, word_of

# What the letter says


def test_the_letter_names_both_sides_the_account_and_each_charge_on_one_page() -> None:
    made = papers.letter_pdf(asking_of())
    letter = text_of(made)
    assert pages_of(made) == 1
    for part in (
        "Núñez Whitcombe 418 Larkspur Lane Dayton, OH 45402",
        "Larkspur Home Oxygen Billing Department 900 Sample Road",
        "My account 00451-7, bill dated June 17, 2024",
        "I have 2 questions about my account.",
        "1. February 5, 2024 · E1390 RR KX · “OXYGEN CONCENTRATOR RENTAL” · $185.00 each (page 1, lines 3 and 4).",
        "2. March 3, 2024 · A4615 · “CANNULA NASAL” · $12.00 (page 1, line 5).",
        "correct the charges and send me a new itemized statement",
        "do not send these charges to collections",
        "By July 31, 2024, please correct the charges",
        "It is not an appeal to my insurance.",
        "Enclosed: a copy of what was billed, with lines marked (1 page)",
    ):
        assert part in letter, part


def test_the_spanish_copy_says_that_the_english_letter_is_the_one_to_send() -> None:
    copy = text_of(papers.letter_pdf(asking_of(), "es"))
    assert "La carta que se envía es la que está en inglés." in copy
    assert "Mi cuenta 00451-7, factura del 17 de junio de 2024" in copy
    assert "(página 1, renglones 3 y 4)" in copy


def test_the_word_letter_says_the_same_as_the_printed_one() -> None:
    made = papers.letter_docx(asking_of())
    words = re.findall(r"\w+", word_of(made))
    assert sorted(set(re.findall(r"\w+", text_of(papers.letter_pdf(asking_of())))) - set(words)) == []
    assert docx.Document(io.BytesIO(made)).core_properties.title == "Letter about my bill"


def test_the_letter_has_no_sum_of_what_is_asked_about() -> None:
    assert "$197.00" not in text_of(papers.letter_pdf(asking_of()))


def test_only_what_was_ticked_is_asked() -> None:
    review = bills.review()
    (asking,) = papers.askings(review, review.flags[1:], today=bills.TODAY)
    letter = text_of(papers.letter_pdf(asking))
    assert "I have 1 question about my account." in letter
    assert "E1390" not in letter


def test_nothing_ticked_makes_no_papers() -> None:
    assert papers.askings(bills.review(), [], today=bills.TODAY) == ()


# Many questions


def test_thirty_questions_ask_each_reason_once_with_its_lines_in_a_table() -> None:
    asking = asking_of(bills.many_flags())
    assert [len(question.flags) for question in asking.questions] == [20, 10]
    made = papers.letter_pdf(asking)
    letter = text_of(made)
    assert letter.count("rent for the month that starts") == 1
    assert "I have the same question about each group of lines in my list." in letter
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        tables = " ".join(page.extract_text() for page in pdf.pages)
    for number in range(1, 51):
        assert re.search(rf"^{number} \w+ 5, 2024 E1390 RR ", tables, re.MULTILINE), number
    assert pages_of(made) <= 4


def test_the_table_of_a_long_letter_repeats_its_header_on_each_page() -> None:
    with pdfplumber.open(io.BytesIO(papers.letter_pdf(asking_of(bills.many_flags())))) as pdf:
        with_rows = [page.extract_text() for page in pdf.pages if "$185.00" in page.extract_text()]
    assert all("Line Date Code Item Charge" in text for text in with_rows)


def test_a_few_groups_are_named_in_words() -> None:
    flags = tuple(bills.rent_twice((2 * pair - 1, 2 * pair), date(2024, pair, 5)) for pair in range(1, 5))
    asking = asking_of(replace(bills.many_flags(), flags=flags))
    assert "I have the same question about lines 3 and 4; lines 5 and 6; lines 7 and 8." in text_of(
        papers.letter_pdf(asking)
    )


def test_the_marks_bear_the_numbers_of_the_letter() -> None:
    asking = asking_of()
    (placed,) = papers.marks(asking, "en").values()
    assert [(mark.number, mark.note) for mark in placed] == [("1", "line 3"), ("1", "line 4"), ("2", "line 5")]
    assert [mark.note for mark in papers.marks(asking, "es")["doc-1"]] == ["renglón 3", "renglón 4", "renglón 5"]


def test_a_line_in_two_questions_bears_both_numbers() -> None:
    review = bills.review(flags=(bills.rent_twice(), bills.cannula_twice((4,))))
    assert [mark.number for mark in papers.marks(asking_of(review), "en")["doc-1"]] == ["1", "1, 2"]


def test_a_question_about_no_line_is_asked_without_one() -> None:
    flag = replace(bills.rent_twice(()), statements=(1,), amount_in_question=Decimal("1.00"))
    letter = text_of(papers.letter_pdf(asking_of(bills.review(flags=(flag,)))))
    assert "A copy of my bill is enclosed. 1. " in letter
    assert "Enclosed: a copy of my bill (1 page)" in letter


def test_what_is_not_for_the_company_to_answer_is_not_in_its_letter() -> None:
    own = replace(bills.cannula_twice(), reason="usual-quantity")
    letter = text_of(papers.letter_pdf(asking_of(bills.review(flags=(own, bills.rent_twice())))))
    assert "I have 1 question about my account." in letter
    assert "CANNULA" not in letter


def test_a_charge_that_the_person_read_themselves_is_named_so() -> None:
    lines = tuple(replace(line, corrected=("amount",)) for line in bills.statement().lines)
    whole = bills.review(statements=(bills.statement(lines=lines),))
    letter = text_of(papers.letter_pdf(asking_of(whole)))
    assert "(page 1, line 5; as I read it on the paper)" in letter
