"""Rows that were lost, torn or taken for sums without a word: cards, boxes, pages and cells that are cut."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from checker.reading.repairs.touching import parted
from tests.reading.drawing import draw
from tests.reading.test_statements import HEADING, RENT, TANK, lines_of, reasons, statements_of

CARDS = """\
Item             OXYGEN CONCENTRATOR
Service date     03/05/2024
Procedure code   E1390 RR
Quantity         EA 1
Charge           195.50

Item             PATIENT INSTRUCTION, NO CHARGE
Service date     03/05/2024
Quantity         EA 1
Charge           0.00

Item             PORTABLE OXYGEN
Service date     03/06/2024
Procedure code   E0431 RR"""
REST_OF_CARD = """\
Quantity         EA 1
Charge           43.00
"""


def test_cards_are_charges_though_one_costs_nothing_and_a_page_cuts_one() -> None:
    (statement,) = statements_of(CARDS + "\n\nPage 1 of 2", REST_OF_CARD + "\n31 - 60: 12.00\n91+: 0.00")

    assert [(line.code, line.amount, line.units) for line in statement.lines] == [
        ("E1390", Decimal("195.50"), 1),
        (None, Decimal("0.00"), 1),
        ("E0431", Decimal("43.00"), 1),
    ]


def test_a_sum_in_a_box_of_the_head_is_no_charge_of_the_day_beside_it() -> None:
    (statement,) = statements_of(
        "Amount Due    Birth date     Name\n"
        "326.22        21-Sep-1954    ADA QUILL\n\n\n"
        "OXYGEN CONCENTRATOR E1390 RR 03/05/2024 ........ 195.50\n"
        "PORTABLE OXYGEN E0431 RR 03/06/2024 ........ 43.00"
    )

    assert [line.code for line in statement.lines] == ["E1390", "E0431"]


def test_a_total_in_the_head_is_no_item_of_the_birth_day_above_the_address() -> None:
    (statement,) = statements_of(
        "Jun 28, 1954   ADA QUILL\nADA QUILL\n4 Elm Court\nMacon, GA 31201\nTotal New Charges   195.50\n\n\n"
        "OXYGEN CONCENTRATOR E1390 RR 03/05/2024 ........ 195.50"
    )

    assert [line.code for line in statement.lines] == ["E1390"]


def test_dots_lead_to_the_amount_on_the_next_line() -> None:
    first, second = lines_of(
        "ROOM AND CARE, SEMI-PRIVATE , 03/05/2024 ...................",
        "1752.41",
        "Subtotal ............................................ 1752.41",
        "OXYGEN CONCENTRATOR E1390 RR, 03/06/2024 ............ 195.50",
    )

    assert [(line.service_date, line.amount) for line in (first, second)] == [
        (date(2024, 3, 5), Decimal("1752.41")),
        (date(2024, 3, 6), Decimal("195.50")),
    ]


def test_a_list_above_the_heading_of_payments_is_read_though_a_box_stands_above_it() -> None:
    (statement,) = statements_of(
        "Bill Date      Balance Due    Due Date\n03/20/2024     195.50         04/20/2024\n\n"
        "OXYGEN CONCENTRATOR E1390 RR 03/05/2024 ........ 195.50\n"
        "PORTABLE OXYGEN E0431 RR 03/06/2024 ........ 43.00\n\n"
        "Date           Payment / adjustment             Amount\n"
        "03/20/2024     Medicare payment                (43.00)"
    )

    assert [line.amount for line in statement.lines] == [Decimal("195.50"), Decimal("43.00"), Decimal("-43.00")]


def test_a_day_above_a_heading_that_its_page_printed_before_heads_the_rows_below() -> None:
    columns = "Billed    Item               Code       Qty"
    march, april, may = (
        f"Services on {day}\n{columns}\n{amount}     CONCENTRATOR       E1390 RR   1\n\n{amount}     Subtotal\n\n"
        for day, amount in (("03/05/24", "95.50"), ("04/05/24", "96.50"), ("05/05/24", "97.50"))
    )
    first, _, subtotal = april.partition("\n\n")
    (statement,) = statements_of(f"{march}{first}", f"\n{columns}\n\n{subtotal}{may}")

    assert [line.service_date for line in statement.lines] == [date(2024, 3, 5), date(2024, 4, 5), date(2024, 5, 5)]


def test_a_day_that_is_none_takes_no_day_from_the_row_above() -> None:
    _, second = lines_of(HEADING, RENT, "1/21/202 PORTABLE      E0431 RR               1      43.00")

    assert second.service_date is None
    assert "not a date" in reasons(second)


def test_a_month_before_its_year_is_no_name_that_touches_a_number() -> None:
    page = draw("10-Apr-2026 May-2026 Account4471-2")

    assert [word.text for word in parted(page).words] == ["10-Apr-2026", "May-2026", "Account", "4471-2"]


def test_letters_that_the_words_of_the_next_cell_touch_are_the_codes() -> None:
    rented, taken_back = lines_of(
        HEADING,
        "03/05/2024   E0570 RR KJ KXNEBULIZER              1       19.97",
        "03/06/2024   E0570 RR KJ KXREVERSAL - NEBULIZER   1      -19.97",
    )

    assert rented.modifiers == taken_back.modifiers == ("RR", "KJ", "KX")
    assert rented.description == "NEBULIZER"


def test_letters_below_a_code_that_ends_its_words_are_its_own() -> None:
    first, second = lines_of(
        "Date         Charge     Description",
        "03/05/2024    43.00     PORTABLE OXYGEN E0431,",
        "                        RR",
        "04/05/2024   195.50     CONCENTRATOR E1390 RR,",
        "                        N1",
    )

    assert (first.modifiers, second.modifiers) == (("RR",), ("RR", "N1"))


def test_item_numbers_and_days_left_of_a_table_are_no_box_though_its_sums_are() -> None:
    (statement,) = statements_of(
        "Svc Code     HCPCS/CPT     Service              Units    Price     Charge\n"
        "03/05/24\n"
        "CPAP7186     E1390 RR      CONCENTRATOR         1       195.50     195.50\n"
        "OXYG9135     E0431 RR      PORTABLE OXYGEN      1        43.00      43.00\n\n"
        "Charges      Payments             You owe\n"
        "238.50       0.00                 238.50\n\n"
        "Account      Statement date       Amount due\n"
        "545-52556    03/20/24             238.50"
    )

    assert [line.service_date for line in statement.lines] == [date(2024, 3, 5)] * 2


def test_a_dated_figure_between_rows_that_stands_in_no_column_is_said_to_be_unread() -> None:
    (statement,) = statements_of(f"{HEADING}\n{RENT}\n03/07/2024              STATE SURCHARGE        88.78\n{TANK}")

    assert [row.text.split()[-1] for row in statement.reading.unread] == ["88.78"]


def test_what_costs_nothing_is_no_sum_of_a_charge_and_its_reversal() -> None:
    lines = lines_of(
        "Date        Qty   Activity                                 Charge",
        "03/05/2024  x2    Skilled nursing visit (G0299)             80.54",
        "03/06/2024  x1    Patient instruction, no charge             0.00",
        "            x4    Skilled nursing visit (G0299)            161.08",
        "            x4    Reversal: Skilled nursing visit (G0299) -161.08",
    )

    assert [line.amount for line in lines] == [*map(Decimal, ("80.54", "0.00", "161.08", "-161.08"))]


def test_a_heading_over_its_totals_is_no_table_on_its_side() -> None:
    heading = "Service date   Total    Allowed Amt   Plan paid   Deductible   You owe"
    (statement,) = statements_of(
        f"{heading}   Description\n"
        "03/05/2024     195.50        120.00       96.00         0.00     24.00   CONCENTRATOR E1390 RR",
        f"\n{heading}\n"
        "Total Charges  195.50        120.00       96.00         0.00     24.00\n"
        "                                          Balance Due            24.00\n"
        "Modifier       Meaning\n"
        "RR             Rental equipment",
    )

    assert [line.amount for line in statement.lines] == [Decimal("195.50")]


def test_stars_that_fill_a_field_are_no_part_of_the_cell_before_their_figure() -> None:
    first, second = lines_of(
        "Date         Qty     Rate   Code       Service              Amount",
        "03/05/2024   (4) **58.16    G0299      RN DIRECT CARE     **232.64",
        "03/06/2024  (20)  **1.19    A6402      STERILE GAUZE       **23.80",
    )

    assert [(line.units, line.unit_price) for line in (first, second)] == [(4, Decimal("58.16")), (20, Decimal("1.19"))]


def test_a_row_with_a_price_and_no_count_is_doubted_where_the_table_counts() -> None:
    counted, lacking = lines_of(
        "Date         Code       Description        Qty     Each     Amount",
        "03/05/2024   A7038 NU   FILTER             2       4.50       9.00",
        "03/05/2024   A7037 NU   TUBING                     6.50      26.00",
    )

    assert not reasons(counted)
    assert [doubt.field for doubt in lacking.doubts] == ["units"]


def test_what_is_counted_is_no_modifier_of_the_code_before_it() -> None:
    first, second = lines_of(
        "Description            Code         Qty      Date          Charge",
        "CONCENTRATOR           E1390RRKX    EA 1     03/05/2024    195.50",
        "NASAL MASK             A7034.NU     EA 2     03/06/2024    100.23",
    )

    assert (first.modifiers, second.modifiers) == (("RR", "KX"), ("NU",))
    assert (first.units, second.units) == (1, 2)


def test_a_weekday_and_its_day_alone_on_a_line_head_the_rows_below() -> None:
    lines = lines_of(
        "Item      HCPCS      Description            Units    Charge",
        "Sun 01/26/2025",
        "INV4596   E1390 RR   OXYGEN CONCENTRATOR    1        255.33",
        "RSP2017   K0738 RR   PORTABLE GAS SYSTEM    1         56.03",
        "Wed 02/26/2025",
        "INV4596   E1390 RR   OXYGEN CONCENTRATOR    1        255.33",
        "RSP2017   K0738 RR   PORTABLE GAS SYSTEM    1         56.03",
        "Sat 04/26/2025",
        "INV4596   E1390 RR   OXYGEN CONCENTRATOR    1        255.33",
    )

    assert [line.service_date.month for line in lines if line.service_date] == [1, 1, 2, 2, 4]


def test_a_total_of_one_decimal_is_doubted_where_the_charges_print_their_noughts() -> None:
    def total_of(*charges: str) -> float:
        rows = [f"03/05/2024   E1390 RR   CONCENTRATOR              1      {charge:>6}" for charge in charges]
        total = statements_of("\n".join((HEADING, *rows, "Total charges   126.8")))[0].details.total_charges
        return total.confidence if total else 1.0

    assert total_of("27.40", "99.45") < 0.9
    assert total_of("27.00", "99.8") == 1.0


def test_an_amount_that_a_narrow_box_cut_before_its_last_digit_is_made_whole() -> None:
    rows = f"{HEADING}\n{RENT.replace('.50', '.57')}\n{TANK}"
    (statement,) = statements_of(f"{rows}\n\nTotal charges       238.5\n                        7\nAmount due 238.57")

    assert statement.reading.agrees_with == "total charges"


def test_rows_that_stand_in_no_table_above_the_first_heading_that_is_known_are_told_of() -> None:
    (statement,) = statements_of(
        "Gizmo   Zap   Blurb                    Fop        Zonk\n"
        "Mon 09/06/2021\n"
        "E1391   RR    OXYGEN CONCENTRATOR      174504     $ 181.75\n"
        "E0431   RR    PORTABLE OXYGEN          448276      $ 44.12\n"
        "\n"
        "Code    Modifiers    Item                     Fee\n"
        "Sat 11/06/2021\n"
        "E1391   RR           OXYGEN CONCENTRATOR      $ 181.75\n"
        "Total charges                                 $ 407.62\n"
    )

    assert [row.text.split()[0] for row in statement.reading.unread] == ["E1391", "E0431"]
    assert len(statement.lines) == 1
