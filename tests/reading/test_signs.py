"""What a dash, a bracket or a word beside a figure or a code says of it."""

from __future__ import annotations

from tests.reading.test_statements import HEADING, RENT, lines_of, statements_of


def amounts(*rows: str) -> list[str]:
    return [str(line.amount) for line in lines_of(*rows)]


def test_a_dash_in_an_empty_column_is_no_sign_of_the_figure_before_it() -> None:
    assert amounts(
        "DOS          Code      Service                  Charge       Paid    You Owe",
        "01/05/2024   E1390 RR  CONCENTRATOR             200.00        -       200.00",
        "02/05/2024   E1390 RR  CONCENTRATOR             200.00      160.00     40.00",
    ) == ["200.00", "200.00"]


def test_square_brackets_take_off_as_round_ones_do() -> None:
    back = RENT.replace("195.50", "[195.50]")

    assert amounts(HEADING, RENT, back) == ["195.50", "-195.50"]


def test_what_is_called_a_credit_is_one_where_the_total_says_so_and_doubted_elsewhere() -> None:
    rows = (
        "DOS          Code       Service                     Charge",
        "01/05/2024   E1390 RR   CONCENTRATOR                200.00",
        "01/05/2024   E1390 RR   REVERSAL CONCENTRATOR       200.00",
        "02/05/2024   E1390 RR   CONCENTRATOR                200.00",
    )

    assert amounts(*rows, "Total charges                                       200.00") == [
        "200.00",
        "-200.00",
        "200.00",
    ]
    assert [line.confidence < 0.9 for line in lines_of(*rows)] == [False, True, False]


def test_a_number_in_brackets_behind_a_doctor_s_service_is_its_modifier() -> None:
    visit, strips = lines_of(
        "Date         Code      Description                     Charge",
        "01/05/2024   99214     OFFICE VISIT LEVEL 4 (25)       200.00",
        "01/05/2024   A4253     GLUCOSE TEST STRIPS (50)         38.00",
    )

    assert (visit.modifiers, strips.modifiers) == (("25",), ())


def test_the_box_of_an_invoice_over_an_address_is_no_charge() -> None:
    assert amounts(
        "Invoice      Account      Date         Page",
        "1739585      98706113     5/15/2024    1 of 1",
        "Harold T. Whitcomb",
        "Dayton, OH 45402",
        HEADING,
        RENT,
    ) == ["195.50"]


def test_what_follows_on_a_total_that_the_rows_above_come_to_is_charged_no_more() -> None:
    rows = (HEADING, RENT, RENT.replace("03/05", "04/05"))
    total = "Total charges                                        391.00"
    recap = ("Summary by code", "E1390                   OXYGEN CONCENTRATOR      2      391.00")
    late = "03/09/2024   A9999      LATE CHARGE               1       15.00"

    assert amounts(*rows, total, *recap) == ["195.50", "195.50"]
    assert amounts(*rows, total, late, "Amount due                                           406.00")[2:] == ["15.00"]
    (statement,) = statements_of("\n".join((*rows, total)), "\n".join((HEADING, late)))
    assert len(statement.lines) == 3


def test_a_table_with_payments_for_its_title_holds_payments() -> None:
    rows = (
        "Payment history",
        "Received     From         Check no.     Amount",
        "04/01/2024   Aetna        30299          60.00",
    )
    lines = lines_of(HEADING, RENT, "Total charges                                        195.50", "", *rows)

    assert [(line.kind.value, str(line.amount)) for line in lines] == [("charge", "195.50"), ("payment", "-60.00")]


def test_what_a_count_of_units_is_at_is_their_price() -> None:
    (line,) = lines_of(
        "Filters, disposable                                      $9.94",
        "Billed under code A7038 NU for 04/04/2024. 2 units at $4.97.",
    )

    assert (line.code, str(line.amount), str(line.unit_price)) == ("A7038", "9.94", "4.97")


def test_letters_that_a_sentence_names_over_two_lines_are_modifiers() -> None:
    lines = lines_of(
        "On March 4, 2024 we billed $85.63 for pressure device, code E0601 with modifiers",
        "RR and KI.",
        "",
        "On April 4, 2024 we billed $62.93 for mask replacement, code A7031 with modifiers NU and",
        "KX.",
    )

    assert [line.modifiers for line in lines] == [("RR", "KI"), ("NU", "KX")]


def test_the_total_of_a_family_is_held_against_none_of_its_people() -> None:
    first, second = statements_of(
        "\n".join(
            (
                "Account: 42390848",
                HEADING,
                "Patient: Raymond Salazar",
                RENT,
                "Total for Raymond                                    195.50",
                "Patient: Everett Lindqvist",
                RENT.replace("E1390", "E1392"),
                "Total for Everett                                    195.50",
                "Total charges                                        391.00",
            )
        )
    )

    assert [statement.reading.disagrees_with for statement in (first, second)] == [None, None]


def test_a_figure_behind_words_in_the_cell_of_the_charge_is_what_these_say() -> None:
    assert amounts(
        "Date         Code       Description     Qty    Charge    Note",
        "03/05/2024   E1390 RR   CONCENTRATOR      1   $195.50 plan pays about $156.40",
    ) == ["195.50"]


def test_a_misprinted_code_that_runs_into_its_words_is_doubted() -> None:
    lines = lines_of(
        "Date         Code           Description     Qty    Charge",
        "03/05/2024   E999O-RR-KH-KXNEBULIZER          1      17.77",
        "03/05/2024   A7035-NU-KX    HEADGEAR          1      39.69",
    )

    assert [line.confidence < 0.9 for line in lines] == [True, False]
