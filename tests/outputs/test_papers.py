"""The papers read back: who asks whom for what, what is left blank, what never stands on paper."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import docx
import pdfplumber
import pikepdf
import pypdfium2
import pytest

from checker.model import About, Details, PayerKind, Review, StatementKind
from checker.outputs import papers
from checker.outputs.papers import Asking, Sender
from checker.wording import LANGUAGES, Language
from tests.outputs import bills


def _asking(review: Review | None = None) -> Asking:
    review = review or bills.review()
    (asking,) = papers.askings(review, review.flags, today=bills.TODAY)
    return asking


def _text(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)


def _pages(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def _word(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def _nothing_known() -> Review:
    return bills.review(statements=(bills.statement(details=Details()),))


def _every_pdf(asking: Asking, language: Language) -> dict[str, bytes]:
    return {
        "letter": papers.letter_pdf(asking, language),
        "insurer": papers.insurer_letter_pdf(asking, language),
        "request": papers.request_pdf(asking, language),
        "phone": papers.phone_sheet_pdf(asking, language),
        "log": papers.log_pdf(asking, language),
        "next": papers.next_steps_pdf(asking.review, asking.payer_kind, language),
    }


# What the letter says


def test_the_letter_names_both_sides_the_account_and_each_charge() -> None:
    letter = _text(papers.letter_pdf(_asking()))
    for part in (
        "Núñez Whitcombe 418 Larkspur Lane Dayton, OH 45402",
        "Larkspur Home Oxygen Billing Department 900 Sample Road",
        "My account 00451-7, bill dated June 17, 2024",
        "I have 2 questions about my bill.",
        "1. February 5, 2024 · E1390 RR KX · “OXYGEN CONCENTRATOR RENTAL” · $185.00 each (page 1, lines 3 and 4).",
        "2. March 3, 2024 · A4615 · “CANNULA NASAL” · $12.00 (page 1, line 5).",
        "correct the bill and send me a new itemized statement",
        "do not send these charges to collections",
        "I hope to hear from you by July 31, 2024.",
        "It is not an appeal to my insurance.",
        "Enclosed: a copy of my bill, with lines marked (1 page)",
    ):
        assert part in letter, part


def test_two_questions_fit_one_page() -> None:
    assert _pages(papers.letter_pdf(_asking())) == 1


def test_the_spanish_copy_says_that_the_english_letter_is_the_one_to_send() -> None:
    copy = _text(papers.letter_pdf(_asking(), "es"))
    assert "La carta que se envía es la que está en inglés." in copy
    assert "Mi cuenta 00451-7, factura del 17 de junio de 2024" in copy
    assert "(página 1, renglones 3 y 4)" in copy


def test_the_word_letter_says_the_same_as_the_printed_one() -> None:
    made = papers.letter_docx(_asking())
    words = re.findall(r"\w+", _word(made))
    assert sorted(set(re.findall(r"\w+", _text(papers.letter_pdf(_asking())))) - set(words)) == []
    assert docx.Document(io.BytesIO(made)).core_properties.title == "Letter about my bill"


def test_the_letter_has_no_sum_of_what_is_asked_about() -> None:
    assert "$197.00" not in _text(papers.letter_pdf(_asking()))


def test_only_what_was_ticked_is_asked() -> None:
    review = bills.review()
    (asking,) = papers.askings(review, review.flags[1:], today=bills.TODAY)
    letter = _text(papers.letter_pdf(asking))
    assert "I have 1 question about my bill." in letter
    assert "E1390" not in letter


def test_nothing_ticked_makes_no_papers() -> None:
    assert papers.askings(bills.review(), [], today=bills.TODAY) == ()


# Many questions


def test_thirty_questions_ask_each_reason_once_with_its_lines_in_a_table() -> None:
    asking = _asking(bills.many_flags())
    assert [len(question.flags) for question in asking.questions] == [20, 10]
    made = papers.letter_pdf(asking)
    letter = _text(made)
    assert letter.count("rent for the month that starts") == 1
    assert "I have the same question about each group of lines in the table." in letter
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        tables = " ".join(page.extract_text() for page in pdf.pages)
    for number in range(1, 51):
        assert re.search(rf"^{number} \w+ 5, 2024 E1390 RR ", tables, re.MULTILINE), number
    assert _pages(made) <= 4


def test_the_table_of_a_long_letter_repeats_its_header_on_each_page() -> None:
    with pdfplumber.open(io.BytesIO(papers.letter_pdf(_asking(bills.many_flags())))) as pdf:
        with_rows = [page.extract_text() for page in pdf.pages if "$185.00" in page.extract_text()]
    assert all("Line Date Code Item Charge" in text for text in with_rows)


def test_a_few_groups_are_named_in_words() -> None:
    flags = tuple(bills.rent_twice((2 * pair - 1, 2 * pair), date(2024, pair, 5)) for pair in range(1, 5))
    asking = _asking(replace(bills.many_flags(), flags=flags))
    assert "I have the same question about lines 3 and 4; lines 5 and 6; lines 7 and 8." in _text(
        papers.letter_pdf(asking)
    )


def test_the_marks_bear_the_numbers_of_the_letter() -> None:
    asking = _asking()
    (placed,) = papers.marks(asking, "en").values()
    assert [(mark.number, mark.note) for mark in placed] == [("1", "line 3"), ("1", "line 4"), ("2", "line 5")]
    assert [mark.note for mark in papers.marks(asking, "es")["doc-1"]] == ["renglón 3", "renglón 4", "renglón 5"]


def test_a_line_in_two_questions_bears_both_numbers() -> None:
    review = bills.review(flags=(bills.rent_twice(), bills.cannula_twice((4,))))
    assert [mark.number for mark in papers.marks(_asking(review), "en")["doc-1"]] == ["1", "1, 2"]


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
    assert "A4615" not in _text(papers.letter_pdf(made[0]))


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
    one, other = (_text(papers.letter_pdf(a)) for a in papers.askings(review, review.flags, today=bills.TODAY))
    assert "Fennimore" not in one
    assert "Whitcombe" not in other


def test_the_sender_given_signs() -> None:
    review = bills.review()
    sender = Sender(name="Ruth Whitcombe", address="1 Elm St, Dayton, OH 45402", phone="937-555-0100")
    (asking,) = papers.askings(review, review.flags, today=bills.TODAY, sender=sender)
    letter = _text(papers.letter_pdf(asking))
    assert letter.startswith("Ruth Whitcombe 1 Elm St Dayton, OH 45402 Phone: 937-555-0100")


def test_only_the_end_of_the_member_number_stands_on_paper() -> None:
    for name, data in _every_pdf(_asking(), "en").items():
        assert "4QX7" not in _text(data), name
        assert "RT2" not in _text(data), name
    assert "ends in WP88" in _text(papers.letter_pdf(_asking()))


def test_what_is_unknown_is_a_line_to_write_on_and_no_placeholder() -> None:
    asking = _asking(_nothing_known())
    for name, data in _every_pdf(asking, "en").items():
        assert not re.search(r"None|\{|\}|\[|\]|null|your oxygen company: ", _text(data)), name
    with pdfplumber.open(io.BytesIO(papers.letter_pdf(asking))) as pdf:
        drawn = [rect for rect in pdf.pages[0].rects if rect["x1"] - rect["x0"] > 60]
    assert len(drawn) >= 8
    assert "____" in _word(papers.letter_docx(asking))


def test_where_no_bill_names_the_company_the_phone_sheet_says_your_oxygen_company() -> None:
    assert "your oxygen company, billing" in _text(papers.phone_sheet_pdf(_asking(_nothing_known()), "en"))


# The letter to the insurance and the request


def test_the_insurer_is_asked_what_it_got_paid_and_left() -> None:
    letter = _text(papers.insurer_letter_pdf(_asking()))
    assert "Did you get a claim for it? What did you pay? What is my part?" in letter
    assert "3 Feb 5, 2024 E1390 RR KX OXYGEN CONCENTRATOR RENTAL $185.00" in letter
    assert "It is not an appeal." in letter
    assert "Dear Medicare:" in letter


def test_a_question_meant_for_the_insurer_goes_to_it_alone() -> None:
    flag = replace(bills.rent_twice(), payer_kind=PayerKind.COMMERCIAL)
    about = About(payer="Cedar Health Plan", payer_kind=PayerKind.COMMERCIAL)
    asking = _asking(bills.review(flags=(flag,), about=about))
    asked = "How many rent payments for E1390 did you make for the month that starts February 5?"
    assert asked in _text(papers.insurer_letter_pdf(asking))
    assert asked not in _text(papers.letter_pdf(asking))


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
    request = _text(papers.request_pdf(asking))
    assert says in request
    assert never not in request
    assert "shows $603.00 and does not list each charge" in request


# The phone sheet


def test_the_phone_sheet_is_one_page_that_says_whom_to_call_and_what_to_say() -> None:
    made = papers.phone_sheet_pdf(_asking(), "en")
    sheet = _text(made)
    assert _pages(made) == 1
    for part in (
        "Call: Larkspur Home Oxygen, billing 937-555-0142",
        "Account: 00451-7",
        "“My name is Núñez Whitcombe. I have 2 questions about my bill dated June 17, 2024.",
        "1. “This is about E1390 RR KX, February 5, 2024, $185.00, 2 times. Lines 3 and 4 are",
        "☐ will correct it",
        "☐ says it is right because",
        "You do not have to pay these charges today, give a card or bank number",
        "Medicare (1-800-MEDICARE): 1-800-633-4227",
        "is not an appeal",
    ):
        assert part in sheet, part


def test_the_spanish_sheet_has_each_sentence_to_say_in_english_too() -> None:
    made = papers.phone_sheet_pdf(_asking(), "es")
    sheet = _text(made)
    assert _pages(made) == 1
    for spanish, english in (
        ("“Un intérprete de español, por favor.”", "“A Spanish interpreter, please.”"),
        ("Tengo 2 preguntas sobre mi factura del 17 de junio de 2024.", "I have 2 questions about my bill dated June"),
        ("son alquiler del mes que empieza el 5 de febrero", "rent for the month that starts February 5"),
        ("¿Puedo hablar con un supervisor?", "May I speak with a supervisor?"),
    ):
        assert spanish in sheet, spanish
        assert english in sheet, english


def test_what_the_person_can_look_up_at_home_comes_before_the_call() -> None:
    sheet = _text(papers.phone_sheet_pdf(_asking(), "en"))
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
    assert says in _text(papers.next_steps_pdf(bills.review(), payer, "en"))


@pytest.mark.parametrize("payer", list(PayerKind))
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_next_steps_of_every_payer_are_one_page_with_somewhere_to_turn(
    payer: PayerKind, language: Language
) -> None:
    assert _pages(papers.next_steps_pdf(bills.review(), payer, language)) == 1
    assert papers.routes(payer, papers.RouteKind.TURN)


def test_a_last_day_is_named_only_where_a_dated_notice_is_among_the_files() -> None:
    without = _text(papers.next_steps_pdf(bills.review(), PayerKind.MEDICARE, "en"))
    assert "Your notice is dated" not in without
    notice = bills.statement(kind=StatementKind.MSN)
    dated = bills.review(statements=(notice,))
    assert "Your notice is dated June 17, 2024. Send your appeal by October 15, 2024." in _text(
        papers.next_steps_pdf(dated, PayerKind.MEDICARE, "en")
    )


# As files


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paper_is_tagged_in_its_language_with_title_and_embedded_fonts(language: Language) -> None:
    for name, data in _every_pdf(_asking(), language).items():
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert str(pdf.Root.Lang).startswith(language), name
            assert "/StructTreeRoot" in pdf.Root, name
            assert pdf.Root.MarkInfo.Marked, name
            with pdf.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1", name
                assert metadata["dc:title"], name
            fonts = [
                thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/FontDescriptor" in thing
            ]
            assert fonts, name
            for font in fonts:
                assert {"/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"].keys()), name


def test_the_papers_are_in_fourteen_points() -> None:
    with pdfplumber.open(io.BytesIO(papers.letter_pdf(_asking()))) as pdf:
        sizes = [char["size"] for char in pdf.pages[0].chars]
    assert min(sizes) >= 14


def test_the_same_asking_makes_the_same_letter() -> None:
    assert _text(papers.letter_pdf(_asking())) == _text(papers.letter_pdf(_asking()))


# Text that is not ours


_MAKERS: dict[str, Callable[[Asking], str]] = {
    "letter": lambda asking: _text(papers.letter_pdf(asking)),
    "word letter": lambda asking: " ".join(_word(papers.letter_docx(asking)).split()),
    "insurer": lambda asking: _text(papers.insurer_letter_pdf(asking)),
    "word insurer": lambda asking: " ".join(_word(papers.insurer_letter_docx(asking)).split()),
    "phone": lambda asking: _text(papers.phone_sheet_pdf(asking, "es")),
    "log": lambda asking: _text(papers.log_pdf(asking, "en")),
    "request": lambda asking: _text(papers.request_pdf(asking)),
}


@pytest.mark.parametrize("name", _MAKERS)
@pytest.mark.parametrize("text", bills.HOSTILE)
def test_hostile_text_is_shown_literally(name: str, text: str) -> None:
    made = _MAKERS[name](_asking(bills.hostile(text)))
    assert _bare(text) in _bare(made)


@pytest.mark.parametrize("name", _MAKERS)
def test_no_unseen_character_reaches_paper(name: str) -> None:
    made = _MAKERS[name](_asking(bills.hostile(bills.UNSEEN)))
    assert not [char for char in made if ord(char) < 32 or char in "\u202e\u202c\u200b"]
    assert _bare("\\x1b[31m\\u202eesrever") in _bare(made)


def test_a_field_code_in_the_word_letter_is_plain_text() -> None:
    made = papers.letter_docx(_asking(bills.hostile(' HYPERLINK "http://example.com" ')))
    document = docx.Document(io.BytesIO(made))
    xml = document.element.xml
    assert "w:fldChar" not in xml
    assert "w:instrText" not in xml
    assert "w:hyperlink" not in xml


def test_ten_megabytes_of_text_make_a_letter_of_few_pages() -> None:
    lines = tuple(replace(line, description="oxygen " * 1_500_000) for line in bills.statement().lines)
    asking = _asking(bills.review(statements=(bills.statement(lines=lines),)))
    assert _pages(papers.letter_pdf(asking)) <= 2


def test_a_name_in_letters_no_font_has_still_makes_a_letter() -> None:
    details = replace(bills.statement().details, patient=bills.read("王小明"))
    made = papers.letter_pdf(_asking(bills.review(statements=(bills.statement(details=details),))))
    assert "My account 00451-7" in _text(made)


def test_a_question_about_no_line_is_asked_without_one() -> None:
    flag = replace(bills.rent_twice(()), statements=(1,), amount_in_question=Decimal("1.00"))
    letter = _text(papers.letter_pdf(_asking(bills.review(flags=(flag,)))))
    assert "I have 1 question about my bill. A copy is enclosed. 1. " in letter
    assert "Enclosed: a copy of my bill (1 page)" in letter


def test_what_is_not_for_the_company_to_answer_is_not_in_its_letter() -> None:
    own = replace(bills.cannula_twice(), reason="usual-quantity")
    letter = _text(papers.letter_pdf(_asking(bills.review(flags=(own, bills.rent_twice())))))
    assert "I have 1 question about my bill." in letter
    assert "CANNULA" not in letter


def _bare(text: str) -> str:
    """Without blanks and the marks that line ends and quotation may change."""
    return re.sub(r"\s", "", text)
