"""What a line claims to be: rent, a sale, both, a visit, a repair, a return."""

from __future__ import annotations

import pytest

from checker.case.terms import Says, Terms, terms_of, words_say
from checker.catalogue import load_catalogue
from tests.checks.cases import line

LINES = [
    ("E1390-RR 185.00 OXYGEN CONCENTRATOR", Terms.RENT),
    ("E1390-NU 900.00 OXYGEN CONCENTRATOR", Terms.PURCHASE),
    ("E1390-RR-NU 185.00 OXYGEN CONCENTRATOR", Terms.BOTH),
    ("E1390-MS 60.00 OXYGEN CONCENTRATOR", Terms.VISIT),
    ("E1390-RB 60.00 COMPRESSOR PART", Terms.REPAIR),
    ("K0739 20.00 REPAIR LABOR", Terms.REPAIR),
    ("E1390 185.00 OXYGEN CONCENTRATOR", Terms.RENT),
    ("E1390 900.00 OXYGEN CONCENTRATOR PURCHASE", Terms.PURCHASE),
    ("E1390 900.00 OXYGEN CONCENTRATOR RENT TO OWN", Terms.RENT),
    ("E0430 400.00 PORTABLE GAS SYSTEM", Terms.PURCHASE),
    ("A7030 150.00 MASK", Terms.OTHER),
    ("A4615 5.00 CANNULA FOR RENTAL CONCENTRATOR", Terms.OTHER),
    ("E0562 290.00 HEATED HUMIDIFIER", Terms.OTHER),
    ("99213 120.00 OFFICE VISIT", Terms.OTHER),
    ("- 185.00 O2 CONC RNTL", Terms.RENT),
    ("- 25.00 EQUIPMENT PICK UP", Terms.RETURN),
    ("E1390 60.00 CONCENTRATOR MAINT & SERVICING", Terms.VISIT),
    ("E1390 185.00 CONCENTRATOR RENTAL AND MAINTENANCE", Terms.RENT),
    ("E1390 185.00 CONCENTRATOR INCL MAINTENANCE", Terms.RENT),
    ("E1390 185.00 CONCENTRATOR DELIVERY", Terms.RENT),
    ("E1390 900.00 CONCENTRATOR PURCHASE AND SETUP", Terms.PURCHASE),
    ("A9901 45.00 DME SERVICE", Terms.DELIVERY),
    ("- 45.00 DELIVERY & SET-UP", Terms.DELIVERY),
    ("- 45.00 DELIVERY/PICKUP FEE", Terms.DELIVERY),
    ("A9999 12.00 FUEL SURCHARGE", Terms.DELIVERY),
    ("- 45.00 LABOR AND DELIVERY ROOM", Terms.OTHER),
    ("E0443 45.00 PORTABLE CONTENTS DELIVERY", Terms.OTHER),
]


@pytest.mark.parametrize(("text", "terms"), LINES)
def test_a_line_claims(text: str, terms: Terms) -> None:
    catalogue = load_catalogue()
    item = line(f"2024-01-05 {text}")
    assert terms_of(item, catalogue.code(item.code), catalogue) is terms


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("MONTHLY RENTAL", {Says.RENT}),
        ("Purchase, new", {Says.PURCHASE}),
        ("rent-to-own", set()),
        ("SALES TAX", {Says.SHARE}),
        ("CONCENTRATOR RENTAL COINSURANCE", {Says.RENT, Says.SHARE}),
        ("PURCHASE ORDER 4471", set()),
        ("CURRENT PARENT ENTRY", set()),
        ("RENT OR PURCHASE OF TENT", set()),
        ("NON-RETURNED EQUIPMENT", set()),
        ("RENTAL, LATER PURCHASED", {Says.RENT, Says.PURCHASE}),
        ("6 MONTH MAINTENANCE", {Says.VISIT}),
        ("RENTAL, DELIVERY", {Says.RENT, Says.DELIVERY}),
        ("OXYGEN DELIVERY SYSTEM", set()),
    ],
)
def test_words_say(words: str, said: set[Says]) -> None:
    assert words_say(words) == said
