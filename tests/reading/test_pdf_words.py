"""Words of a PDF page are those the eye sees, however the file draws them."""

from __future__ import annotations

import pytest

from checker.model import Page, PageSource, Word
from checker.reading.pdf import read_pages
from tests.reading.pdf_maker import pdf, stream, text


def only_page(data: bytes) -> Page:
    (page,) = read_pages(data)
    return page


def words(data: bytes) -> list[str]:
    return [word.text for word in only_page(data).words if word.upright]


def word(data: bytes, wanted: str) -> Word:
    (found,) = (word for word in only_page(data).words if word.text == wanted)
    return found


def test_words_are_split_at_blanks_and_stand_where_they_are_printed():
    page = only_page(pdf(text(100, 700, "E1390 RR 185.00")))
    assert [word.text for word in page.words] == ["E1390", "RR", "185.00"]
    box = page.words[0].box
    assert (box.page, box.x0) == (1, pytest.approx(100))
    assert box.x1 == pytest.approx(100 + 6.67 + 4 * 5.56, abs=0.1)
    assert box.top < 792 - 700 < box.bottom
    assert page.words[0].size == pytest.approx(10)


def test_bold_type_is_known_by_the_name_of_its_font():
    data = pdf(text(100, 700, "Total", font="F2") + text(200, 700, "Charges"))
    assert word(data, "Total").bold
    assert not word(data, "Charges").bold


def test_words_without_blank_characters_are_split_by_the_gap():
    data = pdf("BT /F1 10 Tf 100 700 Td [(OXYGEN) -280 (CONCENTRATOR) -280 (RENTAL)] TJ ET")
    assert words(data) == ["OXYGEN", "CONCENTRATOR", "RENTAL"]
    assert words(pdf("BT /F1 10 Tf 100 700 Td [(TOTAL) -250 (DUE ) -250 (5.00)] TJ ET")) == ["TOTAL", "DUE", "5.00"]


def test_kerning_does_not_split_a_word():
    data = pdf("BT /F1 10 Tf 100 700 Td [(P) 40 (A) 60 (Y) -30 (MENT) -20 (S)] TJ ET")
    assert words(data) == ["PAYMENTS"]


def test_text_drawn_letter_by_letter_makes_words():
    letters = "".join(text(100 + 5.56 * index, 700, digit) for index, digit in enumerate("185"))
    assert words(pdf(letters)) == ["185"]


def test_text_drawn_in_any_order_makes_words():
    data = pdf(text(105.56, 700, "8") + text(111.12, 700, "5") + text(100, 700, "1"))
    assert words(data) == ["185"]


@pytest.mark.parametrize("shift", [0.0, 0.3, 0.6, 1.0])
def test_text_drawn_twice_for_boldness_is_read_once(shift):
    data = pdf(text(100, 700, "TOTAL 1,811.00") + text(100 + shift, 700, "TOTAL 1,811.00"))
    assert words(data) == ["TOTAL", "1,811.00"]
    assert word(data, "1,811.00").bold


def test_each_letter_drawn_twice_is_read_once():
    data = pdf("".join(text(100 + 5.56 * i + s, 700, d) for i, d in enumerate("1811") for s in (0, 0.4)))
    assert words(data) == ["1811"]


def test_a_shadow_below_and_beside_is_no_second_text():
    data = pdf("0.6 g " + text(101, 699, "STATEMENT", size=14) + "0 g " + text(100, 700, "STATEMENT", size=14))
    assert words(data) == ["STATEMENT"]


def test_repeated_letters_and_figures_are_kept():
    assert words(pdf(text(100, 700, "111.11 llll WWW"))) == ["111.11", "llll", "WWW"]


def test_the_same_amount_in_two_columns_is_kept_twice():
    assert words(pdf(text(100, 700, "185.00") + text(160, 700, "185.00"))) == ["185.00", "185.00"]


def test_a_count_right_before_its_price_is_a_word_of_its_own():
    assert words(pdf(text(100, 700, "1") + text(107.1, 700, "160.02"))) == ["1", "160.02"]


def test_two_columns_that_nearly_touch_are_two_words():
    first = "OXYGEN CONCENTRATOR"
    data = pdf(text(100, 700, first, font="F3") + text(100 + 6 * len(first) + 1, 700, "185.00", font="F3"))
    assert words(data) == ["OXYGEN", "CONCENTRATOR", "185.00"]


@pytest.mark.parametrize(
    ("left", "right"), [("Service", "Date"), ("185.00", "148.00"), ("185.00", "$37.00"), ("WALK", "160.82")]
)
def test_columns_that_touch_are_two_words(left, right):
    data = pdf(text(100, 700, left, font="F3") + text(100 + 6 * len(left), 700, right, font="F3"))
    assert words(data) == [left, right]


@pytest.mark.parametrize(("left", "right"), [("1,8", "11.00"), ("Mc", "Donald"), ("E13", "90"), ("01/05", "/2024")])
def test_a_word_drawn_in_two_strokes_is_one(left, right):
    data = pdf(text(100, 700, left, font="F3") + text(100 + 6 * len(left), 700, right, font="F3"))
    assert words(data) == [left + right]


def test_a_description_that_runs_up_to_the_modifier_is_a_word_of_its_own():
    first = "OXYGEN CONCENTRATOR"
    data = pdf(text(100, 700, first, font="F3") + text(100 + 6 * len(first) + 2.5, 700, "RR", font="F3"))
    assert words(data) == ["OXYGEN", "CONCENTRATOR", "RR"]


def test_a_description_that_runs_under_the_amount_is_not_mixed_with_it():
    first = "OXYGENCONCENTRATORSTATIONARY"
    data = pdf(text(100, 700, first, font="F3") + text(100 + 6 * len(first) - 15, 700, "185.00", font="F3"))
    assert words(data) == [first, "185.00"]


def test_lines_close_to_each_other_stay_apart():
    data = pdf(text(100, 700, "E1390", size=8) + text(100, 693, "E0431", size=8))
    assert words(data) == ["E1390", "E0431"]


def test_a_raised_figure_does_not_join_the_amount():
    data = pdf("BT /F1 10 Tf 100 700 Td (185.00) Tj /F1 6 Tf 4 Ts (2) Tj ET")
    assert "185.00" in words(data)


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        (r"01/05/24\22602/04/24", "01/05/24-02/04/24"),
        (r"\2265.00", "-5.00"),
        (r"\2275.00", "-5.00"),
        (r"E1390\255RR", "E1390-RR"),
        (r"O\222BRIEN", "O'BRIEN"),
    ],
)
def test_odd_dashes_and_quotes_become_plain_ones(drawn, read):
    assert words(pdf(f"BT /F1 10 Tf 100 700 Td ({drawn}) Tj ET")) == [read]


def test_a_minus_of_the_symbol_font_stands_before_its_figures():
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>"
    shown = text(100, 700, "-", font="F9") + text(105.49, 700, "131.00")
    assert words(pdf(shown, fonts="/F9 10 0 R", objects={10: font})) == ["-131.00"]


def test_a_non_breaking_blank_splits_words():
    assert words(pdf(rb"BT /F1 10 Tf 100 700 Td (E1390\240RR) Tj ET")) == ["E1390", "RR"]


TO_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
{count} beginbfchar
{rows}
endbfchar endcmap end end"""


def mapped(codes: dict[int, str], shown: str) -> bytes:
    """A page whose font maps codes to the given text by its Unicode map."""
    rows = "\n".join(f"<{code:02X}> <{value.encode('utf-16-be').hex()}>" for code, value in codes.items())
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 11 0 R >>"
    to_unicode = stream(TO_UNICODE.format(count=len(codes), rows=rows).encode())
    return pdf(text(100, 700, shown, font="F9"), fonts="/F9 10 0 R", objects={10: font, 11: to_unicode})


def test_ligatures_full_width_figures_and_minus_signs_are_read_as_typed():
    codes = {0x41: "ﬁ", 0x42: "５", 0x43: "−", 0x44: "\u2009", 0x45: "\u200b"}
    assert words(mapped(codes, "AlterDCBB.BBEx")) == ["filter", "-55.55x"]


@pytest.mark.parametrize("named", ["\u7400\u6900", "\u019f"])
def test_a_ligature_that_a_program_names_oddly_is_its_letters(named):
    assert words(mapped({0x41: named}, "PaAent")) == ["Patient"]


def test_a_raised_two_of_unicode_does_not_become_a_figure():
    assert words(mapped({0x41: "²"}, "185.00A")) == ["185.00²"]


def test_letters_are_never_exchanged_for_figures():
    assert words(pdf(text(100, 700, "E139O El390"))) == ["E139O", "El390"]


def test_an_office_typeface_without_a_unicode_map_is_read_by_its_order():
    widths = " ".join(
        str(width)
        for width in (
            278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, *[556] * 10, 278, 278, 584,
            584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778,
            722, 667, 611, 722, 667, 944, 667, 667, 611,
        )
    )  # fmt: skip
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+ArialMT /Encoding /Identity-H /DescendantFonts [ << "
        "/Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+ArialMT /CIDSystemInfo << /Registry (Adobe) /Ordering "
        f"(Identity) /Supplement 0 >> /W [ 3 [ {widths} ] ] >> ] >>"
    )
    codes = "".join(f"{ord(letter) - 29:04X}" for letter in "E1390 RR $185.00")
    shown = pdf(f"BT /F9 10 Tf 100 700 Td <{codes}> Tj ET", fonts="/F9 10 0 R", objects={10: font})
    assert words(shown) == ["E1390", "RR", "$185.00"]


def test_a_font_that_cannot_be_parsed_costs_only_its_own_text():
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [ 77 0 R ] >>"
    shown = text(100, 700, "AB", font="F9") + text(100, 600, "Total charges 185.00")
    page = only_page(pdf(shown, fonts="/F9 10 0 R", objects={10: font}))
    assert [word.text for word in page.words if word.confidence == 1.0] == ["Total", "charges", "185.00"]
    assert page.source is PageSource.TEXT


def test_glyphs_named_by_their_number_are_read():
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 700 800] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 1 "
        "/LastChar 3 /Widths [600 600 600] /CharProcs << >> /Encoding << /Differences [1 /g69 /g49 /g51] >> >>"
    )
    assert words(pdf("BT /F9 10 Tf 100 700 Td <010203> Tj ET", fonts="/F9 10 0 R", objects={10: font})) == ["E13"]


def test_dots_that_lead_to_the_amount_are_no_part_of_it():
    data = pdf(text(100, 700, "Concentrator........185.00") + text(100, 650, "Name:______"))
    assert words(data) == ["Concentrator", "........", "185.00", "Name:", "______"]


def test_dots_within_numbers_and_abbreviations_part_nothing():
    assert words(pdf(text(100, 700, "Z99.81 U.S.A. etc... 1-234-567"))) == ["Z99.81", "U.S.A.", "etc...", "1-234-567"]


def test_what_a_barcode_spells_is_no_text():
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Free3of9 /Encoding /WinAnsiEncoding >>"
    shown = text(100, 700, "*12345*", font="F9") + text(100, 600, "Total")
    assert words(pdf(shown, fonts="/F9 10 0 R", objects={10: font})) == ["Total"]
