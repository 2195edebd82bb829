"""Shapes of plans' notices that no table of the usual kind has."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.model import Document, Note, Statement, StatementKind
from checker.reading.statements import read_statements
from tests.reading.drawing import draw

REMITTANCE = """
  LAKES DME MAC                                                    MEDICARE
  PO BOX 7078                                                      REMITTANCE
  INDIANAPOLIS IN 46207                                            ADVICE

  PERF PROV  SERV DATE    POS  NOS  PROC   MODS   BILLED   ALLOWED   DEDUCT   COINS   GRP/RC-AMT       PROV PD

  NAME WHITCOMBE, HAROLD    HIC 1EG4TE5MK73    ACNT 52733    ICN 07449053717472    ASG Y    MOA MA01
  1457390021 0530 062924  12   1    E1390  RR     250.00   150.00     0.00    30.00   CO-45   100.00   120.00
                                                                                      PR-2     30.00
  1457390021 0530 053024  12   1    A4615          12.00     0.00     0.00     0.00   CO-97    12.00     0.00
  PT RESP    30.00       CLAIM TOTALS             262.00   150.00     0.00    30.00            142.00  120.00
  ADJ TO TOTALS:   PREV PD   0.00   INTEREST   0.00   LATE FILING CHARGE   0.00        NET            120.00
"""


def test_a_printed_remittance_keeps_reasons_without_amounts_and_the_first_day_of_each_span() -> None:
    read = statement(REMITTANCE)
    assert read.kind is StatementKind.REMITTANCE
    assert [(line.service_date, line.code, line.amount) for line in read.lines] == [
        (date(2024, 5, 30), "E1390", Decimal("250.00")),
        (date(2024, 5, 30), "A4615", Decimal("12.00")),
    ]
    assert read.lines[0].end_date == date(2024, 6, 29)
    assert [line.remark_codes for line in read.lines] == [("CO-45", "PR-2"), ("CO-97",)]
    assert {line.claim for line in read.lines} == {"07449053717472"}


MONTHLY = """
  MONTHLY REPORT of claims processed in March 2024
  This is not a bill. It tells you what care you received.

                                       Amount providers      Total cost (amount      Plan's    Your
                                       have billed the plan  the plan has approved)  share     share
  Totals for this month                $250.00               $150.00                 $120.00   $30.00

  Clearwell Home Oxygen (in network)
  Claim Number: 7449053717472
  Date of Service: 01/05/24

                                       Amount the provider   Total cost (amount      Plan's    Your
                                       billed the plan       the plan approved)      share     share
  Oxygen concentrator (E1390)          $250.00               $150.00                 $120.00   $30.00
  TOTALS:                              $250.00               $150.00                 $120.00   $30.00
"""


def test_words_beside_figures_need_no_heading_of_their_own() -> None:
    read = statement(MONTHLY)
    assert read.kind is StatementKind.EOB
    (line,) = read.lines
    assert (line.code, line.amount, line.claim) == ("E1390", Decimal("250.00"), "7449053717472")
    assert line.other_money == {
        "allowed": Decimal("150.00"),
        "insurance_paid": Decimal("120.00"),
        "patient_share": Decimal("30.00"),
    }


RUN_ON = """
  Bluefield Health Plan
  EXPLANATION OF BENEFITS
  THIS IS NOT A BILL

  CLAIM DETAIL: Claim # 3244691965975       Provider: Clearwell Home Oxygen

  Service Description        Service Dates   Amount Billed   Amount Allowed   Amount Not Covered   Total You Owe
  Oxygen concentrator (1)    01/16/2024      $552.01         $358.81          $0.00                $25.00
  Nasal cannula (2)          01/16/2024      $20.41          $0.00            $20.41               $0.00

  Notes: (1) Network price used. (2) Records needed. Your provider may not bill you.
"""


def test_marks_are_explained_by_a_list_that_runs_on_behind_its_title() -> None:
    read = statement(RUN_ON)
    assert [line.remark_codes for line in read.lines] == [("1",), ("2",)]
    assert {line.claim for line in read.lines} == {"3244691965975"}
    assert read.notes[1] == Note("2", "Records needed. Your provider may not bill you.")


OF_VETERANS_FAMILIES = """
  DEPARTMENT OF VETERANS AFFAIRS
  CHAMPVA EXPLANATION OF BENEFITS
  THIS IS NOT A BILL
  Statement period: 01/01/2024 to 01/31/2024

  Claim ID: 744905371   Received on 01/20/2024   Provider: Clearwell Home Oxygen (Network)
  Service date   Code    Amount billed   Allowed amount   Cost share   Amount paid
  01/05/2024     E1390   250.00          150.00           30.00        120.00
"""


def test_a_title_tells_the_payer_and_a_period_the_last_day_on_which_its_claims_were_decided() -> None:
    read = statement(OF_VETERANS_FAMILIES)
    payer, day = read.details.payer, read.details.statement_date
    assert (payer and payer.value, day and day.value) == ("CHAMPVA", date(2024, 1, 31))
    assert [(line.provider, line.other_money["coinsurance"]) for line in read.lines] == [("Clearwell Home Oxygen", 30)]


def statements(drawing: str) -> tuple[Statement, ...]:
    return read_statements(Document("made", "notice.pdf", (draw(drawing),)))


def statement(drawing: str) -> Statement:
    (read,) = statements(drawing)
    return read


PAGE = """
  EXPLANATION OF BENEFITS
  THIS IS NOT A BILL

  Member ID: W1187   Group: 40021
  Provider: Clearwell Home Oxygen
  Claim number: 7449053717472

"""

WORDS_BELOW = """
  Date of service, service and billing code     Amount billed     Allowed amount     Plan paid     Your share
  01/05/24                                      $250.00           $150.00            $120.00       $30.00
  Breathing test before and after (billing code
  94060)
  01/05/24                                      $40.00            $40.00             $32.00        $8.00
  Portable system (billing code E0431)
"""

CODES_END_WORDS = """
  Service                        Charges     Your discount     We paid     Your cost
  Jan 5, 2024                    $250.00  -  $100.00        -  $120.00  =  $30.00
  Breathing test, 94060
  Jan 5, 2024                    $40.00   -  $0.00          -  $32.00   =  $8.00
  Portable system, E0431
"""

ON_ITS_SIDE = """
  Service               Breathing test        Portable system
  Procedure code        94060                 E0431
  Date of service       01/05/24              01/05/24
  Amount billed         $250.00               $40.00
  Allowed amount        $150.00               $40.00
  Plan paid             $120.00               $32.00
  You may owe           $30.00                $8.00
"""

SEVERAL_NAMES_A_COLUMN = """
  Date of service and   Provider, service and          Amount     Plan's share   Your share (what you
  claim number          billing code                   billed                    owe)
  01/05/24              Clearwell Home Oxygen          $250.00    $120.00        $30.00
  744905371747          Breathing test (code 94060)                              You pay a $25 copay.
  01/05/24              Clearwell Home Oxygen          $40.00     $32.00         $8.00
  744905371748          Portable system (code E0431)                             You pay 20% of this.
"""

LESS_WHAT_WAS_PAID = """
  Breathing test
  Jan 5, 2024 94060
  Provider billed      $250.00
  Plan paid           -$120.00
  You owe               $30.00

  Portable system
  Jan 5, 2024 E0431
  Provider billed       $40.00
  Plan paid            -$32.00
  You owe                $8.00
"""

WHAT_IS_OWED_BELOW = """
  Service             Amount billed     Your plan's discount     We paid     You owe
  Breathing test      $250.00           $100.00                  $120.00     $30.00
  94060   01/05/24
  You owe: copay $30.00
  Portable system     $40.00            $0.00                    $32.00      $8.00
  E0431   01/05/24
  You owe: coinsurance $8.00
"""

TWO_PAIRS_A_LINE = """
  01/05/24   Breathing test (94060)
  Amount billed      $250.00          Deductible       $0.00
  Plan paid          $120.00          You may owe      $30.00

  01/05/24   Portable system (E0431)
  Amount billed       $40.00          Deductible       $0.00
  Plan paid           $32.00          You may owe      $8.00
"""


SAVED_CLAIMS = """
  Claim Number   Date Visited   Procedure Code   Amount Billed   Plan Discount   Your Plan Paid   Your Total Share
  E770000001     01/05/24       94060            $250.00         $100.00         $120.00          $30.00
"""

LEDGER = """
  Claim #        Service Date   Procedure Code   Amount Billed   Deductible      Insurance Paid   Patient Balance
  E770000001     01/05/24       94060            $250.00         $0.00           $120.00          $30.00
"""


def test_a_list_of_claims_in_a_plans_words_is_its_notice_and_one_in_a_suppliers_words_is_a_bill() -> None:
    assert (statement(SAVED_CLAIMS).kind, statement(LEDGER).kind) == (StatementKind.EOB, StatementKind.BILL)


SHAPES = (
    WORDS_BELOW,
    CODES_END_WORDS,
    ON_ITS_SIDE,
    SEVERAL_NAMES_A_COLUMN,
    LESS_WHAT_WAS_PAID,
    TWO_PAIRS_A_LINE,
    WHAT_IS_OWED_BELOW,
)


@pytest.mark.parametrize("body", SHAPES)
def test_charges_are_read_in_whatever_shape_a_plan_prints_them(body: str) -> None:
    read = statement(PAGE + body)
    assert [
        (
            line.service_date,
            line.code,
            line.amount,
            line.other_money["insurance_paid"],
            line.other_money["patient_share"],
        )
        for line in read.lines
    ] == [(date(2024, 1, 5), "94060", 250, 120, 30), (date(2024, 1, 5), "E0431", 40, 32, 8)]


def test_a_claim_of_one_charge_is_read_beside_others_on_their_side() -> None:
    one = """
  Claim number: 744905371748
  Procedure code        A7030
  Date of service       01/06/24
  Amount billed         $60.00
  Plan paid             $50.00
  You may owe           $10.00
"""
    assert [line.code for line in statement(PAGE + ON_ITS_SIDE + one).lines] == ["94060", "E0431", "A7030"]


CLAIMS_ADDED_UP = """
  PROVIDER REMITTANCE ADVICE

  --ICN--         PATIENT NUMBER   SERVICE DATES      BILLED AMT   ALLOWED AMT   PAID AMT
    PL    PROC CD   MODIFIERS   UNITS   FROM     THRU                                       DETAIL EOBS
  MEMBER NAME: HAROLD WHITCOMBE
  4345932651109   70808            010524 010524          290.00        190.00     190.00
    12    E1390     RR          1.00    010524   010524   250.00        150.00     150.00   9918
    12    E0431     RR          1.00    010524   010524    40.00         40.00      40.00   9918

  PROVIDER ADJUSTMENTS
  ADJUSTMENT CODE            REFERENCE              AMOUNT
  WO OVERPAYMENT RECOVERY    4345932651001          -44.10
"""


def test_a_claims_own_line_and_what_is_settled_beside_all_claims_are_no_charges() -> None:
    read = statement(CLAIMS_ADDED_UP)
    assert [(line.code, line.amount, line.claim) for line in read.lines] == [
        ("E1390", Decimal(250), "4345932651109"),
        ("E0431", Decimal(40), "4345932651109"),
    ]
    assert [line.other_money["insurance_paid"] for line in read.lines] == [150, 40]
    assert read.reading.unread == ()
