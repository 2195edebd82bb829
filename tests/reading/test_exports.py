"""Files that hold text and no pages are read like any bill, and whatever is wrong with them is one typed error."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date
from decimal import Decimal

import docx
import openpyxl
import pytest

from checker.errors import Damaged, NotAPdf, OldOffice, StatementError, TooLarge
from checker.outputs.marks import Strip
from checker.outputs.page_images import strip
from checker.reading import read
from checker.reading.documents import open_document
from checker.reading.exports.blocks import LONGEST_CELL, Table, Text, table
from checker.reading.exports.delimited import blocks_of
from checker.reading.exports.laying import LINES_A_PAGE, laid_out
from checker.reading.exports.workbook import blocks_of as workbook_blocks
from checker.reading.limits import limit
from tests.reading.export_maker import MAKERS, ROWS, delimited, real_table, web_page, workbook


@pytest.mark.parametrize("name", MAKERS)
def test_the_same_bill_is_read_from_every_kind_of_file(name):
    (statement,) = read(MAKERS[name](), name).statements
    read_as = [
        (line.service_date, line.code, line.modifiers, line.description, line.units, line.amount)
        for line in statement.lines
    ]
    assert read_as == [
        (date(2026, int(day[:2]), int(day[3:5])), code, tuple(letters.split()), words, Decimal(units), Decimal(amount))
        for day, code, letters, words, units, amount, *_ in ROWS
    ]
    assert [line.other_money["patient_share"] for line in statement.lines] == [Decimal(row[-1]) for row in ROWS]
    assert statement.details.patient.value == "Rosa Delgado"
    assert statement.details.account.value == "88-1201"
    assert statement.reading.disagrees_with is None


@pytest.mark.parametrize("name", ["plain.xlsx", "fixed.txt"])
def test_a_line_of_such_a_file_can_be_shown(name):
    data = MAKERS[name]()
    (statement,) = read(data, name).statements
    assert strip(Strip(data, statement.lines[1].boxes, "1")).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"Dear Ann, thank you for your call, we are glad to help, always.", NotAPdf),
        (b"import os\nprint(os.name)\n", NotAPdf),
        (b'{"line_items": [{"code": "E1390", "amount": "185.00"}]}', NotAPdf),
        (rb"{\rtf1\ansi 01/05/2024 E1390 RR 185.00\par}", OldOffice),
        (web_page(f"<p {' '.join(f'a{n}=1' for n in range(2_000))}>$185.00</p>"), TooLarge),
        (b"Content-Type: multipart/related; boundary=x\n\n" + b"--x\n\n" * 6_000, TooLarge),
        (b"<!-- " + b"--><!-- " * 8_000, NotAPdf),
        (web_page("<p>Please sign in.</p>"), NotAPdf),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, OldOffice),
        (b"PK\x03\x04" + b"\0" * 100, NotAPdf),
        (bytes(range(256)) * 8, NotAPdf),
    ],
)
def test_what_holds_no_bill_is_said_to_hold_none(data, error):
    with pytest.raises(StatementError) as raised:
        open_document(data, "x")
    assert type(raised.value) is error


def zipped(**parts: bytes) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in {"xl/workbook.xml": b"<workbook/>", **parts}.items():
            file.writestr(name, data)
    return sink.getvalue()


def test_a_workbook_that_swells_is_refused_before_it_does():
    with pytest.raises(TooLarge):
        open_document(zipped(**{"xl/big.xml": b" " * (limit("unpacked-bytes") + 1)}), "x.xlsx")


def test_a_workbook_that_names_one_part_as_several_sheets_is_refused():
    with zipfile.ZipFile(io.BytesIO(workbook(formats=False))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b'"rId2"', b'"rId1"')
    with pytest.raises(Damaged):
        open_document(zipped(**parts), "x.xlsx")


def test_a_workbook_that_declares_entities_is_refused():
    with pytest.raises(Damaged):
        open_document(zipped(**{"xl/styles.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'}), "x.xlsx")


def test_a_cell_of_billions_of_columns_is_refused_before_they_are_made():
    document = docx.Document()
    document.add_table(1, 2).cell(0, 0)._tc.grid_span = 2_000_000_000
    sink = io.BytesIO()
    document.save(sink)
    with pytest.raises(Damaged):
        open_document(sink.getvalue(), "x.docx")


def test_a_table_of_thousands_of_columns_is_refused():
    with pytest.raises(TooLarge):
        open_document("\n".join([",x" * 2_000] * 3).encode(), "x.csv")


def test_one_endless_row_makes_no_other_longer():
    made = table([["a"]] * 10_000 + [[""] * 100_000 + ["x"]])
    assert {len(row) for row in made.rows} == {2}


def test_cells_that_span_all_others_are_refused_before_they_are_made():
    row = f"<tr>{'<td rowspan=30 colspan=30>x</td>' * 40}</tr>"
    with pytest.raises(TooLarge):
        open_document(web_page(f"<table>{row * 800}</table>"), "x.html")


def test_comments_of_a_style_sheet_without_end_take_no_time():
    style = f"<style>.x{{color:red}}{'/*' * 60_000}</style>".encode()
    assert read(web_page(real_table()).replace(b"<body>", b"<body>" + style), "x.html").statements[0].lines


def test_pages_past_so_many_words_are_left_out_and_counted():
    pages = list(laid_out([Text(("185.00 " * 20,) * LINES_A_PAGE * 4)], 100, 2 * 20 * LINES_A_PAGE))
    assert [page is not None for page in pages] == [True, True, False, False]


def test_of_thousands_of_sheets_only_so_many_rows_are_taken():
    book = openpyxl.Workbook()
    for number in range(6):
        for _ in range(3):
            (book.active if number == 0 else book.worksheets[-1]).append(["E1390", "185.00"])
        book.create_sheet()
    sink = io.BytesIO()
    book.save(sink)
    assert sum(len(sheet.rows) for sheet in workbook_blocks(sink.getvalue(), 7)) == 6


def test_megabytes_in_one_cell_are_cut_and_the_charge_is_read():
    data = delimited(",").replace(b"Cannula, nasal", b"Cannula " * 300_000)
    (statement,) = read(data, "x.csv").statements
    assert len(statement.lines) == len(ROWS)
    assert len(statement.lines[2].description) <= LONGEST_CELL


def test_items_that_no_blank_parts_are_read():
    row = '{"day":"01/05/2024","code":"E1390","amount":"$185.00"},'
    (statement,) = read(f"bill\n{row * 8}\n{row * 3}".encode(), "x.txt").statements
    assert {(line.code, line.amount) for line in statement.lines} == {("E1390", Decimal("185.00"))}


def test_prose_with_commas_is_no_table():
    assert not any(
        isinstance(block, Table) for block in blocks_of("Dear Ann, how are you, today?\nWe are well, thanks, all.\n")
    )


@pytest.mark.parametrize("seed", range(3))
def test_any_damage_to_such_a_file_gives_pages_or_one_typed_error(seed):
    dice = random.Random(seed)
    originals = [make() for make in MAKERS.values()]
    for _ in range(60):
        data = bytearray(dice.choice(originals))
        for _ in range(dice.randint(1, 20)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            document = open_document(bytes(data[: dice.randint(1, len(data))]), "x")
        except StatementError:
            continue
        assert document.pages


def test_hundreds_of_nested_elements_are_no_matter():
    deep = "<div>" * 3000 + "$5.00" + "</div>" * 3000
    try:
        document = open_document(web_page(deep), "x.html")
    except StatementError:
        return
    assert document.pages


def test_formats_of_a_workbook_are_shown_as_a_person_sees_them():
    document = open_document(workbook(formats=True), "x.xlsx")
    words = [word.text for word in document.pages[0].words]
    assert "2026-03-05" in words
    assert "185.00" in words


def test_names_and_prices_of_a_page_without_tables_stand_apart_and_notes_are_no_part_of_codes():
    bill = """<p>Patient: Rosa Delgado<br>Account: 88-1201</p>
    <div><div><b>Oxygen concentrator</b><b>$195.50</b></div><div>Code E1390<sup>1</sup> mod RR on 03/05/2026</div></div>
    <div><div><b>Nasal cannula</b><b>$8.00</b></div><div>Code A4615<sup>2</sup> on 03/06/2026</div></div>
    <div><b>Total charges</b><b>$203.50</b></div>"""
    (statement,) = read(web_page(bill), "bill.html").statements

    assert [(line.code, line.modifiers, line.amount, line.service_date) for line in statement.lines] == [
        ("E1390", ("RR",), Decimal("195.50"), date(2026, 3, 5)),
        ("A4615", (), Decimal("8.00"), date(2026, 3, 6)),
    ]
    assert (statement.details.patient.value, statement.reading.agrees_with) == ("Rosa Delgado", "total charges")


def test_what_a_pages_own_styles_hide_is_not_read_and_what_they_hide_in_print_alone_is():
    styles = b"<style>/* .c { display:none } */ @media print { .a { display: none } } i.d, .b { display:none }</style>"
    rows = b"".join(b"<p class=%s>Item %s | $1.00</p>" % (name, name) for name in (b"a", b"b", b"c"))
    page = open_document(b"<html><head>" + styles + b"</head><body>" + rows + b"</body></html>", "page.html").pages[0]
    assert [word.text for word in page.words if len(word.text) == 1 and word.text.isalpha()] == ["a", "c"]


def test_moments_and_numbers_of_days_are_days():
    (made,) = blocks_of(
        "Date,Posted,Code,Charge\n45356,2024-03-06T00:00:00Z,E1390,195.50\n45357,2024-03-07 10:15,E0431,38.25\n"
    )
    assert made.rows[1:] == (
        ("2024-03-05", "2024-03-06", "E1390", "195.50"),
        ("2024-03-06", "2024-03-07", "E0431", "38.25"),
    )


def test_dollars_and_cents_in_cells_of_their_own_are_one_amount():
    table = """<table><tr><th>Date</th><th>Code</th><th colspan=2>Charges</th></tr>
    <tr><td>03/05/2026</td><td>E1390 RR</td><td>195</td><td>50</td></tr>
    <tr><td>03/06/2026</td><td>A4615</td><td>8</td><td>00</td></tr></table>"""
    (statement,) = read(web_page(table), "bill.html").statements

    assert [line.amount for line in statement.lines] == [Decimal("195.50"), Decimal("8.00")]


BLUE_BUTTON = """
Produced by the Blue Button (v2.0)

Claim Number: 1234567890000
Provider: CLEARWELL HOME OXYGEN
Amount Charged: $213.40
Diagnosis Code 1: J9611

Claim Lines for Claim Number: 1234567890000

Line number:  1
Date of Service From:  03/05/2024
Date of Service To:  04/04/2024
Procedure Code/Description:  E1390 - Oxygen Concentrator
Modifier 1/Description:  RR - Rental
Modifier 2/Description:
Quantity Billed/Units:  1
Submitted Amount/Charges:  $185.00
Allowed Amount:  $100.00
Type of Service/Description:  R - Rental Of DME

Line number:  2
Date of Service From:  03/06/2024
Date of Service To:  03/06/2024
Procedure Code/Description:  E0431 - Portable Gas System
Modifier 1/Description:  RR - Rental
Modifier 2/Description:  KX - Rules Met
Quantity Billed/Units:  1
Submitted Amount/Charges:  $28.40
Allowed Amount:  $20.00
Type of Service/Description:  R - Rental Of DME
"""
CARDS = web_page(
    "".join(
        f"<h3>{words}</h3><dl><dt>Date of service</dt><dd>{day}</dd><dt>Code</dt><dd>{code}</dd><dt>Charge</dt><dd>{charge}</dd></dl>"
        for words, day, code, charge in (
            ("Oxygen Concentrator", "03/05/2024", "E1390 RR", "$185.00"),
            ("Portable Gas System", "03/06/2024", "E0431 RR KX", "$28.40"),
        )
    )
)


SHORT = b"""Patient,Rosa Delgado
Account,88-1201
Date,Code,Description,Charge
"Mar 5, 2024",E1390-RR,Oxygen Concentrator,185.00
"Mar 6, 2024",E0431-RR-KX,Portable Gas System,28.40
"""


@pytest.mark.parametrize(
    ("data", "name"), [(BLUE_BUTTON.encode(), "button.txt"), (CARDS, "cards.html"), (SHORT, "short.csv")]
)
def test_values_behind_their_names_line_by_line_are_the_charge_they_tell_of(data, name):
    (statement,) = read(data, name).statements
    assert [
        (line.service_date.day, line.code, line.modifiers, line.description, str(line.amount))
        for line in statement.lines
    ] == [
        (5, "E1390", ("RR",), "Oxygen Concentrator", "185.00"),
        (6, "E0431", ("RR", "KX"), "Portable Gas System", "28.40"),
    ]
    assert not statement.reading.unread
    assert not any(line.doubts for line in statement.lines)
