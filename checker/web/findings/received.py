"""Did you get all of this? What a bill cannot show and only the person knows, asked once for everything."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from checker.catalogue import load_catalogue
from checker.catalogue.tables import Billing
from checker.model import Kind, LineItem, Review
from checker.web.frame import kept, layout
from checker.web.frame.escape import label
from checker.web.frame.strings import Say
from checker.web.frame.things import thing
from checker.web.visit import session
from checker.wording import show

_RENTED = (Billing.RENT_ONLY, Billing.CONTENTS_BY_MONTH)


def draw(review: Review, say: Say) -> None:
    """One row a thing; a tick says that it never came and goes into the review at once."""
    answers = session.current().answers
    layout.put("subheading", say, title=say("found.got.title"), anchor="received")
    layout.put("text", say, paragraphs=[say("found.got.text")])
    for lines in _things(review.lines):
        missing = all(line.id in answers.missing for line in lines)
        kept.checkbox(label(_words(lines, say)), missing, partial(_never, lines), f"never-{lines[0].id}")


def _never(lines: list[LineItem], never: bool) -> None:
    for line in lines:
        session.current().answers.came(line, not never)


def _things(lines: Iterable[LineItem]) -> list[list[LineItem]]:
    """Charges by thing: a rented one over all its months, anything else by day."""
    found: dict[tuple[str, date | None], list[LineItem]] = {}
    for line in lines:
        if line.kind is Kind.CHARGE and line.amount > 0:
            day = None if _rented(line) else line.service_date
            found.setdefault((line.code or line.description, day), []).append(line)
    return list(found.values())


def _rented(line: LineItem) -> bool:
    known = load_catalogue().code(line.code)
    return "RR" in line.modifiers or (known is not None and known.billing in _RENTED)


def _words(lines: list[LineItem], say: Say) -> str:
    days = sorted(line.service_date for line in lines if line.service_date)
    what = thing(lines[0], say.language)
    if not days:
        return say("found.got.undated", thing=what)
    first, last = show(days[0], say.language), show(days[-1], say.language)
    if first == last:
        return say("found.got.once", thing=what, first=first)
    return say("found.got.months", thing=what, n=len(set(days)), first=first, last=last)
