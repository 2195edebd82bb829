"""What a line claims to be: rent, a sale, both at once, a maintenance visit, a repair, a return, a delivery, or none.

The two letters after the code say it best, then the words beside it, then what the code means wherever it is billed.
A line without letters proves nothing: many statements print none.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from msgspec import Struct

from checker.catalogue import Catalogue
from checker.catalogue.tables import Billing, Code, CodeClass, ModifierKind
from checker.data import load
from checker.model import LineItem
from checker.remembered import remembered

_FIRST_CLAIM = "KH"  # "purchase or first month rental"
_REPAIR_PART = "RB"


class Terms(StrEnum):
    RENT = "rent"
    PURCHASE = "purchase"
    BOTH = "both"
    VISIT = "visit"
    REPAIR = "repair"
    RETURN = "return"
    DELIVERY = "delivery"
    OTHER = "other"

    @property
    def is_rent(self) -> bool:
        """Whether it claims rent, though it may claim a sale too."""
        return self in (Terms.RENT, Terms.BOTH)


class Says(StrEnum):
    """What a phrase printed on a bill says.

    - `SHARE`: the line is a part of a charge (tax, coinsurance).
    - `AGREEMENT`: it is for care promised beforehand (a service plan).
    - `BACK_UP`: the thing stands by; `TRAVEL`: it is for a trip; `PART_MONTH`: the rent is by the day or week.
    - `NOTHING` shields a longer phrase from a word within it.
    """

    RENT = "rent"
    PURCHASE = "purchase"
    RETURN = "return"
    VISIT = "visit"
    DELIVERY = "delivery"
    SHARE = "share"
    AGREEMENT = "agreement"
    BACK_UP = "back-up"
    PART_MONTH = "part-month"
    TRAVEL = "travel"
    NOTHING = "nothing"


_BESIDE_TERMS = frozenset({Says.SHARE, Says.AGREEMENT, Says.BACK_UP, Says.PART_MONTH, Says.TRAVEL})


class Phrase(Struct, frozen=True, kw_only=True):
    phrase: str
    says: Says
    note: str = ""


def letters_say(line: LineItem, catalogue: Catalogue) -> Terms:
    """What the modifiers claim; OTHER where there are none or they claim nothing of the kind."""
    kinds = {letters: known.kind for letters in line.modifiers if (known := catalogue.modifier(letters))}
    if ModifierKind.MAINTENANCE in kinds.values():
        return Terms.VISIT
    sale = ModifierKind.PURCHASE in kinds.values()
    rent = any(kind is ModifierKind.RENTAL and not (sale and name == _FIRST_CLAIM) for name, kind in kinds.items())
    if rent:
        return Terms.BOTH if sale else Terms.RENT
    if _REPAIR_PART in line.modifiers:
        return Terms.REPAIR
    return Terms.PURCHASE if sale else Terms.OTHER


@remembered
def words_say(description: str) -> frozenset[Says]:
    """Which of rent, purchase, return, visit, delivery and share the words mention, longer phrases first."""
    said: set[Says] = set()
    rest = " " + re.sub(r"[^A-Z0-9]+", " ", description.upper()) + " "
    for phrase, says in _phrases():
        if phrase in rest:
            said.add(says)
            rest = rest.replace(phrase, "  ")
    return frozenset(said - {Says.NOTHING})


def terms_of(line: LineItem, entry: Code | None, catalogue: Catalogue) -> Terms:
    """What the line is, taken together. `entry` is the catalogue's row of the code meant, None where there is none."""
    letters = letters_say(line, catalogue)
    if letters is not Terms.OTHER:
        return letters
    words = words_say(line.description) - _BESIDE_TERMS
    if Says.RETURN in words:
        return Terms.RETURN
    if entry is not None and CodeClass.REPAIR_LABOR in entry.classes:
        return Terms.REPAIR
    if _is_delivery(line, entry, words):
        return Terms.DELIVERY
    if entry is not None and (entry.billing is Billing.SUPPLY or CodeClass.CONSUMABLE in entry.classes):
        return Terms.OTHER
    words -= {Says.DELIVERY}
    if words == {Says.VISIT} and entry is not None and entry.billing.is_rentable:
        return Terms.VISIT
    words -= {Says.VISIT}
    if words == {Says.RENT}:
        return Terms.RENT
    if words == {Says.PURCHASE} or (entry and CodeClass.PURCHASE_BY_DEFINITION in entry.classes):
        return Terms.PURCHASE
    return Terms.RENT if entry and entry.billing is Billing.RENT_ONLY else Terms.OTHER


def _is_delivery(line: LineItem, entry: Code | None, words: frozenset[Says]) -> bool:
    """Whether the line is for bringing or setting up: its code says so, or its words alone where no code says what it
    is for.
    """
    if entry is not None and CodeClass.DELIVERY in entry.classes:
        return True
    says_nothing = line.code is None or (entry is not None and CodeClass.CATCH_ALL in entry.classes)
    return says_nothing and words == {Says.DELIVERY}


@cache
def _phrases() -> tuple[tuple[str, Says], ...]:
    rows = load("phrases.csv", Phrase, ("phrase",))
    return tuple((f" {row.phrase} ", row.says) for row in sorted(rows, key=lambda row: -len(row.phrase)))
