"""Where one statement ends and the next begins, in one file and on one page."""

from __future__ import annotations

from datetime import date

from tests.reading.test_statements import HEADING, RENT, TANK, statements_of


def test_lines_are_numbered_on_over_statements() -> None:
    def page(name: str, account: str, row: str) -> str:
        return f"Patient: {name}\nAccount: {account}\n\n{HEADING}\n{row}"

    first, second = statements_of(page("Harold Whitcombe", "4471-2209", RENT), page("Dora Pell", "5512-1180", TANK))

    assert [line.number for line in (*first.lines, *second.lines)] == [1, 2]
    assert (first.pages, second.pages) == ((1,), (2,))


def test_a_second_page_of_the_same_account_goes_on_with_the_statement() -> None:
    head = "Patient: Harold Whitcombe\nAccount: 4471-2209\n\n"

    (statement,) = statements_of(f"{head}{HEADING}\n{RENT}", f"{head}{HEADING}\n{TANK}")

    assert [line.code for line in statement.lines] == ["E1390", "E0431"]


def test_the_months_bills_of_one_account_are_as_many_statements_as_days_they_were_written_on() -> None:
    head = "Statement date: {}\nPatient: Harold Whitcombe\nAccount: 4471-2209\n\n"
    days = ("04/02/2024", "05/02/2024", "06/03/2024")

    statements = statements_of(*(f"{head.format(day)}{HEADING}\n{RENT}" for day in days))

    written = [each.details.statement_date and each.details.statement_date.value for each in statements]
    assert written == [date(2024, 4, 2), date(2024, 5, 2), date(2024, 6, 3)]


def test_a_second_page_that_names_the_patient_and_another_account_is_another_statement() -> None:
    first, second = statements_of(
        f"Statement date: 04/02/2024\nPatient: Harold Whitcombe\nAccount: 4471-2209\n\n{HEADING}\n{RENT}",
        f"Date: 04/02/2024\nPatient: Harold Whitcombe\nAccount: 5512-1180\n\n{HEADING}\n{TANK}",
    )

    assert [len(each.lines) for each in (first, second)] == [1, 1]


def test_an_account_under_a_running_head_with_the_patients_name_is_another_statement_of_the_same_letterhead() -> None:
    first, second = statements_of(
        "LAKESIDE HOME OXYGEN\nStatement date: 04/02/2024\nPatient: Harold Whitcombe\n\n"
        f"Account number: 4471-2209\n{HEADING}\n{RENT}\n",
        f"LAKESIDE HOME OXYGEN Harold Whitcombe Page 2\n\nAccount: 5512-1180\n\n{TANK}",
    )

    said = [
        [str(read and read.value) for read in (each.account, each.patient, each.supplier, each.statement_date)]
        for each in (first.details, second.details)
    ]
    shared = ["Harold Whitcombe", "LAKESIDE HOME OXYGEN", "2024-04-02"]
    assert said == [["4471-2209", *shared], ["5512-1180", *shared]]


def test_a_company_that_reads_like_a_name_in_a_running_head_is_no_other_patient_of_the_same_account() -> None:
    head = "Mercy Valley Hospital\n\nABERNATHY, MARIA      Q7302689      10/27/2024\nCustomer Name         Client #      Stmt Date\n\n"
    found = statements_of(f"{head}{HEADING}\n{RENT}", f"Mercy Valley Hospital Account Q7302689 10/27/2024\n\n{TANK}")

    assert [len(each.lines) for each in found] == [2]


def test_a_box_that_names_the_patient_and_the_amount_due_tells_whose_a_page_is() -> None:
    boxed = "LAKESIDE HOME OXYGEN\n\nPatient           Account      Date          Amount due\n{:<18}{:<13}04/02/2024    195.50"
    pages = (("Harold Whitcombe", "4471-2209", RENT), ("Dora Pell", "5512-1180", TANK))

    statements = statements_of(*(f"{boxed.format(name, account)}\n\n{HEADING}\n{row}" for name, account, row in pages))

    assert [each.details.account and each.details.account.value for each in statements] == ["4471-2209", "5512-1180"]


def test_two_accounts_under_one_letterhead_are_two_statements() -> None:
    first, second = statements_of(
        "LAKESIDE HOME OXYGEN\n"
        "Statement date: 04/02/2024\n"
        "\n"
        "Account: 10-4471     Patient: Rosa Delgado\n"
        f"{HEADING}\n{RENT}\n"
        "\n"
        "Account: 10-9902     Patient: Rosa Delgado\n"
        f"{HEADING}\n{TANK}\n"
    )

    assert [len(each.lines) for each in (first, second)] == [1, 1]
    assert second.details.account is not None
    assert second.details.account.value == "10-9902"
    assert second.details.statement_date is not None
    assert second.details.statement_date.value == date(2024, 4, 2)


def test_a_year_that_a_narrow_cell_left_beside_the_name_of_a_number_is_no_account() -> None:
    (only,) = statements_of(
        "INHALE RX HOME PHARMACY     Your itemized charges\n"
        "\n"
        "Paducah, KY 42001           Date    Service              Code        Qty   Charge\n"
        "                            06-     Nebulizer with       E0570 RR    1     $15.77\n"
        "                            24-     compressor, rental\n"
        "PATIENT NAME                2024\n"
        "Villarreal, Stanley M\n"
        "                            06-     Administration set   A7003 NU    2      $4.00\n"
        "Account                     24-     disposable\n"
        "4552-890                    2024\n"
        "                            06-     Aerosol mask         A7015 NU    1      $3.00\n"
        "                            24-\n"
        "                            2024\n"
    )

    assert [line.service_date for line in only.lines] == [date(2024, 6, 24)] * 3


def test_an_account_named_again_for_each_visit_parts_no_statement() -> None:
    found = statements_of(
        "Guarantor account: 550-1200     Patient: Rosa Delgado\n"
        "Visit account: 10-4471\n"
        f"{HEADING}\n{RENT}\n"
        "Visit account: 10-9902\n"
        f"{HEADING}\n{TANK}\n"
    )

    assert [len(each.lines) for each in found] == [2]


def test_figures_under_a_line_that_names_the_account_before_are_that_accounts() -> None:
    first, second = statements_of(
        f"Statement date: 04/02/2024\nPatient: Harold Whitcombe\nAccount: 4471-2209\n\n{HEADING}\n{RENT}",
        "Harold Whitcombe     Account 4471-2209     Page 2\n"
        "Total charges                          195.50\n"
        "\n"
        "Statement date: 04/02/2024\nPatient: Harold Whitcombe\nAccount: 5512-1180\n"
        f"{HEADING}\n{TANK}\n"
        "Total charges                           43.00\n",
    )

    assert [each.reading.agrees_with for each in (first, second)] == ["total charges", "total charges"]


def test_an_address_on_the_web_alone_on_its_line_stands_below_headings_of_several_pages() -> None:
    head = f"Patient: Harold Whitcombe\nAccount: 4471-2209\n\n{HEADING}\nhttps://www.example.com/pay"

    (statement,) = statements_of(f"{head}\n{RENT}", f"{head}\n{TANK}")

    assert [line.code for line in statement.lines] == ["E1390", "E0431"]


def test_a_last_page_without_charges_belongs_to_the_account_that_its_head_names() -> None:
    first, second = statements_of(
        "Statement date: 04/02/2024\n"
        "\n"
        f"Account: 10-4471     Patient: Rosa Delgado\n{HEADING}\n{RENT}\n"
        "\n"
        f"Account: 10-9902     Patient: Rosa Delgado\n{HEADING}\n{TANK}\n",
        "Rosa Delgado   Account 10-4471          Page 2\n\nCurrent    31-60 Days    61-90 Days\n35.00      0.00          0.00",
    )

    assert (first.pages, second.pages) == ((1, 2), (1,))


HEAD_OF_ADA = "Ada Quill   Account: 4471-2   Statement date: 03/20/2024"
HEAD_OF_HAROLD = "Patient: Harold Whitcombe\nAccount: 5582-3\nStatement date: 03/20/2024"


def test_a_running_head_of_the_first_account_begins_no_page_of_the_second() -> None:
    first, second = statements_of(
        f"{HEAD_OF_ADA}\nPatient: Ada Quill\n{HEADING}\n{RENT}",
        f"{HEAD_OF_ADA}\n{HEAD_OF_HAROLD}\n{HEADING}\n{RENT}\n{TANK}",
        f"{HEAD_OF_ADA}\n{HEADING}\n{RENT.replace('03/05', '04/05')}\n{TANK.replace('03/06', '04/06')}",
    )

    assert [len(first.lines), len(second.lines)] == [1, 4]


def test_a_head_at_the_foot_of_a_page_is_of_the_account_on_the_next_and_a_slip_of_its_own() -> None:
    first, second = statements_of(
        f"Patient: Ada Quill\nAccount: 4471-2\nStatement date: 03/20/2024\n{HEADING}\n{RENT}\n\n{HEAD_OF_HAROLD}",
        f"Lakeside Home Oxygen (555) 555-0100 Page 2\n{HEADING}\n{TANK}\nTotal charges  43.00\n\n"
        "Please detach and return this portion with your payment.\n"
        "Patient: Ada Quill\nPatient Account ID: 4471-2\nAmount due: 195.50",
    )

    assert [[line.code for line in each.lines] for each in (first, second)] == [["E1390"], ["E0431"]]


def test_charges_under_another_account_are_not_those_of_the_slip_at_the_foot_of_their_page() -> None:
    slip = "Please detach and return this portion with your payment.\nPatient: Dora Pell\nAccount: 55-1180"
    found = statements_of(
        f"Account: 10-4471     Patient: Rosa Delgado\nStatement date: 04/02/2024\n\n{HEADING}\n{RENT}",
        f"Account     Name\n10-9902     Ruiz, Yolanda\n\nSUPPLIES\n{HEADING}\n{TANK}\n\n\n{slip}",
    )

    assert [line.code for line in found[0].lines] == ["E1390"]
