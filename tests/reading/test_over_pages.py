"""What a page says for those that follow it, and cards and lists that end where another begins."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.test_statements import HEADING, RENT, TANK, lines_of, statements_of


def test_the_day_of_the_week_is_part_of_the_date_behind_it() -> None:
    titled = lines_of(
        "Services provided Fri, May 16, 2025", "Code      Description          Charge", "94010     Spirometry   118.00"
    )
    listed = lines_of(
        "Date of service   HCPCS    Description    Charge", "Sat , 03/15/2025  94010    Spirometry     118.00"
    )

    assert [line.service_date for line in (*titled, *listed)] == [date(2025, 5, 16), date(2025, 3, 15)]


def test_the_last_items_code_under_its_name_is_no_title_of_the_next_list() -> None:
    found = lines_of(
        "Description                   Qty     Rate      Charges",
        "Oxygen rental                 1.00    192.40    192.40",
        "10/05/2024",
        "Procedure code: E0439-RR",
        "Oxygen rental                 1.00    192.40    192.40",
        "11/05/2024",
        "Procedure code: E0439-RR",
        "Payment activity",
        "Date          Description           Amount",
        "11/09/2024    Aetna payment         -50.00",
    )

    assert [(line.code, str(line.amount)) for line in found] == [
        ("E0439", "192.40"),
        ("E0439", "192.40"),
        (None, "-50.00"),
    ]


def test_cards_whose_values_name_what_was_billed_stand_above_a_list_with_an_adjustment_alone() -> None:
    found = lines_of(
        "Spirometry",
        "Service date   Procedure   Line total   Patient",
        "05/02/2024     94010       118.00       resp.",
        "                                        18.88",
        "",
        "Chest X-ray",
        "Service date   Procedure   Line total   Allowed",
        "05/03/2024     71046       312.00       94.40",
        "",
        "",
        "Date          Description               Amount",
        "05/11/2024    Insurance adjustment      -69.05",
    )

    assert [(line.code, str(line.amount)) for line in found] == [
        ("94010", "118.00"),
        ("71046", "312.00"),
        (None, "-69.05"),
    ]


def test_a_later_page_under_its_foot_alone_has_the_statement_date_of_the_first() -> None:
    head = "Clearbrook Home Oxygen\n12 Main St\nUtica, NY 13501\n\nStatement date: 10/25/2025\n\n"
    account = "Patient: {}   Account: {}\n\nServices provided 07152025\nCode      Description      Charge\n94010     Spirometry       118.00\n"
    foot = "\n" * 40 + "Clearbrook Home Oxygen"

    statements = statements_of(head + account.format("Ann Lee", "88-1201"), account.format("Bob Ray", "88-1207") + foot)
    assert [each.details.statement_date and each.details.statement_date.value for each in statements] == [
        date(2025, 10, 25)
    ] * 2


def test_the_charges_of_the_last_account_of_a_page_may_stand_overleaf() -> None:
    table = "Code      Description      Charge\n94010     Spirometry       {}\nBalance due  {}\n"
    named = "Patient: Ann Lee   Account: {}\n"
    first = (
        named.format("88-1201")
        + table.format("118.00", "118.00")
        + named.format("88-1207")
        + table.format("96.75", "96.75")
    )

    statements = statements_of(first + named.format("88-1303") + "Visit on 04092024", table.format("58.40", "58.40"))
    assert [[str(line.amount) for line in each.lines] for each in statements] == [["118.00"], ["96.75"], ["58.40"]]


def test_values_within_the_words_of_a_card_and_at_the_end_of_its_line_are_told_by_their_names() -> None:
    card = ("{:<40}{:>8}", "DOS: {} Code: {} Units: 1.000 · Price Each: {} You owe:", "16.76", "", "")
    rows = (("Spirometry", "118.00", "05/27/2024", "94010"), ("Diffusing capacity", "188.25", "06/13/2024", "94729"))
    found = lines_of(
        *(
            text.format(*values)
            for words, amount, day, code in rows
            for text, values in zip(card, ((words, amount), (day, code, amount), (), (), ()), strict=True)
        )
    )

    assert [(line.code, str(line.amount)) for line in found] == [("94010", "118.00"), ("94729", "188.25")]


def test_a_day_above_the_total_of_its_page_heads_the_rows_of_the_next() -> None:
    heading = "Code       Description               Qty    Charge"
    rows = ("E0439 RR   LIQUID OXYGEN             1      192.48", "E0434 RR   PORTABLE LIQUID           1       50.66")
    first = ("Date: Apr 26, 2023", *rows, "Date: May 26, 2023", "", "                     Page total         243.14")
    second = (*rows, "Date: Jun 26, 2023", *rows, "Date: Jul 26, 2023", *rows)
    head = "Patient: Harold Whitcombe\nAccount: 4471-2209\nStatement date: 09/08/2023\n"
    (statement,) = statements_of("\n".join((head, heading, *first)), "\n".join(("Account 4471-2209   Page 2", *second)))

    assert [line.service_date.month for line in statement.lines if line.service_date] == [4, 4, 5, 5, 6, 6, 7, 7]


def test_a_period_above_the_total_of_its_invoice_is_that_of_the_row_above() -> None:
    found = lines_of(
        "INVOICE # 356923    DATE OF SERVICE 31-JAN-2024",
        "  E1390 RR       OXYGEN CONCENTRATOR RENTAL             1 @      89.56             89.56",
        "                 RENTAL PERIOD 31-JAN-2024 THRU 13-FEB-2024",
        "                                            INVOICE TOTAL                 89.56",
        "",
        "INVOICE # 356930    DATE OF SERVICE 14-FEB-2024",
        "  E1390 RR       OXYGEN CONCENTRATOR RENTAL             1 @      89.56             89.56",
        "                 RENTAL PERIOD 14-FEB-2024 THRU 28-FEB-2024",
        "                                            INVOICE TOTAL                 89.56",
    )

    assert [(line.service_date, line.end_date) for line in found] == [
        (date(2024, 1, 31), date(2024, 2, 13)),
        (date(2024, 2, 14), date(2024, 2, 28)),
    ]


def test_a_day_that_ends_a_page_heads_the_table_of_the_next() -> None:
    def table(amount: str) -> list[str]:
        heading = "Description           Units   Code    Charge"
        return [heading, f"Nebulizer treatment   1       94640   {amount:>6}", f"{'Daily total:':>36} {amount:>7}"]

    first = ["Ann Lee     Statement date: 04/30/2024", "", "DOS 03/05/2024", *table("87.40"), "DOS 03/09/2024"]
    first += [*table("87.40"), "DOS 03/12/2024"]
    (statement,) = statements_of("\n".join(first), "\n".join([*table("87.40"), "DOS 03/19/2024", *table("9.00")]))

    assert [line.service_date and line.service_date.day for line in statement.lines] == [5, 9, 12, 19]


def test_what_opens_a_page_with_the_words_of_the_first_is_no_line_of_its_row() -> None:
    first = ("LAKESIDE HOME OXYGEN", "Statement date: 09/30/2024", "")
    row = "{}    E0439 RR   Liquid oxygen, stationary     165.00"
    head = "LAKESIDE HOME OXYGEN   Account 1861-49   09/30/2024"
    days = ("07/03/2024-08/02/2024", "08/03/2024-09/02/2024")
    (statement,) = statements_of("\n".join((*first, row.format(days[0]))), "\n".join((head, row.format(days[1]))))

    assert [line.service_date for line in statement.lines] == [date(2024, 7, 3), date(2024, 8, 3)]


def test_a_visit_of_its_own_number_that_opens_a_page_heads_the_table_below_it() -> None:
    def visit(number: int, day: str) -> str:
        table = "Code     Description              Qty   Charge\nE1390    Oxygen concentrator      1     275.12"
        return f"Visit {number} Date of service {day}\n{table}"

    first = "\n".join(("Ann Lee     Statement date: 07/30/2025", "", visit(1, "14-MAR-25"), visit(2, "14-APR-25")))
    (statement,) = statements_of(first, "\n".join((visit(3, "14-MAY-25"), visit(4, "14-JUN-25"))))

    assert [line.service_date and line.service_date.month for line in statement.lines] == [3, 4, 5, 6]


def test_the_code_below_the_last_row_of_a_page_may_stand_on_the_next() -> None:
    head = "Date         Description                     Amount"
    rows = ("03/05/2024   OXYGEN CONCENTRATOR             195.50", "             E1390-RR  Qty: 1")
    (statement,) = statements_of("\n".join((head, *rows, rows[0])), "\n".join((head, rows[1], *rows)))

    assert [line.code for line in statement.lines] == ["E1390", "E1390", "E1390"]
    assert not statement.reading.unread


def test_a_months_name_heads_its_rows_though_its_year_stands_under_the_amounts() -> None:
    rows = "{}\n{:>8}   {}/17/2024           E1390    OXYGEN CONCENTRATOR       x1"
    lines = lines_of(
        "  AMOUNT   DATE OF SERVICE      CODE     DESCRIPTION              NO.",
        rows.format("November 2024", "$168.78", 11),
        rows.format("December 2024", "$168.78", 12),
    )

    assert [str(line.amount) for line in lines] == ["168.78", "168.78"]


def test_a_charge_by_its_code_is_none_of_the_payments_whose_heading_goes_on_overleaf() -> None:
    heading = "Service Date   Services Rendered      Code    Qty.   Billed"
    paid = ("PAYMENTS AND ADJUSTMENTS", heading, "3/25/2024      HUMANA PAYMENT                         -$26.46", "")
    overleaf = (heading, "5/09/2024      Natriuretic peptide    83880   1      $142.00")
    (statement,) = statements_of("\n".join(("Ann Lee", "Statement date: 06/01/2024", *paid)), "\n".join(overleaf))

    assert [line.kind.name for line in statement.lines] == ["PAYMENT", "CHARGE"]


@pytest.mark.parametrize("heading", ["", "Date         HCPCS   Mods    Item          Rate     Amount"])
def test_the_words_of_a_row_go_on_over_the_page_below_a_heading_that_is_printed_again(heading: str) -> None:
    rows = ("07/28/2023   E1392   RR KX   PORTABLE O2   48.29    48.29", " " * 29 + "CONCENTRATOR", " " * 29 + "RENT")
    first = (heading, *rows, rows[0], rows[1])
    (statement,) = statements_of("\n".join(first), "\n".join(("Account 4471", heading, rows[2], *rows)))

    assert [line.description for line in statement.lines] == ["PORTABLE O2 CONCENTRATOR RENT"] * 3


def test_a_day_in_the_head_of_the_page_before_is_none_of_a_row_above_its_own_day() -> None:
    item = (
        "OFFICE VISIT                       $195.00\n09/09/2025\nCode                Units\n99213 Mod: 25       1/EA\n"
    )
    (statement,) = statements_of("DATE: 10-04-2025\nPhysician: Lindqvist, R DO", f"{item}\n{item}")

    assert [(str(line.service_date), line.code) for line in statement.lines] == [("2025-09-09", "99213")] * 2


def test_a_code_overleaf_is_that_of_the_last_charge_whatever_the_foot_of_each_page_says() -> None:
    rows = [
        "03/05/2024   OXYGEN CONCENTRATOR   195.50",
        "             Code: E1390-RR",
        "03/20/2024   Insurance payment     -40.00",
        "04/05/2024   OXYGEN CONCENTRATOR   195.50",
    ]
    foot = "\n\nThank you for choosing Meadow Home Oxygen"
    overleaf = [
        "             Code: E1390-RR",
        "05/05/2024   OXYGEN CONCENTRATOR   195.50",
        "             Code: E1390-RR",
    ]
    (statement,) = statements_of("\n".join(rows) + foot, "\n".join([*overleaf, ""]) + foot)

    assert [line.code for line in statement.lines] == ["E1390", None, "E1390", "E1390"]
    assert not statement.reading.unread


def test_the_count_of_pages_below_a_row_is_no_day_of_it() -> None:
    row = "Nebulizer, rental   E0570 RR   1    22.00"

    assert lines_of("Statement date: 06/02/2026", "", row, "2/2")[0].service_date is None


def test_charges_under_a_title_that_calls_them_not_yet_billed_are_none() -> None:
    table = (HEADING, RENT, "Total charges                                         195.50")
    lines = lines_of(*table, "", "Upcoming charges, not yet billed", HEADING.replace("Qty", "   "), TANK)

    assert [line.code for line in lines] == ["E1390"]


def test_of_two_columns_the_price_times_the_units_is_what_was_billed() -> None:
    lines = lines_of(
        "Date         Code       Description          Qty    Charge    Amount",
        "03/05/2024   A4615      NASAL CANNULA          2      9.00     18.00",
        "03/06/2024   E0431 RR   PORTABLE OXYGEN        1     43.00     43.00",
    )

    assert [str(line.amount) for line in lines] == ["18.00", "43.00"]


@pytest.mark.parametrize(("number", "codes"), [("E0431", ["E0431", "E1390"]), ("44710", ["E1390"])])
def test_what_stands_above_all_headings_is_a_charge_by_a_known_code_alone(number: str, codes: list[str]) -> None:
    above = f"03/06/2024   {number}   Portable oxygen      43.00"

    assert [line.code for line in lines_of(above, "", "Account activity", HEADING, RENT)] == codes
