"""Which day and which lines a charge of a plan's notice has, where cells wrap and claims have days of their own."""

from __future__ import annotations

import pytest

from checker.model import PrintedSum
from checker.reading.rows.cut_words import mended
from checker.reading.rows.pairs import joined_pairs
from checker.reading.tokens.tokenizing import tokenize
from checker.reading.tokens.tokens import Line, Look
from tests.reading.drawing import draw, lines_of
from tests.reading.test_notice_told import HEAD, notice
from tests.reading.test_statements import statements_of

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
SPAN_OVER_WORDS = """
  Dates of service /           Amount     Provider      Benefit    Your total
  Service                      billed     adjustment    paid       cost
  December 23, 2022
  Oxygen                      $239.71     $83.03        $125.34      $31.34
  concentrator E1390

  January 23, 2023 -
  February 21, 2023 Oxygen    $216.14     $78.98        $123.44      $13.72
  concentrator E1390
"""
DAY_BETWEEN_TWO_ROWS = """
  Date        Code     Description        Billed     Allowed    Paid by plan   You owe
  May 20,     E0439    Stationary
  2024        RR       liquid oxygen      $222.00    $156.11    $95.61         $60.50
  May 13,
  2024        A7015    Aerosol mask       $6.00      $5.32      $4.79          $0.53
  May 13,     E0434    Portable
  2024        RR       liquid oxygen      $77.77     $28.64     $22.91         $5.73
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
        pytest.param(
            SPAN_OVER_WORDS,
            ["2022-12-23 None E1390", "2023-01-23 2023-02-21 E1390"],
            id="the-first-day-of-a-span-over-the-last-and-words",
        ),
        pytest.param(
            DAY_BETWEEN_TWO_ROWS,
            ["2024-05-20 None E0439", "2024-05-13 None A7015", "2024-05-13 None E0434"],
            id="a-day-of-two-lines-between-two-rows-of-which-the-first-has-its-own",
        ),
    ],
)
def test_a_charge_has_the_day_that_is_printed_for_it(drawing: str, charges: list[str]) -> None:
    lines = notice(HEAD + drawing).lines
    assert [f"{line.service_date} {line.end_date} {line.code}" for line in lines] == charges


def test_a_thing_in_words_of_a_company_is_no_name_of_who_sent_the_claim_in() -> None:
    head = HEAD.replace("Provider: Clearwell Home Oxygen", "")
    drawing = """
  From       Through    Code       Type of service        Amount    Network    Plan paid   Patient
                        E0470      Respiratory assist
  05/04/25   05/04/25   RR,KX      device, bi-level      $394.00   $169.42    $209.58      $15.00
  05/04/25   05/04/25   A4604 NU   Heated tubing          $91.00    $20.93     $56.06      $14.01
"""
    assert [line.code for line in notice(head + drawing).lines] == ["E0470", "A4604"]


def test_a_charge_without_a_code_among_others_that_have_theirs_is_doubted() -> None:
    rows = SPANS_WRAPPED.replace("A7003", "     ")
    lines = notice(HEAD + COLUMNS + rows).lines
    assert [(line.code, line.confidence < 0.8) for line in lines] == [("E0439", False), (None, True), ("E0434", False)]


def test_words_and_a_code_below_the_last_charge_of_a_page_are_its_own_where_a_sum_begins_the_next() -> None:
    names = "  Date you got care   What the care was                Charged    Approved   Plan paid   What you owe\n"
    page = """
  06/09/23            CPAP device                      $208.72      $90.22      $72.18         $18.04
                      (service code E0601-RR)
  06/10/23            Stationary oxygen system         $304.03     $118.16     $106.34         $11.82
                      Monthly rental
                      (service code E0439-RR)
"""
    overleaf = "                      Total for this claim             $512.75     $208.38     $178.52         $29.86"
    lines = notice(HEAD + names + page, "\n" + names + overleaf).lines
    assert [line.code for line in lines] == ["E0601", "E0439"]


def test_figures_behind_what_was_billed_in_a_sentence_are_no_charges() -> None:
    (read,) = statements_of(
        "Samaritan Circle\n\n"
        "January 18, 2024 - Spirometry (94060): billed $106.50, eligible $80.00, shared $70.00, your part $10.00.\n\n"
        "January 23, 2024 - Metabolic panel (80053): billed $37.92, eligible $30.00, shared $20.00, your part $10.00."
    )
    assert [str(line.amount) for line in read.lines] == ["106.50", "37.92"]


@pytest.mark.parametrize(
    "charge",
    [
        "\n  Billed  {}\n  Code E0439-RR\n  Plan paid   $0.00\n  Service date {}\n  You owe   $114.69",
        "\n  Billed {} for code E0439-RR. Plan paid $10.00. You owe $114.69. Service date {}.\n",
    ],
)
def test_the_day_named_below_what_was_billed_is_that_of_the_charge_and_no_day_of_the_claim(charge: str) -> None:
    days = {"$201.00": "02/11/2024", "$248.19": "03/13/2024", "$244.00": "04/13/2024"}
    drawing = (
        HEAD + "\n  Patient Ann Lee, finalized 05/18/2024" + "".join(charge.format(*each) for each in days.items())
    )
    lines = notice(drawing).lines
    assert [line.code for line in lines] == ["E0439"] * len(days)
    assert {f"${line.amount}": f"{line.service_date:%m/%d/%Y}" for line in lines if line.service_date} == days


def test_one_card_has_the_code_in_the_line_over_it() -> None:
    drawing = """
  Headgear for PAP device - Code A7035
  Date of service                       10/03/23
  Provider charges                                    $49.32
  Your cost                                            $0.00
"""
    (card,) = joined_pairs([tokenize(line) for line in lines_of([draw(drawing)])])
    assert [token.text for token in card.tokens[1:]] == ["A7035", "10/03/23", "$49.32", "$0.00"]


def test_days_that_open_the_lines_above_their_figures_stay_there_before_a_page_that_begins_with_a_day() -> None:
    drawing = """
  Service provided                        Approved?   Amount     Approved     Paid      You may be
  and billing code                                   charged      amount                  billed
  01/08/24 Comprehensive metabolic
  panel (80053)                           Yes        $51.00       $23.88      $0.00      $23.88
  01/10/24 Oxygen concentrator
  (E1390-RR)                              No        $378.28        $0.00      $0.00     $378.28
  01/08/24 Pulse oximetry, single
  (94760)                                 Yes        $17.52       $15.87      $0.00      $15.87
  01/08/24 Venipuncture (36415)           Yes        $12.17       $6.97      $0.00       $6.97
"""
    lines = notice(HEAD + drawing, OVERLEAF).lines
    assert [line.service_date.day for line in lines if line.service_date] == [8, 10, 8, 8]


def test_two_days_that_begin_with_their_years_are_a_span() -> None:
    line = "20240930 20241022  12  1  E0562  RR  47.84  18.14  18.14  0.00"
    assert [token.text for token in drawn(line).having(Look.DATE)] == ["20240930 20241022"]


def test_a_day_with_a_short_year_and_a_dash_go_on_in_the_line_below() -> None:
    upper, lower = mended([drawn("06/10/23 -  Oxygen system,  $304.03"), drawn("\n07/09/23    rental")], {})
    assert (upper.tokens[0].text, lower.text) == ("06/10/23 - 07/09/23", "rental")


def drawn(text: str) -> Line:
    (line,) = lines_of([draw(text)])
    return tokenize(line)


OVERLEAF = """
  Si no está de acuerdo con lo decidido en este aviso,
  puede apelar antes del 3 de junio de 2025.
"""
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
    *_, last = notice(MSN.format(first="", day="", total="$47.43      $37.94   $30.35   $7.59"), OVERLEAF).lines
    assert (str(last.service_date), last.description) == ("2023-09-08", "Humidifier")
