"""Step 4: ask about it. One list of what goes into the papers, then the papers."""

from __future__ import annotations

import streamlit as st

from checker.model import Severity
from checker.outputs.table import csv_download
from checker.web import cards, layout, session
from checker.web.answers import Choice
from checker.web.cards import Question
from checker.web.escape import label
from checker.web.strings import Say


def show(say: Say) -> None:
    """The list, then call, write, keep."""
    layout.need_bill("ask", say)
    visit = session.current()
    review = visit.review()
    layout.heading("ask", say)
    asked = [question for question in cards.questions(review, say) if question.severity is not Severity.INFO]
    ticked = _list(asked, say)
    if not ticked:
        layout.put("said", say, text=say("ask.none"))
    layout.put("subheading", say, title=say("ask.keep.title"))
    st.download_button(
        say("ask.table"),
        csv_download(review, say.language),
        file_name=say("ask.table_name"),
        mime="text/csv",
        key="csv",
        on_click="ignore",
        width="stretch",
    )
    layout.back("found", say)


def _list(asked: list[Question], say: Say) -> list[Question]:
    """Everything worth asking about starts ticked, save what was answered "It's fine"."""
    answers = session.current().answers
    if not asked:
        return []
    layout.put("subheading", say, title=say("ask.list.title"))
    layout.put("text", say, paragraphs=[say("ask.list.text")])
    ticked = []
    for question in asked:
        starts = answers.choice(question.key, question.about) is not Choice.FINE
        answers.ticks[question.key] = st.checkbox(
            label(f"{question.number}. {question.title}"),
            value=answers.ticks.get(question.key, starts),
            key=f"tick-{question.key}",
        )
        if answers.ticks[question.key]:
            ticked.append(question)
    return ticked
