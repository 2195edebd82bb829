"""Papers of billing systems: what a sum, or the thing that heads its rows, tells of them."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from checker.model import Kind
from checker.reading.details import find_details
from tests.reading import drawing
from tests.reading.test_statements import HEADING, RENT, lines_of, statements_of


def test_a_span_cut_behind_its_first_day_ends_on_the_line_of_the_code() -> None:
    lines = lines_of(
        "SERVICE PERIOD   DESCRIPTION                    CHARGE    YOUR COST",
        "01/04/24 to      CONCENTRATOR STATIONARY        172.31        21.37",
        "02/03/24         E1390-RR-KX   Qty 1",
        "01/04/24 to      PORTABLE CONCENTRATOR           66.01         8.19",
        "02/03/24         E1392-RR   Qty 1",
    )

    assert [(line.code, line.service_date, line.end_date) for line in lines] == [
        ("E1390", date(2024, 1, 4), date(2024, 2, 3)),
        ("E1392", date(2024, 1, 4), date(2024, 2, 3)),
    ]


def test_what_runs_on_beside_a_column_of_unknown_name_is_no_payment() -> None:
    lines = lines_of(
        "DATE       DESCRIPTION                CHARGE     MOVED OUT     BALANCE",
        "05/27/24   99214 Office visit         300.06                    300.06",
        "06/17/24   Medicare payment                        -148.83      151.23",
        "06/17/24   Contractual adjustment                  -114.02       37.21",
    )

    assert [str(line.amount) for line in lines] == ["300.06", "-148.83", "-114.02"]


def test_what_is_owed_for_a_visit_is_a_sum() -> None:
    lines = lines_of(
        "May 27, 2024",
        "Office visit 99214                  $258.77",
        "Insurance paid                     -$218.94",
        "You owe for this visit               $39.83",
    )

    assert [(line.kind, str(line.amount)) for line in lines] == [(Kind.CHARGE, "258.77"), (Kind.PAYMENT, "-218.94")]


def test_a_summary_over_the_itemization_is_charged_once() -> None:
    lines = lines_of(
        "Rev Code   Description             Units     Total Charges",
        "0301       Summary of laboratory       2            165.00",
        "0410       Summary of respiratory      1             80.00",
        "           TOTAL                                    245.00",
        "",
        "Date         Rev Code   HCPCS   Description     Units     Charges",
        "01/05/2024   0301       80053   METABOLIC           1      120.00",
        "01/05/2024   0301       85025   BLOOD COUNT         1       45.00",
        "01/06/2024   0410       94640   NEBULIZER           1       80.00",
        "                                TOTAL CHARGES              245.00",
    )

    assert [line.code for line in lines] == ["80053", "85025", "94640"]


def test_months_under_the_name_of_a_thing_that_print_only_their_letters_are_rents_of_it() -> None:
    months = ("01/04/2024 - 02/03/2024", "02/04/2024 - 03/03/2024", "03/04/2024 - 04/03/2024")
    lines = lines_of(
        "Rental month                Modifiers    Monthly charge    Your share",
        *(
            line
            for thing, amount in (("E1390 CONCENTRATOR", 237.23), ("E0431 PORTABLE OXYGEN", 142.79))
            for line in ("", thing, *(f"{month:<28}RR{amount:>25}         33.69" for month in months))
        ),
    )

    assert [(line.code, line.modifiers) for line in lines] == [
        (code, ("RR",)) for code in ("E1390", "E0431") for _ in months
    ]


@pytest.mark.parametrize("thing", ["{} {}", "{1} ({0})", "Item: {}  {}"])
@pytest.mark.parametrize("heading", [1, 2])
def test_rows_that_say_the_same_words_are_of_the_thing_over_them(thing: str, heading: int) -> None:
    rows: list[str] = []
    for at, (code, name) in enumerate((("E1390-RR", "Oxygen concentrator"), ("E4031-RR", "Portable oxygen"))):
        rows += ["", thing.format(code, name)]
        rows += ["    Date          Dx        Service           Qty    Charge"] if at < heading else []
        rows += ["    03/05/2024    J96.11    Monthly rental    1      95.50"]
        rows += [" " * 28 + "Serial No. AC5142090"] if heading > 1 else []
        rows += ["    04/05/2024    R06.02    Monthly rental    1      95.50"]

    assert [line.code for line in lines_of(*rows)] == ["E1390", "E1390", "E4031", "E4031"]


def test_the_words_and_letters_of_a_thing_stand_across_the_columns_of_the_row_below_it() -> None:
    rows = ("    {}    DR PATEL     Charge     63.76", "    {}    DR PATEL     Charge     15.67")
    lines = lines_of(
        "99213 25 OFFICE VISIT",
        "    Date          Provider     Service    Amount",
        rows[0].format("11/22/2024"),
        *("", "71046 26 X-ray exam chest 2 views", rows[0].format("11/22/2024")),
        *("", "36415 VENIPUNCTURE", rows[1].format("11/22/2024")),
    )

    assert [(line.code, line.modifiers, line.description) for line in lines] == [
        ("99213", ("25",), "OFFICE VISIT Charge"),
        ("71046", ("26",), "X-ray exam chest 2 views Charge"),
        ("36415", (), "VENIPUNCTURE Charge"),
    ]


def test_a_row_taken_back_with_its_code_is_no_row_of_the_thing_before() -> None:
    rows = ["Date          Service                   Qty    Charge"]
    for thing, *said in (
        ("E1390-RR Oxygen concentrator", "Monthly rental            1      95.50"),
        ("E0601-RR CPAP", *["Monthly rental            1      44.82"] * 2),
        ("E0601-RR Reversed: CPAP", "REVERSED: CPAP E0601-RR   1      44.82 CR"),
    ):
        rows += ["", f"Item: {thing}", *(f"    03/05/2024    {words}" for words in said)]
    _, *rents, reversed_ = lines_of(*rows)

    assert [(line.code, line.description) for line in rents] == [("E0601", "CPAP Monthly rental")] * 2
    assert (reversed_.code, reversed_.kind) == ("E0601", Kind.CREDIT)


def test_a_thing_without_a_code_at_the_top_of_a_page_has_not_that_of_the_table_before() -> None:
    table = ("Date          Service      Charge", "03/05/2024    Charge       95.50")
    first = ("Ann Lee   Account: 4471-2209", "", "93005 Electrocardiogram", *table)
    second = ("Albuterol solution", *table, "84484 Troponin", *table)

    (statement,) = statements_of("\n".join(first), "\n".join(second))
    assert [line.code for line in statement.lines] == ["93005", None, "84484"]


def test_a_number_in_the_head_of_a_paper_is_the_code_of_nothing_below_it() -> None:
    lines = lines_of("Statement #: 93149", "Ann Lee", "", "Services from May 21, 2025 to July 21, 2025     $ 599.19")

    assert [line.code for line in lines] == [None]


def test_rows_that_say_other_words_are_of_no_thing_over_them() -> None:
    rows = ("Date          Service           Charge", "03/05/2024    Delivery          25.00")
    lines = lines_of("Oxygen concentrator (E1390 RR)", *rows, "03/06/2024    Repair            36.50")

    assert [line.code for line in lines] == [None, None]


def test_money_given_back_is_added_where_payments_print_their_signs() -> None:
    lines = lines_of(
        "Date       Code    Description                 Qty      Amount",
        "03/01/24   E1390   OXYGEN CONCENTRATOR           1      195.50",
        "03/20/24           Patient payment - Visa               (75.00)",
        "03/24/24           Refund to patient                     25.00",
    )

    assert [str(line.amount) for line in lines] == ["195.50", "-75.00", "25.00"]


def test_cents_in_a_box_of_their_own_are_told_by_the_sum_below_them() -> None:
    (statement,) = statements_of(
        "\n".join(
            (
                "DATE       CODE       DESCRIPTION              UNITS     $ CHARGES",
                "03 08 24   E1390 RR   OXYGEN CONCENTRATOR          1        167 55",
                "04 08 24   E1390 RR   OXYGEN CONCENTRATOR          1        167 55",
                "                                TOTAL CHARGE $              335 10",
            )
        )
    )

    assert [str(line.amount) for line in statement.lines] == ["167.55", "167.55"]
    assert statement.reading.agrees_with == "total charges"


def test_the_day_of_a_trip_is_that_of_its_rows() -> None:
    lines = lines_of(
        "Patient:    Ann Lee",
        "Trip Date:  06/15/2024",
        "Bill Date:  07/18/2024",
        "",
        "Service                    HCPCS   Units    Rate     Charge",
        "BLS Emergency Transport    A0429       1  586.95     586.95",
        "Oxygen                     A0422       1   63.65      63.65",
    )

    assert {line.service_date for line in lines} == {date(2024, 6, 15)}


def test_values_stand_over_captions_in_small_type() -> None:
    drawn = drawing.draw("Lakeside Oxygen\n\nThuy Beauregard     4420699\nPatient             Account number")
    small = [replace(word, size=6.0, box=replace(word.box, top=word.box.top + 4)) for word in drawn.words[-3:]]
    page = replace(drawn, words=(*drawn.words[:-3], *small))
    found = find_details([page], drawing.lines_of([page]))

    assert [read and read.value for read in (found.patient, found.account)] == ["Thuy Beauregard", "4420699"]


def test_a_sentence_in_the_cell_before_makes_the_total_no_sum_of_a_group() -> None:
    (statement,) = statements_of("\n".join((HEADING, RENT, "Thank you for your business.       TOTAL      225.50")))

    assert statement.details.total_charges is not None
    assert str(statement.details.total_charges.value) == "225.50"


@pytest.mark.parametrize(
    "names",
    [
        ("STATEMENT   PATIENT        AMOUNT", "DATE        NAME           DUE"),
        ("STATEMENT   ACCOUNT  FOR       AMOUNT", "DATE                 SERVICES  DUE", "                     TO"),
    ],
)
def test_the_sum_in_a_grid_at_the_head_is_no_charge_however_its_names_wrap(names: tuple[str, ...]) -> None:
    address = ("Ann Lee", "12 Mill Road", "Salem, OR 97301", "(503) 555-0101")
    values = ("04/02/2024  Ann Lee        $238.50", "04/02/2024  4471     Ann Lee   $238.50")[len(names) - 2]
    boxes = (*names, *("",) * (3 - len(names)), values)
    grid = (f"{line:20}{box}" for line, box in zip(address, boxes, strict=True))
    rows = ("03/05/2024   E1390 RR   OXYGEN CONCENTRATOR    195.50", "03/06/2024   E0431 RR   PORTABLE    43.00")

    assert [str(line.amount) for line in lines_of(*grid, "", "", *rows, "Total charges      238.50")] == [
        "195.50",
        "43.00",
    ]


def test_a_grid_whose_names_read_like_columns_hides_no_charges_below_it() -> None:
    found = lines_of(
        "FOR            ACCT NO.    STATEMENT   PRIMARY     PAYMENT     AMOUNT",
        "SERVICES TO                DATE        INSURANCE   DUE         DUE",
        "Norma J. Lee   4471        04/02/2024  Aetna PPO   04/28/2024  $77.00",
        "",
        "",
        "Visit 03/05/2024",
        "94010  Spirometry                        $96.00",
        "36415  Venipuncture                      $22.00",
        "Aetna PPO paid                          -$41.00",
        "Total charges                           $118.00",
        "Amount you owe                           $77.00",
    )

    assert [(line.code, str(line.amount)) for line in found] == [
        ("94010", "96.00"),
        ("36415", "22.00"),
        (None, "-41.00"),
    ]


def test_a_figure_over_its_name_in_smaller_type_is_no_charge() -> None:
    lines = lines_of(
        "^Tricare         9C38-AT9-QK32         $592.35",
        "Carrier          Policy number         Balance due",
        "",
        "02/05/2024   Oxygen concentrator E1390 RR      $262.00",
        "03/05/2024   Oxygen concentrator E1390 RR      $262.00",
    )

    assert [str(line.amount) for line in lines] == ["262.00", "262.00"]


def test_the_sum_of_the_rows_under_a_code_is_no_charge_of_that_code() -> None:
    rows = "01-20-2024      Mod RR     Qty 1      $164.00", "02-20-2024      Mod RR     Qty 1      $164.00"
    found = lines_of(
        *("E0439 Stationary liquid oxygen - rental", *rows, "                           Subtotal E0439      $328.00"),
        *("E0434 Portable liquid oxygen - rental", *rows, "                           Subtotal for E0434  $328.00"),
    )

    assert [(line.code, str(line.amount)) for line in found] == [("E0439", "164.00")] * 2 + [("E0434", "164.00")] * 2


def test_cents_far_behind_their_dollars_are_told_by_the_name_above_them() -> None:
    found = lines_of(
        "Date         Code      Description          Units    Dollars       Cents",
        "03/05/2024   E1390     CONCENTRATOR           1          184          45",
        "03/06/2024   E1392     PORTABLE OXYGEN        1          102          00",
        "                              Total charges              286          45",
    )

    assert [str(line.amount) for line in found] == ["184.45", "102.00"]


def test_what_a_claim_comes_to_and_leaves_to_the_patient_are_no_charges_of_it() -> None:
    row = "Apr 19, 2024    85025    CBC W AUTO DIFF              $ 95.00"
    found = lines_of(
        *("Claim 5246129788", "Service date    Code     Description                   Charge", row),
        *("                                  Claim charges            $ 95.00", "Insurance paid   $ 57.00-"),
        "                                  Your share of this claim $ 38.00",
        *("Claim 3304521359", "Service date    Code     Description                   Charge", row),
        "                                  Claim charges            $ 95.00",
    )

    assert [str(line.amount) for line in found if line.amount > 0] == ["95.00", "95.00"]
