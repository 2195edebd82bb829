"""Small papers, each with what must be read of it: day, code and letters, count and amount of every line."""

from __future__ import annotations

import pytest

from checker.model import Document, LineItem
from checker.reading.statements import read_statements
from tests.reading.drawing import draw

PAPERS = {
    "a_price_below_its_count_is_no_amount_though_one_stands_beside_that": (
        """
        Delivered     Product                             Qty @  Total
                                                          Price
        05/18/2025    OXYGEN CONCENTRATOR [E1390-RR]        1 @ 146.53
                                                         146.53
        05/18/2025    HOMEFILL PORTABLE OXYGEN         1 @ 41.29  41.29
                      [K0738-RR]
        06/18/2025    OXYGEN CONCENTRATOR [E1390-RR]        1 @ 146.53
                                                         146.53
                      Total charges                             334.35
        """,
        ["05-18 E1390-RR 1 146.53", "05-18 K0738-RR 1 41.29", "06-18 E1390-RR 1 146.53"],
    ),
    "a_price_behind_its_count_stays_there_though_that_of_the_next_row_stands_below": (
        """
        Date           Description                                      Amount
        12/13/2024     Albuterol, inhalation solution, unit dose         45.00
                       HCPCS: J7613-KO Qty 180.00 @ 0.25
        12/13/2024     Pharmacy dispensing fee, 30 days                  33.00
                       HCPCS: Q0513 Qty 1.00 @ 33.00
        """,
        ["12-13 J7613-KO 180.00 45.00", "12-13 Q0513 1.00 33.00"],
    ),
    "a_heading_that_ends_in_a_sign_takes_no_figure_from_the_row_below": (
        """
        Delivered  Product                               Qty @     Total
                                                         Price
        05/04/23   Airway pressure device [E0601-   1 @ 101.05    101.05
                   RR-KH]
        05/04/23   PAP tubing, 6 ft [A7037-NU]      1 @  30.21     30.21
        05/04/23   Filter, PAP [A7038-NU]           2 @   4.58      9.16
        """,
        ["05-04 E0601-RR-KH 1 101.05", "05-04 A7037-NU 1 30.21", "05-04 A7038-NU 2 9.16"],
    ),
    "counts_with_their_measure_under_an_unknown_name_are_counts": (
        """
        Date       Item Description        HCPCS   M1  M2   Qty/UOM  Ext. Price
        03/21/25   Nebulizer, rental       E0570   RR  KH   1 MO          24.00
        03/21/25   Administration set      A7003   NU       2 EA           7.36
        03/21/25   Albuterol, unit dose    J7620   KO       120 EA        36.00
        """,
        ["03-21 E0570-RR-KH 1 24.00", "03-21 A7003-NU 2 7.36", "03-21 J7620-KO 120 36.00"],
    ),
    "a_price_behind_a_sign_of_times_is_none_of_its_own_charges_though_one_product_does_not_come_out": (
        """
        Stationary concentrator                   $223.25
        12/30/25 · E1390-RR · Qty 1 × $213.25
        Portable concentrator                      $56.25
        12/30/25 · E1392-RR · Qty 1 × $56.25
        Stationary concentrator                   $213.25
        01/30/26 · E1390-RR · Qty 1 × $213.25
        """,
        ["12-30 E1390-RR 1 223.25", "12-30 E1392-RR 1 56.25", "01-30 E1390-RR 1 213.25"],
    ),
    "a_price_said_to_be_for_each_is_none_either": (
        """
        Ondansetron injection                      $53.26
        12/30/25 Code J2405 Qty 2 $18.61 each
        Blood culture                             $231.00
        12/30/25 Code 87040 Qty 1 $231.00 each
        """,
        ["12-30 J2405 2 53.26", "12-30 87040 1 231.00"],
    ),
    "a_count_of_units_between_commas_is_that_of_a_sentence": (
        """
        May 22, 2024: Administration set, disposable (A7003-NU), 2 units, $6.00
        May 22, 2024: Dispensing fee, 30 days (Q0513), 1 unit, $33.00
        June 22, 2024: Albuterol inhalation solution (J7620-KO), 120 units, $1,054.00
        """,
        ["05-22 A7003-NU 2 6.00", "05-22 Q0513 1 33.00", "06-22 J7620-KO 120 1054.00"],
    ),
    "letters_below_codes_in_a_column_of_items_are_theirs": (
        """
        Item       Description of Service or     From      Units      Amount
                   Equipment                                          Billed
        E1390 RR   Stationary concentrator,      02/02/24    1        152.63
        KX         rent 1 mo

        K0738 RR   HOMEFILL PORTABLE OXYGEN      02/02/24    1         55.00
        KX         RENTAL

        E1390 RR   Stationary concentrator,      03/02/24    1        152.63
        KX         rent 1 mo

        A7030 NU   Full face mask                03/05/24    1        126.26
        """,
        [
            "02-02 E1390-RR-KX 1 152.63",
            "02-02 K0738-RR-KX 1 55.00",
            "03-02 E1390-RR-KX 1 152.63",
            "03-05 A7030-NU 1 126.26",
        ],
    ),
    "a_mark_of_credit_on_the_line_below_is_that_of_its_figure": (
        """
        Date        Code       Description                Units      Charge
        12/15/2024  E1390-RR   OXYGEN CONCENTRATOR          1        210.00
        12/15/2024  E1390-RR   OXYGEN CONCENTRATOR          1        210.00
                               RENTAL                                    CR
        12/15/2024  K0738-RR   HOMEFILL SYSTEM              1         36.00
        """,
        ["12-15 E1390-RR 1 210.00", "12-15 E1390-RR 1 -210.00", "12-15 K0738-RR 1 36.00"],
    ),
    "a_code_below_the_sum_of_the_one_above_heads_the_next_though_no_rule_parts_them": (
        """
        E0601  AUTO CPAP UNIT RENTAL
        ────────────────────────────────────────────────────────────
            02-06-24      Mod RR KH     Qty 1               $ 97.00
                                        Subtotal E0601      $ 97.00

        A7030  Full face mask, PAP
        ────────────────────────────────────────────────────────────
            02-06-24      Mod NU        Qty 1              $ 150.00
                                        Subtotal A7030     $ 150.00

        A7038  Disposable filter, PAP
        ────────────────────────────────────────────────────────────
            02-06-24      Mod NU        Qty 2               $ 12.20
                                        Subtotal A7038      $ 12.20
        """,
        ["02-06 E0601-RR-KH 1 97.00", "02-06 A7030-NU 1 150.00", "02-06 A7038-NU 2 12.20"],
    ),
    "letters_glued_to_a_code_before_dots_are_its_and_so_are_those_of_a_ride_with_a_misprint": (
        """
        10/27/2024 EMERGENCY DEPARTMENT VISIT, LEVEL 5 9928525 ............... $110.68
        10/27/2024 CEFTRIAXONE INJECTION PER 250 MG x4 J0696   ............... $341.44
        10/27/2024 ALS 1 AO426 RH                              ............... $657.25
        """,
        ["10-27 99285-25 1 110.68", "10-27 J0696 4 341.44", "10-27 AO426-RH 1 657.25"],
    ),
    "a_modifier_before_the_number_of_a_drug_is_its_codes": (
        """
        Date       Rev   Code      NDC                Description           Ordered       Amt
        05/12/2025 0510 99204 25 64244-4429-85 New patient office visit        1       $ 45.00
        05/12/2025 0510 94726    55091-1109-42 PULM FUNCT TST                  1      $ 472.09
        """,
        ["05-12 99204-25 1 45.00", "05-12 94726 1 472.09"],
    ),
    "an_account_that_looks_like_a_code_is_no_charge_of_what_is_to_pay": (
        """
             Statement date        Acct No.         Pay By          Pay This Amount
             06-Mar-2024           88154-53         26-Mar-2024             $229.36

        Jan 22, 2024 HEADGEAR, PAP (A7035,NU,KX) ............................ $54.00
        Jan 22, 2024 TUBING 6FT SLIM (A7037,NU,KX) .......................... $38.68
        """,
        ["01-22 A7035-NU-KX 1 54.00", "01-22 A7037-NU-KX 1 38.68"],
    ),
    "counts_before_a_code_or_behind_it_in_a_sentence_are_counts": (
        """
        Dec 11, 2025 FILTER DISP 2/PK x2 A7038-NU            ............... $257.76
        Dec 11, 2025 PAP TUBING A7037-NU                     ............... $47.76
        Dec 12, 2025 Administration set (A7003,NU) x 3 ..................... $21.00
        On Dec 11, 2025: Ceftriaxone, procedure code J0696, 4 units, charge $947.88
        """,
        ["12-11 A7038-NU 2 257.76", "12-11 A7037-NU 1 47.76", "12-12 A7003-NU 3 21.00", "12-11 J0696 4 947.88"],
    ),
    "what_was_ordered_is_a_count_where_it_is_no_day": (
        """
        From        Service Code   Activity                 Ordered        Fee    Approved
        04/16/2023  A0427          ALS emergency                  1   1,388.99      902.84
        04/16/2023  A0425          GROUND MILEAGE                29     400.49      260.32
        """,
        ["04-16 A0427 1 1388.99", "04-16 A0425 29 400.49"],
    ),
    "a_misprint_is_a_code_though_letters_and_words_touch_it": (
        """
        Service Date  HCPCS         Service Description         Qnty    Amount Billed
        12/07/2023    A7O46.NU.KXHUMIDAIR TUB                   1EA            $37.00
        12/07/2023    A7036.KX      Chin strap, PAP             1EA            $22.95
        12/07/2023    A7037.NU.KXTUBING,SLIMLINE 6FT            1EA            $49.95
        """,
        ["12-07 A7O46-NU-KX 1 37.00", "12-07 A7036-KX 1 22.95", "12-07 A7037-NU-KX 1 49.95"],
    ),
    "an_amount_named_in_its_cell_is_none_of_what_smaller_type_says_below": (
        """
12/10/2022 - 01/09/2023 E1390 Mod: RR Concentrator, single delivery port, at
the prescribed flow rate
   Amount: US$142.12
01/10/2023 - 02/09/2023 E1390 Mod: RR Concentrator, single delivery port, at
the prescribed flow rate
^  Amount: US$132.12
Finance charges of 1.5% per month are added to balances over 60 days.
        """,
        ["12-10 E1390-RR 1 142.12", "01-10 E1390-RR 1 132.12"],
    ),
    "counts_that_stay_the_same_are_no_balance_of_payments_in_a_column_of_their_own": (
        """
        4/2/24    36415      COLLECTION VENOUS BLOOD                          1.00     95.00
        4/2/24    84443      ASSAY THYROID STIM HORMONE                       1.00    215.00
        5/3/24    36415      COLLECTION VENOUS BLOOD                          1.00     95.00
        5/3/24    81001      URINALYSIS, AUTOMATED                            1.00    147.48
        5/3/24    84443      ASSAY THYROID STIM HORMONE                       1.00    215.00

        Payments and Adjustments
        4/8/24               PATIENT PAYMENT - VISA                 379.74
        5/9/24               CONTRACTUAL ADJUSTMENT                 109.64
        """,
        [
            "04-02 36415 1.00 95.00",
            "04-02 84443 1.00 215.00",
            "05-03 36415 1.00 95.00",
            "05-03 81001 1.00 147.48",
            "05-03 84443 1.00 215.00",
            "04-08  1 -379.74",
            "05-09  1 -109.64",
        ],
    ),
    "days_below_each_row_are_theirs_though_a_payment_has_its_own": (
        """
        Items                              Quantity      Price       Amount
        Durable medical equipment             1        $185.00      $185.00
        07-Mar-2026
        Medical supplies                      1         $62.40       $62.40
        07-Mar-2026
        Respiratory services                  1        $185.00      $185.00
        07-Apr-2026
                                              Total:                $432.40
                Payment on 22-May-2026 using a check:               $148.44
                                   Amount Due (USD):                $283.96
        """,
        ["03-07  1 185.00", "03-07  1 62.40", "04-07  1 185.00", "05-22  1 -148.44"],
    ),
    "counts_at_the_right_edge_of_a_wide_column_are_none_of_the_next_one_with_codes": (
        """
        Quantity              Code         Description           Service Date     Price    Charge
                            1 E0601-RR     CPAP device           Jan 16, 2024    114.47    114.47
                            2 A7038-NU     Filter, disposable    Jan 16, 2024      5.81     11.62
                            1 E0601-RR     CPAP device           Feb 16, 2024    114.47    114.47
        """,
        ["01-16 E0601-RR 1 114.47", "01-16 A7038-NU 2 11.62", "02-16 E0601-RR 1 114.47"],
    ),
    "the_name_of_a_sum_that_the_page_of_a_spreadsheet_cut_is_that_of_no_charge": (
        """
        Date          Code       Item         Mods                 Charge
        03/05/2024    E1390      RENTAL       RR                   195.50
        03/06/2024    A4615      CANNULA      NU                     9.00
                                              Tot      al Charges  204.50
                                              Ba      alance Due   204.50
        """,
        ["03-05 E1390-RR 1 195.50", "03-06 A4615-NU 1 9.00"],
    ),
    "a_payment_with_its_sign_is_one_though_it_stands_far_off_the_name_of_its_column": (
        """
        Services on 3/14/2023
        Code              Description         Qty                Charge
        E0431-RR-KX       Portable system      1                  22.80

        4/4/2023
        Code              Description         Qty                Charge
                          Medicare payment    (18.92)

        Services on 4/14/2023
        Code              Description         Qty                Charge
        E0431-RR-KX       Portable system      1                  22.80

        Total charges: 45.60
        Payments and adjustments: (18.92)
        Balance due: 26.68
        """,
        ["03-14 E0431-RR-KX 1 22.80", "04-04  1 -18.92", "04-14 E0431-RR-KX 1 22.80"],
    ),
    "a_span_that_its_cell_breaks_behind_a_month_has_its_day_and_short_year_below": (
        """
        Ln   Dates of          Item Description            HCPCS     M1    Price
             Service
        1    03-14-25 - 04-    OXYGEN CONCENTRATOR         E1390     RR   250.00
             13-25             RENTAL
        2    04-14-25 - 05-    OXYGEN CONCENTRATOR         E1390     RR   250.00
             13-25             RENTAL
        3    05-14-25 - 06-    OXYGEN CONCENTRATOR         E1390     RR   250.00
             13-25             RENTAL
        """,
        ["03-14 E1390-RR 1 250.00", "04-14 E1390-RR 1 250.00", "05-14 E1390-RR 1 250.00"],
    ),
}


def _said(line: LineItem) -> str:
    day = line.service_date.strftime("%m-%d") if line.service_date else "-"
    return " ".join((day, "-".join((line.code or "", *line.modifiers)), f"{line.units}", f"{line.amount}"))


@pytest.mark.parametrize(("drawing", "expected"), PAPERS.values(), ids=PAPERS)
def test_of_a_paper(drawing: str, expected: list[str]) -> None:
    (statement,) = read_statements(Document("0" * 64, "bill.pdf", (draw(drawing),)))

    assert [_said(line) for line in statement.lines] == expected
