"""A bill full of commands goes from its PDF through every output, and each command comes out as letters."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date

import pytest

from checker import read, review_statements
from checker.model import Review
from checker.outputs import papers
from checker.outputs.contract import json_text
from checker.outputs.table import csv_table, xlsx_table
from checker.outputs.text import as_text
from tests.web.bills import bill

PAYLOADS = (
    '=HYPERLINK("http://x.example")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|x",
    "-2+3+cmd|x",
    "<script>alert(1)</script>",
    "**b** [a](javascript:x)",
    "$x^2$ :smile: \\input{x}",
    "{ INCLUDETEXT C:/x }",
    "#eval(1) {{ 7*7 }} %s {name}",
)
NAME = "..\\..\\=cmd|x \u202efdp.exe\x1b[31m\x00.pdf"
UNSEEN = ("\u202e", "\x1b", "\x00", "\u200b")


@pytest.fixture(scope="module")
def review() -> Review:
    """Each payload is what a charge is called; the first charge stands there twice, so that there is a question."""
    rows = [("01/05/2024", "E1390 RR", PAYLOADS[0], "185.00")]
    rows += [(f"01/{day:02}/2024", "E1390 RR", payload, "185.00") for day, payload in enumerate(PAYLOADS, 5)]
    data = bill(rows, patient="=Ruth <b>Ellery</b>", supplier="{ FIELD } Oxygen #x")
    return review_statements([read(data, NAME)], as_of=date(2024, 7, 1))


def test_the_payloads_are_read_as_they_are_printed(review: Review):
    assert {line.description for line in review.lines} >= {*PAYLOADS[4:6], PAYLOADS[0]}


@pytest.mark.parametrize("language", ["en", "es"])
def test_text_and_json_steer_no_terminal(review: Review, language):
    for shown in (as_text(review, language), csv_table(review, language)):
        assert [sign for sign in UNSEEN if sign in shown] == []
    told = json_text(review, language)
    assert told.isascii()
    assert [sign for sign in UNSEEN if sign in told] == []
    assert {line["description"] for line in json.loads(told)["line_items"]} >= {*PAYLOADS[4:6]}


def test_no_cell_of_a_table_is_a_formula(review: Review):
    for row in csv.reader(io.StringIO(csv_table(review, "en").removeprefix("\ufeff"))):
        for cell in row:
            plain = cell.replace(".", "").replace("-", "", 1).isdigit()
            assert plain or not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    with zipfile.ZipFile(io.BytesIO(xlsx_table(review, "en"))) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any("externalLink" in name for name in book.namelist())
    assert [sheet for sheet in sheets if "<f>" in sheet or "<hyperlink" in sheet] == []


def test_no_paper_holds_a_field_or_a_link_of_the_bill(review: Review):
    made = papers.about_bills(review, today=date(2024, 7, 1))
    assert made
    for asking in made:
        with zipfile.ZipFile(io.BytesIO(papers.letter_docx(asking))) as letter:
            body = letter.read("word/document.xml").decode()
            related = letter.read("word/_rels/document.xml.rels").decode()
        assert "instrText" not in body
        assert "fldSimple" not in body
        assert "javascript" not in related
        assert "x.example" not in related
        for pdf in (papers.letter_pdf(asking), papers.phone_sheet_pdf(asking, "es")):
            assert pdf.startswith(b"%PDF")
            assert b"/JavaScript" not in pdf
            assert b"/Launch" not in pdf
            assert b"x.example" not in pdf
