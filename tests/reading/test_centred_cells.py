"""Cells centred against one another: their lines stand between those of the cells beside them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from checker.model import Document, LineItem
from checker.reading.statements import read_statements
from tests.reading.drawing import draw
from tests.reading.test_wrapped_cells import HEADING


def centred(*rows: str) -> tuple[LineItem, ...]:
    """The lines of a page on which each row that begins with "|" stands half a line below the row above it."""
    page = draw("\n".join(row.lstrip("|").ljust(1) for row in rows))
    shift = 0.0
    tops = sorted({word.box.top for word in page.words})
    moved: dict[float, float] = {}
    for at, top in enumerate(tops):
        shift += 0.5 * (tops[at] - tops[at - 1]) if rows[at].startswith("|") else 0.0
        moved[top] = shift
    words = tuple(
        replace(
            word,
            box=replace(word.box, top=word.box.top - moved[word.box.top], bottom=word.box.bottom - moved[word.box.top]),
        )
        for word in page.words
    )
    return read_statements(Document("0" * 64, "bill.pdf", (replace(page, words=words),)))[0].lines


def test_the_words_above_and_below_a_centred_row_are_its_own() -> None:
    rent, tank = centred(
        HEADING,
        "                        RR KX   OXYGEN CONCENTRATOR",
        "|03/05/2024   E1390                                        1      195.50",
        "|                       KJ      RENTAL",
        "03/06/2024   E0431      RR      PORTABLE OXYGEN           1       43.00",
    )

    assert (rent.code, rent.modifiers, rent.description) == ("E1390", ("RR", "KX", "KJ"), "OXYGEN CONCENTRATOR RENTAL")
    assert (tank.modifiers, tank.amount) == (("RR",), Decimal("43.00"))


def test_a_sum_beside_an_address_between_whose_lines_it_stands_is_no_row() -> None:
    (line,) = centred(
        "Send to:                     Member ID      Y812746079",
        "|Geraldine Lindqvist",
        "|9032 County Road 12          You owe        $195.50",
        "Dayton, OH 45402",
        "",
        "03/05/2024   E1390 RR   CONCENTRATOR        $195.50",
    )

    assert line.code == "E1390"


def test_a_dollar_sign_above_its_figure_is_one_amount() -> None:
    (line,) = centred(
        HEADING,
        "                                                               $",
        "|03/05/2024   E1390     RR      OXYGEN CONCENTRATOR      1",
        "|                                                              195.50",
    )

    assert (line.code, line.amount) == ("E1390", Decimal("195.50"))


def test_letters_above_and_below_their_code_in_a_column_close_to_it_keep_their_order() -> None:
    rent, tank = centred(
        "Date         Code  Mod     Description               Qty    Charge",
        "                   NU",
        "|03/05/2024   A4615         NASAL CANNULA               1        8.00",
        "|                   KX",
        "03/06/2024   E0431 RR      PORTABLE OXYGEN             1       43.00",
    )

    assert [(line.code, line.modifiers) for line in (rent, tank)] == [("A4615", ("NU", "KX")), ("E0431", ("RR",))]


def test_a_description_of_four_lines_around_its_row_stays_with_it() -> None:
    lines = centred(
        "Date         Description               Charge",
        "             E0431 RR PORTABLE",
        "             GASEOUS OXYGEN",
        "|03/05/2024                             43.00",
        "|            SYSTEM WITH",
        "             CONTENTS",
        "",
        "             E1392 RR PORTABLE",
        "             OXYGEN",
        "|03/06/2024                            205.00",
        "|            CONCENTRATOR",
        "             RENTAL",
    )

    assert [(line.code, line.description) for line in lines] == [
        ("E0431", "PORTABLE GASEOUS OXYGEN SYSTEM WITH CONTENTS"),
        ("E1392", "PORTABLE OXYGEN CONCENTRATOR RENTAL"),
    ]


def test_the_end_of_words_printed_into_the_total_below_makes_no_charge_of_it() -> None:
    (line,) = centred(
        HEADING,
        "03/05/2024   E0431      RR      PORTABLE OXYGEN           1       43.00",
        "                                SYSTEM",
        "|Total Charges                                                   43.00",
    )

    assert (line.description, line.amount) == ("PORTABLE OXYGEN SYSTEM", Decimal("43.00"))


def test_letters_under_their_code_stay_with_it_though_words_stand_a_blank_beside() -> None:
    (line,) = centred(
        "Date         Code     Description               Qty    Charge",
        "             E0601 RR Continuous Positive",
        "|03/05/2024                                       1      195.50",
        "|             KH       Airway Pressure Device",
    )

    assert (line.modifiers, line.description) == (("RR", "KH"), "Continuous Positive Airway Pressure Device")


def test_a_day_whose_year_has_two_digits_is_cut_behind_its_first_dash() -> None:
    (line,) = centred(
        "Service  Post    Code      Charge",
        "Date     Date",
        "         26-",
        "|17-",
        "|        Apr-    E1390 RR  195.50",
        "|Apr-24",
        "|        24",
    )

    assert line.service_date == date(2024, 4, 17)


def test_a_day_is_cut_before_its_year_of_two_digits() -> None:
    (line,) = centred(
        "From      To      Code      Charge", "          01-21-", "|01-08-24          E1390 RR  195.50", "|          24"
    )
    assert (line.service_date, line.end_date) == (date(2024, 1, 8), date(2024, 1, 21))


def test_lines_of_one_pitch_around_centred_rows_are_shared_above_and_below() -> None:
    lines = centred(
        "Date         Code       Description               Charge",
        "                        OXYGEN",
        "                        CONCENTRATOR,",
        "|03/05/2024   E1390 RR                             195.50",
        "|                        MONTHLY",
        "                        RENTAL",
        "                        PORTABLE",
        "                        GAS SYSTEM,",
        "|03/06/2024   E0431 RR                              43.00",
        "|                        HOME FILL",
        "                        RENTAL",
        "                        OXYGEN",
        "                        CONCENTRATOR,",
        "|04/05/2024   E1390 RR                             195.50",
        "|                        MONTHLY",
    )

    assert [line.description for line in lines] == [
        "OXYGEN CONCENTRATOR, MONTHLY RENTAL",
        "PORTABLE GAS SYSTEM, HOME FILL RENTAL",
        "OXYGEN CONCENTRATOR, MONTHLY",
    ]


def test_the_end_of_a_period_among_words_above_a_row_is_that_rows() -> None:
    lines = centred(
        "From           To             Code       Description               Charge",
        "               Jan 16,                   STATIONARY LIQUID",
        "|Dec 17, 2025                  E0439 RR                             215.47",
        "|               2026                      RENTAL",
        "",
        "               Feb 16, 2026              STATIONARY",
        "Jan 17, 2026                  E0439 RR   LIQUID OXYGEN             215.47",
        "                                         RENTAL",
        "",
        "               Mar 16, 2026              STATIONARY",
        "Feb 17, 2026                  E0439 RR   LIQUID OXYGEN             215.47",
        "                                         RENTAL",
    )

    assert [(str(line.end_date), line.description) for line in lines] == [
        ("2026-01-16", "STATIONARY LIQUID RENTAL"),
        ("2026-02-16", "STATIONARY LIQUID OXYGEN RENTAL"),
        ("2026-03-16", "STATIONARY LIQUID OXYGEN RENTAL"),
    ]


def test_names_centred_against_one_another_twice_are_headings_and_no_card() -> None:
    rows = (
        "                          Service    Thru                  Total",
        "|Item Description   HCPCS                          Quantity          Stock #",
        "|                          From       Date                  Charge",
    )
    lines = centred(
        *rows,
        "BALANCE FORWARD                                             49.35",
        "OXYGEN            E1390 RR  103125     112925        1     210.01  INV4596",
        *rows,
        "BALANCE FORWARD                                            210.01",
        "OXYGEN            E1390 RR  113025     123025        1     210.01  INV4596",
    )

    assert [(str(line.service_date), str(line.end_date)) for line in lines] == [
        ("2025-10-31", "2025-11-29"),
        ("2025-11-30", "2025-12-30"),
    ]


def test_a_name_centred_beside_values_that_wrap_names_them_all() -> None:
    lines = centred(
        "               07-Oct-2023-    21-Oct-2023-    07-Nov-2023-",
        "|Service date",
        "|               20-Oct-2023     06-Nov-2023     06-Dec-2023",
        "Code           E1390           E0431           E1390",
        "Modifiers      RR              RR              RR",
        "Charge         $97.50          $12.00          $99.00",
    )

    assert [line.end_date for line in lines] == [date(2023, 10, 20), date(2023, 11, 6), date(2023, 12, 6)]


RENT, TANK = "E1390 RR   CONCENTRATOR    195.50", "E0431 RR   PORTABLE         43.00"
TAKEN_BACK = "E1390 RR   REVERSAL       -195.50"
BLANK = " " * 13


@pytest.mark.parametrize(
    ("rows", "days"),
    [
        (2 * (f"{BLANK}{RENT}", f"{{}}{TANK}", f"{BLANK}{RENT}"), "333444"),
        (2 * (f"{BLANK}{RENT}", "{}", f"{BLANK}{TANK}"), "3344"),
        ((f"{BLANK}{RENT}", f"{{}}{TANK}", f"{BLANK}{RENT}", f"{{}}{RENT}", f"{BLANK}{RENT}"), "?3344"),
        ((f"{{}}{RENT}", f"{BLANK}{TANK}", f"{{}}{RENT}", f"{BLANK}{TANK}"), "3344"),
        (
            (f"{{}}{TANK}", *(f"{BLANK}{row}" for row in (RENT, TAKEN_BACK, RENT)), f"{{}}{RENT}", f"{BLANK}{TANK}"),
            "333344",
        ),
        (("Date of service: {}", f"{BLANK}{RENT}", f"{BLANK}{TANK}", f"{{}}{RENT}", f"{BLANK}{TANK}"), "3344"),
    ],
)
def test_a_day_in_the_middle_of_as_many_rows_above_as_below_is_that_of_all(rows: tuple[str, ...], days: str) -> None:
    printed = iter(f"0{month}/05/2024   " for month in (3, 4))
    lines = centred(
        "Date         Code       Description      Charge",
        *(row.format(next(printed)) if "{" in row else row for row in rows),
    )

    assert "".join(str(line.service_date.month) if line.service_date else "?" for line in lines) == days


def test_a_code_that_wraps_about_the_line_of_its_row_takes_none_of_its_figures() -> None:
    lines = centred(
        "Date         Code        Description      Qty       Charge",
        "             E0431/RR/",
        "|03/05/2024              PORTABLE TANK    1 each        93",
        "|            KX",
        "             E1390/RR/",
        "|04/05/2024              CONCENTRATOR     1 each        56",
        "|            KX",
    )

    assert [(line.code, str(line.amount)) for line in lines] == [("E0431", "93.00"), ("E1390", "56.00")]
