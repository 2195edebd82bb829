"""Which kind of payer a printed name is, and whether two names are one payer's."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.model import About, PayerKind
from checker.parties.payers import payer_kind, payer_kind_of, same_payer
from tests.checks.cases import reading

KINDS = {
    PayerKind.MEDICARE: (
        "Medicare",
        "MEDICARE PART B",
        "Medicare DME MAC Jurisdiction C",
        "Noridian Healthcare Solutions",
        "CGS Administrators",
        "Railroad Medicare",
        "AARP Medicare Supplement Plan G",
        "Medicare / Mutual of Omaha Medigap",
        "MCR",
    ),
    PayerKind.MEDICARE_ADVANTAGE: (
        "Humana Gold Plus HMO",
        "AARP Medicare Advantage (UHC)",
        "UnitedHealthcare Medicare Complete",
        "Aetna Medicare Premier PPO",
        "Anthem MediBlue",
        "Blue Cross Medicare Advantage",
        "WellCare",
        "Kaiser Permanente Senior Advantage",
        "Medicare HMO",
        "Cigna HealthSpring",
        "UHC Dual Complete D-SNP",
    ),
    PayerKind.MEDICAID: (
        "Medicaid",
        "Medi-Cal",
        "Ohio Medicaid",
        "TennCare",
        "MassHealth",
        "Molina Medicaid",
        "HUSKY D",
    ),
    PayerKind.COMMERCIAL: (
        "Blue Cross Blue Shield of Ohio",
        "Anthem BCBS of VA",
        "Aetna",
        "Cigna Open Access Plus",
        "UnitedHealthcare Choice Plus",
        "Kaiser Permanente",
        "Medical Mutual",
        "Buckeye Employer Health Plan",
    ),
    PayerKind.VA: (
        "VA",
        "Department of Veterans Affairs",
        "VA Medical Center Dayton",
        "Veterans Health Administration",
    ),
    PayerKind.TRICARE: ("TRICARE East", "TRICARE for Life", "Humana Military"),
    PayerKind.SELF_PAY: ("Self pay", "SELF-PAY", "Uninsured", "Private pay", "Cash"),
    PayerKind.UNKNOWN: ("", "Humana", "Molina Healthcare", "Lakeside Fund"),
}


@pytest.mark.parametrize(("printed", "kind"), [(name, kind) for kind, names in KINDS.items() for name in names])
def test_a_name_is_known(printed: str, kind: PayerKind) -> None:
    assert payer_kind(printed) is kind
    assert payer_kind(printed.upper()) is kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Medicare Part B", "MEDICARE"),
        ("Original Medicare", "Noridian DME MAC"),
        ("Medicare", "Medicare / AARP Supplement"),
        ("Aetna", "AETNA CHOICE POS II"),
        ("Blue Cross", "Anthem Blue Cross Blue Shield"),
        ("Humana", "Humana Gold Plus"),
        ("Aetna", "Aetna Medicare Premier PPO"),
        ("Lakeside Fund", "LAKESIDE FUND, INC."),
        ("VA", "Department of Veterans Affairs"),
        ("Keystone", "Keystone Select HMO"),
        ("Keystone Health Plan", "KEYSTONE HMO"),
    ],
)
def test_two_names_of_one_payer(one: str, other: str) -> None:
    assert same_payer(one, other)
    assert same_payer(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Medicare", "Aetna"),
        ("Medicare", "Humana Gold Plus"),
        ("Aetna", "Cigna"),
        ("Aetna PPO", "Aetna Medicare Premier PPO"),
        ("Medicaid", "Medicare"),
        ("Lakeside Fund", "Prairie Trust"),
        ("Self pay", "Medicare"),
        ("Quartz Mountain Health Plan", "Keystone Select HMO"),
        ("Lakeside PPO", "Aetna PPO"),
    ],
)
def test_two_payers(one: str, other: str) -> None:
    assert not same_payer(one, other)
    assert not same_payer(other, one)


def test_a_payer_of_megabytes_is_known_by_how_it_begins() -> None:
    assert payer_kind("Medicare Part B " + "word " * 1_000_000) is PayerKind.MEDICARE


def test_the_paper_names_the_payer_unless_the_person_says_otherwise() -> None:
    (printed,) = reading("bill", {"payer": "Aetna", "lines": []}).statements
    (silent,) = reading("bill", {"lines": []}).statements
    assert payer_kind_of(printed, About()) is PayerKind.COMMERCIAL
    assert payer_kind_of(printed, About(payer_kind=PayerKind.MEDICARE)) is PayerKind.MEDICARE
    assert payer_kind_of(printed, About(payer_kind=PayerKind.UNKNOWN)) is PayerKind.COMMERCIAL
    assert payer_kind_of(silent, About()) is PayerKind.UNKNOWN
    assert payer_kind_of(silent, About(payer="Medicare Part B")) is PayerKind.MEDICARE
    assert payer_kind_of(replace(printed, number=3), About(payer="Medicare Part B")) is PayerKind.COMMERCIAL
