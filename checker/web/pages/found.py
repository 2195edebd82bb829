"""Step 3: what we found. Summary, cards, what never came, and every charge."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from checker.model import Review, Severity
from checker.web.findings import (
    cards,
    changes,
    charges,
    check,
    money,
    month_chart,
    pictures,
    received,
    summary,
    zip_code,
)
from checker.web.findings.cards import Question
from checker.web.frame import layout
from checker.web.frame.strings import Say
from checker.web.pages import go
from checker.web.visit import session

_AT_ONCE = 10
_LIST_FROM = 9
_BRIEF_FROM = 4


def show(say: Say) -> None:
    """The whole result, most important first."""
    layout.need_bill("found", say)
    review = session.current().review()
    if summary.no_charges(review):
        go("add", say)
    if summary.only_totals(review):
        _totals_only(review, say)
        return
    questions = cards.questions(review, say)
    asked = [question for question in questions if question.severity is not Severity.INFO]
    layout.heading("found", say)
    with st.container(key="wide"):
        summary.draw(review, len(asked), say)
        if asked:
            layout.forward(say("found.papers"), "ask", say, key="papers")
        elif summary.only_notices(review):
            layout.forward(say("found.add"), "add", say, key="bill")
        rows = check.draw(review, summary.count(review, len(asked), say), say)
        places = _groups(asked, say)
        received.draw(review, say)
        changes.draw(review, say)
        _notice(review, say)
        layout.put("subheading", say, title=say("found.rest"), anchor="rest")
        month_chart.draw(review, say)
        money.draw(review, say)
        _good_to_know([question for question in questions if question.severity is Severity.INFO], say)
        zip_code.draw(review, say)
        charges.draw(review, say)
        layout.forward(say("found.papers" if asked else "found.save"), "ask", say)
        layout.back("payer", say)
    check.pictures_of(rows, say)
    for question, place in places:
        with place:
            pictures.strip(question.about, question.number, review, say)


def _groups(asked: list[Question], say: Say) -> list[tuple[Question, DeltaGenerator]]:
    """The cards under their headings, ten at a time, of many the first alone in full; returns places for pictures."""
    if len(asked) >= _LIST_FROM:
        layout.put("links", say, title=say("found.list.title"), links=asked)
    shown = session.current().cards_shown = max(session.current().cards_shown, _AT_ONCE)
    places = []
    for severity in (Severity.ERROR, Severity.QUESTION):
        group = [question for question in asked[:shown] if question.severity is severity]
        if group:
            layout.put("subheading", say, title=say(f"found.group.{severity}"))
        for question in group:
            brief = len(asked) >= _BRIEF_FROM and question is not asked[0]
            places.append((question, cards.draw(question, say, brief=brief)))
    if len(asked) > shown:
        more = min(_AT_ONCE, len(asked) - shown)
        if st.button(say("found.more", n=more), key="more", width="stretch"):
            session.current().cards_shown = shown + _AT_ONCE
            st.rerun()
    return places


def _notice(review: Review, say: Say) -> None:
    """What more could be found with the insurance's own notice beside the bill, where there is an insurance."""
    if session.current().answers.payer == "self-pay" or any(one.is_notice for one in review.statements):
        return
    layout.put("text", say, paragraphs=[say("found.notice.text")])
    if st.button(say("found.notice.add"), key="notice", width="stretch"):
        go("add", say)


def _good_to_know(known: list[Question], say: Say) -> None:
    if known:
        words = dict.fromkeys(pair for one in known for pair in (*one.meanings, *one.meanings_of_reasons))
        layout.put("good_to_know", say, questions=known, words=tuple(words))


def _totals_only(review: Review, say: Say) -> None:
    """The screen of a bill without charges: why there is nothing to check, and the request."""
    layout.heading("found", say, say("found.summary.title"))
    for question in cards.questions(review, say):
        layout.put("totals", say, card=question)
        if question.sources:
            layout.put("source_list", say, sources=question.sources, title=say("found.card.sources"))
    rows = check.draw(review, summary.count(review, 0, say), say)
    layout.forward(say("found.summary.go"), "ask", say)
    if st.button(say("found.summary.other"), key="other", width="stretch"):
        go("add", say)
    layout.back("payer", say)
    check.pictures_of(rows, say)
