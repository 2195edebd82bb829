"""The table: values with types, text that no spreadsheet computes."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import openpyxl
import pandas
import pytest
from msgspec.structs import replace
from openpyxl.worksheet.worksheet import Worksheet

from checker.outputs.table import COLUMNS, csv_download, csv_table, xlsx_table
from tests.outputs import bills


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def _sheet(data: bytes) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_a_program_reads_the_csv_by_the_contracts_keys() -> None:
    table = pandas.read_csv(io.StringIO(csv_table(bills.review(), "en")), dtype={"code": str})
    assert list(table.columns) == list(COLUMNS)
    assert table["amount"].tolist() == [185.0, 42.0, 185.0, 185.0, 12.0, -6.0]
    assert table["service_date"][0] == "2024-01-05"
    assert table["flags"].fillna("").tolist() == [
        "",
        "",
        "duplicate-charge",
        "duplicate-charge",
        "duplicate-charge",
        "",
    ]
    assert table["kind"].tolist()[-1] == "credit"


def test_a_person_gets_headings_in_words_and_a_file_that_excel_reads_as_utf_8() -> None:
    data = csv_download(bills.review(), "es")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = _rows(data.decode("utf-8-sig"))
    assert rows[0][:2] == ["Renglón", "Factura"]
    assert "El alquiler del mismo mes aparece dos veces" in rows[3]
    assert "descuento" in rows[6]


def test_the_workbook_holds_real_dates_and_numbers_under_a_frozen_header() -> None:
    sheet = _sheet(xlsx_table(bills.review(), "en"))
    heading = [cell.value for cell in sheet[1]]
    row = dict(zip(heading, sheet[2], strict=True))
    assert sheet.title == "Charges"
    assert sheet.freeze_panes == "B2"
    assert row["Date"].value == datetime(2024, 1, 5)  # noqa: DTZ001 - a workbook's dates have no zone
    assert row["Charge"].value == 185
    assert row["Charge"].number_format == "$#,##0.00"
    assert row["Code"].value == "E1390"
    assert sheet.max_row == 7


def test_a_table_without_lines_is_a_header() -> None:
    empty = bills.review(statements=(bills.statement(lines=()),), flags=())
    assert len(_rows(csv_table(empty, "en"))) == 1
    assert _sheet(xlsx_table(empty, "en")).max_row == 1


@pytest.mark.parametrize("text", bills.HOSTILE)
def test_hostile_text_is_a_literal_cell_in_both(text: str) -> None:
    review = bills.hostile(text)
    at = COLUMNS.index("description")
    written = _rows(csv_table(review, "en"))[1][at]
    assert written == (f"'{text}" if text.startswith("=") else text)
    sheet = _sheet(xlsx_table(review, "en"))
    cells = [cell for cell in sheet[2] if cell.value == text]
    assert cells
    assert all(cell.data_type == "s" for cell in cells)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1+cmd", "@SUM(A1)", "\t=1+1", "\r=1", "＝1"])
def test_no_text_cell_of_the_csv_starts_as_a_formula(start: str) -> None:
    for row in _rows(csv_table(bills.hostile(start), "en"))[1:]:
        assert not row[COLUMNS.index("description")].startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def test_a_credit_stays_a_number() -> None:
    assert _rows(csv_table(bills.review(), "en"))[6][COLUMNS.index("amount")] == "-6.00"


def test_control_characters_and_what_looks_like_their_escape_reach_the_workbook_as_text() -> None:
    sheet = _sheet(xlsx_table(bills.hostile(bills.UNSEEN), "en"))
    assert bills.UNSEEN_SHOWN in [cell.value for cell in sheet[2]]
    raw = xlsx_table(bills.hostile("_x0041_"), "en")
    assert "_x005F_x0041_" in _strings(raw)


def test_ten_megabytes_in_a_cell_are_cut() -> None:
    sheet = _sheet(xlsx_table(bills.hostile("x" * 10_000_000), "en"))
    assert max(len(str(cell.value)) for cell in sheet[2]) <= 2000


def _strings(data: bytes) -> str:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("xl/sharedStrings.xml").decode()


def test_the_table_says_which_values_the_person_told() -> None:
    first, second, *_ = bills.statement().lines
    told = (replace(first, corrected=("amount", "units")), replace(second, confirmed=True))
    whole = bills.review(statements=(bills.statement(lines=told),), flags=())
    assert [row[-1] for row in _rows(csv_table(whole, "en"))] == ["corrected", "amount units", "confirmed"]
    assert [row[-1] for row in _rows(csv_download(whole, "es").decode("utf-8-sig"))][1:] == [
        "Cargo, Unidades",
        "todo como se leyó",
    ]
