"""The catalogue: what is known of every code, modifier and limit, looked up at once.

`load_catalogue()` gives the tables of data/, of which each row is read and kept when it is first asked for, or all of
them by `read_whole`. The full code lists and the fees stand apart (`field_of`, `checker.catalogue.fees`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property

from checker.catalogue import fields
from checker.catalogue.fields import OtherField
from checker.catalogue.tables import Code, CodeClass, Limit, Modifier
from checker.data import Keyed, Verified, load
from checker.model import PayerKind


class Catalogue:
    """All codes, modifiers and limits; compared by identity. Look up with the methods, in O(1)."""

    def __init__(self) -> None:
        self.codes = Keyed("codes.csv", Code, "code")
        self.modifiers = Keyed("modifiers.csv", Modifier, "modifier")

    @cached_property
    def limits(self) -> Mapping[tuple[str, str], tuple[Limit, ...]]:
        """By subject and kind."""
        return _by_subject(load("limits.csv", Limit, ("subject", "kind", "payer", "plan", "since", "per")))

    @cached_property
    def classes(self) -> Mapping[CodeClass, frozenset[str]]:
        codes = self.codes.values()
        return {name: frozenset(code.code for code in codes if name in code.classes) for name in CodeClass}

    def read_whole(self) -> None:
        """Read and check every row. Raises DataError where one is wrong."""
        for table in (self.codes, self.modifiers, self.limits):
            len(table)

    def code(self, code: str | None) -> Code | None:
        """The oxygen catalogue's row for a bare code such as "E1390", None for any other code or misprint."""
        return self.codes.get(code) if code else None

    def modifier(self, modifier: str) -> Modifier | None:
        """The row of a two-character modifier of HCPCS or CPT, None where it is neither."""
        return self.modifiers.get(modifier)

    def is_a(self, code: str | None, *classes: CodeClass) -> bool:
        """Whether the code is of any of these classes; codes outside the catalogue are of none."""
        known = self.code(code)
        return known is not None and not known.classes.isdisjoint(classes)

    def in_force(self, code: str, on: date) -> bool | None:
        """Whether a HCPCS code of any field could be billed for that day; None where that is not known."""
        known = self.code(code)
        return known.in_force(on) if known else fields.in_force(code, on)

    def field_of(self, code: str) -> OtherField | None:
        """The other field a printed code belongs to: None for a code of this catalogue, and for what fits no field."""
        return None if code in self.codes else fields.field_of(code)

    def limit(
        self,
        subject: str,
        kind: str,
        on: date,
        payer: PayerKind = PayerKind.MEDICARE,
        *,
        unverified: bool = False,
    ) -> Limit | None:
        """The payer's own limit of that kind in force that day for a code or subject, not one of a single plan.

        Rows that were never read in their source are passed over unless asked for: nothing may be alleged on them.
        """
        for limit in self.limits.get((subject, kind), ()):
            fits = limit.payer in (payer, None) and not limit.plan and limit.in_force(on)
            if fits and (unverified or limit.verified is not Verified.NO):
                return limit
        return None

    def day_limit(self, code: str, on: date) -> Limit | None:
        """How many units Medicare expects in one day, by its list of that day or else the first list known after it."""
        editions = self.limits.get((code, "mue"), ())
        return self.limit(code, "mue", on) or next(iter(editions), None)


@cache
def load_catalogue() -> Catalogue:
    """The catalogue of data/, the same for all who ask."""
    return Catalogue()


def _by_subject(limits: Iterable[Limit]) -> dict[tuple[str, str], tuple[Limit, ...]]:
    grouped: dict[tuple[str, str], tuple[Limit, ...]] = {}
    for limit in limits:
        name = (limit.subject, limit.kind)
        grouped[name] = (*grouped.get(name, ()), limit)
    return grouped
