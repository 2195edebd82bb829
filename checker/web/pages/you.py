"""Step 2: is this you? What the bill says of name, address and insurance, and what it should say."""

from __future__ import annotations

from functools import partial

import streamlit as st

from checker.web.frame import kept, layout
from checker.web.frame.escape import label
from checker.web.frame.strings import Say
from checker.web.pages import go
from checker.web.visit import session
from checker.web.visit.people import FIELDS, people, printed

_EVERYONE = ""
"""Stands for all people in the list of names, none of which is blank."""


def show(say: Say) -> None:
    """What we read; yes, no or skip; and for a no, which of it and what instead."""
    layout.need_bill("you", say)
    answers = session.current().answers
    layout.heading("you", say)
    layout.put("text", say, paragraphs=[say("you.lead")])
    if not _person(say):
        layout.forward(say("common.continue"), "payer", say)
        layout.back("add", say)
        return
    found = printed(session.current().readings, answers.person)
    rows = [(say(f"you.field.{name}"), found[name]) for name in FIELDS]
    layout.put("text", say, paragraphs=[say("you.says")])
    layout.put("details", say, rows=rows)
    _continue(say, "right")
    if st.button(say("you.wrong"), key="wrong", width="stretch"):
        answers.identity = "wrong"
        st.rerun()
    if answers.identity == "wrong":
        _corrections(say)
    _continue(say, "skip")
    layout.back("add", say)


def _continue(say: Say, how: str) -> None:
    main = how == "right"
    pressed = st.button(
        say(f"you.{how}"), key=how, type="primary" if main else "tertiary", width="stretch" if main else "content"
    )
    if pressed:
        answers = session.current().answers
        answers.identity = how
        answers.wrong.clear()
        go("payer", say)


def _person(say: Say) -> bool:
    """Whose bill, where the files name several people; False while one person's details make no sense to show."""
    answers = session.current().answers
    names = people(session.current().readings)
    if len(names) < 2:
        answers.person = None
        return True
    everyone = say("you.people.all")
    options = [*names, _EVERYONE]
    kept.radio(
        say("you.people.title", n=len(names)),
        options,
        answers.person if answers.person in names else _EVERYONE,
        _choose,
        "person",
        show=lambda name: everyone if name == _EVERYONE else label(name),
    )
    return answers.person is not None


def _choose(name: str | None) -> None:
    session.current().answers.person = None if name == _EVERYONE else name


def _corrections(say: Say) -> None:
    answers = session.current().answers
    layout.put("subheading", say, title=say("you.which"))
    for name in FIELDS:
        wrong = partial(answers.is_wrong, name)
        if kept.checkbox(say(f"you.field.{name}"), name in answers.wrong, wrong, f"wrong-{name}"):
            given = partial(answers.given.__setitem__, name)
            kept.line(say(f"you.should.{name}"), answers.given.get(name, ""), given, f"given-{name}", most=200)
    if st.button(say("common.continue"), key="corrected", type="primary", width="stretch"):
        if answers.wrong:
            go("payer", say)
        text = say("you.blank.text", right=say("you.right"))
        layout.put("alert", say, title=say("you.blank.title"), text=text)
