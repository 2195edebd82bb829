"""The papers as files: tagged, set in large type, with fonts in them, and safe from the text of a bill."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import docx
import pdfplumber
import pikepdf
import pytest
from msgspec.structs import replace

from checker.outputs import papers
from checker.outputs.papers import Asking
from checker.wording import LANGUAGES, Language
from tests.outputs import bills
from tests.outputs.papers_read import asking_of, every_pdf, pages_of, text_of, word_of

# As files


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paper_is_tagged_in_its_language_with_title_and_embedded_fonts(language: Language) -> None:
    for name, data in every_pdf(asking_of(), language).items():
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
    with pdfplumber.open(io.BytesIO(papers.letter_pdf(asking_of()))) as pdf:
        sizes = [char["size"] for char in pdf.pages[0].chars]
    assert min(sizes) >= 14


def test_the_same_asking_makes_the_same_letter() -> None:
    assert text_of(papers.letter_pdf(asking_of())) == text_of(papers.letter_pdf(asking_of()))


# Text that is not ours


_MAKERS: dict[str, Callable[[Asking], str]] = {
    "letter": lambda asking: text_of(papers.letter_pdf(asking)),
    "word letter": lambda asking: " ".join(word_of(papers.letter_docx(asking)).split()),
    "insurer": lambda asking: text_of(papers.insurer_letter_pdf(asking)),
    "word insurer": lambda asking: " ".join(word_of(papers.insurer_letter_docx(asking)).split()),
    "phone": lambda asking: text_of(papers.phone_sheet_pdf(asking, "es")),
    "log": lambda asking: text_of(papers.log_pdf(asking, "en")),
    "request": lambda asking: text_of(papers.request_pdf(asking)),
}


@pytest.mark.parametrize(("at", "name"), [*enumerate(_MAKERS)])
def test_hostile_text_is_shown_literally(at: int, name: str) -> None:
    """All of it in one paper; in each another one comes first, where a line begins."""
    first = at % len(bills.HOSTILE)
    text = " ".join((*bills.HOSTILE[first:], *bills.HOSTILE[:first]))
    made = _MAKERS[name](asking_of(bills.hostile(text)))
    assert _bare(text) in _bare(made)


@pytest.mark.parametrize("name", _MAKERS)
def test_no_unseen_character_reaches_paper(name: str) -> None:
    made = _MAKERS[name](asking_of(bills.hostile(bills.UNSEEN)))
    assert not [char for char in made if ord(char) < 32 or char in "\u202e\u202c\u200b"]
    assert _bare("\\x1b[31m\\u202eesrever") in _bare(made)


def test_a_field_code_in_the_word_letter_is_plain_text() -> None:
    made = papers.letter_docx(asking_of(bills.hostile(' HYPERLINK "http://example.com" ')))
    document = docx.Document(io.BytesIO(made))
    xml = document.element.xml
    assert "w:fldChar" not in xml
    assert "w:instrText" not in xml
    assert "w:hyperlink" not in xml


def test_ten_megabytes_of_text_and_words_without_end_make_a_letter_of_few_pages_that_nothing_leaves() -> None:
    lines = tuple(replace(line, description="oxygen " * 1_500_000) for line in bills.statement().lines)
    details = replace(bills.statement().details, patient=bills.read("W" * 200))
    made = papers.letter_pdf(asking_of(bills.review(statements=(bills.statement(lines=lines, details=details),))))
    assert pages_of(made) <= 2
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        assert all(char["x0"] > 0 and char["x1"] < page.width for page in pdf.pages for char in page.chars)


def test_a_letter_with_a_name_in_letters_no_font_has_says_what_the_boxes_stand_for() -> None:
    details = replace(bills.statement().details, patient=bills.read("王小明"))
    made = papers.letter_pdf(asking_of(bills.review(statements=(bills.statement(details=details),))))
    assert "My account 00451-7" in text_of(made)
    assert "A box with a cross stands for a letter that we cannot print." in text_of(made)


def _bare(text: str) -> str:
    """Without blanks and the marks that line ends and quotation may change."""
    return re.sub(r"\s", "", text)
