"""Several pictures as the pages of one bill. What is read here are printed pages, which stand for pictures."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from checker.model import Document
from checker.reading import read
from checker.reading.photos import as_bills, joined
from tests.web.bills import CLEAN, DOUBTFUL, bill

MORE = (("03/05/2024", "E1390 RR", "OXYGEN CONCENTRATOR", "185.00"),)


def page(name: str, *rows: tuple[str, str, str, str], **told: str) -> Document:
    return read(bill(rows, **told), name).document


def test_two_pages_of_one_bill_are_one_statement():
    whole = joined([page("1.jpg", *CLEAN, total="625.00"), page("2.jpg", *MORE, total="625.00")])
    (statement,) = whole.statements
    assert (statement.pages, statement.file) == ((1, 2), "1.jpg + 1")
    assert [line.page for line in statement.lines] == [1, 1, 1, 1, 2]
    assert (statement.reading.sum, statement.reading.agrees_with) == (Decimal("625.00"), "total charges")


def test_pages_that_name_another_patient_are_a_statement_apart():
    one, other = page("1.jpg", *CLEAN), page("2.jpg", *CLEAN, patient="Ruth Ellery", account="LHO-555")
    assert [statement.pages for statement in joined([one, other]).statements] == [(1,), (2,)]


def test_rows_keep_the_names_they_have_in_a_file_of_their_own():
    one, other = page("1.jpg", *CLEAN), page("2.jpg", *DOUBTFUL, total="440.00")
    alone = read(bill(DOUBTFUL, total="440.00"), "2.jpg").statements[0]
    (statement,) = joined([one, other]).statements
    assert {line.id for line in alone.lines} <= {line.id for line in statement.lines}
    assert [row.id for row in statement.reading.unread] == [row.id for row in alone.reading.unread]


def test_a_page_that_was_not_reached_is_named_by_its_place_among_all():
    one = page("1.jpg", *CLEAN)
    late = replace(page("2.jpg", *MORE), not_reached=(1,))
    assert joined([one, late]).document.not_reached == (2,)


def test_photos_are_one_bill_only_where_they_share_a_statement():
    first, second = bill(CLEAN, total="625.00"), bill(MORE, total="625.00")
    other = bill(CLEAN, patient="Ruth Ellery", account="LHO-555")
    read_each = [read(data, name) for data, name in ((first, "1.jpg"), (second, "2.jpg"), (other, "3.jpg"))]
    assert [reading.document.name for reading in as_bills(read_each)] == ["1.jpg + 1", "3.jpg"]


def test_the_same_page_photographed_twice_is_not_one_bill_of_twice_the_sum():
    twice = [read(bill(CLEAN), name) for name in ("1.jpg", "2.jpg")]
    assert as_bills(twice) == twice
