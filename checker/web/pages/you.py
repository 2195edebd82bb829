"""Step 2: is this you? What the bill says of name, address and insurance, and what it should say."""

from __future__ import annotations

import streamlit as st

from checker.web import layout, session
from checker.web.escape import label
from checker.web.pages import go
from checker.web.people import FIELDS, people, printed
from checker.web.strings import Say


def show(say: Say) -> None:
    """What we read; yes, no or skip; and for a no, which of it and what instead."""
    layout.need_bill("you", say)
    answers = session.current().answers
    layout.heading("you", say)
    layout.put("text", say, paragraphs=[say("you.lead")])
    if not _person(say):
        _continue(say, "skip")
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
    options = [*names, None]
    answers.person = st.radio(
        say("you.people.title", n=len(names)),
        options,
        index=options.index(answers.person) if answers.person in options else len(names),
        format_func=lambda name: everyone if name is None else label(name),
        key="person",
    )
    return answers.person is not None


def _corrections(say: Say) -> None:
    answers = session.current().answers
    layout.put("subheading", say, title=say("you.which"))
    for name in FIELDS:
        ticked = st.checkbox(say(f"you.field.{name}"), value=name in answers.wrong, key=f"wrong-{name}")
        (answers.wrong.add if ticked else answers.wrong.discard)(name)
        if ticked:
            answers.given[name] = st.text_input(
                say(f"you.should.{name}"), value=answers.given.get(name, ""), key=f"given-{name}", max_chars=200
            )
    if st.button(say("common.continue"), key="corrected", type="primary", width="stretch"):
        if answers.wrong:
            go("payer", say)
        text = say("you.blank.text", right=say("you.right"))
        layout.put("alert", say, title=say("you.blank.title"), text=text)
