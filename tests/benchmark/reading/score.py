"""Comparing what was read with the truth."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from checker.model import Kind, Statement
from tests.generator.truth import Statement as TrueStatement

Key = tuple[date | None, str | None, tuple[str, ...], Decimal]
HEADERS = ("patient", "account", "statement_date", "supplier", "payer", "member_id", "address", "supplier_phone")
FIGURES = ("total_charges", "balance_due", "previous_balance")
_TITLES = {"mr", "mrs", "ms", "dr"}


@dataclass(slots=True)
class Tally:
    """True lines found, lines read, lines there are; adds up."""

    found: int = 0
    read: int = 0
    there: int = 0

    def add(self, read: Counter[Any], truth: Counter[Any]) -> None:
        self.found += (read & truth).total()
        self.read += read.total()
        self.there += truth.total()

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.found + other.found, self.read + other.read, self.there + other.there)

    @property
    def precision(self) -> float:
        return self.found / self.read if self.read else float(not self.there)

    @property
    def recall(self) -> float:
        return self.found / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        both = self.read + self.there
        return 2 * self.found / both if both else 1.0


def charges(lines: Iterable[Any], internal: frozenset[str] = frozenset()) -> Counter[Key]:
    """The charges and their reversals as (service date, code, modifiers, amount); a firm's own code counts as none."""
    kinds = (Kind.CHARGE, Kind.CREDIT)
    return Counter(
        (each.service_date, None if each.code in internal else each.code, tuple(each.modifiers), each.amount)
        for each in lines
        if each.kind in kinds
    )


def payments(lines: Iterable[Any]) -> Counter[tuple[date | None, Decimal]]:
    """Payments and adjustments as (date, amount)."""
    kinds = (Kind.PAYMENT, Kind.ADJUSTMENT)
    return Counter((each.service_date, each.amount) for each in lines if each.kind in kinds)


def header_right(name: str, statement: Statement | None, truth: TrueStatement) -> bool:
    """Whether a detail was read as printed; None must be read where the paper does not say."""
    read = getattr(statement.details, name) if statement else None
    value = read.value if read else None
    wanted = getattr(truth, name)
    if name == "payer" and wanted is None:
        return True  # rows such as "Medicare payment" may name one all the same
    if isinstance(wanted, tuple):
        wanted = " ".join(wanted) or None
    if name in FIGURES or isinstance(wanted, date) or isinstance(value, date):
        return bool(value == wanted)
    return _plain(name, value) == _plain(name, wanted)


def _plain(name: str, value: object) -> object:
    """A value without case, order of names, punctuation and blanks, none of which is a misreading."""
    if not value:
        return None
    words = re.findall(r"[a-z0-9]+", str(value).lower())
    if name == "patient":
        return sorted(word for word in words if word not in _TITLES)
    return "".join(words)
