"""What suppliers' words are understood to describe."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import Struct

from checker.catalogue import load_catalogue
from checker.catalogue.descriptions import describe_class, fits, words_of
from checker.catalogue.tables import Group
from checker.data import read_table


@pytest.mark.parametrize(
    ("printed", "groups"),
    [
        ("O2 CONC STAT 5L RNTL", "stationary"),
        ("OXYGEN CONCENTRATOR 10 LPM", "stationary"),
        ("EVERFLO CONCENTRATOR", "stationary"),
        ("PORT CONC INOGEN G5", "portable"),
        ("CONCENTRATOR, OXYGEN, PORTABLE", "portable"),
        ("INOGEN ONE G4 RENTAL", "portable"),
        ("POC G5 W/ EXTRA BATTERY", "portable"),
        ("HOMEFILL", "portable"),
        ("HOME FILL COMPRESSOR", "portable"),
        ("E TANK SYSTEM RENTAL", "portable"),
        ("LIQ O2 PORT RENTAL", "portable"),
        ("STAT GAS SYS INCL CONTENTS", "stationary"),
        ("E CYL REFILL", "contents"),
        ("O2 CONTENTS PORTABLE GAS 1 MO", "contents"),
        ("LOX FILL", "contents"),
        ("CANN NASAL ADLT 7FT", "accessory"),
        ("O2 TUBING 50FT", "accessory"),
        ("POC BATTERY 16 CELL", "accessory"),
        ("HUMIDIFIER BTL", "accessory"),
        ("E CYL CART", "accessory"),
        ("CPAP UNIT", "pap-device"),
        ("BIPAP RENTAL", "pap-device"),
        ("CPAP TUBING 6FT", "pap-supply"),
        ("FFM CUSHION MED", "pap-supply"),
        ("AIRFIT P10", "pap-supply"),
        ("HEATED HUMIDIFIER", "pap-supply"),
        ("NEB KIT DISP", "nebulizer"),
        ("ALBUTEROL CONC 0.5%", "drug"),
        ("DELIVERY & SET UP", "service"),
        ("PULSE OX", "oximeter service"),
        ("OXYGEN CONCENTRATOR", "stationary portable"),
        ("OXYGEN RENTAL", "stationary portable"),
        ("OXYGEN TANK", "stationary portable contents"),
        ("MAINT & SERVICE CONC", "stationary portable repair service"),
        ("REPAIR LABOR CONCENTRATOR", "repair service"),
    ],
)
def test_abbreviated_words_are_understood(printed: str, groups: str) -> None:
    assert describe_class(printed) == {Group(group) for group in groups.split()}


@pytest.mark.parametrize(
    "printed", ["", "MISC SUPPLY", "MONTHLY CHARGE", "WHEELCHAIR STD", "EQUIPMENT RENTAL", "12345"]
)
def test_words_that_say_nothing_rule_nothing_out(printed: str) -> None:
    assert describe_class(printed) == frozenset()


def test_order_and_letter_case_of_the_words_do_not_matter() -> None:
    said = {describe_class(words) for words in ("Portable Concentrator", "CONC, PORT", "concentrator (portable)")}
    assert said == {frozenset({Group.PORTABLE})}


def test_cut_and_misspelt_words_are_mended() -> None:
    assert words_of("CONCENTRTOR PORTAB") == ("CONCENTRATOR", "PORTABLE")
    assert describe_class("OXYGEN CONCENTRTOR PORTAB") == {Group.PORTABLE}


def test_the_dates_of_a_period_are_no_words() -> None:
    assert words_of("O2 RENTAL 01/02/24-02/01/24") == ("OXYGEN", "RENTAL")


def test_what_comes_along_in_brackets_is_not_what_the_line_is_for() -> None:
    assert describe_class("Portable O2 Concentrator (battery, charger, carry bag) monthly rental") == {Group.PORTABLE}


def test_a_part_named_beside_what_is_rented_leaves_both_open() -> None:
    assert describe_class("PORTABLE TANK AND REGULATOR RENTAL") >= {Group.PORTABLE}


def test_a_dual_port_machine_is_not_portable() -> None:
    assert describe_class("O2 CONC DUAL PORT") == {Group.STATIONARY}


class Wording(Struct, frozen=True):
    """A row of description_cases.csv: a code, words as a bill prints them, and whether they fit; blank: unknown."""

    code: str
    words: str
    fits: bool | None = None


CASES = read_table(Path(__file__).with_name("description_cases.csv"), Wording, ("code", "words"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.words}")
def test_words_as_bills_print_them_fit_their_code_or_not(case: Wording) -> None:
    assert fits(load_catalogue().codes[case.code], case.words) is case.fits


def test_no_code_of_today_is_contradicted_by_the_names_printed_for_it_or_our_own_in_either_language() -> None:
    wrong = [
        (code.code, words)
        for code in load_catalogue().codes.values()
        for words in (
            code.short,
            *code.aliases,
            *(() if Group.SERVICE in code.groups else (code.plain_en, code.plain_es)),
        )
        if code.until is None and fits(code, words) is False
    ]
    assert wrong == []


def test_the_official_words_of_oxygen_and_pap_codes_fit_their_codes() -> None:
    ours = {Group.STATIONARY, Group.PORTABLE, Group.CONTENTS, Group.ACCESSORY, Group.PAP_DEVICE}
    for code in load_catalogue().codes.values():
        if code.until is None and code.group in ours:
            assert fits(code, code.official) is not False, code.code


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("E1390", "PORTABLE CONCENTRATOR"),
        ("E1392", "STATIONARY CONCENTRATOR"),
        ("E0431", "PORTABLE CONTENTS REFILL"),
        ("E0443", "PORTABLE OXYGEN RENTAL"),
        ("E1390", "CPAP MACHINE"),
        ("E0601", "OXYGEN CONCENTRATOR"),
        ("A4615", "OXYGEN CONCENTRATOR"),
    ],
)
def test_words_for_another_class_of_thing_do_not_fit(code: str, words: str) -> None:
    assert fits(load_catalogue().codes[code], words) is False


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("E0424", "OXYGEN CONTENTS"),
        ("E1392", "OXYGEN CONCENTRATOR RENTAL"),
        ("E1390", "CONCENTRATOR W/ CANNULA AND TUBING"),
        ("E0431", "PORTABLE TANK W/ REGULATOR"),
        ("E1390", "SEMI-ANNUAL MAINTENANCE"),
        ("J7613", "ALBUTEROL NEB SOLN"),
    ],
)
def test_words_that_may_rightly_stand_beside_a_code_fit_it(code: str, words: str) -> None:
    assert fits(load_catalogue().codes[code], words) is True
