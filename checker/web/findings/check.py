"""Lines that we may have misread, each beside the picture of its row: right as it is, or what the paper says instead.

What is told goes into the review at once, and stands below with the way to take it back.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from checker.answers.corrections import rows_of
from checker.model import Correction, Kind, LineItem, Review, UnreadRow, Value
from checker.web.findings import pictures, telling
from checker.web.findings.doubtful import Doubtful, doubtful_rows
from checker.web.frame import kept, layout
from checker.web.frame.escape import label
from checker.web.frame.strings import Say
from checker.web.frame.things import modifiers_with_code
from checker.web.visit import session
from checker.web.visit.people import of_person
from checker.web.visit.typed import draft_of, fields_of, wrong_fields
from checker.wording import repair_words, show

_AT_ONCE = 3
_SHOWN = ("service_date", "end_date", "code", "description", "units", "unit_price", "amount", "kind")
_LONG = {"description": 120}

Places = list[tuple[Doubtful, DeltaGenerator]]


def draw(review: Review, count: str, say: Say) -> Places:
    """The rows, a few at a time, then what was told of others. Returns the places for the pictures of the rows."""
    visit = session.current()
    readings = [of_person(reading, visit.answers.person) for reading in visit.readings]
    open_rows, told = doubtful_rows(readings, review, visit.answers.corrections, tuple(visit.answers.drafts))
    if not open_rows and not told:
        return []
    several = len(readings) > 1
    with st.container(key="check"):
        layout.put("subheading", say, title=say("check.title"), anchor="check")
        if visit.row_said:
            text = say(f"check.said.{visit.row_said}", count=count)
            layout.put("check_said", say, text=text, turn=visit.row_turn)
            visit.row_said = ""
        seen = sum(not row.unseen for row in open_rows)
        if seen or told:
            layout.put("text", say, paragraphs=[say.counted("check.lead", seen)])
        shown = visit.rows_shown = max(visit.rows_shown, _AT_ONCE)
        places = [(row, _row(row, several, say)) for row in open_rows[:shown]]
        if len(open_rows) > shown:
            more = min(_AT_ONCE, len(open_rows) - shown)
            st.button(say("check.more", n=more), key="check-more", on_click=_more, width="stretch")
        for row in told:
            _told(row, several, say)
    return places


def another(review: Review, say: Say) -> None:
    """Any other line, by its number in the list of all charges, for the person who sees that it is wrong."""
    with st.expander(say("check.other.title")), st.form("check-other", border=False):
        layout.put("text", say, paragraphs=[say("check.other.text")])
        typed = st.text_input(say("check.other.number"), key="check-number", max_chars=4, autocomplete="off") or ""
        if st.form_submit_button(say("check.other.show")):
            line = next((line for line in review.lines if str(line.number) == typed.strip()), None)
            if line is None or line.id in session.current().answers.corrections:
                key = "none" if line is None else "told"
                layout.wrong(say, say(f"check.other.{key}", n=len(review.lines)), "check-number")
                return
            session.current().answers.drafts[line.id] = draft_of(line)
            telling.turn_to(line.id)
            st.rerun()


def missing(say: Say) -> None:
    """A charge that stands on the paper and not in our list: typed in, on its own bill."""
    visit = session.current()
    readings = [of_person(reading, visit.answers.person) for reading in visit.readings]
    found = [(reading.document.name, statement) for reading in readings for statement in reading.statements]
    with st.expander(say("check.missing.title")):
        layout.put("text", say, paragraphs=[say("check.missing.text")])
        for number, (file, statement) in enumerate(found):
            rows = rows_of(statement)
            if rows:
                words = say("check.missing.of", file=file) if len(found) > 1 else say("check.missing.add")
                key = f"check-missing-{number}"
                st.button(label(words), key=key, on_click=telling.add_row, args=(rows[-1],))


def pictures_of(places: Places, say: Say) -> None:
    """The pictures, when all words of the page stand."""
    for row, place in places:
        boxes = row.read.boxes if isinstance(row.read, LineItem) else (row.read.box,) if row.read.box else ()
        with place:
            pictures.row(boxes, row.document, f"check-{row.id}", say("check.alt.line", page=row.page))


def _row(row: Doubtful, several: bool, say: Say) -> DeltaGenerator:
    visit = session.current()
    answers, turn = visit.answers, visit.row_turn if visit.row_turned == row.id else None
    with st.container(key=f"check-row-{row.id}", border=True):
        layout.put("check_row", say, row=row, where=_where(row, several, say), turn=turn)
        place = st.container()
        if row.id in answers.drafts:
            _form(row, say)
            return place
        read = row.read
        made_out = read.text if isinstance(read, UnreadRow) else ""
        values = list(_values(read, say)) if isinstance(read, LineItem) else []
        layout.put("check_values", say, sentences=list(_asks(row, say)), values=values, made_out=made_out)
        with st.container(horizontal=True):
            if isinstance(read, LineItem):
                _tell("right", Correction(line=row.id, right=True), row, say)
            st.button(
                say("check.change" if isinstance(read, LineItem) else "check.type"),
                key=f"check-change-{row.id}",
                on_click=telling.open_form,
                args=(row,),
            )
            _tell("none", Correction(line=row.id, not_a_charge=True), row, say)
    return place


def _asks(row: Doubtful, say: Say) -> Iterator[str]:
    read = row.read
    if isinstance(read, UnreadRow):
        yield say("check.unread")
        return
    for repair in read.repairs:
        yield repair_words(repair, say.language)
    yield say("check.ask")
    if row.least_sure:
        yield say("check.least", fields=tuple(say(f"check.name.{name}") for name in row.least_sure))


def _tell(how: str, correction: Correction, row: Doubtful, say: Say) -> None:
    st.button(say(f"check.{how}"), key=f"check-{how}-{row.id}", on_click=telling.keep, args=(correction,))


def _form(row: Doubtful, say: Say) -> None:
    """The fields with what was read or typed so far, each with what is wrong about it once it was to be saved."""
    answers = session.current().answers
    draft = answers.drafts[row.id]
    wrong = wrong_fields(draft) if row.id in answers.saved_wrong else ()
    layout.put("text", say, paragraphs=[say("check.blank")])
    for name in fields_of(row.read):
        keep = partial(draft.__setitem__, name)
        kept.line(say(f"check.field.{name}"), draft[name], keep, f"check-{name}-{row.id}", most=_LONG.get(name, 24))
        if name in wrong:
            layout.wrong(say, say(f"check.wrong.{name}"), f"check-{name}-{row.id}")
    kept.radio(
        say("check.field.kind"),
        [kind.value for kind in Kind],
        draft["kind"],
        lambda kind: draft.update(kind=kind or draft["kind"]),
        f"check-kind-{row.id}",
        show=lambda kind: say(f"check.kind.{kind}"),
    )
    with st.container(horizontal=True):
        st.button(say("check.save"), key=f"check-save-{row.id}", on_click=telling.save, args=(row,), type="primary")
        st.button(say("check.cancel"), key=f"check-cancel-{row.id}", on_click=telling.leave, args=(row.id,))


def _more() -> None:
    session.current().rows_shown += _AT_ONCE


def _told(row: Doubtful, several: bool, say: Say) -> None:
    where = _where(row, several, say)
    how = "none" if row.now is None else "typed" if isinstance(row.read, UnreadRow) else "changed"
    if how == "changed" and row.now and not row.now.corrected:
        how = "right"
    layout.put("check_told", say, told=say(f"check.told.{how}", where=where), values=list(_changes(row, say)))
    st.button(label(say("check.undo", where=where)), key=f"check-undo-{row.id}", on_click=telling.undo, args=(row.id,))


def _changes(row: Doubtful, say: Say) -> Iterator[str]:
    """Each value that is the person's, with what we read where we read something."""
    if row.now is None:
        return
    for name in row.now.corrected:
        new = _shown(name, getattr(row.now, name), say)
        if isinstance(row.read, LineItem):
            old = _shown(name, getattr(row.read, name), say)
            yield say("check.told.instead", name=say(f"check.name.{name}"), new=new, old=old)
        else:
            yield say("check.told.value", name=say(f"check.name.{name}"), new=new)


def _values(line: LineItem, say: Say) -> Iterator[tuple[str, str]]:
    """What we read, by name; what few lines have only where this one has it."""
    for name in _SHOWN:
        value = modifiers_with_code(line) if name == "code" else getattr(line, name)
        if value not in (None, (), "") and not (name == "kind" and value is Kind.CHARGE):
            yield say(f"check.name.{name}"), _shown(name, value, say)


def _shown(name: str, value: Value, say: Say) -> str:
    if name == "kind":
        return say(f"check.kind.{value}")
    if name == "modifiers" and isinstance(value, tuple):
        value = " ".join(map(str, value))
    if name in ("units", "unit_price") and isinstance(value, Decimal):
        return f"{value.normalize():f}" if name == "units" else f"${value}"
    return show(value, say.language) or say("check.nothing")


def _where(row: Doubtful, several: bool, say: Say) -> str:
    if row.unseen and row.now is None:
        where = say("check.where.missing")
    elif row.now:
        where = say("check.where.line", n=row.now.number, page=row.page)
    else:
        where = say("check.where.row", page=row.page)
    return say("check.where.file", where=where, file=row.file) if several else where
