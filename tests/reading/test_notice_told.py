"""What plans' notices tell of a charge in other ways than a row of figures under one line of names."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.model import Document, Page, Statement
from checker.reading.statements import read_statements
from tests.reading.drawing import draw

HEAD = """
  Bluefield Health Plan
  EXPLANATION OF BENEFITS
  THIS IS NOT A BILL
  Claim number: 7449053717   Provider: Clearwell Home Oxygen
"""
LOWER = "_"


def notice(*drawings: str) -> Statement:
    """The notice drawn so, a page each; a line that begins with _ stands half a line lower beside the one above it."""
    pages = tuple(_page(drawing, number) for number, drawing in enumerate(drawings, start=1))
    (read,) = read_statements(Document("made", "notice.pdf", pages))
    return read


def _page(drawing: str, number: int) -> Page:
    level: list[str] = []
    lowered: list[str] = []
    for line in drawing.splitlines():
        if line.startswith(LOWER):
            lowered[-1] = line.replace(LOWER, " ", 1)
        else:
            level.append(line)
            lowered.append("")
    beside = draw("\n".join(lowered), number).words
    lower = (replace(word, box=replace(word.box, top=word.box.top + 6, bottom=word.box.bottom + 6)) for word in beside)
    page = draw("\n".join(level), number)
    return replace(page, words=(*page.words, *lower))


def told(read: Statement) -> list[str]:
    """Each charge as its day, code, letters and amount, and what is allowed, paid and left of it."""
    return [
        " ".join(
            str(value)
            for value in (
                line.service_date,
                line.code,
                *line.modifiers,
                line.amount,
                *(line.other_money.get(name, "?") for name in ("allowed", "insurance_paid", "patient_share")),
            )
        )
        for line in read.lines
    ]


@pytest.mark.parametrize(
    ("drawing", "charges"),
    [
        pytest.param(
            """
  May 1, 2024: Oxygen concentrator (E1390-RR). Billed $250.00; allowed $150.00; plan
  paid $120.00; you owe $30.00.
  May 2, 2024: Cannula (A4615). Billed $12.00; allowed $0.00; plan paid $0.00; you owe
  $12.00.
""",
            ["2024-05-01 E1390 RR 250.00 150.00 120.00 30.00", "2024-05-02 A4615 12.00 0.00 0.00 12.00"],
            id="sentences that name the thing before the one with the figures",
        ),
        pytest.param(
            """
  05/01/2024 E1390 Oxygen concentrator - Billed: $250.00 Allowed: $150.00 Paid: $120.00 You owe:
  $30.00
  05/02/2024 A4615 Cannula - Billed: $12.00 Allowed: $0.00 Paid: $0.00 You owe: $12.00
""",
            ["2024-05-01 E1390 250.00 150.00 120.00 30.00", "2024-05-02 A4615 12.00 0.00 0.00 12.00"],
            id="figures behind their names, the last one on the next line",
        ),
        pytest.param(
            """
  Services Provided By          Services Provided             Amount    Plan      See
  Date of Services                                            Billed    Approved  Remarks
  Clearwell Oxygen 05/01/2024   1 Concentrator (E1390)        250.00    150.00    1
  Clearwell Oxygen 05/02/2024   1 Cannula (A4615)             12.00     4.00      1
""",
            ["2024-05-01 E1390 250.00 150.00 ? ?", "2024-05-02 A4615 12.00 4.00 ? ?"],
            id="days behind who provided it, in no column of days",
        ),
        pytest.param(
            """
  Dates of service       Billed     Allowed    Plan paid   You owe    Notes
  05/01/2024             $250.00    $150.00    $120.00     $30.00     B80
  Oxygen machine E1390
  05/02/2024             $12.00     $4.00      $3.00       $1.00      B80
  Cannula A4615
""",
            ["2024-05-01 E1390 250.00 150.00 120.00 30.00", "2024-05-02 A4615 12.00 4.00 3.00 1.00"],
            id="codes behind words under the days, which are no remarks",
        ),
        pytest.param(
            """
                               Amount             Total cost
  Date of service: 05/01/2024
_                              the provider       (the amount        Plan's   Your
  Claim number: 7449053799
_                              billed the plan    the plan approved) share    share
  (in-network provider)

  Machine (billing code E1390) $250.00            $150.00            $120.00  $30.00
  Cannula (billing code A4615) $12.00             $4.00              -        $4.00
""",
            ["2024-05-01 E1390 250.00 150.00 120.00 30.00", "2024-05-01 A4615 12.00 4.00 0.00 4.00"],
            id="the head of a claim set between the lines of names beside it",
        ),
        pytest.param(
            """
                               Cantidad               Cantidad
_                                          Cantidad              Máximo
                               que cobró              que pagó
_ Servicio                                 aprobada              que se le
                               el                     Medicare
_ proporcionado                            por                   puede
                               proveedor
_                                          Medicare              facturar

  05/01/24 Machine (E1390-RR)  $250.00     $150.00     $120.00    $30.00
  05/02/24 Visit (9921425)     $112.00     $104.00     $83.20     $20.80
""",
            ["2024-05-01 E1390 RR 250.00 150.00 120.00 30.00", "2024-05-02 99214 25 112.00 104.00 83.20 20.80"],
            id="names over more lines than five that stand beside one another, and a code that its letters touch",
        ),
        pytest.param(
            """
                                          Service   Billed   Allowed   Medicare   You May
  Service Provided  &  Billing Code       Approved?                    Paid       Be Billed
  05/01/24 Portable machine  (E1390-RR) NO          $250.00  $0.00     $0.00      $0.00
  05/02/24 Aerosol mask (A7015)           Yes       $12.00   $4.00     $3.00      $1.00
""",
            ["2024-05-01 E1390 RR 250.00 0.00 0.00 0.00", "2024-05-02 A7015 12.00 4.00 3.00 1.00"],
            id="a decision close behind a code is none of its letters",
        ),
        pytest.param(
            """
  Oxygen concentrator - Code E1390
  Date of service          05/01/2024
  Amount billed            $250.00
  Amount not owed          -
  Amount allowed           $150.00
  Your plan paid           $120.00
  What you owe             $30.00

  Cannula - Code A4615
  Date of service          05/02/2024
  Amount billed            $12.00
  Amount not owed          $12.00
  Amount allowed           -
  Your plan paid           -
  What you owe             -
""",
            ["2024-05-01 E1390 250.00 150.00 120.00 30.00", "2024-05-02 A4615 12.00 0.00 0.00 0.00"],
            id="a dash in the place of nothing behind the name of an amount",
        ),
    ],
)
def test_each_charge_has_its_day_code_and_money(drawing: str, charges: list[str]) -> None:
    read = notice(HEAD + drawing)
    assert told(read) == charges
    assert not read.reading.unread


TABLE = """
  Date         Code    Service             Amount billed
  05/01/2024   E1390   Machine             $250.00
  05/02/2024   A4615   Cannula             $12.00
  Total                                    $262.00
"""


@pytest.mark.parametrize(
    ("sums", "shares"),
    [
        ("Allowed amount  $154.00\n  Your plan paid  $123.20\n  You owe  $30.80", ["30.80", "30.80"]),
        ("Allowed amount  $150.00\n  Your plan paid  $120.00\n  You owe  $42.00", ["42.00", "42.00"]),
        ("Allowed amount  $154.00\n  Your plan paid  $123.20\n  You owe  $31.00", ["?", "?"]),
    ],
    ids=["of all charges", "with one refused to the person", "that do not come out"],
)
def test_the_sums_of_a_claim_tell_what_is_left_of_its_charges_together(sums: str, shares: list[str]) -> None:
    read = notice(f"{HEAD}{TABLE}\n  {sums.replace('  $', '          $')}\n")
    assert [str(line.claim_money.get("patient_share", "?")) for line in read.lines] == shares


@pytest.mark.parametrize(("owed", "left"), [("30.00", "0"), ("42.00", "12.00")])
def test_a_refused_charge_is_left_to_whom_the_sums_of_its_claim_leave_it(owed: str, left: str) -> None:
    read = notice(
        HEAD
        + f"""
  Services Provided            Amount Billed   Plan Approved
  05/01/24 Machine (E1390)     250.00          150.00
  05/01/24 Cannula (A4615)     12.00           0.00
  Totals:                      262.00          150.00
  Paid to Provider:            120.00
  Patient Responsibility:      {owed}
"""
    )
    assert [str(line.other_money["patient_share"]) for line in read.lines] == ["30.00", left]


def test_reasons_above_and_below_the_row_that_they_are_beside_are_no_charges() -> None:
    read = notice(
        HEAD
        + """
  Service date   Proc    Units   Charge   Allowed   Adjustments   Patient resp   Paid
                                                    CO-45 28.45
  03/05/2024     E1390   1       177.83   149.38    PR-1 37.34    59.75          89.63
                                                    PR-2 22.41

                                                    CO-45 2.00
  03/06/2024     A4615   1       12.00    10.00     PR-1 5.00     6.00           4.00
                                                    PR-2 1.00
"""
    )
    assert told(read) == ["2024-03-05 E1390 177.83 149.38 89.63 59.75", "2024-03-06 A4615 12.00 10.00 4.00 6.00"]


def test_what_medicare_paid_is_none_of_what_a_supplement_pays() -> None:
    read = notice(
        HEAD
        + """
  Date of service   Code    Billed    Medicare approved   Medicare paid   Our payment   You owe
  05/01/2024        E1390   250.00    150.00              120.00          30.00         0.00
  05/02/2024        A4615   12.00     4.00                4.00                          0.00
"""
    )
    assert told(read) == ["2024-05-01 E1390 250.00 150.00 30.00 0.00", "2024-05-02 A4615 12.00 4.00 ? 0.00"]
    assert [str(line.other_money["secondary_paid"]) for line in read.lines] == ["120.00", "4.00"]


def test_what_a_narrow_column_cuts_off_a_reason_is_its_number() -> None:
    read = notice(
        HEAD
        + """
  Date of service   Code    Billed    Allowed   Plan paid   You owe   Notes
  05/01/2024        E1390   250.00    150.00    120.00      30.00     CO-45, PR-
                                                                      2
  05/02/2024        A4615   12.00     4.00      3.00        1.00      CO-45
"""
    )
    assert [line.remark_codes for line in read.lines] == [("CO-45", "PR-2"), ("CO-45",)]


def test_what_the_page_behind_a_sum_says_goes_on_with_no_charge_above_that_sum() -> None:
    rows = """
  Date of service: 05/01/2024
  Service            Billed    Allowed   Plan paid   You owe
  Machine (E1390)    250.00    150.00    120.00      30.00
  Total for claim    250.00    150.00    120.00      30.00
"""
    read = notice(HEAD + rows, "  Cómo manejar reclamaciones negadas o presentar una apelación\n  Hasta el 3 de junio")
    assert [(line.description, str(line.service_date)) for line in read.lines] == [("Machine", "2024-05-01")]


def test_the_day_of_a_decision_is_named_behind_other_words() -> None:
    read = notice(f"{HEAD}\n  For Mary Wells Status: Paid Processed on 03/02/2024\n{TABLE}")
    assert str(read.details.statement_date and read.details.statement_date.value) == "2024-03-02"
