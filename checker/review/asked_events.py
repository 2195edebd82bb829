"""Which happenings in the person's life could change a flag: what is worth asking, once such a flag stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from checker.data import load
from checker.model import EventKind, Flag, Severity


class AskedEvents(Struct, frozen=True, kw_only=True):
    """A row of data/asked_events.csv: the events that could settle a flag of that reason, or make it another one."""

    check: str
    reason: str
    events: tuple[EventKind, ...]
    why: str


def asked_events(flags: Iterable[Flag]) -> tuple[EventKind, ...]:
    """The events that could change any of these flags, or one folded into it, in the order they are asked. What is only
    good to know asks for none.
    """
    rows = {(row.check, row.reason): row for row in load("asked_events.csv", AskedEvents, ("check", "reason"))}
    wanted = {
        kind
        for flag in _with_folded(flags)
        if (row := rows.get((flag.check, flag.reason))) is not None
        for kind in row.events
    }
    return tuple(kind for kind in EventKind if kind in wanted)


def _with_folded(flags: Iterable[Flag]) -> Iterator[Flag]:
    for flag in flags:
        if flag.severity is not Severity.INFO:
            yield flag
            yield from flag.also
