"""What happened in the person's life, as they told us: which days an event covers, and which things it concerns."""

from __future__ import annotations

from datetime import date

from checker.model import About, Event

HOSPICE = "hospice"
STAYS = ("hospital", "nursing-facility")
_GO_ON = ("nursing-facility", HOSPICE)


def events_of(about: About, *kinds: str) -> tuple[Event, ...]:
    """The events of these kinds, earliest first."""
    return tuple(sorted((event for event in about.events if event.kind in kinds), key=lambda event: event.start))


def last_day(event: Event) -> date:
    """The last day of an event. Where none is told, life in a nursing facility and hospice care go on, and anything
    else is one day.
    """
    if event.end:
        return event.end
    return date.max if event.kind in _GO_ON else event.start


def concerns(event: Event, code: str | None) -> bool:
    """Whether the event is about things of that code: it names none, or this one."""
    return event.code is None or event.code == code


def is_within(day: date, event: Event) -> bool:
    """Whether the day lies inside the event; its first and its last day, when a person is at home too, do not."""
    return event.start < day < last_day(event)
