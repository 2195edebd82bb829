"""What a made-up statement says: the answer a reader is held against, and the content its layout prints.

Everything here is what the paper shows. A style that prints no units makes lines of one unit, one that prints no
modifiers makes lines without any (`generator.visible`), so that a careful human could write down exactly this.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from checker.model import Kind, StatementKind

NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line. `amount` is negative for credits, payments and reducing adjustments.

    `posted`, `diagnosis`, `ndc` and `item_number` are distractors that some layouts print beside. `internal_code` is
    the firm's own number printed in the column of codes where the line has no code: it may be read as code or as none.
    `claim`, `provider`, `remarks` and `approved` stand on notices of insurers.
    """

    service_date: date | None
    end_date: date | None = None
    code: str | None = None
    modifiers: tuple[str, ...] = ()
    description: str
    units: Decimal = Decimal(1)
    unit: str = "EA"
    unit_price: Decimal | None = None
    amount: Decimal
    other_money: Mapping[str, Decimal] = field(default_factory=dict)
    kind: Kind = Kind.CHARGE
    revenue_code: str | None = None
    serial: str | None = None
    remark: str | None = None
    posted: date | None = None
    diagnosis: str | None = None
    ndc: str | None = None
    item_number: str | None = None
    internal_code: str | None = None
    claim: str | None = None
    provider: str | None = None
    remarks: tuple[str, ...] = ()
    approved: bool | None = None

    @property
    def is_charge(self) -> bool:
        """Whether the line is part of the sum of charges (a charge, or its reversal)."""
        return self.kind in (Kind.CHARGE, Kind.CREDIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement of one account. Totals are None where the paper prints none."""

    supplier: str
    supplier_address: tuple[str, ...]
    supplier_phone: str | None
    patient: str
    address: tuple[str, ...]
    payer: str | None
    member_id: str | None
    account: str | None
    statement_date: date | None
    lines: tuple[Line, ...]
    total_charges: Decimal | None = None
    previous_balance: Decimal | None = None
    total_payments: Decimal | None = None
    total_adjustments: Decimal | None = None
    balance_due: Decimal | None = None
    itemized: bool = True
    adds_up: bool = True
    wrong_balance: Decimal = Decimal("0.00")
    kind: StatementKind = StatementKind.BILL
    legends: Mapping[str, str] = field(default_factory=dict)

    def sum_of(self, *kinds: Kind) -> Decimal:
        return sum((line.amount for line in self.lines if line.kind in kinds), NOTHING)


@dataclass(frozen=True, slots=True)
class Expected:
    """A flag that must be raised: its check, and the lines (statement, index) at least one of which it must name."""

    check: str
    lines: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """One file. `permitted` are checks that may speak without being a false alarm; `about` is what the person told."""

    name: str
    layout: str
    statements: tuple[Statement, ...]
    as_of: date
    about: Mapping[str, Any] = field(default_factory=dict)
    expected: tuple[Expected, ...] = ()
    permitted: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for statement in self.statements for line in statement.lines)

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=1, default=str, ensure_ascii=False) + "\n"
