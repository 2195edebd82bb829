"""The nouns of the product: frozen dataclasses without behaviour beyond their own arithmetic.

Distances are points (1/72 inch) from the top-left corner of the page as shown. Money is Decimal dollars.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")
Value = str | int | Decimal | date | tuple[int, ...] | tuple[str, ...] | tuple[date, ...] | None


class PageSource(StrEnum):
    """How the words of a page were come by; `NONE` is a page on which nothing could be read."""

    TEXT = "text"
    FORM = "form"
    OCR = "ocr"
    TABLE = "table"
    NONE = "none"


class Origin(StrEnum):
    PRINTED = "printed"
    INFERRED = "inferred"
    REPAIRED = "repaired"
    PERSON = "person"


class Kind(StrEnum):
    CHARGE = "charge"
    CREDIT = "credit"
    PAYMENT = "payment"
    ADJUSTMENT = "adjustment"


class StatementKind(StrEnum):
    BILL = "bill"
    EOB = "eob"
    MSN = "msn"
    REMITTANCE = "remittance"


class PayerKind(StrEnum):
    MEDICARE = "medicare"
    MEDICARE_ADVANTAGE = "medicare-advantage"
    COMMERCIAL = "commercial"
    MEDICAID = "medicaid"
    VA = "va"
    TRICARE = "tricare"
    SELF_PAY = "self-pay"
    UNKNOWN = "unknown"


class EventKind(StrEnum):
    """What may happen in a person's life that a bill does not show; `DELIVERED` is a thing that came."""

    HOSPITAL = "hospital"
    NURSING_FACILITY = "nursing-facility"
    HOSPICE = "hospice"
    RETURNED = "returned"
    DELIVERED = "delivered"
    DIED = "died"
    INSURER_CHANGED = "insurer-changed"
    MOVED = "moved"


class Severity(StrEnum):
    ERROR = "error"
    QUESTION = "question"
    INFO = "info"


class Certainty(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page (pages count from 1)."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @staticmethod
    def around(boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all the given boxes, which lie on one page."""
        first, *rest = boxes
        if not rest:
            return first
        x0, top, x1, bottom = first.x0, first.top, first.x1, first.bottom
        for box in rest:
            x0 = box.x0 if box.x0 < x0 else x0
            top = box.top if box.top < top else top
            x1 = box.x1 if box.x1 > x1 else x1
            bottom = box.bottom if box.bottom > bottom else bottom
        return Box(first.page, x0, top, x1, bottom)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without blanks. `confidence` is 1.0 for text, less where an engine doubted it, 0.0 where a
    character is not known (it stands as U+FFFD). `upright` is False for text that is not level and for watermarks.
    `seen` is what an engine saw on a picture where `text` sets that right, else empty.
    """

    text: str
    box: Box
    size: float = 10.0
    bold: bool = False
    upright: bool = True
    confidence: float = 1.0
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Warp:
    """How a picture was straightened to be read.

    A point of the page as read is first bent, `bend` being (across, down, slope, by_height, by_width): it sinks by
    (x - across) * (slope + by_height * (y - down) + by_width * (x - across)). Then `matrix`, three rows of three, takes
    it in perspective to the page as the file shows it.
    """

    matrix: tuple[float, ...]
    bend: tuple[float, float, float, float, float] = (0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Page:
    """One page as shown: its words, its ruled lines (thin boxes) and where its pictures are.

    `turned` is by how many degrees clockwise a page whose text ran sideways was turned to be read, and `unit` how many
    points the file's own unit measures; `warp` is how a scan or photo was straightened, and then says all of it. Boxes
    here are points on the page as read, those of a `Statement` are again as the file shows it.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    source: PageSource = PageSource.TEXT
    turned: int = 0
    unit: float = 1.0
    warp: Warp | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One file. `id` is the SHA-256 of its bytes in hex; `pages_left_out` counts pages past the limit, `not_reached`
    are those that were not read because time ran out or the person had enough.
    """

    id: str
    name: str
    pages: tuple[Page, ...]
    pages_left_out: int = 0
    not_reached: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """A value read from paper, with what was printed, where, and how sure we are (0 to 1)."""

    value: T
    printed: str
    boxes: tuple[Box, ...] = ()
    confidence: float = 1.0
    origin: Origin = Origin.PRINTED


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a line is not fully trusted: the field, a short reason, and the share of confidence it costs."""

    field: str
    reason: str
    cost: float


@dataclass(frozen=True, slots=True)
class Repair:
    """A value of a line that was misread on a picture and set right: its field, what was seen, what it was read as."""

    field: str
    seen: str
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineItem:
    """One line of a statement.

    `code` is bare (no modifiers, no padding), misprints kept; `code_printed` is the string on the page.
    `amount` is the billed charge, negative for credits, payments and reducing adjustments. `other_money`
    holds the statement's further columns by name: allowed, adjustment, insurance_paid, tax, patient_share,
    patient_paid, balance, and on a plan's notice not_covered, deductible, copay, coinsurance.
    `number` counts over the whole review from 1. `repeated` marks a line that an earlier
    statement of the same review lists too (a later bill that shows it again, a plan's notice about it): it has that
    line's number, and is counted once. `repairs` are what was misread and set right. `corrected` names the fields whose
    value is the person's, as they read their paper; `confirmed` says that they looked at the whole line there.

    On a plan's notice `claim` is the number of its claim, `provider` who sent that claim in, `approved` what a column
    such as "Service approved?" says, and `remark_codes` the marks of its remarks (CO-45, N115, or a note's letter).
    """

    id: str
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
    unit_price: Decimal | None = None
    amount: Decimal
    other_money: Mapping[str, Decimal] = field(default_factory=dict, hash=False)
    serial: str | None = None
    revenue_code: str | None = None
    remark_codes: tuple[str, ...] = ()
    claim: str | None = None
    provider: str | None = None
    approved: bool | None = None
    kind: Kind = Kind.CHARGE
    repeated: bool = False
    doubts: tuple[Doubt, ...] = ()
    repairs: tuple[Repair, ...] = ()
    corrected: tuple[str, ...] = ()
    confirmed: bool = False
    raw: str = ""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
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


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """A row that looks like a charge and could not be read: where it is, its text, what is missing.

    `id` names it among all rows and lines of its file, for as long as the file is the same.
    """

    page: int
    text: str
    reason: str
    box: Box | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed sum: its kind as in data/reading/labels.toml, and how many rows of its table stand above it."""

    kind: str
    amount: Decimal
    printed: str
    box: Box
    after_lines: int = 0
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingReport:
    """The reader's account of itself.

    `sum` adds the lines of kind charge and credit. `agrees_with` names the printed figure it equals ("total charges",
    "balance", "subtotals", "ending balance"), or is None where none does; `disagrees_with` then names the printed
    figure it was held against, None where the paper prints none. `figures` are the printed sums themselves.
    """

    lines_seen: int
    lines_read: int
    sum: Decimal
    agrees_with: str | None = None
    disagrees_with: str | None = None
    unread: tuple[UnreadRow, ...] = ()
    unread_pages: tuple[int, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What a notice's mark (a remark code, a letter, a number) stands for, in the notice's own words."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement of one patient's account; `document` is the id of the file it came from.

    `notes` are the legends of a plan's notice, in the order they are printed.
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

    @property
    def is_notice(self) -> bool:
        """Whether it tells what a plan decided (an explanation of benefits and its kin) and asks for no money."""
        return self.kind is not StatementKind.BILL


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave."""

    document: Document
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RentalStart:
    """A rental the person told us of; `day_known` is False where only the month was given."""

    code: str
    first_day: date
    day_known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something in the person's life. `kind` is an `EventKind`; `code` limits it to one item; `end` is None where it
    goes on or is one day.
    """

    kind: str
    start: date
    end: date | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class NotReceived:
    """A thing that never came: by its code or, where none is printed, by the words on the bill."""

    code: str | None
    service_date: date | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the person told us; every part may be unknown."""

    name: str | None = None
    address: str | None = None
    payer: str | None = None
    member_id: str | None = None
    payer_kind: PayerKind | None = None
    qmb: bool = False
    state: str | None = None
    zip: str | None = None
    rentals: tuple[RentalStart, ...] = ()
    events: tuple[Event, ...] = ()
    not_received: tuple[NotReceived, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What the paper says of one row where we misread it, as the person tells us.

    `line` is the id of a line, or of an unread row, which becomes a line once its amount is told; with "+1" or another
    number after it, it is a charge of the same statement that we did not see at all. `values` are what
    the paper says, by field of `LineItem`; `right` that all else was read right; `not_a_charge` that the row is none.
    """

    line: str
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    right: bool = False
    not_a_charge: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check saw: facts, no verdict. The policy turns it into a `Flag`, or drops it, by payer.

    `values` fill the slots of the words. `statement` is set where the finding is about a whole statement. `at_stake`
    are those of the lines whose money is in question (of two equal charges, the second); unless the check gives an
    amount itself, the review sums what credits left of them, and no line's money is in question twice.
    """

    reason: str
    lines: tuple[LineItem, ...] = ()
    statement: Statement | None = None
    certainty: Certainty = Certainty.HIGH
    at_stake: tuple[LineItem, ...] = ()
    amount_in_question: Decimal | None = None
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something to ask about. `lines` are line numbers, `also` the findings folded into it, `sources` are keys."""

    check: str
    reason: str
    severity: Severity
    certainty: Certainty
    payer_kind: PayerKind
    statements: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    amount_in_question: Decimal | None = None
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    sources: tuple[str, ...] = ()
    also: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to say that is no flag: `kind` is a key of data/words/notices.toml."""

    kind: str
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be reviewed: `error` is the code of a `StatementError`."""

    file: str
    error: str
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RentalMonth:
    """One month of rent of one thing: its first day, its last, and the charges whose rent begins in it.

    `seen` counts the months of rent the papers show for this kind of thing, from 1, over machines and suppliers, each
    month once. `ordinal` is the best answer to "which month of rent is this": by the calendar where the person told the
    start, by KH, KI and KJ where they settle it, else the least it can be. `restarted`: a replacement (RA) or a
    new start the person told us of began both counts anew here.
    """

    start: date
    end: date
    lines: tuple[LineItem, ...] = ()
    seen: int = 1
    ordinal: int | None = None
    restarted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RentalGap:
    """Days between two months of rent of one thing for which none is billed, both ends included."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RentalHistory:
    """One thing from one supplier to one patient: what was rented, month by month, and what else was billed for it.
    No verdicts.

    `code` is the one meant (a typing slip in one month does not break the history), or the words where none is printed;
    `group` is its group in the catalogue.
    `start_known_by` is "told" (by the person, see `started`), "modifier" or "first-seen"; with "first-seen" an ordinal
    means "at least". `replaced` is the code whose months these go on counting (a changed machine). `credits` took back
    rent, `purchases` are sales of the same code, `visits` maintenance visits (MS), `returns` lines that say it was
    picked up.
    """

    code: str
    supplier: str
    months: tuple[RentalMonth, ...]
    group: str = ""
    start_known_by: str = "first-seen"
    started: date | None = None
    replaced: str | None = None
    gaps: tuple[RentalGap, ...] = ()
    credits: tuple[LineItem, ...] = ()
    purchases: tuple[LineItem, ...] = ()
    visits: tuple[LineItem, ...] = ()
    returns: tuple[LineItem, ...] = ()

    @property
    def other_lines(self) -> tuple[LineItem, ...]:
        """What was billed for it besides rent, in the order of the papers."""
        return tuple(sorted(self.credits + self.purchases + self.visits + self.returns, key=lambda line: line.number))


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The whole result: statements with lines numbered over the review, flags in the order to act on them."""

    statements: tuple[Statement, ...]
    flags: tuple[Flag, ...]
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()
    histories: tuple[RentalHistory, ...] = ()
    about: About = About()
    as_of: date

    @property
    def lines(self) -> tuple[LineItem, ...]:
        """Every line once, in the order of the papers."""
        return tuple(line for statement in self.statements for line in statement.lines if not line.repeated)
