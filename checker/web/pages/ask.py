"""Step 4: ask about it. One list of what goes into the papers, then for each company: call, write, keep."""

from __future__ import annotations

from collections import Counter
from functools import partial

import streamlit as st

from checker.model import Review, Severity
from checker.outputs import papers
from checker.outputs.table import xlsx_table
from checker.web.findings import asking, cards
from checker.web.findings.cards import Question
from checker.web.findings.downloads import save
from checker.web.frame import kept, layout
from checker.web.frame.escape import label
from checker.web.frame.strings import Say
from checker.web.visit import session
from checker.web.visit.answers import Choice


def show(say: Say) -> None:
    """The list, the papers, and where to turn."""
    layout.need_bill("ask", say)
    review = session.current().review()
    layout.heading("ask", say)
    asked = [question for question in cards.questions(review, say) if question.severity is not Severity.INFO]
    listed = [question for question in asked if not _is_request(question)]
    flags = [flag for question in _list(listed, say) for flag in question.flags]
    nothing = not flags and len(asked) == len(listed)
    if nothing:
        layout.put("said", say, text=say("ask.none" if listed else "ask.clear"))
    made = papers.askings(review, [flag for flag in review.flags if flag in flags], today=session.today())
    for number, one in enumerate(made):
        asking.draw(one, asking.counted(number), say, named=len(made) > 1)
    asking.requests(review, say)
    _keep(review, say)
    if not nothing:
        asking.next_steps(review, say)
    layout.back("found", say)


def _is_request(question: Question) -> bool:
    """Whether it only asks for the itemized statement, which has a letter of its own."""
    return all(flag.check == "not-itemized" for flag in question.flags)


def _list(listed: list[Question], say: Say) -> list[Question]:
    """Everything worth asking about starts ticked, save what was answered "It's fine"."""
    if not listed:
        return []
    layout.put("subheading", say, title=say("ask.list.title"))
    told = st.container()
    titles = Counter(question.listed for question in listed)
    with st.container(key="ticks"):
        ticked = [one for one in listed if _ticked(one, _item(one, say) if titles[one.listed] > 1 else one.listed)]
    with told:
        counted = say("ask.list.all" if len(ticked) == len(listed) else "ask.list.some", n=len(ticked), of=len(listed))
        layout.put("text", say, paragraphs=[counted, say("ask.list.text")])
    return ticked


def _ticked(question: Question, item: str) -> bool:
    answers = session.current().answers
    choice = answers.choice(question.key, question.about)
    starts = answers.ticks.get((question.key, choice), choice is not Choice.FINE)
    keep = partial(answers.ticks.__setitem__, (question.key, choice))
    return kept.checkbox(label(item), starts, keep, f"tick-{question.key}")


def _item(question: Question, say: Say) -> str:
    """What the list says of a question that has its title with another. No number: the papers count what is ticked."""
    lines = tuple(line.number for line in question.about)
    return say("ask.list.item", title=question.listed, lines=lines) if lines else question.listed


def _keep(review: Review, say: Say) -> None:
    layout.put("subheading", say, title=say("ask.keep.title"))
    save("table", partial(xlsx_table, review, say.language), "xlsx", say)
    bills = papers.about_bills(review, today=session.today())
    for number, one in enumerate(bills):
        if len(bills) > 1:
            layout.put("text", say, paragraphs=[asking.about_whom(one, say)])
        save("log", partial(papers.log_pdf, one, say.language), "pdf", say, part=asking.counted(number))
