"""Which kind of payer a printed name stands for, by the patterns of data/payers.csv, read from the top."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from checker.data import load
from checker.model import About, PayerKind, Statement
from checker.parties.people import same_plan


class Pattern(Struct, frozen=True, kw_only=True):
    """A regular expression over a payer's name in capitals, and what it stands for.

    `brand` is the company, by which two names are compared; blank where there is only one such payer. A kind of
    "unknown" is a company that sells plans of several kinds.
    """

    pattern: str
    kind: PayerKind
    brand: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        try:
            re.compile(self.pattern)
        except re.error as problem:
            raise ValueError(f"pattern: {problem}") from problem


_LONGEST = 400
"""Characters of a text that are looked at; a name is shorter, and a bill may print megabytes for one."""
_ONE_OF_A_KIND = (PayerKind.MEDICARE, PayerKind.MEDICAID, PayerKind.VA, PayerKind.TRICARE, PayerKind.SELF_PAY)


def payer_kind(printed: str) -> PayerKind:
    """The kind of payer a text names; of several payers in it ("Medicare / Medigap Plan G") the first that is known."""
    return next((found.kind for found in _found(printed) if found.kind is not PayerKind.UNKNOWN), PayerKind.UNKNOWN)


def payer_kind_of(statement: Statement, about: About) -> PayerKind:
    """The kind of payer behind a statement: what the person said, else what the paper names, else what they typed."""
    if about.payer_kind is not None and about.payer_kind is not PayerKind.UNKNOWN:
        return about.payer_kind
    printed = statement.details.payer
    kind = payer_kind(printed.value) if printed else PayerKind.UNKNOWN
    return payer_kind(about.payer) if kind is PayerKind.UNKNOWN and about.payer else kind


def same_payer(one: str, other: str) -> bool:
    """Whether both texts may name one payer: one named in the first is of the kind and company of one in the other."""
    return any(_agree(mine, theirs) for mine in _parts(one) for theirs in _parts(other))


def _agree(one: str, other: str) -> bool:
    first, second = _first_match(one), _first_match(other)
    if first is None or second is None:
        return same_plan(one, other)
    if first.kind is second.kind and first.kind in _ONE_OF_A_KIND:
        return True
    # A company's bare name ("Aetna") does not say which of its plans.
    bare = any(re.fullmatch(found.pattern, part) for found, part in ((first, one), (second, other)))
    same_kind = bare or first.kind is second.kind or PayerKind.UNKNOWN in (first.kind, second.kind)
    if first.brand and second.brand:
        return same_kind and first.brand == second.brand
    return same_kind and same_plan(one, other)


def _found(printed: str) -> list[Pattern]:
    return [found for part in _parts(printed) if (found := _first_match(part))]


def _parts(printed: str) -> list[str]:
    return [part.strip() for part in re.split(r"[/;|\n]|\bAND\b|&|\+| - ", printed[:_LONGEST].upper()) if part.strip()]


def _first_match(part: str) -> Pattern | None:
    return next((row for row, found in _patterns() if found.search(part)), None)


@cache
def _patterns() -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
    return tuple((row, re.compile(row.pattern)) for row in load("payers.csv", Pattern, ("pattern",)))
