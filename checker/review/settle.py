"""From findings to flags: what the payer makes of each, which one speaks for a charge, and in which order to act.

Findings are facts. Here the policy of the payer gives them their severity, a doubtful reading caps it, overlapping
findings are folded into one (data/overlaps.csv says which and why), and no line's money is in question twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from checker.data import load
from checker.data.thresholds import threshold
from checker.model import AmountKind, Certainty, Finding, Flag, LineItem, PayerKind, Severity, Value
from checker.review.policy import mildest, policies, rank

_SEVERITIES = tuple(Severity)
_CERTAINTIES = tuple(Certainty)


class Overlap(Struct, frozen=True, kw_only=True):
    """Where both findings rest on one charge, the first speaks and the second stands under it; `*` is any reason.

    Where the payer makes more of the second, it speaks and the first stands under it: what matters more is never
    hidden under what matters less.
    """

    check: str
    reason: str
    over: str
    over_reason: str
    why: str


class Weighed(Struct, frozen=True):
    """A flag in the making, beside the finding it comes from."""

    flag: Flag
    finding: Finding

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(self.flag.lines)


def weigh(check: str, findings: Iterable[Finding], payer_kinds: Mapping[int, PayerKind]) -> list[Weighed]:
    """The findings of one check as flags, those left out that the payer makes nothing of.

    A reason without a row in data/policy.csv is a KeyError: a test holds the two together.
    """
    weighed = []
    for finding in findings:
        policy = policies()[check, finding.reason]
        lines = finding.lines
        statements = {line.statement for line in lines}
        if finding.statement:
            statements.add(finding.statement.number)
        severity, kind = mildest(policy, [payer_kinds[number] for number in statements])
        if severity is None:
            continue
        doubtful = any(line.confidence < threshold("doubtful-line") for line in lines)
        certainty = Certainty.LOW if doubtful else finding.certainty
        if certainty is Certainty.LOW and severity is Severity.ERROR:
            severity = Severity.QUESTION
        flag = Flag(
            check=check,
            reason=finding.reason,
            severity=severity,
            certainty=certainty,
            payer_kind=kind,
            statements=tuple(sorted(statements)),
            lines=tuple(sorted({line.number for line in lines})),
            amount_in_question=finding.amount_in_question,
            amount_kind=finding.amount_kind,
            values={**_thing_of(lines), **finding.values},
            sources=tuple(dict.fromkeys((*finding.sources, *policy.cited(kind)))),
        )
        weighed.append(Weighed(flag, finding))
    return weighed


def _thing_of(lines: Sequence[LineItem]) -> Mapping[str, Value]:
    """What a flag is about, by its first line; a check may name it otherwise."""
    return {"code": lines[0].code or "", "words": lines[0].description} if lines else {}


def settle(weighed: Sequence[Weighed], left: Mapping[int, Decimal]) -> tuple[Flag, ...]:
    """The flags to show, in the order to act on them, the others folded into them, each line's money counted once."""
    ordered = sorted(weighed, key=lambda one: _order(one, left))
    folded = _fold(ordered)
    claimed: set[int] = set()
    flags = []
    for one, also in folded:
        at_stake = () if one.flag.severity is Severity.INFO else one.finding.at_stake
        stake = [line for line in at_stake if line.number not in claimed]
        claimed |= {line.number for line in at_stake}
        amount, kind = one.flag.amount_in_question, one.flag.amount_kind
        if amount is None and stake:
            amount = _sum(stake, left)
            kind = AmountKind.BILLED if amount == _sum(stake, {}) else AmountKind.DIFFERENCE
        folded_in = tuple(other.flag for other in also)
        flags.append(replace(one.flag, amount_in_question=amount, amount_kind=kind, also=folded_in))
    return tuple(flags)


def _fold(ordered: Sequence[Weighed]) -> list[tuple[Weighed, list[Weighed]]]:
    """Each finding that speaks, with those folded into it. Folding never hides a line: all lines of the folded one must
    be lines of the speaker, or the folded one would be the only word about the rest."""
    by_line: dict[int, list[int]] = {}
    for place, one in enumerate(ordered):
        for number in one.numbers:
            by_line.setdefault(number, []).append(place)
    speaker: dict[int, int] = {}
    for place, one in enumerate(ordered):
        near = {other for number in one.numbers for other in by_line[number] if other != place}
        for other in sorted(near):
            if one.numbers <= ordered[other].numbers and _speaks_over(ordered[other].flag, one.flag):
                speaker[place] = other
                break
    folded: dict[int, list[Weighed]] = {place: [] for place in range(len(ordered)) if place not in speaker}
    for place in speaker:
        top, seen = speaker[place], {place}
        while top in speaker and top not in seen:
            seen.add(top)
            top = speaker[top]
        folded.setdefault(top, []).append(ordered[place])
    return [(ordered[place], folded[place]) for place in sorted(folded)]


def _speaks_over(one: Flag, other: Flag) -> bool:
    stronger = _SEVERITIES.index(one.severity) - _SEVERITIES.index(other.severity)
    return (stronger <= 0 and _named(one, other)) or (stronger < 0 and _named(other, one))


def _named(one: Flag, other: Flag) -> bool:
    table = _overlaps()
    return any(
        (one.check, reason, other.check, other_reason) in table
        for reason in (one.reason, "*")
        for other_reason in (other.reason, "*")
    )


@cache
def _overlaps() -> frozenset[tuple[str, str, str, str]]:
    rows = load("overlaps.csv", Overlap, ("check", "reason", "over", "over_reason"))
    return frozenset((row.check, row.reason, row.over, row.over_reason) for row in rows)


def _order(one: Weighed, left: Mapping[int, Decimal]) -> tuple[int, int, bool, int, Decimal, tuple[int, ...], str]:
    flag = one.flag
    amount = flag.amount_in_question or _sum(one.finding.at_stake, left)
    return (
        _SEVERITIES.index(flag.severity),
        rank(flag.check, flag.reason),
        flag.certainty is Certainty.LOW,
        _CERTAINTIES.index(flag.certainty),
        -amount,
        flag.lines,
        flag.check,
    )


def _sum(lines: Iterable[LineItem], left: Mapping[int, Decimal]) -> Decimal:
    return sum((left.get(line.number, line.amount) for line in lines), Decimal(0))
