"""What was read: statements with their lines, each value with its doubts, and the reader's account of itself.

Money is Decimal dollars.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from msgspec import Struct, field

from checker.model.choices import Choice
from checker.model.pages import Box, Document

T = TypeVar("T")


class Origin(Choice):
    PRINTED = "printed"
    INFERRED = "inferred"
    REPAIRED = "repaired"
    PERSON = "person"


class Kind(Choice):
    CHARGE = "charge"
    CREDIT = "credit"
    PAYMENT = "payment"
    ADJUSTMENT = "adjustment"


class StatementKind(Choice):
    BILL = "bill"
    EOB = "eob"
    MSN = "msn"
    REMITTANCE = "remittance"


class Money(Choice):
    """A column of money beside the billed charge; the last four are those of a plan's notice."""

    ALLOWED = "allowed"
    ADJUSTMENT = "adjustment"
    INSURANCE_PAID = "insurance_paid"
    SECONDARY_PAID = "secondary_paid"
    TAX = "tax"
    PATIENT_SHARE = "patient_share"
    PATIENT_PAID = "patient_paid"
    PAYMENT = "payment"
    BALANCE = "balance"
    CHARGE = "charge"
    EXTENDED = "extended"
    AMOUNT = "amount"
    TOTAL = "total"
    NOT_COVERED = "not_covered"
    DEDUCTIBLE = "deductible"
    COPAY = "copay"
    COINSURANCE = "coinsurance"


class Read(Struct, Generic[T], frozen=True):
    """A value read from paper, with what was printed, where, and how sure we are (0 to 1)."""

    value: T
    printed: str
    boxes: tuple[Box, ...] = ()
    confidence: float = 1.0
    origin: Origin = Origin.PRINTED


class Doubt(Struct, frozen=True):
    """Why a line is not fully trusted: the field, a short reason, and the share of confidence it costs."""

    field: str
    reason: str
    cost: float


class Repair(Struct, frozen=True):
    """A value of a line that was misread on a picture and set right: its field, what was seen, what it was read as."""

    field: str
    seen: str
    read: str


class LineItem(Struct, frozen=True, kw_only=True):
    """One line of a statement.

    `code` is bare (no modifiers, no padding), misprints kept; `code_printed` is the string on the page.
    `amount` is the billed charge, negative for credits, payments and reducing adjustments. `other_money`
    holds what the statement's further columns print.
    `counted` says that `units` are printed in the line; one is taken where none are. `number` counts over the whole
    review from 1. `repeated` marks a line that an earlier statement of the same review lists too (a later bill that
    shows it again, a plan's notice about it): it has that line's number, and is counted once. `repairs` are what
    was misread and set right. `corrected` names the fields whose value is the person's, as they read their paper;
    `confirmed` says that they looked at the whole line there.
    `place` is the place of service as printed (12 is home).

    On a plan's notice `claim` is the number of its claim, `provider` who sent that claim in, `approved` what a column
    such as "Service approved?" says, `claim_money` what is paid and owed of the whole claim where no line of it tells,
    and `remark_codes` the marks of its remarks (CO-45, N115, or a note's letter).
    """

    id: str = ""
    number: int
    statement: int
    boxes: tuple[Box, ...]
    service_date: date | None
    end_date: date | None = None
    code: str | None = None
    code_printed: str | None = None
    code_origin: Origin = Origin.PRINTED
    modifiers: tuple[str, ...] = ()
    description: str = ""
    units: Decimal = Decimal(1)
    counted: bool = False
    unit_price: Decimal | None = None
    amount: Decimal
    other_money: Mapping[Money, Decimal] = field(default_factory=dict)
    serial: str | None = None
    revenue_code: str | None = None
    place: str | None = None
    remark_codes: tuple[str, ...] = ()
    claim: str | None = None
    provider: str | None = None
    approved: bool | None = None
    claim_money: Mapping[Money, Decimal] = field(default_factory=dict)
    kind: Kind = Kind.CHARGE
    repeated: bool = False
    doubts: tuple[Doubt, ...] = ()
    repairs: tuple[Repair, ...] = ()
    corrected: tuple[str, ...] = ()
    confirmed: bool = False
    raw: str = ""

    def __hash__(self) -> int:
        return hash((self.id, self.number))

    @property
    def confidence(self) -> float:
        """1.0 without doubts; each doubt takes its share."""
        left = 1.0
        for doubt in self.doubts:
            left *= 1 - doubt.cost
        return round(left, 3)

    @property
    def page(self) -> int:
        return self.boxes[0].page

    @property
    def day(self) -> date:
        """The day of the service, before all others where none was read: for comparing and sorting."""
        return self.service_date or date.min


class Details(Struct, frozen=True, kw_only=True):
    """Who and what a statement is about; `None` where the paper does not say."""

    supplier: Read[str] | None = None
    supplier_address: Read[str] | None = None
    supplier_phone: Read[str] | None = None
    patient: Read[str] | None = None
    address: Read[str] | None = None
    payer: Read[str] | None = None
    member_id: Read[str] | None = None
    account: Read[str] | None = None
    statement_date: Read[date] | None = None
    total_charges: Read[Decimal] | None = None
    balance_due: Read[Decimal] | None = None
    previous_balance: Read[Decimal] | None = None
    total_payments: Read[Decimal] | None = None
    total_adjustments: Read[Decimal] | None = None


class UnreadRow(Struct, frozen=True):
    """A row that looks like a charge and could not be read: where it is, its text, what is missing.

    `id` names it among all rows and lines of its file, for as long as the file is the same.
    """

    page: int
    text: str
    reason: str
    box: Box | None = None
    id: str = ""


class FigureKind(Choice):
    """What a printed sum is of. Each but the last, which nothing names, is a key of data/reading/labels.toml."""

    BALANCE_FORWARD = "balance_forward"
    SUBTOTAL = "subtotal"
    TOTAL_CHARGES = "total_charges"
    TOTAL = "total"
    TOTAL_PAYMENTS = "total_payments"
    TOTAL_ADJUSTMENTS = "total_adjustments"
    TOTAL_TAX = "total_tax"
    BALANCE_DUE = "balance_due"
    OTHER = "other"
    UNLABELLED = "unlabelled"


class Figure(Struct, frozen=True):
    """A printed sum, and how many rows of its table stand above it."""

    kind: FigureKind
    amount: Decimal
    printed: str
    box: Box
    after_lines: int = 0
    confidence: float = 1.0


class PrintedSum(Choice):
    """What a paper prints that its lines can add up to."""

    TOTAL_CHARGES = "total charges"
    SUBTOTALS = "subtotals"
    BALANCE = "balance"
    ENDING_BALANCE = "ending balance"


class ReadingReport(Struct, frozen=True, kw_only=True):
    """The reader's account of itself.

    `sum` adds the lines of kind charge and credit. `agrees_with` is the printed sum it equals, None where none does;
    `disagrees_with` is then the one it was held against, None where the paper prints none. `figures` are the printed
    sums themselves.
    """

    lines_seen: int
    lines_read: int
    sum: Decimal
    agrees_with: PrintedSum | None = None
    disagrees_with: PrintedSum | None = None
    unread: tuple[UnreadRow, ...] = ()
    unread_pages: tuple[int, ...] = ()
    figures: tuple[Figure, ...] = ()


class Note(Struct, frozen=True):
    """What a notice's mark (a remark code, a letter, a number) stands for, in the notice's own words."""

    mark: str
    text: str


class Statement(Struct, frozen=True, kw_only=True):
    """One statement of one patient's account; `document` is the id of the file it came from.

    `notes` are the legends of a plan's notice, in the order they are printed. `pictured`: some of it was read from a
    picture, where a letter may be another.
    """

    number: int
    document: str
    file: str
    kind: StatementKind = StatementKind.BILL
    pages: tuple[int, ...]
    details: Details
    lines: tuple[LineItem, ...]
    reading: ReadingReport
    itemized: bool = True
    notes: tuple[Note, ...] = ()
    pictured: bool = False

    @property
    def is_notice(self) -> bool:
        """Whether it tells what a plan decided (an explanation of benefits and its kin) and asks for no money."""
        return self.kind is not StatementKind.BILL


class Reading(Struct, frozen=True):
    """What one file gave."""

    document: Document
    statements: tuple[Statement, ...]
