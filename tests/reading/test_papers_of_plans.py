"""What only papers of plans print: heads of claims within headings, reasons with amounts, marks amid figures."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.test_notice_shapes import PAGE, statement

CLAIM_IN_HEADING = """
  Explanation of Benefits
  This is not a bill. It tells you what care you received.
  Date of this report: March 9, 2024

  Clearwell Home Oxygen (in-network
  provider)                            Amount the            Total cost
  Claim number: MC7449053717           provider has          (amount the plan   Plan's    Your
  Date of service: 01/05/24            billed the plan       approved)          share     share
  Oxygen concentrator (E1390)          $250.00               $150.00            $120.00   $30.00
  Tubing used with airway pressure      $40.00                $25.00             $20.00    $5.00
  device (A7037)
  TOTALS:                              $290.00               $175.00            $140.00   $35.00
"""


def test_a_claim_told_in_the_first_cell_of_the_heading_stands_above_it() -> None:
    read = statement(CLAIM_IN_HEADING)
    assert [(line.code, line.claim, line.service_date, line.amount) for line in read.lines] == [
        ("E1390", "MC7449053717", date(2024, 1, 5), 250),
        ("A7037", "MC7449053717", date(2024, 1, 5), 40),
    ]
    assert read.lines[0].other_money == {"allowed": 150, "insurance_paid": 120, "patient_share": 30}
    assert read.details.statement_date is not None
    assert read.details.statement_date.value == date(2024, 3, 9)


SMALL_WORDS = """
  Medicare Summary Notice
  This is not a bill

  January 5, 2024
                                            Service     Amount       Medicare-   Amount     Maximum      See
                                            Approved?   Provider     Approved    Medicare   You May      Notes
  Service Provided & Billing Code                       Charged      Amount      Paid       Be Billed    Below
  Measurement of air flow before and after  Yes         $250.00      $150.00     $120.00    $30.00       A
  medicine (94060)
  X-ray of chest (71046)                    Yes          $40.00       $40.00      $32.00     $8.00       A
  Total for Claim #02-10195-592-390                     $290.00      $190.00     $152.00    $38.00

  Notes for Claims Above
  A   Medicare pays a part of this amount only.
"""


def test_a_row_of_figures_in_cells_is_a_charge_whatever_small_words_name_it() -> None:
    assert [(line.code, line.amount, line.remark_codes) for line in statement(SMALL_WORDS).lines] == [
        ("94060", 250, ("A",)),
        ("71046", 40, ("A",)),
    ]


REASONS = """
  Electronic Remittance Advice (835)
  Payer claim # 7449053717472
  Svc date     Procedure     Units    Charge     Allowed    Paid       Adj group/reason    Adj amount{more}
  01/05/24     E1390:RR      1        $250.00    $150.00    $100.00    CO-45               $100.00
                                                                       PR-1                 $20.00
                                                                       PR-2                 $30.00
"""


def test_reasons_that_leave_a_part_to_the_person_name_that_part() -> None:
    (line,) = statement(REASONS.replace("{more}", "")).lines
    assert line.remark_codes == ("CO-45", "PR-1", "PR-2")
    assert (line.other_money["deductible"], line.other_money["coinsurance"]) == (20, 30)


MARK_AMID = """
  Service date   Service           Billed     Member rate   Not payable (remarks)   Plan paid   You owe
  01/05/24       Oxygen (E1390)    $250.00    $150.00       {mark}                     $120.00     $30.00

  Remarks
  (1)  Your plan pays its share of this service.
"""


@pytest.mark.parametrize(("mark", "marks"), [("(1)", ("1",)), ("(4)", ())])
def test_a_number_in_brackets_amid_figures_is_a_mark_where_the_paper_explains_it(
    mark: str, marks: tuple[str, ...]
) -> None:
    (line,) = statement(PAGE + MARK_AMID.replace("{mark}", mark)).lines
    assert (line.amount, line.remark_codes) == (250, marks)


CARDS = """
  PATIENT STATEMENT                                    Statement date: 04/20/2024

  Oxygen concentrator   E1390-RR   01/05/2024
      Charge                    $250.00
      Insurance payment        -$120.00
      Your balance              $130.00
  Portable system   E0431-RR   01/05/2024
      Charge                     $60.00
      Insurance payment         -$35.00
      Your balance               $25.00
  {due}: $155.00
"""


@pytest.mark.parametrize("due", ["Amount due", "Your balance"])
def test_what_a_bill_of_cards_asks_for_in_all_is_no_share_of_its_last_charge(due: str) -> None:
    read = statement(CARDS.replace("{due}", due))
    assert [line.other_money["patient_share"] for line in read.lines] == [130, 25]
    assert read.details.balance_due is not None
    assert read.details.balance_due.value == 155


IN_SENTENCES = """
  Explanation of Benefits
  This is not a bill
  Claim number 7449053717472     Received: 02/20/2024

  On January 5, 2024, Clearwell Home Oxygen billed $250.00 for oxygen concentrator (E1390-RR).
  We allowed $150.00 and paid $120.00. You owe $30.00.
  For chest x-ray (code 71046) on 01/06/2024, the provider charged $40.00. We did not cover
  this charge. You owe $0.00.

  In all $290.00 was billed and we paid $120.00.
"""


def test_charges_told_in_sentences_are_read_with_what_the_next_sentences_say_of_them() -> None:
    first, second = statement(IN_SENTENCES).lines
    assert (first.service_date, first.code, first.modifiers, first.amount) == (date(2024, 1, 5), "E1390", ("RR",), 250)
    assert first.description == "oxygen concentrator"
    assert first.other_money == {"allowed": 150, "insurance_paid": 120, "patient_share": 30}
    assert (second.service_date, second.code, second.amount) == (date(2024, 1, 6), "71046", 40)
    assert (second.approved, second.other_money["patient_share"]) == (False, 0)
    assert {first.claim, second.claim} == {"7449053717472"}


CODES_LIKE_MARKS = """
  Claim number: 7449053717472
                                                                                            Reason
  Description of service             Date          Provider billed   Plan paid   You owe    code
  E1390 - Oxygen concentrator rent   01/05/2024    $250.00           $120.00     $30.00     K30
  A7037 - Tubing used with airways    01/06/2024     $40.00            $32.00      $8.00     K30
"""


def test_rows_of_figures_below_the_last_word_of_a_heading_are_no_list_of_marks() -> None:
    assert [(line.code, line.amount) for line in statement(PAGE + CODES_LIKE_MARKS).lines] == [
        ("E1390", 250),
        ("A7037", 40),
    ]


def test_five_digits_in_a_cell_of_their_own_between_words_and_a_day_are_the_code_of_a_card() -> None:
    drawn = CARDS.replace("E1390-RR", "94729   ").replace("E0431-RR", "71046   ").replace("{due}", "Amount due")
    assert [line.code for line in statement(drawn).lines] == ["94729", "71046"]
