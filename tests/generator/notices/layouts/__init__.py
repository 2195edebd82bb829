"""The families of notice: how an insurer lays out what it decided. Held-out ones are not looked at while tuning."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model import StatementKind
from tests.generator.layouts import Draw, Fit
from tests.generator.notices.layouts import claim_tables, msn, old_msn, one_table, remittance, stacked, two_line


@dataclass(frozen=True, slots=True)
class NoticeLayout:
    """`prints` are the figures it always prints, where it leaves no choice."""

    kind: StatementKind
    fit: Fit
    draw: Draw
    prints: tuple[str, ...] = ()
    held_out: bool = False


NOTICE_LAYOUTS: dict[str, NoticeLayout] = {
    "claim_tables": NoticeLayout(StatementKind.EOB, claim_tables.fit, claim_tables.draw),
    "one_table": NoticeLayout(StatementKind.EOB, one_table.fit, one_table.draw),
    "stacked": NoticeLayout(StatementKind.EOB, stacked.fit, stacked.draw),
    "msn": NoticeLayout(StatementKind.MSN, msn.fit, msn.draw, ("allowed", "insurance_paid", "patient_share")),
    "remittance": NoticeLayout(
        StatementKind.REMITTANCE, remittance.fit, remittance.draw,
        ("allowed", "deductible", "coinsurance", "adjustment", "insurance_paid"),
    ),
    "old_msn": NoticeLayout(StatementKind.MSN, old_msn.fit, old_msn.draw, ("allowed", "insurance_paid", "patient_share"), held_out=True),
    "two_line": NoticeLayout(StatementKind.EOB, two_line.fit, two_line.draw, held_out=True),
}  # fmt: skip
