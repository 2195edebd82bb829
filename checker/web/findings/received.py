"""Did you get all of this? What a bill cannot show and only the person knows, asked once for everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

import streamlit as st
from msgspec import Struct

from checker.catalogue import load_catalogue
from checker.catalogue.tables import Billing
from checker.model import Kind, LineItem, RentalHistory, Review
from checker.web.frame import kept, layout
from checker.web.frame.escape import label
from checker.web.frame.strings import Say
from checker.web.frame.things import rented, thing
from checker.web.visit import session

_AT_ONCE = 8


class _Thing(Struct, frozen=True):
    """What came or did not: its charges and what the list says of them."""

    lines: Sequence[LineItem]
    words: str


def draw(review: Review, say: Say) -> None:
    """One row a thing; a tick says that it never came and goes into the review at once."""
    layout.put("subheading", say, title=say("found.got.title"), anchor="received")
    layout.put("text", say, paragraphs=[say("found.got.text")])
    things = sorted((*_rented(review, say), *_others(review, say)), key=lambda one: one.lines[0].number)
    _boxes(things[:_AT_ONCE])
    if things[_AT_ONCE:]:
        with st.expander(say("found.got.more", n=len(things) - _AT_ONCE)):
            _boxes(things[_AT_ONCE:])


def _boxes(things: Sequence[_Thing]) -> None:
    answers = session.current().answers
    for one in things:
        missing = all(line.id in answers.missing for line in one.lines)
        kept.checkbox(label(one.words), missing, partial(_never, one.lines), f"never-{one.lines[0].id}")


def _never(lines: Sequence[LineItem], never: bool) -> None:
    for line in lines:
        session.current().answers.came(line, not never)


def _rented(review: Review, say: Say) -> Iterator[_Thing]:
    """What was rented, over all its months as the rental history counts them."""
    for history in review.histories:
        if history.months:
            yield _Thing(_rents(history, review), _over_months(history, say))


def _rents(history: RentalHistory, review: Review) -> list[LineItem]:
    """The rents of one thing, those too of its bills that were taken back, which are no months of its history."""
    rents = [line for month in history.months for line in month.lines]
    bills = {line.statement for line in rents}
    apart = {line.number for line in history.other_lines}

    def taken_back(line: LineItem) -> bool:
        alike = line.code == history.code and line.kind is Kind.CHARGE and line.statement in bills
        return alike and line.number not in apart

    numbers = {line.number for line in rents}
    return [line for line in review.lines if line.number in numbers or taken_back(line)]


def _over_months(history: RentalHistory, say: Say) -> str:
    what = rented(history, say.language)
    first, last = history.months[0].start, history.months[-1].start
    if len(history.months) == 1:
        return say("found.got.once", thing=what, first=first)
    return say("found.got.months", thing=what, n=len(history.months), first=first, last=last)


def _others(review: Review, say: Say) -> Iterator[_Thing]:
    """Everything else by the day it is charged for; what is filled month by month is one thing over all its days."""
    rented = {line.number for history in review.histories for line in _rents(history, review) if history.months}
    found: dict[tuple[str, date | None], list[LineItem]] = {}
    for line in review.lines:
        if line.kind is Kind.CHARGE and line.amount > 0 and line.number not in rented:
            day = None if _by_month(line) else line.service_date
            found.setdefault((line.code or line.description, day), []).append(line)
    for lines in found.values():
        yield _Thing(lines, _on_days(lines, say))


def _by_month(line: LineItem) -> bool:
    known = load_catalogue().code(line.code)
    return known is not None and known.billing is Billing.CONTENTS_BY_MONTH


def _on_days(lines: Sequence[LineItem], say: Say) -> str:
    days = sorted(line.service_date for line in lines if line.service_date)
    what = thing(lines[0], say.language)
    if not days:
        return say("found.got.undated", thing=what)
    if days[0] == days[-1]:
        return say("found.got.once", thing=what, first=days[0])
    return say("found.got.span", thing=what, first=days[0], last=days[-1])
