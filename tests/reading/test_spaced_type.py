"""Letters set apart, and words close together: how wide a gap parts two words."""

from __future__ import annotations

from itertools import accumulate

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.reading.pdf_maker import pdf, text
from tests.reading.test_pdf_words import words

PROSE = text(
    100, 600, "Please allow ten days for what you paid us to be taken off what you owe us on this bill of today"
)
"""Words enough that blanks set apart."""


@pytest.mark.parametrize("spacing", [0.8, 1.5, 3.0, 5.0])
def test_letter_spaced_type_makes_words(spacing):
    data = pdf(text(100, 700, "OUTPATIENT SERVICES 247.30", before=f"{spacing} Tc"))
    assert words(data) == ["OUTPATIENT", "SERVICES", "247.30"]


@pytest.mark.parametrize("drawn", ["T 1.6 O 2.4 T 3 A 1.6 L", "A 0.2 c 1.6 c 1.6 o 2.5 u 1.5 n 1.5 t"])
def test_loose_and_kerned_letters_are_one_word_on_a_page_that_draws_its_blanks(drawn):
    letters = drawn.split()
    widths = [
        stringWidth(letter, "Helvetica", 10) + float(gap)
        for letter, gap in zip(letters[::2], [*letters[1::2], 0], strict=True)
    ]
    places = accumulate(widths, initial=100.0)
    spaced = "".join(text(x, 700, letter) for x, letter in zip(places, letters[::2], strict=False))
    assert words(pdf(spaced + PROSE))[0] == "".join(letters[::2])


def test_a_name_close_behind_its_label_is_a_word_of_its_own_on_a_page_that_draws_its_blanks():
    label_ends = 100 + stringWidth("PATIENT", "Helvetica-Bold", 10)
    data = pdf(text(100, 700, "PATIENT", font="F2") + text(label_ends + 2.4, 700, "Broussard, Harold") + PROSE)
    assert words(data)[:3] == ["PATIENT", "Broussard,", "Harold"]


def test_a_count_close_before_its_code_is_a_word_of_its_own():
    data = pdf(text(100, 700, "1") + text(101.4 + stringWidth("1", "Helvetica", 10), 700, "E1390-RR"))
    assert words(data) == ["1", "E1390-RR"]


def test_letter_spaced_words_set_apart_by_a_wider_gap_alone_stay_two():
    data = pdf("BT 3 Tc /F1 10 Tf 100 700 Td [(AMOUNT) -700 (DUE)] TJ ET")
    assert words(data) == ["AMOUNT", "DUE"]


def test_letters_with_a_blank_after_each_make_a_word():
    data = pdf(text(100, 700, "T O T A L   D U E") + text(400, 700, "247.30"))
    assert words(data) == ["TOTAL", "DUE", "247.30"]


def test_a_few_single_letters_in_a_row_stay_apart():
    assert words(pdf(text(100, 700, "A B C"))) == ["A", "B", "C"]


def test_single_figures_in_a_row_stay_apart():
    assert words(pdf(text(100, 700, "1 2 3 4 5 6"))) == list("123456")


def test_a_letter_torn_from_its_word_by_justified_type_is_joined_to_it():
    data = pdf("BT /F1 10 Tf 100 700 Td [(REPORT ) (V) -260 (ISIT ON MONDAY)] TJ ET")
    assert words(data) == ["REPORT", "VISIT", "ON", "MONDAY"]


@pytest.mark.parametrize("name", ["Rev", "CDM"])
def test_three_letters_set_apart_are_a_word(name):
    assert words(pdf(text(100, 700, name, before="2.6 Tc"))) == [name]


def test_a_value_in_spaced_bold_type_close_behind_its_label_in_tight_type_is_a_word():
    label_ends = 100 + stringWidth("Account ID:", "Helvetica", 10)
    value = text(label_ends + 4, 700, "9817", font="F2", before="2.6 Tc")
    assert words(pdf(text(100, 700, "Account ID:") + value)) == ["Account", "ID:", "9817"]
