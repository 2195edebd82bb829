"""What a title says of that which stands under it: the words and the amount of a card, the day of a visit."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model import Kind
from tests.reading.test_statements import lines_of, statements_of

TOTALS = ("Total charges                     207.50", "", "Charges                     207.50")
RENT = ("Oxygen concentrator               195.50", "Date of service:    03/05/2024", "HCPCS:    E1390-RR")
MASK = ("Aerosol mask, adult                12.00", "Date of service:    03/09/2024", "HCPCS:    A7015")


def told(*rows: str) -> list[tuple[object, ...]]:
    return [(line.service_date, line.code, line.modifiers, str(line.amount)) for line in lines_of(*rows)]


@pytest.mark.parametrize("share", ["", "You owe:    39.10"])
def test_a_card_of_named_values_bills_the_amount_in_its_title(share: str) -> None:
    owed = [share] if share else []

    assert told(*RENT, *owed, "", "", *MASK, *owed, "", "", *TOTALS) == [
        (date(2024, 3, 5), "E1390", ("RR",), "195.50"),
        (date(2024, 3, 9), "A7015", (), "12.00"),
    ]


def test_values_named_one_after_another_make_a_card_too() -> None:
    assert told(
        "Oxygen concentrator               195.50",
        "Date of service: 03/05/2024 · HCPCS: E1390 · Mods: RR Allowed: $150.00",
        "",
        "",
        "Chest X-ray                        12.00",
        "Date of service: 03/09/2024 · HCPCS: 71046 · Mods: 26 Allowed: $10.00",
    ) == [
        (date(2024, 3, 5), "E1390", ("RR",), "195.50"),
        (date(2024, 3, 9), "71046", ("26",), "12.00"),
    ]


def test_cards_side_by_side_end_at_the_sum_of_all_though_payments_follow() -> None:
    abreast = [f"{left:<45}{right}" for left, right in zip(RENT, MASK, strict=True)]
    paid = ("Date          Description             Amount", "03/20/2024    Aetna payment           -50.00")
    aged = ("Current       31-60 days     61-90 days", "157.50        0.00           0.00")

    assert told(*abreast, "", "", *TOTALS, *paid, *aged) == [
        (date(2024, 3, 5), "E1390", ("RR",), "195.50"),
        (date(2024, 3, 9), "A7015", (), "12.00"),
        (date(2024, 3, 20), None, (), "-50.00"),
    ]


def test_names_and_values_of_cards_side_by_side_stay_together_under_a_head_that_begins_where_the_values_do() -> None:
    def cards(day: str) -> list[str]:
        rows = [("Item:", "Machine", "Machine"), ("Code:", "E1390 RR", "E0601 RR"), ("Date:", day, day)]
        rows.append(("Charge:", "195.50", "83.80"))
        return [f"{name:<13}{one:<23}{name:<12}{other}" for name, one, other in rows]

    lines = lines_of(
        "Statement Date        Member ID                 Due Date",
        "2024-11-02            4QX7RT2WP88               2024-11-23",
        *("", *cards("05/12/2024"), "", *cards("06/12/2024"), ""),
        "Total charges                                     558.60",
    )

    assert [(line.code, str(line.amount), line.description) for line in lines] == [
        *([("E1390", "195.50", "Machine")] * 2),
        *([("E0601", "83.80", "Machine")] * 2),
    ]


@pytest.mark.parametrize(
    "title",
    [("{}",) * 2, ("Claim for {}",) * 2, ("Visit {}               Ann Wood, MD",) * 2, ("Services provided {}",) * 2,
     ("Office visit on {} - Dr. Wood", "Appointment at Mercy on {} - Dr. Lee")],
)  # fmt: skip
@pytest.mark.parametrize("visits", [1, 2])
def test_the_day_in_the_title_of_a_table_is_that_of_its_rows(title: tuple[str, str], visits: int) -> None:
    days = ("05-MAR-2024", "09-MAR-2024")[:visits]
    rows = ["Patient: Ann Lee", "Statement date: 04/15/2024", ""]
    for words, day in zip(title, days, strict=False):
        rows += [
            words.format(day),
            "Code      Description          Charge",
            "94010     Spirometry           118.00",
            "",
        ]

    (statement,) = statements_of("\n".join(rows))
    assert [line.service_date for line in statement.lines] == [date(2024, 3, 5), date(2024, 3, 9)][:visits]


def test_the_day_over_a_table_goes_before_the_days_on_which_its_rows_were_posted() -> None:
    heading = "Posted       Code      Description          Charge"
    rows = ("03/17/2024   94010     Spirometry           118.00", "03/18/2024   94640     Nebulizer             87.40")

    lines = lines_of("Statement date: 04/15/2024", "", "03/05/2024", heading, *rows, "", "03/09/2024", *rows[:1])
    assert [line.service_date and line.service_date.day for line in lines] == [5, 5, 9]


def test_two_days_in_the_head_of_a_paper_head_no_columns_of_months() -> None:
    assert told(
        "Account          Description       Bill date        Due date",
        "5816             CPAP rent         March 26, 2024   April 20, 2024",
        "",
        "Date             Code              Units            Charge",
        "02/28/2024       E0601 RR          1                98.20",
        "                 A7038             2                 8.50",
    ) == [(date(2024, 2, 28), "E0601", ("RR",), "98.20"), (date(2024, 2, 28), "A7038", (), "8.50")]


def test_values_of_a_card_stand_under_their_names_however_these_wrap() -> None:
    rows = (("Oxygen concentrator", "195.50", "03/05/2024 to", "04/04/2024", "E1390"),)
    rows += (("Portable oxygen", "36.50", "03/06/2024 to", "04/05/2024", "E0431"),)
    cards = [
        text
        for words, amount, first, last, code in rows
        for text in (
            f"{words:<40}{amount:>10}",
            "Date            Code       Modifier   Insurance       You owe",
            f"{first:<16}{code:<11}RR         adjustment      18.32",
            f"{last:<16}{'':22}9.77",
            "",
            "",
        )
    ]

    assert told(*cards) == [
        (date(2024, 3, 5), "E1390", ("RR",), "195.50"),
        (date(2024, 3, 6), "E0431", ("RR",), "36.50"),
    ]


def test_cards_tell_where_the_charges_of_the_next_account_begin() -> None:
    statements = statements_of(
        "\n".join(
            (
                "Patient: Ann Lee     Account: 88-1201",
                *RENT,
                "",
                "Date          Description             Amount",
                "03/20/2024    Aetna payment           -50.00",
                "Amount due    145.50",
                "Patient: Ann Lee     Account: 88-1207",
                *MASK,
                "",
                "Amount due    12.00",
            )
        )
    )

    assert [[str(line.amount) for line in each.lines] for each in statements] == [["195.50", "-50.00"], ["12.00"]]


def test_a_card_alike_to_the_one_above_takes_no_title_from_it() -> None:
    def card(code: str, amount: str, words: str) -> tuple[str, ...]:
        return ("Date:  03/05/2024  Quantity: 1", f"Code:  {code}  Amount:  {amount}", f"Description:    {words}", "")

    lines = lines_of(*card("A0429 SH", "1023.00", "Ambulance ride") * 2, *card("A0425 SH", "28.65", "Ground mileage"))

    assert [(line.code, line.description) for line in lines[:2]] == [("A0429", "Ambulance ride")] * 2


def test_the_heading_of_one_visit_heads_no_other_patients_name() -> None:
    visit = "Date of service: {}         Visit total: $118.00"
    table = ("Code      Description          Charge", "94010     Spirometry           118.00", "")
    rows = ["Patient: Ann Lee   Account: 88-1201", visit.format("03/05/2024"), *table]
    rows += [
        "Patient: Bob Ray   Account: 88-1207",
        *(text for day in (8, 9) for text in (visit.format(f"03/0{day}/2024"), *table)),
    ]

    statements = statements_of("\n".join(rows))
    assert [[line.service_date for line in each.lines] for each in statements] == [
        [date(2024, 3, 5)],
        [date(2024, 3, 8), date(2024, 3, 9)],
    ]
    assert not any(each.reading.unread for each in statements)


def test_a_day_of_birth_under_its_name_begins_no_charge() -> None:
    found = told(
        "Date of birth     Payer         Member ID",
        "07/03/1962        Cigna         9A35-TE4-PR12",
        "Total charges     207.50",
        "",
        *RENT,
        "",
        "",
        *MASK,
    )

    assert [amount for *_, amount in found] == ["195.50", "12.00"]


def test_days_of_digits_alone_stand_in_their_column_whatever_days_the_slip_prints() -> None:
    assert told(
        "Code      Description          Charge",
        "94010     Spirometry           118.00",
        "",
        "Date          Description             Amount",
        "051623        Aetna payment           -50.00",
        "Amount due    68.00",
        "Please return this part with your payment",
        "Statement date: 06/12/2023",
        "Pay by: 07/03/2023",
    )[-1] == (date(2023, 5, 16), None, (), "-50.00")


def test_the_name_of_a_share_in_two_lines_over_the_sum_of_all_makes_no_box() -> None:
    (statement,) = statements_of(
        "Services for: Ann Lee\n"
        "Item          Code      Date          Amount   Allowed   Patient\n"
        "                                               amount    Resp.\n"
        "Spirometry    94010     03/05/2024    118.00     94.40     18.88\n"
        "Rent          E1390     03/06/2024    195.50    156.40     31.28\n"
        "                                               Total charges   313.50"
    )

    assert statement.details.patient is not None
    assert statement.details.patient.value == "Ann Lee"
    assert statement.reading.agrees_with == "total charges"


def test_the_total_of_a_group_over_the_day_of_the_next_makes_no_card() -> None:
    groups = (("12/31/24", "E1390 RR"), ("01/31/25", "E1390 RR"), ("02/28/25", "E1390 RR"))
    rows = [
        text
        for day, code in groups
        for text in (
            f"DOS: {day}",
            f"Oxygen concentrator    {code}    1    $160.88",
            "Total                              $160.88",
        )
    ]

    assert [line.service_date for line in lines_of(*rows)] == [date(2024, 12, 31), date(2025, 1, 31), date(2025, 2, 28)]


def test_sums_under_the_last_card_are_none_of_its_values() -> None:
    found = lines_of(
        *RENT, *MASK, "TOTAL CHARGES                     207.50", "Payments                         -100.00"
    )

    assert [str(line.amount) for line in found] == ["195.50", "12.00"]


def test_what_is_taken_off_is_the_title_of_its_own_day_and_no_value_of_the_card_above() -> None:
    payment = ("Insurance payment                -100.00", "Date of service:    03/20/2024")
    found = lines_of(*RENT, *MASK, *payment)

    assert [(line.kind, str(line.amount)) for line in found][2:] == [(Kind.PAYMENT, "-100.00")]


def test_cards_under_their_words_keep_the_amounts_that_they_name_below_the_day_of_the_paper() -> None:
    cards = (("OXYGEN CONCENTRATOR", "E1390 RR", "184.07"), ("PORTABLE OXYGEN, GASEOUS", "E0431 RR", "47.61"))
    rows = [
        text
        for words, code, amount in cards
        for text in (words, "Date: 11/18/24 - 12/17/24", f"Code: {code}", "Qty: 1 EA", f"Charge: {amount}")
    ]
    found = lines_of("Date: 4/26/2025", "Account No.: 1240827", *rows)

    assert [(line.code, line.description, str(line.amount)) for line in found] == [
        ("E1390", "OXYGEN CONCENTRATOR", "184.07"),
        ("E0431", "PORTABLE OXYGEN, GASEOUS", "47.61"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Office visit on 03/05/2024",
        "Visit with Dr. Amara Lindgren, 03/05/2024",
        "Outpatient care on 03/05/2024 - Dr. Lindgren",
    ],
)
def test_the_title_of_the_only_table_says_the_day_of_the_visit(title: str) -> None:
    head = ("Statement date: 04/02/2024", "", "")
    table = ("Description                          Charge", "94010 Spirometry                     118.00")

    assert told(*head, title, *table) == [(date(2024, 3, 5), "94010", (), "118.00")]
    (line,) = lines_of(*head, "Charges that were billed up to 03/05/2024", *table)
    assert line.service_date is None


def test_the_title_of_a_visit_at_the_foot_of_a_page_is_that_of_the_table_on_the_next() -> None:
    table = ("Description                          Charge", "E1390 RR Oxygen concentrator         195.50", "")
    (statement,) = statements_of(
        "\n".join(("Visit on 03/05/2024", *table, "Visit on 04/05/2024")),
        "\n".join((*table, "Visit on 05/05/2024", *table)),
    )

    assert [line.service_date for line in statement.lines] == [date(2024, month, 5) for month in (3, 4, 5)]
