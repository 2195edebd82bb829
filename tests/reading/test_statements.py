"""Drawn pages into statements: rows, sums, doubts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from checker.model import Document, Kind, LineItem, Statement
from checker.reading.statements import read_statements
from tests.reading.drawing import draw

HEADING = "Date         Code       Description               Qty    Charge"
RENT = "03/05/2024   E1390 RR   OXYGEN CONCENTRATOR       1      195.50"
TANK = "03/06/2024   E0431 RR   PORTABLE OXYGEN           1       43.00"


def statements_of(*pages: str) -> tuple[Statement, ...]:
    return read_statements(Document("0" * 64, "bill.pdf", tuple(draw(page, at) for at, page in enumerate(pages, 1))))


def lines_of(*rows: str) -> tuple[LineItem, ...]:
    return statements_of("\n".join(rows))[0].lines


def reasons(line: LineItem) -> set[str]:
    return {doubt.reason for doubt in line.doubts}


def test_a_row_under_headings_is_a_line_without_doubts() -> None:
    (line,) = lines_of(HEADING, RENT)

    assert (line.service_date, line.code, line.modifiers) == (date(2024, 3, 5), "E1390", ("RR",))
    assert (line.amount, line.confidence) == (Decimal("195.50"), 1.0)


def test_the_rest_of_a_description_belongs_to_the_row_above() -> None:
    first, second = lines_of(HEADING, RENT, " " * 24 + "STATIONARY", TANK)

    assert first.description == "OXYGEN CONCENTRATOR STATIONARY"
    assert second.description == "PORTABLE OXYGEN"


def test_a_dated_code_begins_the_item_whose_amount_is_below_it() -> None:
    lines = lines_of(
        HEADING,
        "08/14/2024   E1390      OXYGEN CONCENTRATOR",
        "                        MODIFIERS: RR             1      201.00",
        "                        MEDICARE PAID 09/04/2024        -104.00",
        "08/14/2024   E0431      PORTABLE OXYGEN",
        "                        MODIFIERS: RR             1       43.00",
    )

    assert [(line.code, line.amount) for line in lines] == [
        ("E1390", Decimal("201.00")),
        (None, Decimal("-104.00")),
        ("E0431", Decimal("43.00")),
    ]


def test_a_payment_among_charges_is_a_payment() -> None:
    *_, payment = lines_of(HEADING, RENT, TANK, "03/20/2024              MEDICARE PAYMENT                -156.40")

    assert (payment.kind, payment.amount) == (Kind.PAYMENT, Decimal("-156.40"))


def test_the_printed_total_agrees_with_the_lines() -> None:
    (statement,) = statements_of(
        "\n".join([HEADING, RENT, TANK, "Total charges                                   238.50"])
    )

    assert statement.reading.agrees_with == "total charges"
    assert statement.details.total_charges is not None


def test_lines_that_do_not_add_up_to_the_printed_total_are_doubted() -> None:
    (statement,) = statements_of(
        "\n".join([HEADING, RENT, TANK, "Total charges                                   999.00"])
    )

    assert statement.reading.disagrees_with == "total charges"
    assert all("the lines do not add up to the printed total" in reasons(line) for line in statement.lines)


def test_a_coded_thing_whose_words_end_in_total_is_no_sum() -> None:
    line, _ = lines_of(HEADING, "03/05/2024   82103      Alpha-1 antitrypsin, total 1      164.00", TANK)

    assert (line.code, reasons(line)) == ("82103", set())


def test_the_total_of_the_ages_of_a_balance_is_none_of_the_charges() -> None:
    ages = ("Current     31-60 days     61-90 days     Total", "195.50      0.00           0.00           195.50")
    (statement,) = statements_of("\n".join((HEADING, RENT, "", "Total charges     205.50", "", *ages)))

    assert statement.reading.disagrees_with == "total charges"


def test_a_groups_sum_in_unknown_words_is_no_charge_where_the_total_proves_it() -> None:
    lines = lines_of(
        HEADING,
        RENT,
        TANK,
        "                        Amount for March                 238.50",
        "Total charges                                            238.50",
    )

    assert [line.amount for line in lines] == [Decimal("195.50"), Decimal("43.00")]


def test_a_line_that_equals_the_one_above_stays_where_no_total_speaks_against_it() -> None:
    rows = (HEADING, RENT, RENT.replace("03/05", "04/05"), RENT.replace("03/05", "05/05"))

    assert len(lines_of(*rows)) == 3


def test_an_unknown_minus_is_an_adjustment_where_the_total_leaves_it_out() -> None:
    *_, last = lines_of(
        HEADING,
        RENT,
        TANK,
        "03/20/2024              MCR 0403                         -60.00",
        "Total charges                                            238.50",
    )

    assert last.kind is Kind.ADJUSTMENT


def test_a_date_from_the_line_above_costs_a_little_trust() -> None:
    _, second = lines_of(HEADING, RENT, TANK.replace("03/06/2024", " " * 10))

    assert second.service_date == date(2024, 3, 5)
    assert reasons(second) == {"taken from the line above"}


def test_a_date_of_the_header_holds_for_all_lines() -> None:
    (line,) = lines_of(
        "Date of service:   03/05/2024",
        "",
        "Code       Description               Qty    Charge",
        "E1390 RR   OXYGEN CONCENTRATOR       1      195.50",
    )

    assert line.service_date == date(2024, 3, 5)
    assert reasons(line) == {"taken from the head of the statement"}


def test_a_line_without_any_date_is_doubted() -> None:
    (line,) = lines_of(
        "Code       Description               Qty    Charge", "E1390 RR   OXYGEN CONCENTRATOR       1      195.50"
    )

    assert line.service_date is None
    assert line.confidence < 1


def test_a_list_without_headings_is_read_and_doubted() -> None:
    first, second = lines_of(RENT, TANK)

    assert (first.code, second.amount) == ("E1390", Decimal("43.00"))
    assert "no headings" in reasons(first)


def test_units_times_price_tells_the_amount_where_nothing_is_headed() -> None:
    first, second = lines_of(
        "03/05/2024   A4616   OXYGEN TUBING     3     4.00    12.00",
        "03/06/2024   A7030   FULL FACE MASK    2    94.00   188.00",
    )

    assert (first.amount, first.unit_price) == (Decimal("12.00"), Decimal("4.00"))
    assert second.amount == Decimal("188.00")


def test_a_coded_row_without_an_amount_is_told_of() -> None:
    (statement,) = statements_of("\n".join([HEADING, RENT, "03/06/2024   E0431 RR   PORTABLE OXYGEN           1"]))

    assert len(statement.lines) == 1
    assert [row.reason for row in statement.reading.unread] == ["amount"]


def test_a_price_beside_what_insurance_paid_is_the_charge() -> None:
    (line,) = lines_of(
        "Fill Date    Drug Name             HCPCS   Qty    Price   Ins Paid   Copay",
        "03/05/2024   ALBUTEROL 0.083%      J7613    60    91.50      73.20   18.30",
    )

    assert (line.amount, line.other_money["insurance_paid"]) == (Decimal("91.50"), Decimal("73.20"))


def test_a_dash_that_parts_a_figure_from_words_is_no_minus_sign() -> None:
    (line,) = lines_of("03/05/2024 OXYGEN CONCENTRATOR (E1390-RR) - Qty 1 - $195.50")

    assert (line.code, line.amount) == ("E1390", Decimal("195.50"))


def test_a_total_with_tax_agrees_with_the_charges_before_tax() -> None:
    statement, *_ = statements_of(f"{HEADING}\n{RENT}\n{TANK}\nSales tax 11.93\nTotal 250.43\n")

    assert statement.reading.agrees_with == "total charges"


def test_a_service_date_in_the_head_comes_before_the_date_of_the_bill() -> None:
    (line,) = lines_of(
        "LAKESIDE HOME OXYGEN            DATE  Jul 14, 2022",
        "Date of Service: 062622",
        "A4620 - VENTI MASK ADULT $15.00",
    )

    assert line.service_date == date(2022, 6, 26)


def test_a_page_number_is_no_amount() -> None:
    statement, *_ = statements_of(f"{HEADING}\n{RENT}\nLAKESIDE HOME OXYGEN - Account 3847993            Page 1 of 2")

    assert [line.amount for line in statement.lines] == [Decimal("195.50")]


def test_a_reason_in_a_column_of_codes_is_no_code() -> None:
    first, second = lines_of(
        "Date         Codes      Description               Qty    Charge",
        "03/05/2024   E1390      OXYGEN CONCENTRATOR       1      195.50",
        "03/06/2024   PR-2       CLEANING WIPES            1       16.12",
    )

    assert (first.code, second.code) == ("E1390", None)


def test_a_sum_under_its_name_is_read() -> None:
    statement, *_ = statements_of(
        f"Statement date    Pay this amount\n04/02/2024        238.50\n\n{HEADING}\n{RENT}\n{TANK}"
    )

    assert statement.details.balance_due is not None
    assert statement.details.balance_due.value == Decimal("238.50")


def test_a_device_without_a_backup_rate_is_no_write_off() -> None:
    (line,) = lines_of(HEADING, "03/05/2024   E0470 RR   BIPAP W/O BACKUP RATE     1      227.45")

    assert (line.kind, line.amount) == (Kind.CHARGE, Decimal("227.45"))


def test_a_transaction_number_beside_a_code_is_not_the_code_and_the_line_is_doubted() -> None:
    (line,) = lines_of(
        "Posted     DOS                   Proc    Description           Units     Fee",
        "09/09/25   09/01/25     15699    85025   CBC WITH AUTO DIFF      1     84.63",
    )

    assert line.code == "85025"
    assert "more than one code in the row" in reasons(line)


def test_an_amount_alone_under_an_item_that_lacks_one_is_its_amount() -> None:
    first, second = lines_of(
        "09/21/2025 Face mask cushion replacement (A7031-NU), quantity 1:",
        "$70.57",
        "09/22/2025 Headgear (A7035), quantity 1: $28.00",
    )

    assert [(line.code, line.amount) for line in (first, second)] == [
        ("A7031", Decimal("70.57")),
        ("A7035", Decimal("28.00")),
    ]
