"""Words between which no blank is left are read as the two that they are."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model import Box, Page, PageSource, Word
from checker.reading.repairs.pages import set_right
from checker.reading.repairs.touching import parted
from tests.reading.test_statements import HEADING, lines_of, statements_of


def page_of(text: str, source: PageSource = PageSource.TEXT) -> Page:
    return Page(1, 612.0, 792.0, (Word(text, Box(1, 30, 30, 30 + 6 * len(text), 40), 10.0),), source=source)


def parts_of(text: str) -> list[str]:
    return [word.text for word in parted(page_of(text)).words]


@pytest.mark.parametrize(
    "parts",
    [
        ("Date", "2024-10-19"),
        ("DATE:", "10/19/2024"),
        ("Account", "HX-20418"),
        ("Name", "Helen"),
        ("concentrator", "E1390-RR"),
        ("03/01/2024", "E1390"),
        ("Thu", "06/23/2022-Fri"),
        ("03/01/2024", "03/31/2024"),
        ("charges", "1,242.00"),
        ("EA", "$210.00"),
        ("210.00", "32.00", "178.00"),
        ("SKU673403", "A7032"),
        ("DATE", "Dec"),
        ("Prepared", "August"),
        ("Carrier", "PACIFIC"),
        ("REN", "E1392-RR-KX"),
    ],
)
def test_two_things_that_touch_are_two(parts: tuple[str, ...]) -> None:
    assert parts_of("".join(parts)) == list(parts)


@pytest.mark.parametrize(
    "word",
    [
        "E1390RRKX",
        "PLAN20418",
        "JQKE1390",
        "HX-20418",
        "US$5.00",
        "242.00CR",
        "ver3.11",
        "10.10.10.10",
        "220.498.5148",
        "01/05/24-02/04/24",
        "COVID-19",
        "SN673403A9132",
        "McMARCH",
        "December",
        "DateMarchand",
        "May-26-24",
    ],
)
def test_one_thing_stays_whole(word: str) -> None:
    assert parts_of(word) == [word]


def test_on_a_picture_they_are_two_as_well() -> None:
    assert [word.text for word in set_right(page_of("Thu06/23/2022", PageSource.OCR)).words] == ["Thu", "06/23/2022"]


def test_labels_and_cells_that_touch_are_read() -> None:
    (statement,) = statements_of(
        "\n".join(
            (
                "Invoice Date2024-10-19     Account NumberHX-20418",
                HEADING,
                "03/05/2024E1390 RR   OXYGEN CONCENTRATOR       1 EA$195.50",
                "Total charges195.50",
            )
        )
    )

    (line,) = statement.lines
    assert (line.code, line.modifiers, str(line.amount)) == ("E1390", ("RR",), "195.50")
    assert statement.details.account is not None
    assert statement.details.account.value == "HX-20418"
    assert statement.details.statement_date is not None
    assert statement.details.statement_date.value == date(2024, 10, 19)
    assert statement.reading.agrees_with == "total charges"


def test_the_first_word_of_a_visit_to_the_er_is_no_modifier() -> None:
    (line,) = lines_of(
        "Date         Service                      Charge", "03/05/2024   9928425 ER visit level 4     284.00"
    )

    assert (line.code, line.modifiers, line.description) == ("99284", ("25",), "ER visit level 4")


@pytest.mark.parametrize(
    ("printed", "modifiers"), [("A4253, KS", ("KS",)), ("A4253, ON file", ()), ("A4253 KS kit", ())]
)
def test_letters_behind_a_comma_are_a_codes_whatever_they_are_for(printed: str, modifiers: tuple[str, ...]) -> None:
    (line,) = lines_of(f"03/05/2024 GLUCOSE TEST STRIPS ({printed}), 3 units .......... $92.94")

    assert (line.code, line.modifiers) == ("A4253", modifiers)


def test_a_count_of_units_before_the_dots_that_lead_to_an_amount_counts_them() -> None:
    (line,) = lines_of("03/05/2024 OSTOMY POUCH DRAINABLE (A5061), 20 units .......... $151.60")

    assert (line.code, line.units, str(line.amount)) == ("A5061", 20, "151.60")
