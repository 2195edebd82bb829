"""What each payer makes of a finding: data/policy.csv, one row a reason, one column a kind of payer.

A cell says how much a finding weighs there: error, question, info or quiet; a blank cell means that it cannot come up
with that payer. Where the payer is not known, or several payers stand behind one finding, the mildest counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache

from msgspec import Struct

from checker.data import SourceKey, load
from checker.model import PayerKind, Severity


class Weight(StrEnum):
    """From mild to strong."""

    QUIET = "quiet"
    INFO = "info"
    QUESTION = "question"
    ERROR = "error"


_STRENGTH = {weight: strength for strength, weight in enumerate(Weight)}


class Policy(Struct, frozen=True, kw_only=True):
    """One row. Rows stand in the order a person should act on them, among flags of one severity.

    `medicare_sources` are cited beside `sources` where Original Medicare is the payer: rules that bind only there.
    `plan_sources` are cited with every other payer: what single plans and states publish, for comparison.
    """

    check: str
    reason: str
    medicare: Weight | None = None
    medicare_advantage: Weight | None = None
    commercial: Weight | None = None
    medicaid: Weight | None = None
    va: Weight | None = None
    tricare: Weight | None = None
    self_pay: Weight | None = None
    sources: tuple[SourceKey, ...]
    medicare_sources: tuple[SourceKey, ...] = ()
    plan_sources: tuple[SourceKey, ...] = ()

    def cited(self, kind: PayerKind) -> tuple[SourceKey, ...]:
        """The sources that hold for that kind of payer."""
        if kind is PayerKind.MEDICARE:
            return self.medicare_sources + self.sources
        return self.sources + self.plan_sources

    def weight(self, kind: PayerKind) -> Weight:
        """What the finding weighs for that kind of payer."""
        if kind is PayerKind.UNKNOWN:
            named = (getattr(self, _column(known)) for known in PayerKind if known is not PayerKind.UNKNOWN)
            return min((weight for weight in named if weight), key=_STRENGTH.__getitem__, default=Weight.QUIET)
        return getattr(self, _column(kind)) or Weight.QUIET


def _column(kind: PayerKind) -> str:
    return kind.value.replace("-", "_")


@cache
def policies() -> Mapping[tuple[str, str], Policy]:
    """Every row by check and reason, in the order of the file."""
    return {(row.check, row.reason): row for row in load("policy.csv", Policy, ("check", "reason"))}


def mildest(policy: Policy, kinds: Iterable[PayerKind]) -> tuple[Severity | None, PayerKind]:
    """The severity of a finding behind which these payers stand, None for none, and the payer that decides it."""
    weight, kind = min(
        ((policy.weight(kind), kind) for kind in kinds),
        key=lambda pair: (_STRENGTH[pair[0]], pair[1]),
        default=(policy.weight(PayerKind.UNKNOWN), PayerKind.UNKNOWN),
    )
    return (None if weight is Weight.QUIET else Severity(weight.value)), kind


def rank(check: str, reason: str) -> int:
    """Where the row stands in the file: lower comes first among flags of one severity."""
    return _ranks()[check, reason]


@cache
def _ranks() -> Mapping[tuple[str, str], int]:
    return {name: place for place, name in enumerate(policies())}
