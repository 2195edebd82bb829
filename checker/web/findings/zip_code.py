"""The ZIP code, for comparing with what Medicare pays there: asked only where no paper and no answer has one."""

from __future__ import annotations

import streamlit as st

from checker.catalogue import load_catalogue
from checker.catalogue.fees import place_of, zip_in
from checker.data.thresholds import is_sure
from checker.model import About, Kind, LineItem, Review, Statement
from checker.parties.payers import payer_kind_of
from checker.review.policy import Weight, policies
from checker.web.frame import kept, layout
from checker.web.frame.strings import Say
from checker.web.visit import session

_CHECK = "price-far-from-fee"


def draw(review: Review, say: Say) -> None:
    """The one field, and what came of it."""
    answers = session.current().answers
    if not (answers.zip or _could_compare(review)):
        return
    with st.expander(say("changes.zip.title")):
        layout.put("text", say, paragraphs=[say("changes.zip.text")])
        kept.line(say("changes.zip.label"), answers.zip, answers.lives_at, "zip", most=5)
        if answers.zip and not place_of(answers.zip):
            layout.wrong(say, say("changes.zip.wrong_text"), "zip", title=say("changes.zip.wrong"))
        elif answers.zip:
            found = any(one.check == _CHECK for flag in review.flags for one in (flag, *flag.also))
            layout.put("said", say, text=say("changes.zip.some" if found else "changes.zip.none"))


def _could_compare(review: Review) -> bool:
    """Whether a charge has a price of Medicare's to compare with, for a payer with whom that is worth knowing, and only
    the ZIP code is missing.
    """
    if zip_in(review.about.address):
        return False
    unplaced = {one.number for one in review.statements if not _has_zip(one) and _is_compared(one, review.about)}
    return any(line.statement in unplaced and _is_priced(line) for line in review.lines)


def _has_zip(statement: Statement) -> bool:
    address = statement.details.address
    if address is None or not is_sure(address.confidence, "doubtful-detail"):
        return False
    return zip_in(address.value) is not None


def _is_compared(statement: Statement, about: About) -> bool:
    kind = payer_kind_of(statement, about)
    weights = (row.weight(kind) for (check, _), row in policies().items() if check == _CHECK)
    return any(weight is not Weight.QUIET for weight in weights)


def _is_priced(line: LineItem) -> bool:
    entry = load_catalogue().code(line.code)
    dated = line.service_date is not None and line.kind is Kind.CHARGE
    return dated and entry is not None and bool(entry.priced_as)
