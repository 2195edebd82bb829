"""Fictional patients, suppliers and payers, and the numbers printed about them."""

from __future__ import annotations

import random
from dataclasses import dataclass

_FIRST = (
    "Harold",
    "Mavis",
    "Winifred",
    "Orville",
    "Beulah",
    "Clarence",
    "Dorothea",
    "Ignatius",
    "Lorraine",
    "Percival",
    "Rosalind",
    "Thaddeus",
    "Ursula",
    "Vernon",
    "Wilhelmina",
    "Alma",
    "Bertram",
    "Consuelo",
    "Ezekiel",
    "Philippa",
)
_LAST = (
    "Whitcombe",
    "Larkspur",
    "Tansley",
    "Okonkwo-Bell",
    "Ferreira",
    "Applewhite",
    "Quillfeather",
    "O'Brannigan",
    "Van der Sluys",
    "Marchbanks",
    "Delacroix",
    "Pennyworth",
    "Ramirez Soto",
    "Sandoval",
    "Thistlewood",
    "Umberland",
    "Yarrow",
    "Zielinska",
    "McAllenby",
    "St. Clairmont",
    "Thornbury Jr.",
    "Quimby III",
)
_STREETS = (
    "Larkspur Lane",
    "Old Mill Road",
    "N Cottonwood St",
    "Juniper Court",
    "E 14th Avenue",
    "Harbor View Dr",
    "County Road 1290",
    "Maplecrest Blvd",
    "SW Quarry Way",
    "Persimmon Terrace",
)
_PLACES = (
    ("Dayton", "OH", "45402"), ("Boise", "ID", "83702"), ("Amarillo", "TX", "79101"), ("Duluth", "MN", "55802"),
    ("Macon", "GA", "31201"), ("Yuma", "AZ", "85364"), ("Bangor", "ME", "04401"), ("Fresno", "CA", "93721"),
    ("Toledo", "OH", "43604"), ("Utica", "NY", "13501"),
)  # fmt: skip
_SUPPLIERS = {
    "equipment": (
        "Clearwell Home Oxygen, Inc.", "Blue Heron Respiratory Services", "Prairie Air Medical Supply LLC",
        "Northlight Home Medical Equipment", "BREATHE EASY OXYGEN & SLEEP", "Tri-River DME Partners",
        "Meadowlark Respiratory Care", "Summit Ridge Home Health Supply",
    ),
    "clinic": (
        "Larchmont Pulmonary Associates, P.C.", "Cedar Fork Family Medicine", "Lakeshore Lung & Sleep Clinic",
        "Valley Internal Medicine Group",
    ),
    "hospital": (
        "Fairhaven Regional Medical Center", "St. Odilia Community Hospital", "MERIDIAN COUNTY GENERAL HOSPITAL",
        "Riverbend University Hospital",
    ),
}  # fmt: skip
MEDICARE = ("Medicare Part B", "MEDICARE DME MAC", "Medicare", "CGS Medicare Jurisdiction B")
COMMERCIAL = (
    "Aldergate Health PPO",
    "BlueRidge Mutual",
    "Keystone Select HMO",
    "Unified Care Plans",
    "PACIFIC CREST HEALTH",
)
SELF_PAY = ("Self Pay", "SELF-PAY", "Private Pay")


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Firm:
    name: str
    address: tuple[str, ...]
    phone: str


def _address(rng: random.Random) -> tuple[str, ...]:
    city, state, code = rng.choice(_PLACES)
    street = f"{rng.randint(12, 9899)} {rng.choice(_STREETS)}"
    if rng.random() < 0.2:
        return (street, f"Apt {rng.randint(1, 40)}{rng.choice('ABC')}", f"{city}, {state} {code}")
    plus_four = f"-{rng.randint(1000, 9999)}" if rng.random() < 0.2 else ""
    return (street, f"{city}, {state} {code}{plus_four}")


def person(rng: random.Random) -> Person:
    middle = rng.choice(("", "", f"{rng.choice('ABCDEFGJKLMRST')}. ", f"{rng.choice('ABCDEFGJKLMRST')} "))
    return Person(f"{rng.choice(_FIRST)} {middle}{rng.choice(_LAST)}", _address(rng))


def firm(rng: random.Random, trade: str) -> Firm:
    """A supplier of a trade: equipment, clinic or hospital."""
    phone = f"{rng.randint(201, 989)}-555-01{rng.randint(0, 99):02d}"
    if rng.random() < 0.5:
        phone = f"({phone[:3]}) {phone[4:]}"
    return Firm(rng.choice(_SUPPLIERS[trade]), _address(rng), phone)


def member_id(rng: random.Random, payer: str) -> str:
    letters = "ACDEFGHJKMNPQRTUVWXY"
    if "medicare" in payer.lower():
        mbi = (
            f"{rng.randint(1, 9)}{rng.choice(letters)}{rng.randint(0, 9)}{rng.randint(0, 9)}{rng.choice(letters)}"
            f"{rng.choice(letters)}{rng.randint(0, 9)}{rng.choice(letters)}{rng.choice(letters)}{rng.randint(10, 99)}"
        )
        return f"{mbi[:4]}-{mbi[4:7]}-{mbi[7:]}" if rng.random() < 0.5 else mbi
    return f"{rng.choice(letters)}{rng.choice(letters)}{rng.choice(letters)}{rng.randint(10**7, 10**9 - 1)}"


def account(rng: random.Random) -> str:
    return rng.choice(
        (
            f"{rng.randint(10**5, 10**8 - 1)}",
            f"{rng.choice('ABCHMPR')}{rng.randint(10**5, 10**7)}",
            f"{rng.randint(1000, 9999)}-{rng.randint(100, 999)}-{rng.randint(1000, 9999)}",
            f"{rng.choice(('CW', 'HME', 'OX', 'PT'))}-{rng.randint(2021, 2026)}-{rng.randint(1000, 99999)}",
            f"{rng.randint(1, 9)}-{rng.randint(100, 999)}-{rng.randint(100, 999)}",
        )
    )
