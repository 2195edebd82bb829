"""Money told by the column it stands in: cents in a box of their own, credits among payments, counts with decimals."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model import Kind, PageSource
from checker.reading.statements import read_statements
from tests.reading.drawing import draw
from tests.reading.pictured import document_of
from tests.reading.test_statements import HEADING, RENT, TANK, lines_of, statements_of
from tests.reading.test_what_stands_around import amounts


def test_cents_under_their_own_name_belong_to_the_dollars_before_them() -> None:
    assert amounts(
        "Date         Qty   Charge  Cents   Code       Description",
        "03/05/2024     1    1,154  61      E1390 RR   OXYGEN CONCENTRATOR",
        "03/06/2024     1      -31  05      E0431 RR   PORTABLE OXYGEN",
    ) == ["1154.61", "-31.05"]


def test_cents_without_a_name_are_told_by_amounts_of_different_length() -> None:
    assert amounts(
        "03/05/2024   E1390 RR   OXYGEN CONCENTRATOR       1,195   50",
        "03/06/2024   E0431 RR   PORTABLE OXYGEN              43   00",
        "03/07/2024   A7038      FILTER                        8   05",
    ) == ["1195.50", "43.00", "8.05"]


def test_cents_in_a_box_of_their_own_are_known_on_a_picture_too() -> None:
    page = draw(
        "03/05/2024   E1390 RR   OXYGEN CONCENTRATOR       1,195   50\n"
        "03/06/2024   E0431 RR   PORTABLE OXYGEN              43   00\n"
        "03/07/2024   A7038      FILTER                        8   05"
    )
    words = tuple(replace(word, confidence=0.99) for word in page.words)
    (statement,) = read_statements(document_of(replace(page, words=words, source=PageSource.OCR)))
    assert [str(line.amount) for line in statement.lines] == ["1195.50", "43.00", "8.05"]


def test_a_charge_taken_back_in_the_column_of_payments_is_a_credit() -> None:
    _, credit = lines_of(
        "Date         Code       Description               Charge   Payments",
        "03/05/2024   E1390 RR   OXYGEN CONCENTRATOR       195.50",
        "03/05/2024   E1390 RR   VOID: OXYGEN CONCENTRATOR            195.50",
    )

    assert (credit.kind, str(credit.amount)) == (Kind.CREDIT, "-195.50")


def test_a_name_of_two_columns_is_parted_where_a_later_row_fills_the_third() -> None:
    charge, credit = lines_of(
        "                           Payments &    Item",
        "Date       Code  QTY Billed Adjustments  Code    Details",
        "02-23-24   0300   x1  23.18              36415   VENIPUNCTURE",
        "02-23-24   0301   x1            137.00   80053   CREDIT METABOLIC PANEL",
    )

    assert (str(charge.amount), charge.kind) == ("23.18", Kind.CHARGE)
    assert str(credit.amount) == "-137.00"


def test_a_fee_for_a_returned_check_is_a_charge() -> None:
    *_, fee = lines_of(HEADING, RENT, "03/09/2024              RETURNED CHECK FEE        1       20.00")

    assert (fee.kind, str(fee.amount), fee.doubts) == (Kind.CHARGE, "20.00", ())


def test_counts_with_decimals_in_a_list_without_headings_are_no_money() -> None:
    assert amounts(
        "OXYGEN CONCENTRATOR   E1390-RR    03/18/2025   1.00   $206.72",
        "CPAP MASK             A7030-NU    03/18/2025   1.00   $211.97",
        "FILTER                A7039       03/18/2025   1.00    $16.00",
    ) == ["206.72", "211.97", "16.00"]


def test_a_total_of_one_decimal_is_told_by_its_name() -> None:
    (statement,) = statements_of("\n".join((HEADING, RENT, TANK, "", "Total charges        238.5")))

    assert statement.reading.agrees_with == "total charges"


def test_figures_at_the_top_of_a_page_are_of_the_statement_before() -> None:
    heads = [
        (f"Account: {account}", f"Patient: {name}", "", HEADING, RENT)
        for account, name in (("5512", "MARY OAKES"), ("7719", "JOHN YODER"))
    ]
    first, second = statements_of("\n".join(heads[0]), "\n".join(("Total charges: 195.50", "", *heads[1])))

    assert (first.reading.agrees_with, second.reading.agrees_with) == ("total charges", None)


def test_a_count_and_a_charge_a_blank_apart_are_two_where_only_payments_have_a_name() -> None:
    (charge,) = lines_of(
        "Date       Code      Description           QTY Billed   Payments",
        "02-23-24   E1390 RR  OXYGEN CONCENTRATOR    1  246.89",
    )

    assert (charge.kind, str(charge.amount)) == (Kind.CHARGE, "246.89")


def test_a_number_that_begins_with_a_0_and_has_no_cents_is_no_amount() -> None:
    (line,) = lines_of(
        "Date         Qty   Billed   Code       Description",
        "                   0260     IV THERAPY",
        "03/05/2024     1   154.05   96365      IV INFUSION",
    )

    assert str(line.amount) == "154.05"


def test_cells_of_modifiers_follow_one_another_and_a_known_code_its_amount() -> None:
    first, second = lines_of(
        "2/14/25   1.00   176.90   E1390   RR   KX   OXYGEN CONCENTRATOR",
        "3/14/25   1.00   305.87 70486               CT SINUS",
    )

    assert (first.code, first.modifiers) == ("E1390", ("RR", "KX"))
    assert (second.code, str(second.amount)) == ("70486", "305.87")


def test_a_thank_you_before_dots_and_a_figure_is_a_payment() -> None:
    *_, payment = lines_of(
        "Oxygen concentrator (E1390 RR) on 01/06/23 qty 1 ........ $152.00",
        "Payment received - thank you on 09/25/23 .............. -$442.46",
    )

    assert (payment.kind, str(payment.amount)) == (Kind.PAYMENT, "-442.46")


def test_whole_dollars_far_from_one_another_are_no_dollars_and_cents() -> None:
    lines = lines_of(
        "03/05/2024   E0570 RR   NEBULIZER             17          17",
        "03/06/2024   E0431 RR   PORTABLE SYSTEM      138          38",
        "03/07/2024   E1390 RR   CONCENTRATOR          56          56",
    )

    assert [str(line.amount) for line in lines] == ["17.00", "38.00", "56.00"]


def test_the_numbers_of_checks_are_no_codes() -> None:
    lines = lines_of(
        HEADING,
        RENT,
        "Total charges                                                  195.50",
        "",
        "Receipts",
        "Received      From              Check no.             Amount",
        "01/26/2024    Cigna             67680                  50.00",
        "02/26/2024    Cigna             22104                  60.00",
    )

    assert [line.code for line in lines] == ["E1390", None, None]


def test_codes_of_drugs_are_no_diagnoses_beside_a_column_of_these() -> None:
    lines = lines_of(
        "Date         Line   Diag     Charge Description            Qty   Amount",
        "04-28-2022   1      J44.9    99284 Emergency visit           1   983.37",
        "04-28-2022   2      J9611    J1885 Ketorolac injection       2    50.98",
        "04-28-2022   3      I27.20   J2920 Methylprednisolone        1    34.95",
    )

    assert [line.code for line in lines] == ["99284", "J1885", "J2920"]


def test_a_figure_that_long_words_push_off_its_column_is_the_amount_where_prices_are_named() -> None:
    assert amounts(
        "08/20/25  NEBULIZER, E0570 RR, 1 MO @ $ 25.65 ......... $ 25.65",
        "08/20/25  ADMINISTRATION SET, A7003 NU, 2 EA @ $ 5.23 . $ 10.46",
        "09/20/25  CREDIT NEBULIZER WITH COMPRESSOR, E0570 RR, 1 MO @ $ 25.65 .. -$ 25.65",
    ) == ["25.65", "10.46", "-25.65"]


def test_a_code_cut_at_its_dash_is_whole() -> None:
    first, second = lines_of(
        "Date         Code   Modifier   Description       Charge",
        "",
        "             A-                FULL FACE",
        "08/26/2023          NU                           171.09",
        "             7030              MASK",
        "",
        "             A-                WATER",
        "08/26/2023          NU                            18.61",
        "             7046              CHAMBER",
    )

    assert (first.code, second.code) == ("A7030", "A7046")


def test_a_credit_whose_code_stands_below_with_the_price_is_one_line() -> None:
    rows = ("OXYGEN SYSTEM", "VOID: OXYGEN SYSTEM", "OXYGEN SYSTEM")
    lines = lines_of(
        *(
            text
            for words, sign in zip(rows, (" ", "-", " "), strict=True)
            for text in (
                f"{words:<60}{sign}158.72",
                "  E0424 RR   06/01/2024-06/30/2024   1.00   158.72",
            )
        )
    )

    assert [(line.code, str(line.amount), line.description) for line in lines] == [
        ("E0424", "158.72", rows[0]),
        ("E0424", "-158.72", rows[1]),
        ("E0424", "158.72", rows[2]),
    ]


def test_names_of_columns_are_cut_where_their_gaps_are_wide() -> None:
    (line,) = lines_of(
        "Date         Units  Billed Amount  Paid  Credits   Code    Description",
        "09/04/2025       1         127.08                  80053   METABOLIC PANEL",
    )

    assert (line.kind, str(line.amount)) == (Kind.CHARGE, "127.08")


def test_a_price_names_its_dollars_behind_it_as_an_amount_does() -> None:
    (line,) = lines_of(
        "Date         Code       Description      Qty   Unit Price      Charge",
        "03/05/2024   A7038 NU   FILTER             6   7.50 USD     45.00 USD",
    )

    assert str(line.unit_price) == "7.50"


def test_a_price_by_count_is_no_charge_where_the_amounts_stand_above() -> None:
    assert amounts(
        "NEBULIZER                                              27.36",
        "   06162023 - 07152023    E0570 RR   Qty 1    @ 27.36",
        "ADMINISTRATION SET                                     16.42",
        "   06162023               A7003 NU   Qty 2    @ 8.21",
    ) == ["27.36", "16.42"]


def test_letters_of_a_wrapped_code_are_no_part_of_the_day_beside_them() -> None:
    (line,) = lines_of(
        "Svc Date     HCPCS     Description     Charge",
        "             E1390     OXYGEN",
        "11/09/24  (RR,         CONCENTRATOR    184.29",
        "             KX)       RENTAL",
    )

    assert set(line.modifiers) == {"RR", "KX"}


def test_cents_without_a_name_are_told_beside_counts_with_decimals() -> None:
    assert amounts(
        "03/05/2024   E1390 RR   OXYGEN CONCENTRATOR   1.00   1,195   50",
        "03/06/2024   E0431 RR   PORTABLE OXYGEN       1.00      43   00",
        "03/07/2024   A7038      FILTER                2.00       8   05",
    ) == ["1195.50", "43.00", "8.05"]


def test_a_number_close_before_the_words_stands_in_the_column_that_it_begins_under() -> None:
    first, _ = lines_of(
        "Date         Code       Ser#     Description of Service   Charge",
        "03/05/2024   E1390 RR   H2768503 PORT OF DELIVERY         195.50",
        "04/05/2024   E1390 RR   H2768503 PORT OF DELIVERY         195.50",
    )

    assert (first.serial, first.description) == ("H2768503", "PORT OF DELIVERY")


def test_what_is_billed_and_what_was_paid_are_two_columns_where_a_figure_ends_under_the_first_name() -> None:
    charge, _ = lines_of(
        "Date         Code       Description           Amount Paid Adjustments",
        "03/05/2024   E1390 RR   OXYGEN CONCENTRATOR   195.50",
        "03/06/2024   E0431 RR   PORTABLE OXYGEN        43.00",
    )
    paid, _ = lines_of(
        "Date         Code       Description           Amount Paid Adjustments",
        "03/05/2024   E1390 RR   OXYGEN CONCENTRATOR        195.50",
        "03/06/2024   E0431 RR   PORTABLE OXYGEN             43.00",
    )

    assert (str(charge.amount), charge.kind) == ("195.50", Kind.CHARGE)
    assert (str(paid.amount), paid.kind) == ("-195.50", Kind.PAYMENT)


def test_a_number_that_ends_words_takes_no_column_which_the_count_behind_it_fills() -> None:
    lines = lines_of(
        "Date       Code    Details           Days/Units     Billed Amount   Pmts",
        "7/8/2023   36415   Venipuncture              1.00          $18.33",
        "7/8/2023   85025   Blood count               1.00          $36.00",
        "7/7/2023   J2405   Ondansetron inj. 1        1.00          $10.73",
        "                   mg",
    )

    assert [(str(line.amount), line.units) for line in lines] == [("18.33", 1), ("36.00", 1), ("10.73", 1)]
