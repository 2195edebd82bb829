"""Cells that wrap: those cut at the end of a narrow line, and the lines that go on with them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from checker.model import Box, Document, LineItem, Page
from checker.reading.statements import read_statements
from tests.reading.drawing import draw

HEADING = "Date         Code       Mod     Description               Qty    Charge"


def _lines(page: Page) -> tuple[LineItem, ...]:
    return read_statements(Document("0" * 64, "bill.pdf", (page,)))[0].lines


def test_a_code_cut_at_its_dash_goes_on_below() -> None:
    page = draw(
        "Date         Code       Description               Qty    Charge\n"
        "03/05/2024   E1390-RR-  OXYGEN CONCENTRATOR       1      195.50\n"
        "             KX         STATIONARY\n"
        "03/06/2024   E0431-RR   PORTABLE OXYGEN           1       43.00"
    )
    rent, _ = _lines(page)

    assert (rent.code, rent.modifiers, rent.code_printed) == ("E1390", ("RR", "KX"), "E1390-RR-KX")
    assert rent.description == "OXYGEN CONCENTRATOR STATIONARY"


def test_a_year_cut_in_two_is_one_year() -> None:
    page = draw(
        "Date         Code       Description               Qty    Charge\n"
        "11/23/202    E1390-RR   OXYGEN CONCENTRATOR       1      195.50\n"
        "5                       STATIONARY\n"
        "12/02/2025   E0431-RR   PORTABLE OXYGEN           1       43.00"
    )
    rent, _ = _lines(page)

    assert rent.service_date is not None
    assert (rent.service_date.isoformat(), rent.description) == ("2025-11-23", "OXYGEN CONCENTRATOR STATIONARY")


def test_rows_aligned_at_their_feet_take_as_many_lines_above_as_stand_near() -> None:
    page = draw(
        "Date         Code       Description               Qty    Charge\n"
        "             E1390-RR-  OXYGEN CONCENTRATOR\n"
        "             KX-        STATIONARY, WITH DELIVERY\n"
        "03/05/2024   KJ         AND SET-UP                1      195.50\n"
        "\n"
        "03/06/2024   E0431-RR   PORTABLE OXYGEN           1       43.00\n"
        "\n"
        "             A7038      DISPOSABLE FILTER FOR\n"
        "03/07/2024              THE MACHINE               2        8.00"
    )
    rent, tank, filters = _lines(page)

    assert (rent.code, rent.modifiers, tank.code) == ("E1390", ("RR", "KX", "KJ"), "E0431")
    assert rent.description == "OXYGEN CONCENTRATOR STATIONARY, WITH DELIVERY AND SET-UP"
    assert (filters.code, filters.description) == ("A7038", "DISPOSABLE FILTER FOR THE MACHINE")


def test_the_strokes_of_a_table_drawn_in_characters_are_no_words() -> None:
    page = draw(
        "| Date       | Code  | Description             | Un |     Charge |\n"
        "+------------+-------+-------------------------+----+------------+\n"
        "| 03/05/2024 | 94640 | Inhalation treatment    |  1 |      59.16 |\n"
        "| 03/06/2024 | 99204 | New patient visit       |  1 |     413.00 |\n"
        "+------------+-------+-------------------------+----+------------+\n"
        "| Total charges                                     |     472.16 |"
    )

    assert [(line.code, line.description, line.amount) for line in _lines(page)] == [
        ("94640", "Inhalation treatment", Decimal("59.16")),
        ("99204", "New patient visit", Decimal("413.00")),
    ]


def wrapped(*rows: str) -> tuple[LineItem, ...]:
    return _lines(draw("\n".join(rows)))


def test_a_span_that_wraps_within_its_cell_is_one() -> None:
    (rent,) = wrapped(
        "Service period   Code          Charge",
        "08/06/2024 -     E1390-RR-     112.09",
        "09/04/2024       KX",
    )

    assert (rent.service_date, rent.end_date) == (date(2024, 8, 6), date(2024, 9, 4))
    assert rent.modifiers == ("RR", "KX")


@pytest.mark.parametrize("letters", ["26", "26 RT"])
def test_letters_below_a_code_whose_bracket_is_open_are_that_codes(letters: str) -> None:
    (visit,) = wrapped(
        "Date         Service             Charge",
        "03/09/2023   Breathing (94060    112.09",
        f"             {letters})",
    )

    assert (visit.code, visit.modifiers, visit.description) == ("94060", tuple(letters.split()), "Breathing")


def test_a_year_below_its_day_is_that_days() -> None:
    (rent,) = wrapped(
        "Date      Code          Charge",
        "Mar 09    E1390-RR      112.09",
        "2023",
    )

    assert (rent.service_date, rent.doubts) == (date(2023, 3, 9), ())


def test_a_sign_above_its_figure_makes_it_negative() -> None:
    _, credit = wrapped(
        "Date         Code           Charge",
        "03/09/2024   E1390-RR     $ 112.09",
        "03/09/2024   E1390-RR           -$",
        "                            112.09",
    )

    assert credit.amount == Decimal("-112.09")


def test_the_mark_of_a_footnote_is_no_amount() -> None:
    first, second = wrapped(
        "Date         Code     Mod   What was sent               Charge",
        "03/09/2024   A7037    NU    Tubing                   41.25 (1)",
        "03/10/2024   E0431    RR-   Portable tank               133.37",
        "                      KX    with regulator                   A",
    )

    assert (first.amount, second.amount, second.modifiers) == (Decimal("41.25"), Decimal("133.37"), ("RR", "KX"))


@pytest.mark.parametrize("year", ["2023", "23"])
def test_a_year_below_a_day_before_its_month_is_that_days(year: str) -> None:
    lines = wrapped(
        "Date      Code          Charge",
        "15 Oct    E1390-RR      112.09",
        year,
        "15 Nov    E1390-RR      112.09",
        year,
    )

    assert [line.service_date for line in lines] == [date(2023, 10, 15), date(2023, 11, 15)]


def test_letters_that_wrap_over_two_lines_below_their_code_keep_their_order() -> None:
    (line,) = _lines(
        draw(
            "Date         Code        Description       Charge\n"
            "             E1390       OXYGEN\n"
            "             Mod: RR,    CONCENTRATOR\n"
            "03/05/2024   KX          RENTAL            195.50\n"
        )
    )

    assert (line.code, line.modifiers) == ("E1390", ("RR", "KX"))


def test_descriptions_that_begin_with_their_codes_wrap_below_them() -> None:
    rent, heater = _lines(
        draw(
            "Description                        Date         Charge\n"
            "E0601 RR KX Continuous positive    03/05/2024   113.25\n"
            "airway pressure unit, monthly\n"
            "rental\n"
            "E0562 NU KX HUMIDAIR HEATED        03/05/2024   253.95\n"
            "HUMIDIFIER\n"
        )
    )

    assert rent.description == "Continuous positive airway pressure unit, monthly rental"
    assert heater.description == "HUMIDAIR HEATED HUMIDIFIER"


def test_a_day_that_goes_on_beside_it_does_not_take_the_one_below() -> None:
    first, second = _lines(
        draw(
            """\
Date                   Code       Mod     Description               Qty    Charge
08-19-24- 09-02-24     E0424      RR      STAT GAS SYSTEM            1       91.00
09-03-24 - 09-17-24    E0424      RR      STAT GAS SYSTEM            1       91.00"""
        )
    )
    assert (first.end_date, second.service_date) == (date(2024, 9, 2), date(2024, 9, 3))


def test_a_span_cut_within_both_its_days_is_one() -> None:
    (rent,) = wrapped(
        "Svc Date      Code       Description     Charge",
        "26-Feb-       E0424 RR   COMPRESSED       88.22",
        "2024 to 10-              GAS OXYGEN",
        "Mar-2024                 RENTAL",
    )

    assert (rent.service_date, rent.end_date) == (date(2024, 2, 26), date(2024, 3, 10))


def test_a_span_without_a_blank_is_one_though_its_cell_cuts_both_its_days() -> None:
    (rent,) = wrapped(
        "Date         Code       Description     Charge",
        "2024-01-     E0439 RR   STATIONARY      191.98",
        "07-2024-                LIQUID OXYGEN",
        "02-06                   RENTAL",
    )

    assert (rent.service_date, rent.end_date) == (date(2024, 1, 7), date(2024, 2, 6))


def test_a_count_over_a_span_of_the_next_row_does_not_run_into_it() -> None:
    rows = "".join(
        f"{span} E1391 O2 CONC DUAL PORT\nQty: 1  Billed: 108.00  Contract amount: 75.60  You owe: 15.12\n"
        for span in ("8/1/2024-8/31/2024", "9/1/2024-9/30/2024")
    )
    days = [str(line.service_date) for line in _lines(draw(f"Account Activity\n{rows}Total Charges:  216.00"))]

    assert days == ["2024-08-01", "2024-09-01"]


def test_a_sign_before_a_credit_takes_no_sum_from_below() -> None:
    rows = "03/05/2024 E1390 Concentrator $ 195.50 03/05/2024 E1390 REVERSAL - Concentrator"
    page = draw(f"{rows} $ 195.50CR 04/05/2024 E1390 Concentrator $ 195.50\n{'TOTAL CHARGES'.ljust(len(rows))} 214.75")

    (statement,) = read_statements(Document("0" * 64, "bill.pdf", (page,)))
    assert [str(line.amount) for line in statement.lines] == ["195.50", "-195.50", "195.50"]
    assert statement.details.total_charges is not None


def test_letters_that_wrap_below_the_day_that_begins_their_cell_are_those_of_their_code() -> None:
    (line,) = wrapped(
        "  Date and service                    Charge",
        "  01/27/25 Nasal interface (A7034-    101.97",
        "  NUKX)",
    )
    assert (line.service_date, line.code, line.modifiers) == (date(2025, 1, 27), "A7034", ("NU", "KX"))


def test_a_misprinted_code_stands_above_its_letters_in_a_cell_that_ends_at_the_foot_of_its_row() -> None:
    page = draw(
        "Svc Date      Procedure Code    Product                       Charge\n\n"
        "              0E13911 [RR,\n"
        "Dec 2, 2024   N1]               O2 CONC DUAL PORT RENTAL      235.12\n\n"
        "Jan 2, 2025   0E1391 [RR,N1]    O2 CONC DUAL PORT RENTAL      235.12"
    )
    first, _ = _lines(page)

    assert (first.code, first.modifiers) == ("E13911", ("RR", "N1"))


def test_a_name_that_wraps_left_of_the_words_takes_none_of_them_from_the_row() -> None:
    page = draw(
        "Date         Provider   Code    Description       Charge\n"
        "03/05/2024   KESSLER    A0425   GROUND            195.50\n"
        "             M                  MILEAGE\n"
        "03/06/2024   OSEI A     A0428   BLS TRANSPORT      43.00"
    )

    assert [line.description for line in _lines(page)] == ["GROUND MILEAGE", "BLS TRANSPORT"]


def test_what_stands_far_below_the_last_rule_of_a_table_is_none_of_its_last_row() -> None:
    rows = [
        "Date         Description              Charge",
        "03/05/2024   OXYGEN CONCENTRATOR      195.50",
        "03/06/2024   PORTABLE OXYGEN           43.00",
        "",
        "",
        "Prices effective 01/01/2024. Emergency oxygen 24 hours",
    ]
    page = draw("\n".join(rows))
    rules = tuple(Box(1, 30, 35 + 12 * at, 330, 35.5 + 12 * at) for at in (1, 2))
    lines = _lines(replace(page, rules=rules))

    assert [(str(line.service_date), line.description) for line in lines] == [
        ("2024-03-05", "OXYGEN CONCENTRATOR"),
        ("2024-03-06", "PORTABLE OXYGEN"),
    ]


def test_a_figure_that_its_sign_ends_the_line_before_is_none_of_the_next_row() -> None:
    lines = _lines(
        draw(
            "02/20/24   E1390 (RR)   Oxygen concentrator, home, monthly rental .............. $\n"
            "240.00\n"
            "02/20/24   E1392 (RR)   Portable oxygen concentrator ......................... $ 120.00\n"
            "02/23/24   A7031 (NU)   Face mask cushion, replacement ........................ $ 58.30"
        )
    )

    assert [str(line.amount) for line in lines] == ["240.00", "120.00", "58.30"]
