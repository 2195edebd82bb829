"""What every page shares: style, script, header, heading, the states without a bill, and the footer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import streamlit as st

from checker.outputs.source_ages import rules_as_of
from checker.web.frame import escape
from checker.web.frame.page_script import page_script
from checker.web.frame.strings import Say
from checker.web.pages import STEPS, go, page
from checker.web.visit import session
from checker.wording import LANGUAGES

_HERE = Path(__file__).parent
_NO_CLASS = re.compile(r"[^a-zA-Z0-9_-]")
_NAMES = {"en": "English", "es": "Español"}


def put(template: str, say: Say, **values: object) -> None:
    """Show a template with the page's words and these values, all of them escaped."""
    st.html(escape.html(template, say=say, **values))


def wrong(say: Say, text: str, *keys: str, title: str = "") -> None:
    """What does not fit in the fields with these keys; screen readers read it with each of them."""
    put("field_wrong", say, title=title, text=text, fields=[_NO_CLASS.sub("-", key) for key in keys])


def head(name: str, say: Say) -> None:
    """Style, script and the strip with language and Start over."""
    st.html(f"<style>{_asset('page.css')}</style>")
    script = page_script(name, say, is_open=session.current().is_open)
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        put("brand", say)
        st.session_state["language"] = say.language
        st.segmented_control(
            say("common.language"),
            LANGUAGES,
            key="language",
            required=True,
            format_func=_NAMES.__getitem__,
            label_visibility="collapsed",
            on_change=_speak,
        )
        if session.current().is_open:
            st.button(say("common.over.button"), key="over", on_click=session.ask_over)
    with st.container():
        if session.current().asks_over:
            _over(say)
        if session.current().said:
            put("said", say, text=say(session.current().said))
            session.current().said = ""
        if any(upload.sample for upload in session.current().uploads.values()):
            put("said", say, text=say("common.sample"))


def heading(name: str, say: Say, title: str | None = None) -> None:
    """The page's one h1, with the step's number above it where the page is a step."""
    put("heading", say, name=name, step=STEPS.get(name), title=title or say(f"{name}.title"))


@contextmanager
def part(key: str, title: str, say: Say, *, always: bool = False) -> Iterator[None]:
    """A part of a long page: folded under its heading on a phone, or `always`; open where there is room and on paper.

    Streamlit's own folds are the same at every width. The style folds what follows the heading in this container.
    """
    with st.container(key=f"part-{key}"):
        put("part", say, title=title, always=always)
        yield


def need_bill(name: str, say: Say) -> None:
    """Stop here, kindly, where no bill is open."""
    if session.current().readings:
        return
    heading(name, say, say("common.lost.title"))
    put("text", say, paragraphs=[say("common.lost.text")])
    if st.button(say("add.title"), key="lost", type="primary"):
        go("add", say)
    foot(name, say)
    st.stop()


def forward(label: str, to: str, say: Say, *, key: str = "forward") -> None:
    """The one main button of a page: on to the next step."""
    if st.button(label, key=key, type="primary", width="stretch"):
        go(to, say)


def back(to: str, say: Say) -> None:
    """The quiet way back."""
    if st.button(say("common.back"), key="back", type="tertiary"):
        go(to, say)


def foot(name: str, say: Say) -> None:
    """The pages that stand beside the journey, and what we are not, and how old our rules are."""
    beside = {other: f"{other}.link" for other in ("code", "tips", "help")}
    if name not in ("add", "you", "payer"):
        beside["add"] = "add.link" if session.current().is_open else "add.title"
    with st.container(key="foot"):
        put("foot", say, rules=rules_as_of())
        for other, words in beside.items():
            if other != name:
                st.page_link(page(other, say), label=say(words), query_params=st.query_params.to_dict())


def failed(say: Say) -> None:
    """Something broke on our side: the bill is still there, and a way on."""
    put("alert", say, title=say("common.failed.title"), text=say("common.failed.text"))
    st.button(say("common.failed.again"), key="again", type="primary")


def _speak() -> None:
    """Put the chosen language into the address, where every page finds it."""
    st.query_params["lang"] = st.session_state["language"]


def _over(say: Say) -> None:
    with st.container(key="over-panel", border=True):
        put("over", say)
        if st.button(say("common.over.yes"), key="over-yes", type="primary"):
            session.clear()
            go("add", say)
        st.button(say("common.over.no"), key="over-no", on_click=session.keep)


@cache
def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
