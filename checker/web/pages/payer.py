"""Step 2, second part: who pays? The rules differ, so this is asked of everyone."""

from __future__ import annotations

import streamlit as st

from checker.parties.payers import payer_kind
from checker.web.frame import kept, layout
from checker.web.frame.escape import label
from checker.web.frame.strings import Say
from checker.web.pages import go
from checker.web.visit import session
from checker.web.visit.people import printed

KINDS = ("medicare", "medicare-advantage", "commercial", "medicaid", "va", "tricare", "self-pay", "unsure")
_WITH_QMB = ("medicare", "medicare-advantage")


def show(say: Say) -> None:
    """What the bill says, the eight answers with its own already chosen, and help with Medicare's costs."""
    layout.need_bill("payer", say)
    visit = session.current()
    layout.heading("payer", say)
    layout.put("text", say, paragraphs=[say("payer.lead")])
    told = visit.answers.about().payer
    says = [told] if told else printed(visit.readings, visit.answers.person)["payer"]
    if says:
        layout.put("text", say, paragraphs=[say("payer.says", payer="; ".join(says))])
    chosen = visit.answers.payer or payer_kind(" / ".join(says)).value
    kept.radio(
        say("payer.title"),
        KINDS,
        chosen if chosen in KINDS else None,
        visit.answers.pays,
        "payer",
        show=lambda kind: label(say(f"payer.kind.{kind}")),
        label_visibility="collapsed",
    )
    if chosen in _WITH_QMB:
        kept.checkbox(label(say("payer.qmb")), visit.answers.qmb, visit.answers.helped, "qmb")
    if st.button(say("common.continue"), key="forward", type="primary", width="stretch"):
        if chosen in KINDS:
            visit.answers.pays(chosen)
            go("found", say)
        layout.put("alert", say, title=say("payer.blank.title"), text=say("payer.blank.text"))
    layout.back("you", say)
