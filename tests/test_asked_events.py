"""Which happenings are worth asking about: the table, and how it is applied."""

from __future__ import annotations

from checker.data import load
from checker.model import Certainty, EventKind, Flag, PayerKind, Severity
from checker.review.asked_events import AskedEvents, asked_events
from checker.wording import words

ROWS = load("asked_events.csv", AskedEvents, ("check", "reason"))


def flag(check: str, reason: str, severity: Severity = Severity.QUESTION, also: tuple[Flag, ...] = ()) -> Flag:
    return Flag(
        check=check,
        reason=reason,
        severity=severity,
        certainty=Certainty.MEDIUM,
        payer_kind=PayerKind.MEDICARE,
        also=also,
    )


def test_every_row_is_about_a_reason_that_can_come_up() -> None:
    assert [row for row in ROWS if row.reason not in words(f"checks/{row.check}")["reasons"]] == []


def test_every_kind_of_event_is_asked_for_by_something() -> None:
    assert {kind for row in ROWS for kind in row.events} == set(EventKind)


def test_each_flag_asks_for_its_own_events_and_together_they_stand_in_one_order() -> None:
    address, returned = flag("details-mismatch", "address"), flag("service-date", "after-return")
    assert asked_events([address]) == (EventKind.MOVED,)
    assert asked_events([address, returned]) == (EventKind.DELIVERED, EventKind.MOVED)


def test_a_flag_that_no_event_could_change_asks_for_none() -> None:
    assert asked_events([flag("arithmetic", "lines-not-total")]) == ()


def test_what_is_only_good_to_know_asks_for_none() -> None:
    assert asked_events([flag("details-mismatch", "address", Severity.INFO)]) == ()


def test_what_is_folded_into_a_flag_asks_too() -> None:
    folded = flag("arithmetic", "lines-not-total", also=(flag("details-mismatch", "address"),))
    assert asked_events([folded]) == (EventKind.MOVED,)
