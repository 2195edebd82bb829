"""What stands beside, below or between the charges of a plan's notice takes nothing from them and is none itself."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from checker.model import Document, Statement
from checker.reading.statements import read_statements
from tests.reading.drawing import draw

HEAD = """
  Bluefield Health Plan
  EXPLANATION OF BENEFITS
  THIS IS NOT A BILL
"""


def notice(drawing: str) -> Statement:
    (read,) = read_statements(Document("made", "notice.pdf", (draw(HEAD + drawing),)))
    return read


def money(read: Statement) -> list[tuple[str | None, str, dict[str, str]]]:
    return [
        (line.code, str(line.amount), {name: str(value) for name, value in line.other_money.items()})
        for line in read.lines
    ]


def test_what_is_used_up_of_a_years_limits_is_no_charge() -> None:
    read = notice("""
  Claim number: 7449053717   Provider: Clearwell Home Oxygen
  Date of service   Code    Billed amount   Plan discount   Amount we paid   Your share
  01/05/2024        E1390   250.00          100.00          120.00           30.00

  Your plan year progress
  In-network deductible                     Limit           Used to date     Remaining
  Individual                                1,500.00        30.00            1,470.00
  Family                                    3,000.00        30.00            2,970.00
""")
    assert [line.code for line in read.lines] == ["E1390"]
    assert not read.reading.unread


def test_a_claim_below_the_summary_of_another_is_kept() -> None:
    read = notice("""
  Claim Number: 8538188268
  Services Provided          Amount Billed   Plan Approved   See Remarks
  1 Portable oxygen (E0431)  57.00           20.00           1
  Totals:                    57.00           20.00
  Claim Summary              Your Liability             Benefit Period
  Amount Billed:  57.00      Deductible:  5.00          Fiscal Year Beginning:  October 1
  Non-covered:    37.00      Cost Share:  3.00          Individual Deductible:  150.00

  Claim Number: 2338380520
  Services Provided          Amount Billed   Plan Approved   See Remarks
  1 Concentrator (E1390)     250.00          150.00          1
  1 Cannula (A4615)          10.00           4.00            1
  Totals:                    260.00          154.00
  Claim Summary              Your Liability             Benefit Period
  Amount Billed:  260.00     Deductible:  0.00          Fiscal Year Beginning:  October 1
  Non-covered:    106.00     Cost Share:  31.00         Individual Deductible:  150.00

  1: Your network discount is shown. You do not owe it.
""")
    assert [(line.code, str(line.amount)) for line in read.lines] == [
        ("E0431", "57.00"),
        ("E1390", "250.00"),
        ("A4615", "10.00"),
    ]


SHARES = """
  Claim Number: 7449053717
  Date of Service: 01/05/24
                                Amount the provider   Total cost (amount      Plan's    Your
                                billed the plan       the plan approved)      share     share
"""


def test_a_share_that_is_explained_below_its_figure_is_in_its_row() -> None:
    read = notice(
        SHARES
        + """
  Home concentrator (code       250.00                150.00                  120.00    30.00
  E1390 RR)                                                                             You pay 30.00
                                                                                        coinsurance
  Cannula (code A4615)          10.00                 4.00                    3.00      1.00
"""
    )
    assert [(code, each["patient_share"]) for code, _, each in money(read)] == [("E1390", "30.00"), ("A4615", "1.00")]
    assert not read.reading.unread


def test_a_share_that_stands_over_what_explains_it_is_in_the_row_of_its_last_line() -> None:
    read = notice(
        SHARES
        + """
                                                                                        30.00
                                                                                        You pay 20%
  Concentrator (code E1390)     250.00                150.00                  120.00    coinsurance
  Cannula (code A4615)          10.00                 4.00                    3.00      1.00
"""
    )
    assert [(code, each["patient_share"]) for code, _, each in money(read)] == [("E1390", "30.00"), ("A4615", "1.00")]


def test_a_dash_for_nothing_is_no_sign_of_the_figure_in_the_row_below() -> None:
    read = notice("""
  Date of service   Code    Billed amount   Plan discount   Deductible   Amount we paid   Your share
  01/05/2024        E1390   250.00          100.00          30.00        120.00           30.00
  01/06/2024        A4615   10.00           10.00           -            -                -
  Total                     260.00          110.00          30.00        120.00           30.00
""")
    assert money(read)[1] == (
        "A4615",
        "10.00",
        {"adjustment": "10.00", "deductible": "0.00", "insurance_paid": "0.00", "patient_share": "0.00"},
    )


def test_a_mark_in_brackets_behind_the_words_below_a_row_is_no_figure() -> None:
    read = notice("""
  Service date &                Amount    Member    Pending or     Applied to    Plan      Your
  type of service               billed    rate      not payable    deductible    pays      share
  06/20/2023                    129.50    89.36     0.00           0.00          71.49     17.87
  FULL FACE MASK                                    (1)
  A7030

  Remarks
  1 - Your provider gave this discount. You do not owe it.
""")
    ((line,), unread) = read.lines, read.reading.unread
    assert (line.code, line.remark_codes, line.other_money["not_covered"]) == ("A7030", ("1",), Decimal(0))
    assert not unread


def test_a_name_set_to_the_middle_of_names_over_two_lines_heads_the_words_below_it() -> None:
    table = """
                                  Amount provider   Plan approved   Amount plan   You may
                                  charged           amount          paid          owe
  Nasal cannula (A4615)           10.00             4.00            3.00          1.00
"""
    page = draw(HEAD + table)
    middle = draw("\n" * HEAD.count("\n") + "\n  Service Provided & Billing Code").words
    lower = (replace(word, box=replace(word.box, top=word.box.top + 6, bottom=word.box.bottom + 6)) for word in middle)
    (read,) = read_statements(Document("made", "notice.pdf", (replace(page, words=(*page.words, *lower)),)))
    assert money(read) == [("A4615", "10.00", {"allowed": "4.00", "insurance_paid": "3.00", "patient_share": "1.00"})]


def test_what_is_told_of_a_whole_claim_is_that_of_its_only_charge_and_of_none_of_several() -> None:
    read = notice("""
  Claim Number: 8538188268
  Services Provided          Amount Billed   Plan Approved   See Remarks
  1 Portable oxygen (E0431)  57.00           20.00           1
  Totals:                    57.00           20.00
  Deductible:                5.00
  Cost Share:                3.00
  Paid to Provider:          12.00

  Claim Number: 2338380520
  Services Provided          Amount Billed   Plan Approved   See Remarks
  1 Concentrator (E1390)     250.00          150.00          1
  1 Cannula (A4615)          10.00           4.00            1
  Totals:                    260.00          154.00
  Cost Share:                30.80
  Paid to Provider:          123.20

  1: Your network discount is shown. You do not owe it.
""")
    assert money(read) == [
        ("E0431", "57.00", {"allowed": "20.00", "insurance_paid": "12.00", "patient_share": "8.00"}),
        ("E1390", "250.00", {"allowed": "150.00"}),
        ("A4615", "10.00", {"allowed": "4.00"}),
    ]
    whole = {"insurance_paid": Decimal("123.20"), "patient_share": Decimal("30.80")}
    assert [line.claim_money for line in read.lines] == [{}, whole, whole]


def test_figures_below_a_code_that_lacks_them_are_its_own() -> None:
    read = notice(
        SHARES
        + """
  Concentrator (code E1390)     250.00                150.00                  120.00    30.00
  NASAL CANNULA (code A4615)
                                10.00                 4.00                    3.00      1.00
  TOTALS:                       260.00                154.00                  123.00    31.00
"""
    )
    assert [(line.code, str(line.amount)) for line in read.lines] == [("E1390", "250.00"), ("A4615", "10.00")]


def test_the_head_of_a_claim_in_the_first_cell_of_a_heading_is_none_of_its_names() -> None:
    read = notice("""
  Northgate Medical                    Amount the provider    Total cost             Plan's     Your
  Claim Number: 8538188268 (in-        billed the plan        (amount the plan       share      share
  network provider)                                           approved)
  Date of service: 1/5/2024
  Concentrator (code E1390 RR)         250.00                 150.00                 120.00     30.00
  TOTALS:                              250.00                 150.00                 120.00     30.00
""")
    assert money(read) == [
        ("E1390", "250.00", {"allowed": "150.00", "insurance_paid": "120.00", "patient_share": "30.00"})
    ]
    assert [(line.claim, line.service_date.isoformat()) for line in read.lines] == [("8538188268", "2024-01-05")]
