"""A plan's notice is told from a bill, and all that it says of a charge is read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.model import Document, Note, Statement, StatementKind
from checker.reading.statements import read_statements
from tests.benchmark.reading.notices import measure_notices
from tests.generator.notices.layouts import NOTICE_LAYOUTS
from tests.generator.notices.make import make_notice
from tests.reading.drawing import draw

EOB = """
  Aldergate Health PPO
  12 Main Street
  Dayton, OH 45402

  Explanation of Benefits
  THIS IS NOT A BILL

  Patient: Harold J Whitcombe        Notice date: 03/01/2024
  Claim number: 20240305117          Provider: Clearwell Home Oxygen

  Date of                          Amount    Plan      Allowed   Plan      Your      Remark
  Service     Code     Service     Billed    Discount  Amount    Paid      Share     Codes
  01/05/2024  E1390    CONCENTR    250.00    100.00    150.00    120.00    30.00     CO-45
  01/05/2024  A4615    CANNULA      12.00     12.00      0.00      0.00     0.00     CO-97, M86
  Claim total                      262.00    112.00    150.00    120.00    30.00

  Remark codes:
  CO-45  The charge is above the agreed price of $150.00 for this item.
  CO-97  The rent of the machine pays for this item.
  M86    Nothing more than $12.00 was billed for it.

  Maximums and deductibles for 2024
  In-network deductible            500.00    320.00    180.00
"""
MSN = """
  Medicare Summary Notice
  THIS IS NOT A BILL
  Notice for Harold J Whitcombe

  January 5, 2024
  Clearwell Home Oxygen, (937) 555-0142
  418 Larkspur Lane, Dayton, OH 45402
                               Service    Amount     Medicare-  Amount    Maximum    See
  Service Provided             Approved?  Provider   Approved   Medicare  You May    Notes
  and Billing Code                        Charged    Amount     Paid      Be Billed  Below
  Oxygen concentrator (E1390-RR)  Yes     $250.00    $150.00    $120.00   $30.00     a
  Nasal cannula (A4615)           No       $12.00      $0.00      $0.00    $0.00     b
  Total for Claim #02-10195-592-390       $262.00    $150.00    $120.00   $30.00

  February 5, 2024
  Clearwell Home Oxygen, (937) 555-0142
  418 Larkspur Lane, Dayton, OH 45402
                               Service    Amount     Medicare-  Amount    Maximum    See
  Service Provided             Approved?  Provider   Approved   Medicare  You May    Notes
  and Billing Code                        Charged    Amount     Paid      Be Billed  Below
  Oxygen concentrator (E1390-RR)  Yes     $250.00    $150.00    $120.00   $30.00     a
  Total for Claim #02-10195-592-777       $250.00    $150.00    $120.00   $30.00

  Notes for Claims Above
  a  Medicare pays 80% of $150.00 for this item.
  b  The rent of the machine already includes it.
"""
BILL = """
  Clearwell Home Oxygen
  Itemized statement                       Statement date: 03/20/2024
  Patient: Harold J Whitcombe

  Date        Code     Description      Charge    Ins Paid   You Owe
  01/05/2024  E1390    CONCENTRATOR     250.00    120.00     30.00
  Total                                 250.00    120.00     30.00

  {words}
  Amount due: 30.00
"""


def statement(drawing: str) -> Statement:
    (one,) = read_statements(Document("d", "d.pdf", (draw(drawing),)))
    return one


def test_a_charge_of_an_explanation_of_benefits_has_all_its_money_and_remarks() -> None:
    notice = statement(EOB)
    assert notice.kind is StatementKind.EOB
    first, second = notice.lines
    assert (first.service_date, first.code, first.amount) == (date(2024, 1, 5), "E1390", Decimal("250.00"))
    assert first.other_money == {
        "adjustment": Decimal("100.00"),
        "allowed": Decimal("150.00"),
        "insurance_paid": Decimal("120.00"),
        "patient_share": Decimal("30.00"),
    }
    assert (first.claim, first.provider) == ("20240305117", "Clearwell Home Oxygen")
    assert second.remark_codes == ("CO-97", "M86")


def test_the_letterhead_of_a_notice_is_the_payer_and_its_claims_name_the_supplier() -> None:
    details = statement(EOB).details
    assert details.payer
    assert details.payer.value == "Aldergate Health PPO"
    assert details.supplier
    assert details.supplier.value == "Clearwell Home Oxygen"
    assert details.statement_date
    assert details.statement_date.value == date(2024, 3, 1)


def test_legends_are_kept_as_notes_and_never_become_charges() -> None:
    notice = statement(EOB)
    assert notice.notes[0] == Note("CO-45", "The charge is above the agreed price of $150.00 for this item.")
    assert [note.mark for note in notice.notes] == ["CO-45", "CO-97", "M86"]
    assert len(notice.lines) == 2
    assert notice.reading.unread == ()


def test_a_medicare_notice_gives_each_charge_the_day_and_the_claim_it_stands_under() -> None:
    notice = statement(MSN)
    assert notice.kind is StatementKind.MSN
    told = [(line.service_date, line.code, line.claim, line.approved) for line in notice.lines]
    assert told == [
        (date(2024, 1, 5), "E1390", "02-10195-592-390", True),
        (date(2024, 1, 5), "A4615", "02-10195-592-390", False),
        (date(2024, 2, 5), "E1390", "02-10195-592-777", True),
    ]
    assert {line.provider for line in notice.lines} == {"Clearwell Home Oxygen"}
    assert [line.other_money["patient_share"] for line in notice.lines] == [30, 0, 30]


TWO_LINES = """
  Member Explanation of Benefits
  This is not a bill

  Claim number: 20240305117          Provider: Clearwell Home Oxygen
    Amount Your        Network     Deductible   Paid by       Member
  Provider Billed      Discount      Amount   Health Plan  Responsibility
  01/05/2024  E1390RR  Oxygen concentrator   CO-45, PR-1
        250.00        100.00        30.00       96.00         54.00
  02/05/2024  E1390RR  Oxygen concentrator   CO-45
        250.00        100.00         0.00      120.00         30.00
"""


def test_figures_on_a_line_below_the_words_belong_to_the_charge() -> None:
    notice = statement(TWO_LINES)
    assert [(line.code, line.modifiers, line.amount) for line in notice.lines] == [("E1390", ("RR",), 250)] * 2
    assert [line.other_money["patient_share"] for line in notice.lines] == [54, 30]
    assert notice.lines[0].remark_codes == ("CO-45", "PR-1")


ADVANTAGE = """
  Aldergate Gold (HMO)
  Explanation of Benefits
  THIS IS NOT A BILL

  Clearwell Home Oxygen
  Claim number: 820240305117
  Date of service: 03/05/24
                              Amount the        Total cost (amount
                              provider          the plan              Plan's  My
  Service (billing code)      billed the plan   approved)             share        share
  Oxygen concentrator         $250.00           $150.00               $120.00      $30.00
  (billing code E1390-RR)
  You pay 20% of the total amount for these
  things.
  TOTALS:                     $250.00           $150.00               $120.00      $30.00

  Meadowlark Respiratory Care
  Claim number: 820240405333
  Date of service: 04/05/24
                              Amount the        Total cost (amount
                              provider          the plan              Plan's  My
  Service (billing code)      billed the plan   approved)             share        share
  Nasal cannula               $12.00            $0.00                 $0.00        $12.00
  (billing code A4615)
  DENIED (Look below for what you can do.)
  TOTALS:                     $12.00            $0.00                 $0.00        $12.00
"""


def test_a_table_goes_on_past_its_total_where_its_long_headings_are_printed_again() -> None:
    notice = statement(ADVANTAGE)
    told = [(line.service_date, line.code, line.provider, line.approved, line.other_money) for line in notice.lines]
    assert told == [
        (date(2024, 3, 5), "E1390", "Clearwell Home Oxygen", None, money("150.00", "120.00", "30.00")),
        (date(2024, 4, 5), "A4615", "Meadowlark Respiratory Care", False, money("0.00", "0.00", "12.00")),
    ]


def test_a_claims_number_may_go_on_over_the_lines_of_its_cell() -> None:
    cut = MSN.replace(
        "  Total for Claim #02-10195-592-390       $262.00",
        "  Total for Claim #02-\n  10195-592-390" + " " * 27 + "$262.00",
    )
    assert [line.claim for line in statement(cut).lines] == [
        "02-10195-592-390",
        "02-10195-592-390",
        "02-10195-592-777",
    ]


def money(allowed: str, paid: str, share: str) -> dict[str, Decimal]:
    return {"allowed": Decimal(allowed), "insurance_paid": Decimal(paid), "patient_share": Decimal(share)}


REMITTANCE = """
  Remittance advice                                   Run date: 10/03/2024

  DTL      PROC       UNITS    SVC DATE      BILLED AMT   ALLOWED AMT   PAID AMT   DETAIL EOBS
  RECIPIENT: WHITCOMBE, HAROLD J    RECIPIENT ID: 910028844712
  9122006794290  WH91220       01/05/2024      262.00       150.00       150.00
  001      E1390 RR   1.00     01/05/2024      250.00       150.00       150.00    0018
  002      A4615 NU   1.00     01/05/2024       12.00         0.00         0.00    4021
"""


def test_a_row_that_only_adds_up_those_below_it_is_no_charge() -> None:
    notice = statement(REMITTANCE)
    assert [(line.code, line.remark_codes) for line in notice.lines] == [("E1390", ("0018",)), ("A4615", ("4021",))]
    assert [line.other_money["insurance_paid"] for line in notice.lines] == [150, 0]
    assert notice.reading.unread == ()


DATES_BELOW = """
  Explanation of Benefits
  THIS IS NOT A BILL
  Claim number: 20240305117          Provider: Clearwell Home Oxygen

  Service        Amount    Pending or    Paid by   You owe
  and date       billed    not payable   Humana    A-B-C=D
  OXYGEN         250.00                  200.00    50.00
  E1390                                  80%
  on 01/05/24
  CANNULA         12.00    12.00 (1)       0.00    12.00
  A4615
  on 01/06/24
"""


def test_days_and_codes_below_the_figures_and_marks_behind_them_belong_to_the_charge() -> None:
    notice = statement(DATES_BELOW)
    told = [(line.service_date, line.code, line.amount, line.remark_codes) for line in notice.lines]
    assert told == [
        (date(2024, 1, 5), "E1390", Decimal("250.00"), ()),
        (date(2024, 1, 6), "A4615", Decimal("12.00"), ("1",)),
    ]
    assert [line.other_money["insurance_paid"] for line in notice.lines] == [200, 0]
    assert notice.reading.unread == ()


def test_a_sum_of_a_claim_in_unknown_words_is_no_charge() -> None:
    assert len(statement(EOB.replace("Claim total", "What it was ")).lines) == 2


@pytest.mark.parametrize(
    "words",
    [
        "Compare this bill with your Explanation of Benefits (EOB).",
        "Your plan sent you an explanation of benefits. This is not a bill from your plan.",
        "See EOB",
        "Explanation of Benefits",
        "This itemized statement is not a bill.",
    ],
)
def test_a_bill_that_speaks_of_a_notice_is_still_a_bill(words: str) -> None:
    assert statement(BILL.format(words=words)).kind is StatementKind.BILL


@pytest.mark.parametrize("layout", [name for name, each in NOTICE_LAYOUTS.items() if not each.held_out])
def test_each_layout_of_notice_is_read_whole(layout: str) -> None:
    measured = measure_notices(range(3, 4), held_out=False, layout=layout)[layout]
    assert measured.kinds == measured.reading.files
    assert measured.reading.ours.f1 == 1.0
    assert measured.right == measured.there


def test_a_notice_made_twice_is_the_same_paper() -> None:
    one, other = (make_notice(5, layout="msn") for _ in range(2))
    assert one == other
