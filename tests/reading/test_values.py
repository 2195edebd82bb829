"""What one printed string means: dates, money, counts and codes."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from checker.reading.tokens.patterns import CODE_WITH_MODIFIERS, code_and_modifiers
from checker.reading.tokens.values import (
    DATE,
    MONEY,
    SHORT_DATE,
    PrintedDate,
    month_and_year,
    parse_date,
    parse_money,
    parse_price,
    parse_span,
    parse_units,
)

NEAR = date(2024, 3, 15)


@pytest.mark.parametrize(
    "printed",
    [
        "03/05/2024",
        "3/5/24",
        "03-05-2024",
        "2024-03-05",
        "Mar 5, 2024",
        "March 5, 2024",
        "5-MAR-24",
        "030524",
        "03052024",
        "20240305",
    ],
)
def test_a_date_is_read_in_every_usual_form(printed: str) -> None:
    found = parse_date(printed)

    assert found is not None
    assert found.settle(NEAR) == date(2024, 3, 5)


@pytest.mark.parametrize("printed", ["Mar-05-24", "05/Mar/2024", "5/MAR/24"])
def test_a_day_with_the_name_of_its_month_between_any_marks_is_a_date(printed: str) -> None:
    assert DATE.fullmatch(printed)


@pytest.mark.parametrize(
    "printed", ["13/05/2024", "02/30/2024x1", "99213", "total", "", "1234567", "Smarch 5, 2024", "2024 20000000000 5"]
)
def test_what_cannot_be_a_date_is_none(printed: str) -> None:
    assert parse_date(printed) is None


def test_a_day_that_its_year_does_not_have_settles_to_nothing() -> None:
    found = parse_date("02/29/2023")

    assert found is not None
    assert found.settle(NEAR) is None


def test_a_date_without_a_year_is_the_last_one_before_the_statement() -> None:
    found = parse_date("12/20")

    assert found is not None
    assert found.settle(NEAR) == date(2023, 12, 20)


@pytest.mark.parametrize(
    "printed",
    ["03/05/2024 - 04/04/2024", "03/05-04/04/2024", "030524 040424", "3/5/24 thru 4/4/24", "03/05/2024-Thu 04/04/2024"],
)
def test_a_from_through_pair_is_a_span(printed: str) -> None:
    span = parse_span(printed)

    assert span is not None
    assert span[1] is not None
    assert (span[0].settle(NEAR), span[1].settle(NEAR)) == (date(2024, 3, 5), date(2024, 4, 4))


def test_a_span_over_new_year_begins_in_the_old_one() -> None:
    span = parse_span("12/20-01/19/2024")

    assert span is not None
    assert span[0].settle(NEAR) == date(2023, 12, 20)


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("$1,234.50", "1234.50"),
        ("104.00-", "-104.00"),
        ("-104.00", "-104.00"),
        ("-$104.00", "-104.00"),
        ("(104.00)", "-104.00"),
        ("$(104.00)", "-104.00"),
        ("104.00 CR", "-104.00"),
        ("104.00 DR", "104.00"),
        ("104.00 -", "-104.00"),
        ("<$104.00>", "-104.00"),
        ("-US$104.00", "-104.00"),
        ("104.00 USD -", "-104.00"),
        ("$- 104.00", "-104.00"),
        ("$195", "195.00"),
        (".50", "0.50"),
        ("12.5", "12.50"),
    ],
)
def test_money_is_read_with_its_sign(printed: str, amount: str) -> None:
    assert parse_money(printed) == Decimal(amount)
    assert not re.search(r"\.\d\d", printed) or MONEY.fullmatch(printed)


@pytest.mark.parametrize("printed", ["", "$", "-", "12.345", "1,23", "E1390", "N/A"])
def test_what_cannot_be_money_is_none(printed: str) -> None:
    assert parse_money(printed) is None


def test_a_unit_price_keeps_four_decimals() -> None:
    assert parse_price("$0.1275") == Decimal("0.1275")


@pytest.mark.parametrize(
    ("printed", "count"), [("1", "1"), ("1.00", "1.00"), ("30 EA", "30"), ("x2", "2"), ("2 x", "2"), ("22 MI", "22")]
)
def test_a_count_is_read_with_or_without_its_unit(printed: str, count: str) -> None:
    assert parse_units(printed) == Decimal(count)


@pytest.mark.parametrize(
    ("printed", "code", "modifiers"),
    [
        ("E1390", "E1390", ()),
        ("0E1390", "E1390", ()),
        ("E1390RR", "E1390", ("RR",)),
        ("E1390-RR", "E1390", ("RR",)),
        ("E1390RRKX", "E1390", ("RR", "KX")),
        ("E1390-RR-KX", "E1390", ("RR", "KX")),
        ("E1390 (RR, KX)", "E1390", ("RR", "KX")),
        ("E-1390", "E1390", ()),
        ("99213-25", "99213", ("25",)),
        ("099213", "99213", ()),
        ("0101T", "0101T", ()),
        ("E139O", "E139O", ()),
    ],
)
def test_a_code_is_read_with_its_modifiers(printed: str, code: str, modifiers: tuple[str, ...]) -> None:
    match = CODE_WITH_MODIFIERS.fullmatch(printed)

    assert match is not None
    assert code_and_modifiers(match) == (code, modifiers)


@pytest.mark.parametrize("printed", ["E13", "X1390", "2703302", "E1390.5", "12345-6789"])
def test_what_cannot_be_a_code_is_none(printed: str) -> None:
    assert CODE_WITH_MODIFIERS.fullmatch(printed) is None


def test_a_number_longer_than_any_money_is_none():
    assert parse_money("9" * 12 + ".00") is not None
    assert parse_money("0" * 40 + "5.00") == Decimal("5.00")
    for text in ("9" * 13 + ".00", "$" + "9" * 300, "9" * 5000 + ".99"):
        assert parse_money(text) is None
        assert parse_price(text + "9") is None


@pytest.mark.parametrize(
    "printed", ["6 de agosto de 2023", "6 de agosto del 2023", "6 ago 2023", "06AUG2023", "Aug. 6, 2023"]
)
def test_months_are_known_in_english_and_spanish(printed: str) -> None:
    assert parse_date(printed) == PrintedDate(2023, 8, 6)
    assert DATE.search(f"Fecha: {printed}")


@pytest.mark.parametrize("words", ["DECADRON 10 MG", "NOVOLOG 10 ML", "JANUMET 50"])
def test_a_word_that_begins_as_a_month_does_is_none(words: str) -> None:
    assert SHORT_DATE.search(words) is None


@pytest.mark.parametrize("printed", ["MARCH 2024", "-- Mar. 2024 --", "Marzo 2024", "marzo de 2024", "Mar, 2024"])
def test_a_month_with_its_year_is_known_in_english_and_spanish(printed: str) -> None:
    assert month_and_year(printed) == (2024, 3)


@pytest.mark.parametrize("printed", ["MARTES 2024", "Marcus 2024", "March 5 2024", "March", "Rent March 2024"])
def test_a_text_that_names_more_or_less_is_no_month_with_its_year(printed: str) -> None:
    assert month_and_year(printed) is None
