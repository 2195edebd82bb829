"""Look up a code, letters or words; works without a bill and by address (?code=E1392)."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from checker.lookup import Answer, HitKind, LookupHit, answers, lookup
from checker.web.findings import glossary
from checker.web.frame import layout
from checker.web.frame.escape import label
from checker.web.frame.sourced import cited, questions
from checker.web.frame.strings import Say


def show(say: Say) -> None:
    """The field, the best hit in full, what else it may be, and what people ask about it."""
    layout.heading("code", say)
    layout.put("text", say, paragraphs=[say("code.lead")])
    with st.form("look-up", border=False):
        query = st.text_input(
            say("code.label"),
            key="code",
            max_chars=80,
            bind="query-params",
            autocomplete="off",
            type="search",
            placeholder=say("code.placeholder"),
        )
        layout.put("text", say, paragraphs=[say("code.examples")])
        st.form_submit_button(say("code.search"), type="primary", width="stretch")
    query = (query or "").strip()
    hits = lookup(query, say.language) if query else ()
    asked = answers(query, say.language)
    meanings = glossary.used_in((query,), say)
    if meanings:
        layout.put("glossary", say, pairs=meanings)
    answered = bool(query and asked) and (not hits or _is_question(query, hits, asked))
    if answered:
        _asked(asked, say, opened=True)
    if query and (hits or not (asked or meanings)):
        _found(query, hits, say)
    if asked and not answered:
        _asked(asked, say, opened=False)


def _is_question(query: str, hits: Sequence[LookupHit], asked: Sequence[Answer]) -> bool:
    """Whether the query asks what we have an answer to, more than it names a thing: then that answer comes first."""
    return asked[0].touched > 1 and hits[0].key not in query.upper()


def _asked(asked: Sequence[Answer], say: Say, *, opened: bool) -> None:
    layout.put("subheading", say, title=say("code.asked"))
    layout.put("asked", say, questions=questions(asked, say), opened=opened)


def _found(query: str, hits: Sequence[LookupHit], say: Say) -> None:
    if not hits:
        layout.put("said", say, text=say("code.none.title", query=query))
        layout.put("text", say, paragraphs=[say("code.none.text")])
        return
    best, *others = hits
    if best.kind is HitKind.SLIP:
        layout.put("said", say, text=say("code.slip.title", query=query))
        layout.put("text", say, paragraphs=[say("code.slip.text")])
        for hit in hits:
            _go(hit.key, f"{hit.key}: {hit.title}", f"slip-{hit.key}")
        return
    layout.put("hit", say, hit=best, sources=cited((key for fact in best.facts for key in fact.sources), say))
    for other in best.mix_ups:
        _go(other.code, f"{other.code}: {other.text}", f"mixed-{other.code}")
    mixed = {other.code for other in best.mix_ups}
    _others([hit for hit in others if hit.sorts_by or hit.key not in mixed], say)


def _others(others: Sequence[LookupHit], say: Say) -> None:
    """The question that tells each from the first where there is one, else what it is."""
    sorting = [hit for hit in others if hit.sorts_by]
    rest = [hit for hit in others if not hit.sorts_by]
    for title, hits in (("code.sort", sorting), ("code.others", rest)):
        if hits:
            layout.put("subheading", say, title=say(title))
        for hit in hits:
            words = f"{hit.sorts_by} {hit.key} ({hit.title})" if hit.sorts_by else f"{hit.key}: {hit.title}"
            _go(hit.key, words, f"other-{hit.key}")


def _go(code: str, words: str, key: str) -> None:
    """A button that looks up another code; the address follows."""
    st.button(label(words), key=key, on_click=_look_up, args=(code,), width="stretch")


def _look_up(code: str) -> None:
    st.session_state["code"] = code
