"""What a line holds, told by what else stands in it: letters behind codes, days among words, notes, frames, slips."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from checker.model import Box, Document, Statement
from checker.reading.columns.columns import Column, align
from checker.reading.statements import read_statements
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokenizing import tokenize
from tests.reading.drawing import PITCH, draw
from tests.reading.drawing import lines_of as drawn_lines
from tests.reading.test_statements import HEADING, RENT, lines_of, statements_of


def on_one_page(*rows: str) -> tuple[Statement, ...]:
    return statements_of("\n".join(rows))


def test_letters_of_therapy_behind_a_code_are_modifiers_and_those_that_are_words_too_are_not() -> None:
    given, visit, cut = lines_of(
        "Date         Description                             Charge",
        "03/05/2024   92507 GN SPEECH/HEARING THERAPY           92.68",
        "03/06/2024   G0151 PT HOME VISIT                      126.26",
        "03/06/2024   E1390 RR O2                              173.06",
        "             CONCENTRATOR",
    )

    assert (given.modifiers, visit.modifiers, visit.description) == (("GN",), (), "PT HOME VISIT")
    assert cut.modifiers == ("RR",)


def test_a_day_before_the_words_is_that_of_service_where_the_only_column_of_days_is_of_posting() -> None:
    (line,) = lines_of(
        "Code       Service                        Posted       Charge",
        "E1390-RR   03/05/2024 CONCENTRATOR        03/08/2024   195.50",
    )

    assert line.service_date == date(2024, 3, 5)


def test_five_digits_alone_under_the_words_are_the_code_beside_a_column_of_claim_numbers() -> None:
    first, second = lines_of(
        "Claim #  Explanation of activity      Date         Total",
        "93003001 CT THORAX W/O CONTRAST       03/05/2024   915.84",
        "         71250",
        "93003002 ARTERIAL BLOOD GAS           03/05/2024   296.57",
        "         82803",
    )

    assert (first.code, second.code) == ("71250", "82803")


def test_a_note_of_what_was_sent_gives_the_row_below_it_no_day() -> None:
    _, second = lines_of(
        HEADING,
        "03/05/2024   E1390 RR   CONCENTRATOR              1      195.50",
        "      ** Claim sent to Aetna 03/10/2024 **",
        "             E0431 RR   PORTABLE                  1       43.00",
    )

    assert (second.service_date, second.description) == (date(2024, 3, 5), "PORTABLE")


def test_sums_in_a_box_drawn_in_characters_are_no_rows() -> None:
    (statement,) = on_one_page(
        HEADING,
        RENT,
        "+--------------------------------+",
        "| Total charges: 195.50          |",
        "| Balance due: 39.10             |",
        "+--------------------------------+",
    )

    assert (len(statement.lines), statement.reading.agrees_with) == (1, "total charges")


def test_a_slip_behind_the_bills_of_two_patients_is_part_of_its_own() -> None:
    first, second = (
        ("Statement date: 04/01/2024", f"Patient: {name}   Account: {account}", HEADING, RENT, "Balance due: 195.50")
        for name, account in (("Ann Lee", "4471-1"), ("Bo Chan", "4471-2"))
    )
    found = on_one_page(
        *first,
        *second,
        "Detach and return this portion",
        "Patient: Ann Lee   Account: 4471-1",
        "Statement date: 04/01/2024",
        "Amount due: 195.50",
    )

    assert [read.details.account and read.details.account.value for read in found] == ["4471-1", "4471-2"]


def test_therapy_in_short_at_the_head_of_the_words_of_a_row_names_no_patient() -> None:
    (statement,) = on_one_page(
        "Beneficiary: Lee, Ann",
        "Account: 4471-1",
        "Statement date: 04/01/2024",
        " Total  Service Date  Description of Service                 QTY  Price",
        " 31.00  03/05/2024    BEAUTY/BARBER SHOP                       1  31.00",
        "150.48                PT - THERAPEUTIC EXERCISE (97110-GP)     2  75.24",
        "Sum of charges: 181.48",
    )

    assert (len(statement.lines), statement.details.patient and statement.details.patient.value) == (2, "Lee, Ann")


def test_five_digits_that_open_the_words_are_the_code_beside_a_column_of_serial_numbers() -> None:
    first, second = lines_of(
        "Qty   Serial No.  Service Description        Date         Charge",
        "1                 71250 - CT THORAX          03/05/2024   915.84",
        "1                 80053 - METABOLIC PANEL    03/05/2024   257.74",
    )

    assert (first.code, second.code) == ("71250", "80053")


def test_cards_that_name_the_list_of_a_code_are_read_below_a_slip() -> None:
    card = ("", "Chest x-ray", "Date: 03/05/2024", "Code: CPT 71046", "Unit price: 90.80", "Charge: 90.80")
    first, second = lines_of("RETURN THIS STUB WITH PAYMENT", "Amount enclosed: $ ________", *card, *card)

    assert [(line.code, str(line.amount)) for line in (first, second)] == [("71046", "90.80")] * 2


def test_six_digits_that_may_be_a_day_open_no_words() -> None:
    page = draw("FILTER                       061625             13.79")
    (line,) = (tokenize(drawn, page.rules) for drawn in drawn_lines([page]))
    columns = (
        Column(Role.DESCRIPTION, 30, 66),
        Column(Role.DESCRIPTION, 204, 228),
        Column(Role.FROM_DATE, 230, 262),
        Column(Role.CHARGE, 320, 360),
    )

    assert [columns[at].role for at in align(line, columns)] == ["description", "from_date", "charge"]


def test_a_column_of_other_numbers_that_holds_known_codes_alone_is_that_of_codes() -> None:
    lines = lines_of(
        "Date         Serial #   Modifiers   Details               Charge",
        "08/09/2025   93005                  EKG TRACING           170.93",
        "08/09/2025   J2405                  ONDANSETRON INJ        14.82",
        "08/09/2025   93307      TC          ECHOCARDIOGRAM        774.40",
    )

    assert [(line.code, line.modifiers) for line in lines] == [("93005", ()), ("J2405", ()), ("93307", ("TC",))]


def test_what_a_narrow_cell_of_a_card_breaks_goes_on_under_its_name() -> None:
    first, second = lines_of(
        "Service date   Code        Description",
        "March 5,       E1390 RR    OXYGEN CONCENTRATOR,",
        "2024                       SINGLE PORT",
        "Qty            Amount",
        "1              195.50",
        "",
        "Service date   Code        Description",
        "March 9,       A7015 NU    AEROSOL MASK",
        "2024",
        "Qty            Amount",
        "2              12.00",
    )

    assert (first.service_date, first.code, str(first.amount)) == (date(2024, 3, 5), "E1390", "195.50")
    assert first.description == "OXYGEN CONCENTRATOR, SINGLE PORT"
    assert (second.service_date, second.code, str(second.amount)) == (date(2024, 3, 9), "A7015", "12.00")


def test_cards_side_by_side_are_read_one_by_one_whatever_the_widths_of_their_chips() -> None:
    found = lines_of(
        " E1390 RR KX  03/05/2024          E0431 RR  03/05/2024",
        "OXYGEN CONCENTRATOR              PORTABLE",
        "                    195.50                            43.00",
        "",
        "",
        " A7015 NU  03/09/2024             E1390 RR KX  04/05/2024",
        "AEROSOL MASK                     OXYGEN CONCENTRATOR",
        "                     12.00                           195.50",
        "",
        "                          Total charges              446.00",
    )

    assert sorted((line.service_date, line.code, line.modifiers, str(line.amount)) for line in found) == [
        (date(2024, 3, 5), "E0431", ("RR",), "43.00"),
        (date(2024, 3, 5), "E1390", ("RR", "KX"), "195.50"),
        (date(2024, 3, 9), "A7015", ("NU",), "12.00"),
        (date(2024, 4, 5), "E1390", ("RR", "KX"), "195.50"),
    ]


def test_a_card_without_a_code_is_a_day_over_words_over_an_amount_where_another_is() -> None:
    cards = ("03/05/2024", "MEDICAL SUPPLIES", "               22.00", "", "", "03/09/2024", "RENTAL", "       195.50")
    (statement,) = on_one_page(*cards, "", "", "Total charges      217.50")
    (alone,) = on_one_page("03/05/2024", "ANN LEE", "               22.00")

    assert [(line.service_date, str(line.amount)) for line in statement.lines] == [
        (date(2024, 3, 5), "22.00"),
        (date(2024, 3, 9), "195.50"),
    ]
    assert not alone.lines


def test_a_sign_of_dollars_behind_the_words_above_a_row_leaves_its_figure_in_the_row() -> None:
    rows = [
        text
        for day, code in (("03/05/2024", "E0439"), ("04/05/2024", "E0439"))
        for text in (
            "                     LIQUID OXYGEN        $             $",
            f"{day}   {code}   SYSTEM          188.00        103.40        $ 20.68",
        )
    ]
    found = lines_of("Date         Code    Description     Charge       Allowed        You owe", *rows)

    assert [(line.code, str(line.amount), line.description) for line in found] == 2 * [
        ("E0439", "188.00", "LIQUID OXYGEN SYSTEM")
    ]


def test_the_code_far_below_each_row_is_its_own() -> None:
    rows = (("03/05/2024", "OFFICE VISIT", "148.00", "99213"), ("03/09/2024", "SPIROMETRY", "96.00", "94010"))
    found = lines_of(
        "Date         Description                     Amount",
        *(
            text
            for day, words, amount, code in rows
            for text in (
                "",
                f"{day}   {words:<30}{amount:>8}",
                "",
                f"             {code}  Qty: 1  Provider: A. Lindgren, MD",
            )
        ),
        "",
        "             04630-342-816",
    )

    assert [(line.code, str(line.amount)) for line in found] == [("99213", "148.00"), ("94010", "96.00")]
    assert "04630" not in found[-1].description


def test_values_parted_by_strokes_go_on_with_the_rest_of_one_on_the_next_line() -> None:
    rows = [
        text
        for day, code, first, rest, amount in (
            ("03/05/2024", "E1390 RR", "Oxygen", "concentrator, single port, home", "195.50"),
            ("03/05/2024", "E0431 RR", "Portable", "gaseous oxygen system, rental", "43.00"),
            ("04/05/2024", "E1390 RR", "Oxygen", "concentrator, single port, home", "195.50"),
        )
        for text in (
            f"Date of service: {day} | Procedure: {code} | Description: {first}",
            f"{rest} | Quantity: 1 | Charge: ${amount}",
        )
    ]

    assert [(line.service_date, line.code, str(line.amount)) for line in lines_of(*rows)] == [
        (date(2024, 3, 5), "E1390", "195.50"),
        (date(2024, 3, 5), "E0431", "43.00"),
        (date(2024, 4, 5), "E1390", "195.50"),
    ]


def test_the_last_card_and_the_sums_below_it_are_no_two_columns() -> None:
    card = ("CONCENTRATOR                                 Amount:  185.12",)
    days = ("Service date: 110923       Code: E1391", "Service date: 10924        Code: E1391")
    rows = [text for day in days for text in (*card, day, "Modifiers: RR", "", "")]
    found = lines_of(
        *rows, "         GROSS CHARGES            ACCOUNT BALANCE", "           370.24                   370.24"
    )

    assert [(line.code, line.modifiers, str(line.amount)) for line in found] == 2 * [("E1391", ("RR",), "185.12")]


def test_letters_and_words_above_the_foot_of_the_first_ruled_row_are_its_own() -> None:
    drawn = draw(
        "\n".join(
            (
                "Date         HCPCS   Mod   Description            Charge",
                "                     RR    OXYGEN",
                "03/05/2024   E1390   KX    CONCENTRATOR           195.50",
                "                     RR    PORTABLE",
                "03/05/2024   E0431   KX    OXYGEN                  43.00",
                "03/09/2024   A7039   NU    FILTER                  13.60",
            )
        )
    )
    rules = tuple(Box(1, 30, 36 + row * PITCH - 1, 400, 36 + row * PITCH - 0.5) for row in (3, 5, 6))
    (statement,) = read_statements(Document("0" * 64, "bill.pdf", (replace(drawn, rules=rules),)))

    assert [line.modifiers for line in statement.lines] == [("RR", "KX"), ("RR", "KX"), ("NU",)]
