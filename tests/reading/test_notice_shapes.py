"""Shapes of plans' notices that no table of the usual kind has."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

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


def statement(drawing: str) -> Statement:
    (read,) = read_statements(Document("made", "notice.pdf", (draw(drawing),)))
    return read
