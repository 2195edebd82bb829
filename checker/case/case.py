"""What a check sees: one patient's statements with credits matched, repeats left out and rental histories built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

from checker.case.comparisons import Comparison
from checker.case.decisions import Decision
from checker.case.events import events_of
from checker.case.meant import Misprint
from checker.case.terms import Terms
from checker.catalogue import Catalogue
from checker.catalogue.tables import Code, Limit
from checker.data.thresholds import whole
from checker.model import About, LineItem, Money, PayerKind, RentalHistory, Statement


class Case(Struct, frozen=True, kw_only=True, eq=False):
    """`lines` are all lines once; `charges` those of kind charge with something above zero left after credits. Equal
    only to itself.

    By line number:
    - `left`: what credits left of each charge, and `credits`: which lines took from it;
    - `entries`: the catalogue's row for the code it means, and `misprints`: what is known of a code in no list;
    - `terms`: whether it claims rent, a sale and so on;
    - `decisions`: what plans' notices say of it (`comparisons` are the bills beside them).

    By statement number: `payer_kinds`, `suppliers` under one spelling, and the other bills in its file, `beside` it,
    whosever they are.
    """

    statements: tuple[Statement, ...]
    beside: Mapping[int, tuple[Statement, ...]]
    lines: tuple[LineItem, ...]
    charges: tuple[LineItem, ...]
    left: Mapping[int, Decimal]
    credits: Mapping[int, tuple[LineItem, ...]]
    entries: Mapping[int, Code]
    misprints: Mapping[int, Misprint]
    terms: Mapping[int, Terms]
    histories: tuple[RentalHistory, ...]
    payer_kinds: Mapping[int, PayerKind]
    suppliers: Mapping[int, str]
    decisions: Mapping[int, Decision]
    comparisons: tuple[Comparison, ...]
    about: About
    catalogue: Catalogue
    as_of: date

    def entry(self, line: LineItem) -> Code | None:
        """The catalogue's row for the code the line means: the printed one, or the one a clear misprint stands for."""
        return self.entries.get(line.number)

    def terms_of(self, line: LineItem) -> Terms:
        """Whether the line claims rent, a sale, both, a visit, a repair, a return or none of these."""
        return self.terms.get(line.number, Terms.OTHER)

    def supplier(self, line: LineItem) -> str:
        """The supplier's name folded for comparing; empty where the paper does not say."""
        return self.suppliers[line.statement]

    def owes(self, line: LineItem) -> bool:
        """Whether the patient may owe something on it: not where the paper prints the patient's own part as zero."""
        return line.other_money.get(Money.PATIENT_SHARE) != 0

    def have_one_payer(self, one: LineItem, other: LineItem) -> bool:
        """Whether both may be billed to one payer: as far as their bills name it, and with no change of insurer told
        between them.
        """
        first, last = sorted((one.day, other.day))
        changes = events_of(self.about, "insurer-changed")
        named = {self.payer_kinds[line.statement] for line in (one, other)} - {PayerKind.UNKNOWN}
        return len(named) < 2 and not any(first < change.start <= last for change in changes)

    def payers_own(self, subject: str, kind: str, statement: int) -> Limit | None:
        """What the payer of that statement itself sets, as far as it was read: for asking, not for alleging."""
        return self.catalogue.limit(subject, kind, self.as_of, self.payer_kinds[statement], unverified=True)

    def usual_quantity(self, line: LineItem) -> Decimal | None:
        """The most units of a supply usually sent at once: three months' worth, or what payers expect in a day."""
        if line.service_date is None or line.code is None:
            return None
        often = self.catalogue.limit(line.code, "replacement-frequency", line.service_date)
        if often and often.months:
            return often.value * max(1, whole("supply-months-at-once") // often.months)
        daily = self.catalogue.day_limit(line.code, line.service_date)
        return daily.value or None if daily else None

    def sum_left(self, lines: Iterable[LineItem]) -> Decimal:
        """What credits left of these charges together."""
        return sum((self.left[line.number] for line in lines), Decimal(0))
