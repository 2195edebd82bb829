"""Which day and which lines a charge of a plan's notice has, where cells wrap and claims have days of their own."""

from __future__ import annotations

import pytest

from checker.model import PrintedSum
from tests.reading.test_notice_told import HEAD, notice

COLUMNS = """
  Date of service    Code       Description               Billed   Allowed   Plan paid   You owe   Notes
"""
SPANS_WRAPPED = """
  Dec 02, 2023       E0439      Stationary oxygen         243.76    224.87      132.56     92.31   PR-2
  Dec 05, 2023       A7003      Nebulizer set               6.26      4.73        4.26      0.47   PR-2

  Dec 02, 2023
  - Dec 31, 2023                Portable liquid
                     E0434      oxygen system              69.29     60.94       50.94     10.00   PR-3
"""
DAY_BESIDE_A_REASON = """
  Dec 02, 2023       E0439      Stationary oxygen         243.76    224.87      132.56     92.31   PR-2
  Dec 04, 2023 - Dec 16, 2023                                                                      PR-119,
                     E0434      Portable oxygen            69.29      0.00        0.00     69.29   N362
"""
NAME_OF_A_SUM_WRAPPED = """
  12/02/2023         E0439      Stationary oxygen         243.76    224.87      132.56     92.31   PR-2

                     A7003
  12/05/2023         NU         Nebulizer set               6.26      4.73        4.26      0.47   PR-2

  Total for claim
  E60062989800                                            250.02    229.60      136.82     92.78
"""
FIGURE_TOLD = """
  12/02/2023         E0439      Stationary oxygen         243.76    224.87      132.56     92.31   PR-2
                                Catastrophic cap accrued: $189.75
"""
DAYS_BELOW = """
  Claim Number: 202414154448
  Services By / Date       Services Provided              Amount Billed   Approved
  Harborview Group         1 Lung volumes (94726)                185.61      89.38
  01/16/2023
  Totals:                                                        185.61      89.38
  3, Macon, GA
  Claim Number: 202471242199
  Lakeshore DME            1 Spirometry (94010)                  143.36       0.00
  01/08/2023
  Lakeshore DME            1 Diffusing capacity (94729)           95.30      69.22
  01/11/2023
  Totals:                                                        238.66      69.22
"""
CELL_BESIDE_A_HEADING = """
  Summit Breathing Care             Amount the
  Claim number: E26501403400        provider     Total cost
  (in-network provider)             billed       allowed        Plan's share   Your share
  08/18/2023 Nasal mask (A7034-NU)
                                     $171.36        $144.63        $124.63       $20.00
  08/21/2023 Venipuncture (36415)     $20.03         $17.48         $15.73        $1.75
  TOTALS:                            $191.39        $162.11        $140.36       $21.75
"""


@pytest.mark.parametrize(
    ("drawing", "charges"),
    [
        pytest.param(
            COLUMNS + SPANS_WRAPPED,
            ["2023-12-02 None E0439", "2023-12-05 None A7003", "2023-12-02 2023-12-31 E0434"],
            id="a-span-of-days-over-two-lines",
        ),
        pytest.param(
            COLUMNS + DAY_BESIDE_A_REASON,
            ["2023-12-02 None E0439", "2023-12-04 2023-12-16 E0434"],
            id="a-day-beside-the-first-of-two-reasons",
        ),
        pytest.param(
            COLUMNS + NAME_OF_A_SUM_WRAPPED,
            ["2023-12-02 None E0439", "2023-12-05 None A7003"],
            id="the-name-of-a-sum-over-two-lines",
        ),
        pytest.param(COLUMNS + FIGURE_TOLD, ["2023-12-02 None E0439"], id="a-figure-told-below-the-charges"),
        pytest.param(
            DAYS_BELOW,
            ["2023-01-16 None 94726", "2023-01-08 None 94010", "2023-01-11 None 94729"],
            id="days-below-their-charges-over-sums",
        ),
        pytest.param(
            CELL_BESIDE_A_HEADING,
            ["2023-08-18 None A7034", "2023-08-21 None 36415"],
            id="a-row-right-below-a-claim-beside-the-heading",
        ),
    ],
)
def test_a_charge_has_the_day_that_is_printed_for_it(drawing: str, charges: list[str]) -> None:
    lines = notice(HEAD + drawing).lines
    assert [f"{line.service_date} {line.end_date} {line.code}" for line in lines] == charges


MSN = """
  Medicare Summary Notice
  THIS IS NOT A BILL
  Your Claims for Part B (Medical Insurance)
  September 8, 2023
  Clearwell Home Oxygen
  Service Provided & Billing Code     Approved?    Amount     Approved    Paid      Maximum You
                                                   Charged    Amount                May Be Billed
{first}
  {day}Complete blood count (85025)   Yes           $25.00     $20.00    $16.00      $4.00
  Humidifier (E0562)                  Yes           $47.43     $37.94    $30.35      $7.59
  Total for Claim #02-19             {total}
"""


@pytest.mark.parametrize(
    ("first", "day", "doubted"),
    [
        (
            "  Oxygen concentrator (E1390)         Yes          $192.80    $116.52    $93.22     $23.30",
            "2023-09-08",
            False,
        ),
        ("", "2023-09-11", True),
    ],
    ids=["as-the-first-charge-that-prints-none", "doubted-where-the-first-prints-another"],
)
def test_a_charge_without_a_day_has_that_of_its_claim(first: str, day: str, doubted: bool) -> None:
    drawn = MSN.format(first=first, day="09/11/23 ", total=" ")
    *_, last = notice(drawn).lines
    assert (str(last.service_date), last.confidence < 0.8) == (day, doubted)


def test_sums_of_claims_tell_of_a_charge_that_was_not_read() -> None:
    row = "  12/0{}/2023         {}      Oxygen                    {}    20.00       10.00     10.00\n"
    claims = [[row.format(2, "E0439", "43.76"), row.format(3, "E0431", "23.00")], [row.format(4, "A7003", "26.26")]]
    page = COLUMNS + "".join(claims[0]) + "  TOTALS:                                              66.76\n"
    page += COLUMNS + "".join(claims[1]) + "  TOTALS:                                             {}\n"
    whole, lacking = (notice(HEAD + page.format(total)).reading for total in (" 26.26", "126.26"))
    assert (whole.disagrees_with, lacking.disagrees_with) == (None, PrintedSum.SUBTOTALS)


def test_the_rest_of_a_sentence_on_the_next_page_is_no_part_of_the_last_charge() -> None:
    overleaf = (
        "\n  Si no está de acuerdo con lo decidido en este aviso,\n  puede apelar antes del 3 de junio de 2025.\n"
    )
    *_, last = notice(MSN.format(first="", day="", total="$47.43      $37.94   $30.35   $7.59"), overleaf).lines
    assert (str(last.service_date), last.description) == ("2023-09-08", "Humidifier")
