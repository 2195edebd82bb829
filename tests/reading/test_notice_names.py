"""Names on plans' notices: cut on two lines, run together, in Spanish, unknown, beside their values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.reading.test_notice_shapes import PAGE, statement

CUT_NAMES = """
                                            Amount not   Covered    Copay/
  Service date   Type of service   Billed   covered      amount     Deductible   Plan paid   You owe   Code
  01/05/24       Oxygen concentr.  250.00   10.00        150.00     0.00         120.00      30.00     E1390
  01/05/24       Portable system    40.00    0.00         40.00     0.00          32.00       8.00     E0431
"""


def test_names_of_two_lines_are_kept_whole_where_their_last_words_name_another_column() -> None:
    assert [line.other_money["allowed"] for line in statement(PAGE + CUT_NAMES).lines] == [150, 40]
    assert [line.other_money["not_covered"] for line in statement(PAGE + CUT_NAMES).lines] == [10, 0]


NAMES_RUN_TOGETHER = """
  Dates of     Services             Amount      Medicare Medicare Paid   You May See Notes
  Service      Provided             Charged     Approved    Provider     Be Billed Section
  01/05/24     Oxygen (E1390)       $250.00      $150.00    $120.00       $30.00 a
  01/05/24     Portable (E0431)      $40.00       $40.00     $32.00        $8.00 a
"""


def test_names_that_run_together_on_two_lines_are_told_apart_by_their_other_halves() -> None:
    lines = statement(PAGE + NAMES_RUN_TOGETHER).lines
    assert [line.other_money for line in lines] == [
        {"allowed": 150, "insurance_paid": 120, "patient_share": 30},
        {"allowed": 40, "insurance_paid": 32, "patient_share": 8},
    ]


IN_SPANISH = """
  Aviso Resumido de Medicare
  ESTO NO ES UNA FACTURA

  16 de julio de 2024
                                ¿Servicio   Cantidad cobrada  Cantidad aprobada   Cantidad que   Máximo que le
  Servicio y código de          aprobado?   por el proveedor  por Medicare        pagó Medicare  pueden facturar
  facturación
  Concentrador (E1390)          Sí          $250.00           $150.00             $120.00        $30.00
  Total del reclamo #26-67565-474-859       $250.00           $150.00             $120.00        $30.00
"""


def test_medicares_notice_in_spanish_is_read_by_its_names() -> None:
    (line,) = statement(IN_SPANISH).lines
    assert (line.code, line.amount, line.claim, line.approved) == ("E1390", 250, "26-67565-474-859", True)
    assert line.other_money == {"allowed": 150, "insurance_paid": 120, "patient_share": 30}


UNKNOWN = """
  Service date   Service           Billed     Xyzzy      Plan paid   You owe
  01/05/24       Oxygen (E1390)    $250.00    $150.00    $120.00     {share}
  01/05/24       Portable (E0431)   $40.00     $40.00     $32.00     $8.00
"""


def test_a_column_of_unknown_name_is_called_by_the_sum_it_makes_on_every_row() -> None:
    lines = statement(PAGE + UNKNOWN.format(share="$30.00")).lines
    assert [line.other_money["allowed"] for line in lines] == [150, 40]


def test_a_column_of_unknown_name_stays_unnamed_where_one_row_does_not_add_up() -> None:
    lines = statement(PAGE + UNKNOWN.format(share="$31.00")).lines
    assert [line.amount for line in lines] == [250, 40]
    assert all("allowed" not in line.other_money for line in lines)


TWO_OF_ONE_NAME = """
  Service date   Service           Charged    Plan approved   Plan covered   Your cost
  01/05/24       Oxygen (E1390)    $250.00    $150.00         $120.00        $30.00
  01/05/24       Portable (E0431)   $40.00     $40.00          $32.00         $8.00
"""


def test_the_second_of_two_columns_called_alike_is_what_its_sums_say() -> None:
    lines = statement(PAGE + TWO_OF_ONE_NAME).lines
    assert [(line.other_money["allowed"], line.other_money["insurance_paid"]) for line in lines] == [
        (150, 120),
        (40, 32),
    ]


CARDS = """
  Oxygen concentrator                                        PAID
  Seen at the office of    Clearwell Oxygen    Provider billed    $250.00
  Date of service          01/05/24            Plan allowed       $150.00
  Procedure                E1390               Plan paid          $120.00
  Claim number             7449053717472       You owe             $30.00

  Portable system                                            PAID
  Seen at the office of    Clearwell Oxygen    Provider billed     $40.00
  Date of service          01/06/24            Plan allowed        $40.00
  Procedure                E0431               Plan paid           $32.00
  Claim number             7449053717473       You owe              $8.00
"""


def test_a_card_keeps_its_figures_beside_a_name_that_only_the_cards_share() -> None:
    first, second = statement(PAGE + CARDS).lines
    assert (first.code, first.amount, first.claim) == ("E1390", 250, "7449053717472")
    assert (second.code, second.amount, second.claim) == ("E0431", 40, "7449053717473")
    assert second.other_money == {"allowed": 40, "insurance_paid": 32, "patient_share": 8}


TITLED = """
  Lipid panel 80061
  Service date                           6/9/2025
  Amount billed                            $61.50
  Plan paid                                $48.16
  You may owe                               $5.35

  Iron, total 83540
  Service date                           6/9/2025
  Amount billed                            $42.00
  Plan paid                                $32.89
  You may owe                               $3.65

  Venipuncture 36415
  Service date                           6/9/2025
  Amount billed                            $12.00
  Plan paid                                 $9.40
  You may owe                               $1.04
"""


def test_five_digits_that_end_the_title_of_each_card_are_its_code() -> None:
    lines = statement(PAGE + TITLED).lines
    assert [(line.code, line.description) for line in lines] == [
        ("80061", "Lipid panel"),
        ("83540", "Iron, total"),
        ("36415", "Venipuncture"),
    ]


NUMBERS_FOR_MARKS = """
  Service date   Code    Billed    Allowed   Paid amount   EOB
  01/05/24       E1390   250.00    150.00    150.00        9918
  01/06/24       E0431    40.00      0.00      0.00        0029
  ADJ: CO-45 40.00

  Claim number 7449053717472
  Claim codes explained
  9918 The price agreed with your plan was used.
  0029 The claim came too late, do not pay it.
"""


def test_numbers_that_the_legend_explains_and_reasons_on_a_line_of_their_own_are_marks() -> None:
    first, second = statement(PAGE + NUMBERS_FOR_MARKS.replace("Claim codes explained", "Code explanations")).lines
    assert (first.amount, first.remark_codes) == (250, ("9918",))
    assert (second.amount, second.remark_codes) == (40, ("0029", "CO-45"))


UNDER_WORDS = """
  05/22/24   Heated humidifier   E0562
      Charged   $614.25      Plan paid   -$435.18      Discount   -$55.28      Balance   $123.79

  05/19/24   Disposable filter   A7038
      Charged   $402.96      Plan paid   -$355.72      Discount   -$32.24      Balance    $15.00

  Total charges  $1,017.21
"""


def test_named_figures_on_the_line_below_a_charge_of_a_bill_are_its_own() -> None:
    first, second = statement(UNDER_WORDS).lines
    assert (first.code, first.amount) == ("E0562", Decimal("614.25"))
    assert (second.code, second.amount) == ("A7038", Decimal("402.96"))
    assert second.service_date == date(2024, 5, 19)


def test_the_name_of_who_sent_a_claim_in_ends_before_a_day_with_its_label() -> None:
    said = "  Claim No: 0202493052948   Provider: Clearwell Oxygen LLC   Date processed 08/30/24\n"
    line, _ = statement(PAGE + said + UNKNOWN.format(share="$30.00")).lines
    assert line.provider == "Clearwell Oxygen LLC"


NAMES_ABOVE = """
  Claim detail for Maribel Quintana    Claim number: 8398130000921    Provider: Clearwell Oxygen LLC

  Oxygen concentrator
  Service date     Procedure code    Amount billed
  05/06/2024       E1390             $496.41
  Allowed amount   Plan paid         You may owe
  $248.20          $178.56           $69.64

  Stationary liquid oxygen
  Service date     Procedure code    Amount billed
  05/09/2024       E0439             $314.64
  Allowed amount   Plan paid         You may owe
  $280.03          $212.02           $68.01
"""


def test_values_under_their_names_by_turns_are_one_charge_and_a_title_may_tell_the_claim() -> None:
    first, second = statement(PAGE + NAMES_ABOVE).lines
    assert (first.code, second.code) == ("E1390", "E0439")
    assert list(second.other_money.values()) == [Decimal("280.03"), Decimal("212.02"), Decimal("68.01")]
    assert {line.claim for line in (first, second)} == {"8398130000921"}
