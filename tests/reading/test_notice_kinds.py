"""Papers of plans by what they call themselves and how they write what they decided, each read to its charges."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from checker.model import Document, Money, Statement, StatementKind
from checker.reading.statements import read_statements
from tests.reading.drawing import draw

PART_D = """
  Clearwater Rx
  Your prescription drug summary for March 2024            THIS IS NOT A BILL

  Prescription and pharmacy     Total price    Plan paid    You paid    Other payments
  ALBUTEROL SUL 0.083% NEB      $48.00         $38.00       $10.00      $0.00
  03/05/2024, Corner Drug
  SPIRIVA HANDIHALER            $110.00        $88.00       $22.00      $0.00
  03/06/2024, Corner Drug
  TOTALS for the month          $158.00        $126.00      $32.00      $0.00
"""
LETTER = """
  Harbor Health Plan
  NOTICE OF PAYMENT DECISION

  This is not a bill. We have reviewed the claim that Clearwell Home Oxygen sent us.

  On March 5, 2024 you received Oxygen concentrator (code E1390-RR). Clearwell Home Oxygen billed $250.00.
  We approved $150.00 and paid $120.00. Your share is $30.00.

  If you do not agree with this decision, you may appeal within 60 days.
"""
VIEWER = """
  Electronic Remittance Viewer
  Payer: BRIDGEWATER HEALTH    Payee: Clearwell Home Oxygen    Check date: 04/02/2024

  Svc date     Procedure      Units   Charge    Allowed   Payment   Adjustments
  2024-03-05   HC:E1390:RR    1       250.00    150.00    120.00    CO-45  100.00
  2024-03-06   HC:A4615       1       12.00     4.00      3.00      CO-45  8.00
"""
WHAT_YOU_PAY = """
  Concord Health Statement
  This statement is not a bill.

                             Your plan's   Your plan   You pay:     You pay:      Total you
  Claim detail     Billed    discount      paid        deductible   coinsurance   pay

  Claim # 360393966
  03/05/2024       250.00    100.00        120.00      0.00         30.00         30.00
  E1390-RR Concentrator
  03/06/2024       12.00     8.00          3.00        0.00         1.00          1.00
  A4615 Cannula
"""
REASONS = """
  EXPLANATION OF REVIEW
  Provider: Clearwell Home Oxygen   Bill ID: 3370118

  Line   DOS          Procedure   Modifiers   Units   Charges   Reduction   Recommended allowance
  1      03/05/2024   E1390       RR          1       250.00    100.00      150.00
         Concentrator                         Reason codes: G1, 45
  2      03/06/2024   A4615                   1       12.00     8.00        4.00
         Cannula                              Reason codes: 45
         Totals                                       262.00    108.00      154.00
"""
FROM_THRU = """
  EXPLANATION OF BENEFITS
  This is not a bill.

  Svc   From/Thru   Proc        Charge    Ineligible   Code   Deduct   Paid At   Benefit   Patient Resp
  1     03/05/24    E1390-RR    250.00    100.00       NC     0.00     80%       120.00    30.00
  2     03/06/24    A4615       12.00     8.00         PD     0.00     80%       3.00      1.00
"""
BRACKETS = """
  EXPLANATION OF BENEFITS
  This is not a bill.

  Dates of service   Description                 Charges   Allowance   We paid   You owe
  03/05/24           Oxygen concentrator (E1390  250.00    150.00      120.00    30.00
                     RR KH KX)
  03/06/24           E0431-RR: O2 PORTABLE       40.00     30.00       24.00     6.00
                     RENTAL
"""
PORTAL = """
  Claim details
  This is not a bill
  Claim number        8508112425
  Status              Completed
  Processed on        04/02/2024

  Heated humidifier                            03/05/2024
  Procedure code E1390-RR
  Provider billed     Plan allowed     Plan paid     You may owe
  $250.00             $150.00          $120.00       $30.00
  ────────────────────────────────────────────────────────────────

  Nasal cannula                                03/06/2024
  Procedure code A4615
  Provider billed     Plan allowed     Plan paid     You may owe
  $12.00              $4.00            $3.00         $1.00
  ────────────────────────────────────────────────────────────────

  Disposable filter                            03/07/2024
  Procedure code A7038
  Provider billed     Plan allowed     Plan paid     You may owe
  $8.00               $4.00            $3.00         $1.00
"""
WORDS_AND_FIGURES = """
  EXPLANATION OF BENEFITS
  This is not a bill.

  Oxygen concentrator              Provider charged      $250.00
  Received March 05, 2024          Plan allows           $150.00
  from Clearwell Home Oxygen       Plan paid             $120.00
  Billing code E1390-RR            You owe                $30.00

  Nasal cannula                    Provider charged       $12.00
  Received March 06, 2024          Plan allows             $4.00
  from Clearwell Home Oxygen       Plan paid               $3.00
  Billing code A4615               You owe                 $1.00
"""
TWO_LANGUAGES = """
  Explicación de beneficios / Explanation of Benefits
  Esto no es una factura. / This is not a bill.

  Fecha / Date   Servicio / Service      Cobrado / Billed   Permitido / Allowed   Usted debe / You owe
  03/05/2024     Concentrator (E1390-RR)           250.00                150.00                  30.00
  03/06/2024     Cannula (A4615)                    12.00                  4.00                   1.00
"""
DAY_BELOW_A_CLAIM = """
  EXPLANATION OF BENEFITS
  THIS IS NOT A BILL

  Service                 Provider billed   Plan approved   Plan paid   You may owe
  Claim 360393966 from Clearwell Home Oxygen
  Date of service: 03/05/2024
  Concentrator            $250.00           $150.00         $120.00     $30.00
  Code: E1390  Mod: RR

  Date of service: 03/05/2024
  Portable system         $40.00            $30.00          $24.00      $6.00
  Code: E0431  Mod: RR

  Date of service: 03/05/2024
  Mask                    $60.00            $30.00          $24.00      $6.00
  Code: A7030

  Date of service: 03/05/2024
  Filter                  $8.00             $4.00           $3.00       $1.00
  Code: A7038
  Claim totals            $358.00           $214.00         $171.00     $43.00
  Claim 360393967 from Clearwell Home Oxygen
  Date of service: 03/06/2024
  Cannula                 $12.00            $4.00           $3.00       $1.00
  Code: A4615
  Claim totals            $12.00            $4.00           $3.00       $1.00
"""
BOTH = ["2024-03-05 E1390 RR 250.00", "2024-03-06 A4615  12.00"]


def notice(drawing: str) -> Statement:
    (read,) = read_statements(Document("made", "notice.pdf", (draw(drawing),)))
    return read


def charges(read: Statement) -> list[str]:
    return [f"{line.service_date} {line.code} {' '.join(line.modifiers)} {line.amount}" for line in read.lines]


@pytest.mark.parametrize(
    ("drawing", "kind", "told", "share"),
    [
        pytest.param(PART_D, "eob", ["2024-03-05 None  48.00", "2024-03-06 None  110.00"], None, id="prescriptions"),
        pytest.param(LETTER, "eob", BOTH[:1], "30.00", id="a letter of what was decided"),
        pytest.param(VIEWER, "remittance", BOTH, None, id="codes behind the name of their list"),
        pytest.param(WHAT_YOU_PAY, "eob", BOTH, "30.00", id="two names that begin alike, with a colon"),
        pytest.param(REASONS, "eob", BOTH, None, id="numbers of reasons below the charges"),
        pytest.param(FROM_THRU, "eob", BOTH, "30.00", id="days beside codes"),
        pytest.param(
            BRACKETS,
            "eob",
            ["2024-03-05 E1390 RR KH KX 250.00", "2024-03-06 E0431 RR 40.00"],
            "30.00",
            id="letters in a bracket that wraps, and a word like letters",
        ),
        pytest.param(WORDS_AND_FIGURES, "eob", BOTH, "30.00", id="words left of figures with their names"),
        pytest.param(
            DAY_BELOW_A_CLAIM,
            "eob",
            [BOTH[0], "2024-03-05 E0431 RR 40.00", "2024-03-05 A7030  60.00", "2024-03-05 A7038  8.00", BOTH[1]],
            "30.00",
            id="the day of a charge right below the head of its claim",
        ),
        pytest.param(TWO_LANGUAGES, "eob", BOTH, "30.00", id="names in two languages"),
    ],
)
def test_each_paper_of_a_plan_is_known_and_its_charges_are_read(
    drawing: str, kind: str, told: Sequence[str], share: str | None
) -> None:
    read = notice(drawing)
    assert (read.kind, charges(read)) == (StatementKind(kind), told)
    assert not read.reading.unread
    assert all(line.confidence > 0.9 for line in read.lines)
    assert share is None or str(read.lines[0].other_money.get(Money.PATIENT_SHARE)) == share


def test_the_words_over_the_first_card_are_its_own_though_no_rule_is_above_it() -> None:
    read = notice(PORTAL)
    assert charges(read) == [*BOTH, "2024-03-07 A7038  8.00"]
    assert [line.description for line in read.lines] == ["Heated humidifier", "Nasal cannula", "Disposable filter"]
