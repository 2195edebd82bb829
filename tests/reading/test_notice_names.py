"""Names of columns on plans' notices: cut on two lines, run together, in Spanish."""

from __future__ import annotations

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
