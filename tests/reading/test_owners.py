"""Two people's or two accounts' charges on one page: whose they are is said above each, in any arrangement."""

from __future__ import annotations

import pytest

from tests.reading.test_statements import HEADING, RENT, TANK, statements_of

HEADS = {
    "labels over values": (
        "Patient                Account Number       Insurance",
        "{name}         {account}             Medicare Part B",
    ),
    "the number first": (
        "ACCOUNT                PATIENT",
        "{account}               {name}",
    ),
    "each label over its own value": ("Patient Name", "{name}", "Account No.", "{account}"),
    "labels beside values": ("Patient: {name}", "Account: {account}"),
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_each_block_of_a_page_is_its_own_account(head: tuple[str, ...]) -> None:
    blocks = [
        "\n".join((*head, "", HEADING, RENT, TANK, "")).format(name=name, account=account)
        for name, account in (("Helen Ostrander", "HX-20418"), ("Martin Ostrander", "HX-20419"))
    ]
    statements = statements_of("\n".join(("Harbor Home Oxygen", "Statement Date: 03/31/2024", "", *blocks)))

    assert [
        (one.details.patient.value, one.details.account.value)
        for one in statements
        if one.details.patient and one.details.account
    ] == [("Helen Ostrander", "HX-20418"), ("Martin Ostrander", "HX-20419")]
    assert [len(one.lines) for one in statements] == [2, 2]


def test_an_account_printed_once_above_two_people_is_that_of_both() -> None:
    head = ("Harbor Home Oxygen", "Account Number: HX-20418", "Statement Date: 03/31/2024", "")
    blocks = ("Patient: Helen Ostrander", RENT, "Patient: Martin Ostrander", TANK)
    statements = statements_of("\n".join((*head, HEADING, *blocks)))

    told = [(each.details.patient, each.details.account) for each in statements]
    assert [(name and name.value, account and account.value) for name, account in told] == [
        ("Helen Ostrander", "HX-20418"),
        ("Martin Ostrander", "HX-20418"),
    ]


def test_the_slip_of_the_first_account_stays_with_its_charges() -> None:
    first, second = statements_of(
        "\n".join(
            (
                *("Account       Patient", "HX-20418      Helen Ostrander", "", HEADING, RENT),
                *("Account HX-20418   Amount due 195.50", ""),
                *("Account       Patient", "HX-20419      Helen Ostrander", "", HEADING, TANK),
                "Account HX-20419   Amount due 43.00",
            )
        )
    )

    assert (first.reading.agrees_with, second.reading.agrees_with) == ("balance", "balance")


def test_the_word_patient_that_ends_the_words_above_a_charge_names_nobody() -> None:
    (only,) = statements_of(
        "PATIENT: URSULA FERREIRA     ACCT NO: 1584-943\n"
        "\n"
        "Service Date: 02/05/25\n"
        "\n"
        "Qty    Proc    Mod   Description        Charge\n"
        "1 EA   99213   25    OFFICE VISIT,      140.50\n"
        "                     ESTABLISHED\n"
        "                     PATIENT\n"
        "1 EA   73560   LT    X-RAY KNEE, 1      209.12\n"
        "                     OR 2 VIEWS\n"
        "1 EA   73560   RT    X-RAY KNEE, 1      209.12\n"
        "                     OR 2 VIEWS\n"
        "                     Totals:            558.74\n"
    )

    assert [line.code for line in only.lines] == ["99213", "73560", "73560"]
