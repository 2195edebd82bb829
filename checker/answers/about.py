"""What the person told us, from the JSON of --about. Every key is optional; what is not understood is named."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from checker.answers.json_values import a_day, a_list, a_text, an_object, required, yes_or_no
from checker.errors import AboutError
from checker.model import About, Event, EventKind, NotReceived, PayerKind, RentalStart

_TEXTS = ("name", "address", "payer", "member_id", "state", "zip")
_KEYS = (*_TEXTS, "payer_kind", "qmb", "rentals", "events", "not_received", "corrections")


def about_from_json(text: str) -> About:
    """The person's own facts; what they say of single lines is for `corrections_from_json`.

    Raises AboutError with the key that is not understood and what belongs there; an unknown key is one too, since a
    mistyped one would otherwise go unheard.
    """
    try:
        told = json.loads(text)
    except ValueError as problem:
        raise AboutError(f"not JSON: {problem}") from None
    told = an_object(told, "the file", _KEYS)
    return About(
        **{key: a_text(told, key, key) for key in _TEXTS},
        payer_kind=_payer_kind(told),
        qmb=yes_or_no(told, "qmb"),
        rentals=tuple(_rental(item, where) for item, where in a_list(told, "rentals")),
        events=tuple(_event(item, where) for item, where in a_list(told, "events")),
        not_received=tuple(_not_received(item, where) for item, where in a_list(told, "not_received")),
    )


def _rental(item: Any, where: str) -> RentalStart:
    rental = an_object(item, where, ("code", "first_month"))
    code = required(rental, "code", where).upper()
    printed = required(rental, "first_month", where)
    if re.fullmatch(r"\d{4}-\d{2}", printed):
        return RentalStart(code=code, first_day=a_day(f"{printed}-01", f"{where}.first_month"), day_known=False)
    return RentalStart(code=code, first_day=a_day(printed, f"{where}.first_month"))


def _event(item: Any, where: str) -> Event:
    event = an_object(item, where, ("kind", "from", "to", "code"))
    kind = required(event, "kind", where)
    if kind not in list(EventKind):
        raise AboutError(f"{where}.kind: {kind!r} is none of {', '.join(EventKind)}")
    start = a_day(required(event, "from", where), f"{where}.from")
    last = a_text(event, "to", f"{where}.to")
    end = a_day(last, f"{where}.to", end=True) if last else None
    if end and end < start:
        raise AboutError(f"{where}.to: {end} lies before {start}")
    code = a_text(event, "code", f"{where}.code")
    return Event(kind=kind, start=start, end=end, code=code.upper() if code else None)


def _not_received(item: Any, where: str) -> NotReceived:
    """By its code, or by the words on the bill where it prints none."""
    missing = an_object(item, where, ("code", "description", "service_date"))
    day = a_text(missing, "service_date", f"{where}.service_date")
    words = a_text(missing, "description", f"{where}.description")
    code = a_text(missing, "code", f"{where}.code") if words else required(missing, "code", where)
    return NotReceived(code.upper() if code else None, a_day(day, f"{where}.service_date") if day else None, words)


def _payer_kind(told: Mapping[str, Any]) -> PayerKind | None:
    kind = a_text(told, "payer_kind", "payer_kind")
    if kind is None:
        return None
    if kind not in list(PayerKind):
        raise AboutError(f"payer_kind: {kind!r} is none of {', '.join(PayerKind)}")
    return PayerKind(kind)
