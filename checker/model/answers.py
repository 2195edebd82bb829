"""What the person tells us: of their life, and of their paper where we misread it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from checker.model.choices import Choice, PayerKind
from checker.model.values import Value


class EventKind(Choice):
    """What may happen in a person's life that a bill does not show; `DELIVERED` is a thing that came."""

    HOSPITAL = "hospital"
    NURSING_FACILITY = "nursing-facility"
    HOSPICE = "hospice"
    RETURNED = "returned"
    DELIVERED = "delivered"
    DIED = "died"
    INSURER_CHANGED = "insurer-changed"
    MOVED = "moved"


class RentalStart(Struct, frozen=True, kw_only=True):
    """A rental the person told us of; `day_known` is False where only the month was given."""

    code: str
    first_day: date
    day_known: bool = True


class Event(Struct, frozen=True, kw_only=True):
    """Something in the person's life. `kind` is an `EventKind`; `code` limits it to one item; `end` is None where it
    goes on or is one day.
    """

    kind: str
    start: date
    end: date | None = None
    code: str | None = None


class NotReceived(Struct, frozen=True):
    """A thing that never came: by its code or, where none is printed, by the words on the bill."""

    code: str | None
    service_date: date | None = None
    description: str | None = None


class About(Struct, frozen=True, kw_only=True):
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


NOTHING_TOLD = About()


class Correction(Struct, frozen=True, kw_only=True):
    """What the paper says of one row where we misread it, as the person tells us.

    `line` is the id of a line, or of an unread row, which becomes a line once its amount is told; with "+1" or another
    number after it, it is a charge of the same statement that we did not see at all. `values` are what
    the paper says, by field of `LineItem`; `right` that all else was read right; `not_a_charge` that the row is none.
    """

    line: str
    values: Mapping[str, Value] = field(default_factory=dict)
    right: bool = False
    not_a_charge: bool = False

    def __hash__(self) -> int:
        return hash(self.line)
