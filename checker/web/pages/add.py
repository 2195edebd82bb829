"""Step 1: add your bill. Files are read as they come; a sample stands in for those who have none at hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from checker.data import DATA
from checker.model import Failure, Reading
from checker.web.findings import summary
from checker.web.frame import escape, host, kept, layout
from checker.web.frame.escape import label
from checker.web.frame.strings import Say
from checker.web.pages import go
from checker.web.visit import reader, session
from checker.web.visit.reader import Slot
from checker.web.visit.session import Upload
from checker.web.visit.uploads import taken
from checker.wording import error_words

_SAMPLES = ("faulty", "clean", "summary")
_ASKS_PASSWORD = ("encrypted", "wrong-password")


def show(say: Say) -> None:
    """Upload, the files with what became of each, and the way on.

    While files are read the run stands still, and what stood lower down before stays. So each part has a place of its
    own, the same in every run, and the style hides the hint, the samples and the used uploader.
    """
    visit = session.current()
    layout.heading("add", say)
    layout.put("text", say, paragraphs=[say("add.lead")])
    _upload(say)
    with st.container(key="files"):
        states = _files(say) if visit.uploads else {}
    with st.container():
        _photos(say)
    st.button(say("add.read"), key="read", type="primary", width="stretch", on_click=_go_on)
    # What comes and goes while files are read stands below the button, which keeps its place.
    stop = st.empty()
    with st.container():
        slots = {key: Slot(state, st.empty()) for key, state in states.items()}
    wrong = st.container()
    layout.put("text", say, paragraphs=[host.promise(say)])
    if not visit.uploads:
        _samples(say)
    if visit.unread:
        reader.read_all(say, slots, stop, partial(_read, slots=slots, say=say))
        on, visit.goes_on = visit.goes_on or _only_sample(), False
        if on and not visit.failures and not summary.no_charges(visit.review()):
            go("you", say)
        st.rerun()
    if visit.goes_on:
        visit.goes_on = False
        if visit.readings and not summary.no_charges(visit.review()):
            go("you", say)
        which = "empty" if visit.readings else "unread" if visit.uploads else "nothing"
        with wrong:
            layout.put("alert", say, title=say(f"add.{which}.title"), text=say(f"add.{which}.text"))


def _go_on() -> None:
    """The person pressed on. That is kept until all is read: another click may end the run of the page that saw it."""
    session.current().goes_on = True


def _upload(say: Say) -> None:
    """The uploader, always empty: what comes goes into the session at once, and shows in our own list."""
    key = f"upload-{session.current().uploader}"
    st.file_uploader(say("add.upload.label"), accept_multiple_files=True, key=key, on_change=_take, args=(key,))
    layout.put("upload_words", say)
    with st.container(key="hint"):
        if not session.current().uploads:
            layout.put("text", say, paragraphs=[f"{say('add.upload.hint')} {say('add.upload.photo')}"])


def _take(key: str) -> None:
    visit = session.current()
    new = [visit.add(file.name, data) for file, data in taken(st.session_state[key])]
    visit.said = "" if all(new) else "add.files.same"
    visit.uploader += 1


def _files(say: Say) -> dict[str, DeltaGenerator]:
    """Each file with its state, its password where it needs one, and a way to take it out; the places of the states."""
    layout.put("files_title", say)
    states = {}
    for number, upload in enumerate(session.current().uploads.values()):
        with st.container(key=f"file-{number}", border=True):
            visit = session.current()
            outcome = visit.outcomes.get(upload.id)
            states[upload.id] = st.empty()
            _file(upload, states[upload.id], say)
            partly = isinstance(outcome, Reading) and outcome.document.not_reached
            if upload.id in visit.held or partly:
                key = f"anew-{upload.id}"
                st.button(say("add.files.anew"), key=key, on_click=visit.read_anew, args=(upload.id,))
            if isinstance(outcome, Failure):
                _failure(upload, outcome, say)
            st.button(
                label(say("add.files.remove", file=upload.name)),
                key=f"remove-{upload.id}",
                on_click=session.current().remove,
                args=(upload.id,),
                type="tertiary",
            )
    return states


def _file(upload: Upload, state: DeltaGenerator, say: Say) -> None:
    outcome = session.current().outcomes.get(upload.id)
    state.html(escape.html("file", say=say, name=upload.name, status=_status(outcome, say), waits=outcome is None))


def _read(upload: Upload, slots: Mapping[str, Slot], say: Say) -> None:
    """Say so of a file that is read while others are not yet."""
    _file(upload, slots[upload.id].state, say)
    slots[upload.id].progress.empty()


def _photos(say: Say) -> None:
    """Whether several photos are the pages of one bill, as we take them, or bills of their own."""
    visit = session.current()
    if len(visit.photos) > 1:
        kept.radio(
            say("add.photos.title", n=len(visit.photos)),
            [False, True],
            visit.apart,
            visit.take_apart,
            "photos",
            show=lambda apart: say("add.photos.apart" if apart else "add.photos.one"),
        )


def _status(outcome: Reading | Failure | None, say: Say) -> str:
    match outcome:
        case None:
            return say("add.files.waiting")
        case Failure(error=error):
            return say("add.files.locked" if error in _ASKS_PASSWORD else "add.files.failed")
        case Reading(document=document) if document.not_reached:
            of = len(document.pages)
            return say("add.files.partly", n=of - len(document.not_reached), of=of)
        case Reading(document=document):
            return say.counted("add.files.pages", len(document.pages))


def _failure(upload: Upload, failure: Failure, say: Say) -> None:
    layout.put("alert", say, title="", text=error_words(failure.error, failure.values, say.language))
    if failure.error not in _ASKS_PASSWORD:
        return
    with st.form(f"password-form-{upload.id}", border=False):
        typed = st.text_input(
            label(say("add.password.label", file=upload.name)), type="password", key=f"password-{upload.id}"
        )
        layout.put("text", say, paragraphs=[say("add.password.hint")])
        if st.form_submit_button(say("add.password.open"), type="primary") and typed:
            session.current().unlock(upload.id, typed)
            st.rerun()


def _samples(say: Say) -> None:
    with st.container(key="samples"):
        layout.put("subheading", say, title=say("add.samples.title"))
        for name in _SAMPLES:
            if st.button(say(f"add.samples.{name}"), key=f"sample-{name}", width="stretch"):
                session.current().add(f"{name}.pdf", (DATA / "samples" / f"{name}.pdf").read_bytes(), sample=True)
                st.rerun()


def _only_sample() -> bool:
    return all(upload.sample for upload in session.current().uploads.values())
