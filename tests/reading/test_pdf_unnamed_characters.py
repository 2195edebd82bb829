"""Characters that their font does not name, or names its own way: unknown, unless something says what they stand for."""

from __future__ import annotations

import pytest

from checker.model import PageSource
from tests.reading.pdf_maker import pdf, stream, text
from tests.reading.test_pdf_words import TO_UNICODE, mapped, only_page, words


def test_text_in_a_font_that_does_not_say_its_letters_is_marked_unknown():
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Odd /Encoding /Identity-H /DescendantFonts [ << /Type /Font "
        "/Subtype /CIDFontType2 /BaseFont /ABCDEF+Odd /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        "/Supplement 0 >> /DW 600 >> ] >>"
    )
    hidden = "BT /F9 10 Tf 100 700 Td <012301240125> Tj ET\n"
    page = only_page(pdf(hidden, fonts="/F9 10 0 R", objects={10: font}))
    assert [(word.text, word.confidence) for word in page.words] == [("\ufffd\ufffd\ufffd", 0.0)]
    assert page.source is PageSource.NONE
    page = only_page(pdf(hidden + text(100, 600, "Total charges 185.00"), fonts="/F9 10 0 R", objects={10: font}))
    assert page.source is PageSource.TEXT


def test_where_a_font_leaves_a_fifth_of_its_letters_unknown_the_others_are_not_believed():
    page = only_page(mapped({0x41: "\x03", 0x42: "R", 0x43: "("}, "ABC BCBCBC BCBC"))
    assert page.source is PageSource.NONE


@pytest.mark.parametrize("meaningless", ["\ue001", "\ufffd", "\x03"])
def test_a_unicode_map_that_says_nothing_leaves_the_character_unknown(meaningless):
    (found,) = only_page(mapped({0x41: meaningless}, "AAA")).words
    assert (found.text, found.confidence) == ("\ufffd\ufffd\ufffd", 0.0)


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("/Span << /ActualText (1) >> BDC <41> Tj EMC /Span << /ActualText (8.5) >> BDC <414141> Tj EMC", "18.5"),
        ("/Span << /ActualText (1) >> BDC <41> Tj <41> Tj EMC <41> Tj", "1\ufffd\ufffd"),
        ("/Span << /ActualText <FEFF0032> >> BDC <4142> Tj EMC", "\ufffd9"),
        ("/Span << /ActualText (1) >> BDC <42> Tj EMC", "9"),
    ],
)
def test_the_text_that_a_page_says_stands_for_characters_is_that_of_those_their_font_does_not_name(drawn, read):
    rows = "<41> <E073>\n<42> <0039>"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 11 0 R >>"
    to_unicode = stream(TO_UNICODE.format(count=2, rows=rows).encode())
    shown = f"BT /F9 10 Tf 100 700 Td {drawn} ET " + text(100, 600, "Total")
    assert words(pdf(shown, fonts="/F9 10 0 R", objects={10: font, 11: to_unicode}))[0] == read


def test_a_check_box_of_a_symbol_font_is_no_letter():
    font = "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Wingdings-Regular /Encoding /WinAnsiEncoding >>"
    shown = text(100, 700, "o", font="F9") + text(120, 700, "Visa")
    assert words(pdf(shown, fonts="/F9 10 0 R", objects={10: font})) == ["\N{WHITE SQUARE}", "Visa"]


def test_a_symbol_font_that_shifts_ascii_is_read():
    assert words(mapped({0x41: "\uf031", 0x42: "\uf035"}, "AB")) == ["15"]
