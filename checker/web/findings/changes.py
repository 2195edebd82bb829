"""Did something change in these months? Stays, returns and the like: asked below the cards they could change.

What was told stands above the question, each with the way to take it back, and goes into the review at once.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from checker.catalogue import load_catalogue
from checker.model import Event, EventKind, Review
from checker.review.asked_events import asked_events
from checker.web.frame import layout
from checker.web.frame.escape import label
from checker.web.frame.strings import Say
from checker.web.frame.things import name_of
from checker.web.visit import session

_EARLIEST = 1980
_ENDS = frozenset({EventKind.HOSPITAL})
"""Has a last day."""
_MAY_GO_ON = frozenset({EventKind.NURSING_FACILITY, EventKind.HOSPICE})
"""Has a last day, or goes on where none is told."""
_OF_ONE_THING = frozenset({EventKind.RETURNED, EventKind.DELIVERED})
_PARTS = (("month", 2), ("day", 2), ("year", 4))


def draw(review: Review, say: Say) -> None:
    """What was told so far, then the folded question where a card could turn on the answer."""
    told = session.current().answers.events
    for number, event in enumerate(tuple(told)):
        _told(number, event, say)
    kinds = asked_events(review.flags)
    if not kinds:
        return
    with st.expander(say("changes.title")):
        layout.put("text", say, paragraphs=[say("changes.text")])
        kind = st.radio(
            say("changes.what"),
            kinds,
            index=None,
            format_func=lambda kind: say(f"changes.kind.{kind}"),
            key=f"change-kind-{len(told)}",
        )
        if kind in kinds:
            _form(kind, review, say)


def _told(number: int, event: Event, say: Say) -> None:
    what = say(f"changes.kind.{event.kind}")
    if event.code:
        what = say("changes.thing", what=what, thing=name_of(event.code, say.language))
    if event.end:
        words = say("changes.told.span", what=what, start=event.start, end=event.end)
    else:
        form = "open" if event.kind in _MAY_GO_ON else "day"
        words = say(f"changes.told.{form}", what=what, start=event.start)
    layout.put("said", say, text=words)
    if st.button(label(say("changes.forget", what=what)), key=f"change-forget-{number}", type="tertiary"):
        session.current().answers.events.remove(event)
        st.rerun()


def _form(kind: EventKind, review: Review, say: Say) -> None:
    """The dates, and which thing where there are several. The last day may stay blank only where it may go on."""
    spans = kind in _ENDS or kind in _MAY_GO_ON
    with st.form(f"change-{kind}", border=False):
        code = _which(kind, review, say) if kind in _OF_ONE_THING else None
        hint = "open" if kind in _MAY_GO_ON else "still" if spans else "guess"
        layout.put("text", say, paragraphs=[say(f"changes.hint.{hint}")])
        start, _ = _day("from" if spans else "on", kind, say)
        end, blank = _day("to", kind, say) if spans else (None, True)
        if not st.form_submit_button(say("changes.save")):
            return
        if start and _fits(kind, start, end, blank):
            session.current().answers.happened(Event(kind=kind, start=start, end=end, code=code))
            st.rerun()
        days = [_key(kind, which, part) for which in (("from", "to") if spans else ("on",)) for part, _ in _PARTS]
        layout.wrong(say, say("changes.wrong.text"), *days, title=say("changes.wrong.title"))


def _fits(kind: EventKind, start: date, end: date | None, blank: bool) -> bool:
    if end is None:
        return blank and kind not in _ENDS
    return start <= end


def _which(kind: EventKind, review: Review, say: Say) -> str | None:
    """The code of the thing; None is all of it, which only a return can mean."""
    codes = [code for code in dict.fromkeys(one.code for one in review.histories) if load_catalogue().code(code)]
    every: list[str | None] = [*codes] if kind is EventKind.DELIVERED else [None, *codes]
    if len(codes) < 2:
        return every[0] if every else None
    return st.radio(
        say("changes.which"),
        every,
        format_func=lambda code: label(name_of(code, say.language)) if code else say("changes.all"),
        key=f"change-which-{kind}",
    )


def _day(which: str, kind: EventKind, say: Say) -> tuple[date | None, bool]:
    """A day as typed, None where it is none or yet to come; and whether all of it was left blank."""
    typed = []
    with st.container(horizontal=True):
        for part, most in _PARTS:
            text = st.text_input(
                say(f"changes.{which}.{part}"),
                key=_key(kind, which, part),
                max_chars=most,
                autocomplete="off",
                width=150,
            )
            typed.append((text or "").strip())
    return _date(*typed), not any(typed)


def _key(kind: EventKind, which: str, part: str) -> str:
    return f"change-{kind}-{which}-{part}"


def _date(month: str, day: str, year: str) -> date | None:
    if not all(part.isascii() and part.isdecimal() for part in (month, day, year)):
        return None
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= _EARLIEST and found <= session.today() else None
