"""The one loader: what a good row becomes, and how loudly a bad one is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest
from msgspec import Struct

from checker.data import SourceKey, read_table, source, sources
from checker.errors import DataError


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Thing(Struct, frozen=True, kw_only=True):
    name: str
    colours: frozenset[Colour] = frozenset()
    since: date | None = None
    price: Decimal | None = None
    count: int = 1
    rented: bool | None = None
    source: SourceKey | None = None

    def __post_init__(self) -> None:
        if self.count > 99:
            raise ValueError("count is more than 99")


class Wide(Struct, frozen=True, kw_only=True):
    name: str
    amounts: Mapping[str, Decimal]


HEADING = "name,colours,since,price,count,rented,source"
Write = Callable[[str], Path]


@pytest.fixture
def table(tmp_path: Path) -> Write:
    def write(rows: str, heading: str = HEADING) -> Path:
        path = tmp_path / "things.csv"
        path.write_text(f"{heading}\n{rows}\n", encoding="utf-8")
        return path

    return write


def test_every_kind_of_cell_becomes_its_value(table: Write) -> None:
    (thing,) = read_table(table("cart,red|blue,2024-01-31,12.50,3,yes,noridian-oxygen"), Thing)
    assert thing == Thing(
        name="cart",
        colours=frozenset(Colour),
        since=date(2024, 1, 31),
        price=Decimal("12.50"),
        count=3,
        rented=True,
        source=SourceKey("noridian-oxygen"),
    )


def test_a_blank_cell_means_the_default(table: Write) -> None:
    assert read_table(table("cart,,,,,,"), Thing) == (Thing(name="cart"),)


def test_a_file_saved_by_a_spreadsheet_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "things.csv"
    path.write_bytes(b"\xef\xbb\xbf" + f"{HEADING}\r\ncart,,,,,,\r\n".encode())
    assert read_table(path, Thing) == (Thing(name="cart"),)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("cart,green,,,,,", "things.csv, line 2, colours: 'green' is none of red, blue"),
        ("cart,,1/31/2024,,,,", "things.csv, line 2, since: '1/31/2024' is no date (write 2024-01-31)"),
        ("cart,,2024-02-31,,,,", "things.csv, line 2, since: '2024-02-31' is no date (write 2024-01-31)"),
        ("cart,,20240131,,,,", "things.csv, line 2, since: '20240131' is no date (write 2024-01-31)"),
        ("cart,,,12.5 USD,,,", "things.csv, line 2, price: '12.5 USD' is no number"),
        ("cart,,,NaN,,,", "things.csv, line 2, price: 'NaN' is no number"),
        ("cart,,,,3.5,,", "things.csv, line 2, count: '3.5' is no whole number"),
        ("cart,,,,,maybe,", "things.csv, line 2, rented: 'maybe' is neither yes nor no"),
        ("cart,,,,,,hearsay", "things.csv, line 2, source: 'hearsay' is no key of sources.csv"),
        (",,,,,,", "things.csv, line 2, name: must not be blank"),
        ("cart ,,,,,,", "things.csv, line 2, name: 'cart ' has a blank at its edge"),
        ("cart,,,,,", "things.csv, line 2: 6 cells where 7 belong"),
        ("cart,,,,100,,", "things.csv, line 2: count is more than 99"),
        ("cart,,,,,,\nstand,,,,,,\ncart,red,,,,,", "things.csv, line 4: cart stands already in line 2"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line(table: Write, row: str, complaint: str) -> None:
    with pytest.raises(DataError) as told:
        read_table(table(row), Thing, ("name",))
    assert str(told.value) == complaint


def test_a_file_that_lost_its_accents_to_a_spreadsheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "things.csv"
    path.write_bytes(f"{HEADING}\nmáquina,,,,,,\n".encode("cp1252"))
    with pytest.raises(DataError, match=r"things.csv, line 1: the file is not UTF-8 \(save it as CSV UTF-8\)"):
        read_table(path, Thing)


def test_an_open_quotation_mark_is_refused(table: Write) -> None:
    with pytest.raises(DataError, match=r"things.csv"):
        read_table(table('"cart,,,,,,'), Thing)


def test_a_line_is_counted_as_the_spreadsheet_counts_it(table: Write) -> None:
    with pytest.raises(DataError, match="line 4, count"):
        read_table(table('"a name\nover two lines",,,,,,\ncart,,,,x,,'), Thing)


def test_a_missing_or_misnamed_column_is_refused(table: Write) -> None:
    with pytest.raises(DataError, match=r"things.csv, line 1: the columns must be name, colours"):
        read_table(table("cart,,,,,,", HEADING.replace("price", "cost")), Thing)


def test_a_wide_table_keeps_only_the_amounts_it_has(table: Write) -> None:
    (row,) = read_table(table("cart,1.50,,3", "name,OH (NR),OH (R),TX (NR)"), Wide)
    assert row.amounts == {"OH (NR)": Decimal("1.50"), "TX (NR)": Decimal("3")}


def test_a_wide_table_names_the_area_of_a_bad_amount(table: Write) -> None:
    with pytest.raises(DataError, match=r"line 2, OH \(R\): 'free' is no number"):
        read_table(table("cart,1.50,free", "name,OH (NR),OH (R)"), Wide)


def test_every_source_has_a_title_and_those_with_a_page_an_address() -> None:
    assert all(entry.title for entry in sources().values())
    own, mailed = {"field-knowledge", "product-rule"}, {"homecare-months-37-60"}
    assert {key for key, entry in sources().items() if not entry.url} <= own | mailed


def test_an_unknown_source_key_is_an_error_of_the_data() -> None:
    with pytest.raises(DataError, match=r"sources.csv: no row with the key 'hearsay'"):
        source("hearsay")


@pytest.mark.parametrize(
    ("written", "first"), [("2024-07-03", date(2024, 7, 3)), ("2024-07", date(2024, 7, 1)), ("2024", date(2024, 1, 1))]
)
def test_a_source_may_be_dated_to_the_day_the_month_or_the_year(written: str, first: date, tmp_path: Path) -> None:
    from checker.data import Source

    path = tmp_path / "sources.csv"
    path.write_text(f"key,title,url,date,read,copy\na,A title,,{written},,\n", encoding="utf-8")
    (entry,) = read_table(path, Source)
    assert entry.first_day == first
