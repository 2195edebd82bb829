"""What a check sees: one patient's statements with credits matched, repeats left out and rental histories built."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.catalogue import Catalogue

from checker.model import About, LineItem, PayerKind, RentalHistory, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`lines` are all lines once; `charges` those of kind charge that no credit took back.

    `payer_kinds` is by statement number.
    """

    statements: tuple[Statement, ...]
    lines: tuple[LineItem, ...]
    charges: tuple[LineItem, ...]
    histories: tuple[RentalHistory, ...]
    payer_kinds: dict[int, PayerKind]
    about: About
    catalogue: Catalogue
    as_of: date
