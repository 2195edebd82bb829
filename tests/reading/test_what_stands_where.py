"""What looks like something else, told by where it stands: days of six digits, sums above lines, slips, titles, cuts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.test_statements import HEADING, RENT, TANK, lines_of, reasons, statements_of


def read(*rows: str) -> list[tuple[object, ...]]:
    return [(line.service_date, line.code, line.modifiers, str(line.amount)) for line in lines_of(*rows)]


def test_a_payment_named_below_the_name_of_a_column_of_money_is_read() -> None:
    lines = lines_of(
        "Date         Code    What was sent        Amount     Allowed      Paid   You owe",
        "03/05/2024   E1390   Concentrator         195.50      150.00    120.00     30.00",
        "",
        "                                                Payment received         -$60.00",
        "                                                Total charges            $195.50",
    )

    assert [(line.description, str(line.amount)) for line in lines[1:]] == [("Payment received", "-60.00")]


def test_six_digits_behind_the_name_of_a_service_date_are_a_day() -> None:
    first, second = read(
        "Concentrator                                 Amount: 203.25",
        "Service date: 121024     Code: E1390 RR",
        "",
        "Concentrator                                 Amount: 203.25",
        "Service date: 011025     Code: E1390 RR",
    )

    assert (first[0], second[0]) == (date(2024, 12, 10), date(2025, 1, 10))


def test_six_digits_right_behind_each_code_are_days_wherever_they_begin() -> None:
    lines = read(
        "Bilevel machine, rental              214.60",
        "  1 @ 214.60  E0470RRKHKX   042624",
        "Humidifier, purchase                 212.00",
        "  1 @ 212.00  E0562NUKX   042624",
        "Bilevel machine, rental              214.60",
        "  1 @ 214.60  E0470RRKI   052624",
    )

    assert [line[0] for line in lines] == [date(2024, 4, 26), date(2024, 4, 26), date(2024, 5, 26)]


def test_a_padded_code_is_no_day_where_days_are_printed_with_marks() -> None:
    (line,) = lines_of(
        "Service Date   Item Description          Charge",
        "1/22/2022      CT chest with contrast    2,294.95",
        "071260                       Qty 1",
    )

    assert (line.service_date, line.code) == (date(2022, 1, 22), "71260")


@pytest.mark.parametrize(("printed", "code"), [("E 13911", "E13911"), ("E-1390", "E1390"), ("099213", "99213")])
def test_a_code_set_apart_or_padded_is_read_as_printed(printed: str, code: str) -> None:
    assert read(HEADING, f"03/05/2024   {printed:<11}SOMETHING                 1      195.50")[0][1] == code


def test_a_modifier_of_digits_is_told_from_a_count_behind_a_code() -> None:
    office, minutes = lines_of(
        "Date         Description                         Charge",
        "03/05/2024   99213 25 Office visit                95.00",
        "03/06/2024   99214 25 min office visit           120.00",
    )

    assert (office.modifiers, minutes.modifiers) == (("25",), ())


def test_cards_of_names_and_values_are_one_line_each() -> None:
    card = (
        "Oxygen concentrator",
        "Date of service    03/05/2024     Amount billed       91.62",
        "Procedure code     E1390-RR       Plan discount      -43.98",
        "Quantity           1              You owe             47.64",
        "",
    )
    first, second = lines_of(*card, *card)

    assert (first.code, str(first.amount), first.description) == ("E1390", "91.62", "Oxygen concentrator")
    assert {role: str(value) for role, value in second.other_money.items()} == {
        "adjustment": "-43.98",
        "patient_share": "47.64",
    }


def test_the_words_of_a_card_may_wrap_and_end_close_to_the_next_name() -> None:
    card = (
        "Date of service:   03/05/2024                      HCPCS code:      E1390",
        "                   Concentrator,",
        "Description:       Oxygen, Stationary 5L Modifiers:                 RR, KX",
        "Quantity:          1                               Amount billed:   $91.62",
        "",
    )

    assert read(*card, *card) == [(date(2024, 3, 5), "E1390", ("RR", "KX"), "91.62")] * 2


def test_a_sum_above_the_lines_it_is_of_is_no_charge() -> None:
    rows = (
        "DATE         ACTIVITY                                        AMOUNT",
        "06/01/2023   INV #5659                                       409.20",
        "             --- E1390-RR Concentrator, 1 @ $300.00 = 300.00",
        "             --- A7038 Filter, 2",
        "             @ $54.60 = 109.20",
        "06/09/2023   PMT #215                                       -321.46",
    )

    assert [(line.code, str(line.amount)) for line in lines_of(*rows)] == [
        ("E1390", "300.00"),
        ("A7038", "109.20"),
        (None, "-321.46"),
    ]


def test_a_sum_beside_the_name_of_a_group_is_no_charge_whatever_the_total_says() -> None:
    rows = (
        "DATE         DESCRIPTION                    QTY     CHARGE     TOTAL",
        "LABORATORY                                                     110.00",
        "06/01/2023   VENIPUNCTURE ROUTINE 36415     1        22.00",
        "06/01/2023   CBC W AUTO DIFF LEVEL 2 85025  1        88.00",
        "EMERGENCY ROOM                                                 420.00",
        "06/02/2023   ED VISIT LEVEL 4 99284 25      1       420.00",
        "TOTAL CHARGES                                       630.00",
    )

    assert [(line.code, line.modifiers, str(line.amount)) for line in lines_of(*rows)] == [
        ("36415", (), "22.00"),
        ("85025", (), "88.00"),
        ("99284", ("25",), "420.00"),
    ]


def test_numbers_of_claims_before_the_codes_of_a_table_are_no_codes() -> None:
    rows = (
        "VISIT DATE   CLAIM    PROCEDURE                    CHARGES    BALANCE",
        "06/26/2024   29399    94060 SPIROMETRY             230.87      46.17",
        "06/26/2024   29886    99214 OFFICE VISIT LEVEL 4   285.56      57.11",
        "06/27/2024   28193    96374 IV PUSH                340.14      68.02",
    )

    assert [code for _, code, *_ in read(*rows)] == ["94060", "99214", "96374"]


def test_an_item_that_wraps_behind_its_mark_is_the_invoices_below_whose_sum_it_stands() -> None:
    rows = (
        "DATE         TRANSACTION                                  AMOUNT    BALANCE",
        "09/14/2024   INV #2694. Due 10/14/2024.                   33.74     33.74",
        "             --- E0431-RR-KX PORTABLE GASEOUS SYSTEM,",
        "             RENTAL, 1 @ $33.74 = 33.74",
        "10/14/2024   INV #2695. Due 11/14/2024.                   33.74     67.48",
        "             --- E0431-RR-KX PORTABLE GASEOUS SYSTEM,",
        "             RENTAL, 1 @ $33.74 = 33.74",
    )

    assert [(code, amount) for _, code, _, amount in read(*rows)] == [("E0431", "33.74")] * 2


def test_what_is_told_of_a_charge_or_not_billed_yet_is_no_charge() -> None:
    told = "             Billed to Aetna on 03/09/2024 for $195.50. Claim pending."
    future = ("", "Upcoming rentals (not billed yet)", "04/05/2024   OXYGEN CONCENTRATOR                   195.50")

    assert read(HEADING, RENT, told, "TOTAL CHARGES                               195.50", *future) == read(
        HEADING, RENT
    )


def test_what_stands_below_the_tear_off_line_is_no_charge() -> None:
    slip = (
        "Detach here and return with payment",
        "Jane Roe   Account 576-    Amount due",
        "           55409           $238.50",
    )
    (statement,) = statements_of("\n".join((HEADING, RENT, TANK, "", *slip)))

    assert [line.code for line in statement.lines] == ["E1390", "E0431"]
    assert statement.details.balance_due is not None
    assert str(statement.details.balance_due.value) == "238.50"


def test_the_title_of_a_table_names_the_thing_of_all_its_rows() -> None:
    heading = "From         Through       Rental charge"
    assert read(
        "Concentrator E1390-RR S/N 7252357",
        heading,
        "06/01/2023   06/30/2023            91.62",
        "07/01/2023   07/31/2023            91.62",
        "Tank system E0431-RR S/N 81",
        heading,
        "06/01/2023   06/30/2023            21.01",
    ) == [
        (date(2023, 6, 1), "E1390", ("RR",), "91.62"),
        (date(2023, 7, 1), "E1390", ("RR",), "91.62"),
        (date(2023, 6, 1), "E0431", ("RR",), "21.01"),
    ]


def test_a_thing_with_small_words_in_its_name_is_no_talk() -> None:
    (line,) = lines_of(
        "Description                                     Charge",
        "Spirometry before and after the inhaler (94060)   161.42",
    )

    assert (line.code, str(line.amount)) == ("94060", "161.42")


def test_a_dash_between_words_and_their_figure_is_no_minus_sign() -> None:
    (line,) = lines_of("September 4, 2025 - K0738-RR - Home compressor - 138.41")

    assert (str(line.amount), line.service_date) == ("138.41", date(2025, 9, 4))


def test_several_figures_in_the_column_of_charges_are_doubted() -> None:
    (line,) = lines_of("Date         Code       Charge", "03/05/2024   E1390 RR   195.50 90.00")

    assert "several figures in the column of charges" in reasons(line)


def test_details_that_all_rows_repeat_are_the_statements() -> None:
    (statement,) = statements_of(
        "Statement date: 04/02/2024\n"
        "Patient         Acct        DOS          HCPCS      Billed\n"
        "Roe, Jane       576-55409   03/05/2024   E1390      195.50\n"
        "Roe, Jane       576-55409   03/06/2024   E0431       43.00"
    )
    patient, account = statement.details.patient, statement.details.account

    assert (patient and patient.value, account and account.value) == ("Roe, Jane", "576-55409")


def test_a_date_without_a_label_is_trusted_where_it_follows_the_services() -> None:
    (statement,) = statements_of("\n".join(("04/02/2024", "", "Jane Roe", "", HEADING, RENT, TANK)))
    printed = statement.details.statement_date

    assert printed is not None
    assert (printed.value, printed.confidence) == (date(2024, 4, 2), 0.9)


def test_the_end_of_words_below_a_price_is_no_price() -> None:
    (line,) = lines_of(
        "DATE         CODE       DESCRIPTION             QTY   EACH      TOTAL",
        "08/28/2021   E1392 RR   PORTABLE CONCENTRATOR   1     $99.00    $99.00",
        "                        Filed Aug. 31,                2021",
    )

    assert str(line.unit_price) == "99.00"


def test_a_count_alone_before_the_figures_is_no_label_of_a_sum() -> None:
    assert [
        str(line.amount)
        for line in lines_of(
            "Jan 24 1   $21.77   $21.77    $0.00   A7037   CPAP TUBING",
            "Jan 24 1   $44.00   $44.00    $0.00   A7031   FULL FACE MASK",
            "Jan 24 1   $44.00   $44.00-   $0.00   A7031   CREDIT FULL FACE MASK",
        )
    ] == ["21.77", "44.00", "-44.00"]


def test_the_box_of_a_slip_is_no_charge() -> None:
    lines = lines_of(
        "Portable concentrator                        49.39",
        "Date 09-May-2024    Code E1392-RR    Quantity 1",
        "",
        "Stationary oxygen                           151.74",
        "Date 09-Jun-2024    Code E0424-RR    Quantity 1",
        "",
        "Account        Statement date    Amount due    Amount enclosed",
        "B619680        21-Jun-2024       201.13        $",
    )

    assert [str(line.amount) for line in lines] == ["49.39", "151.74"]


def test_the_number_of_an_account_beside_a_day_is_no_misprinted_code_where_nothing_is_listed() -> None:
    (statement,) = statements_of(
        "Name of Patient          Account #       Date Issued\n"
        "Harold Okonkwo           H75724          8/6/24\n"
        "\n"
        "Account summary\n"
        "Previous balance                               0.00\n"
        "Total charges                                875.92\n"
        "Amount you owe                               875.92\n"
    )

    assert (statement.lines, statement.reading.unread) == ((), ())
