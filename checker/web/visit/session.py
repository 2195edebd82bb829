"""All that one person's visit holds, in one place: the files' bytes, what was read from them, and the answers.

It lives in Streamlit's session, which belongs to one browser tab and is dropped when that is closed. Nothing here is
shared between visits or written anywhere.
"""

from __future__ import annotations

import hashlib
import re
import weakref
from collections.abc import Collection, MutableMapping
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Event
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st
from msgspec import Struct
from msgspec.structs import replace

from checker.answers.corrections import rows_of
from checker.apart import Job
from checker.model import Failure, Page, Reading, Review
from checker.reading.opening import is_picture
from checker.reading.photos import joined
from checker.review import review
from checker.web.visit.answers import Answers
from checker.web.visit.pace import Pace
from checker.web.visit.people import of_person

_KEY = "session"
_SEVERAL = 2

let_go = Event()
"""A file was let go of, and memory not yet looked through for what is left of it."""


class Upload(Struct, frozen=True):
    """One file as it came; `id` is the SHA-256 of its bytes in hex; a `picture` may be one page of several."""

    id: str
    name: str
    data: bytes
    password: str | None = None
    sample: bool = False
    picture: bool = False

    def __repr__(self) -> str:
        """Neither what the file holds nor its password."""
        return f"Upload(id={self.id!r}, name={self.name!r})"


@dataclass(slots=True, weakref_slot=True)
class Session:
    """`outcomes` holds one reading or failure for each upload that was read, by the upload's id; `jobs` and `paces` are
    of those being read; `held` are those that the person stopped before there was anything of them to show. `apart`:
    the photos are bills of their own; else they are pages of one, and `whole` keeps what it says.

    `row_said` is what is to be said once of the row that the person just spoke of, `row_turned` the row whose heading
    is to have the focus, and `row_turn` counts both.
    """

    uploads: dict[str, Upload] = field(default_factory=dict)
    outcomes: dict[str, Reading | Failure] = field(default_factory=dict)
    jobs: dict[str, Job[Reading]] = field(default_factory=dict)
    paces: dict[str, Pace] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)
    apart: bool = False
    answers: Answers = field(default_factory=Answers)
    pictures: dict[tuple[object, ...], bytes] = field(default_factory=dict)
    whole: tuple[object, Reading] | None = None
    latest: tuple[object, Review] | None = None
    uploader: int = 0
    cards_shown: int = 0
    rows_shown: int = 0
    row_said: str = ""
    row_turned: str = ""
    row_turn: int = 0
    asks_over: bool = False
    goes_on: bool = False
    said: str = ""

    @property
    def is_open(self) -> bool:
        """Whether there is anything that Start over would clear."""
        return bool(self.uploads)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What was read: photos as the pages of one bill, in the order of their names, unless they are bills apart."""
        photos = [self.outcomes.get(photo.id) for photo in self.photos]
        pages = [outcome for outcome in photos if isinstance(outcome, Reading)]
        own = tuple(out for out in self._outcomes() if isinstance(out, Reading))
        if self.apart or len(pages) < _SEVERAL:
            return own
        documents = tuple(page.document for page in pages)
        names = tuple(document.id for document in documents)
        if self.whole is None or self.whole[0] != names:
            self.whole = (names, joined(documents))
        first = next(at for at, reading in enumerate(own) if reading in pages)
        others = [reading for reading in own if reading not in pages]
        return (*others[:first], self.whole[1], *others[first:])

    @property
    def photos(self) -> tuple[Upload, ...]:
        """The pictures among the files, in the order of their names; of the same name in the order they came."""
        return tuple(sorted((one for one in self.uploads.values() if one.picture), key=_in_order))

    def file_of(self, document: str, page: int) -> tuple[Upload, int] | None:
        """The file that a page of a document is in, and how many of its pages stand before it in the document."""
        if document in self.uploads:
            return self.uploads[document], 0
        before = 0
        for photo in self.photos if self.whole and self.whole[1].document.id == document else ():
            outcome = self.outcomes.get(photo.id)
            pages = len(outcome.document.pages) if isinstance(outcome, Reading) else 0
            if before < page <= before + pages:
                return photo, before
            before += pages
        return None

    def pages_of(self, upload: Upload, numbers: Collection[int]) -> tuple[Page, ...]:
        """How these pages of a file were turned and straightened to be read, without their words; what is known."""
        outcome = self.outcomes.get(upload.id)
        pages = outcome.document.pages if isinstance(outcome, Reading) else ()
        return tuple(replace(one, words=(), rules=(), pictures=()) for one in pages if one.number in numbers)

    @property
    def failures(self) -> tuple[Failure, ...]:
        return tuple(out for out in self._outcomes() if isinstance(out, Failure))

    @property
    def unread(self) -> tuple[Upload, ...]:
        """The files that wait to be read."""
        done = self.outcomes.keys() | self.held
        return tuple(upload for upload in self.uploads.values() if upload.id not in done)

    def add(self, name: str, data: bytes, *, sample: bool = False) -> bool:
        """Take in a file; False where the same bytes are here already. A person's own bill puts a sample away."""
        if not sample:
            for upload in [upload for upload in self.uploads.values() if upload.sample]:
                self.remove(upload.id)
        upload = Upload(hashlib.sha256(data).hexdigest(), name, data, sample=sample, picture=is_picture(data))
        if upload.id in self.uploads:
            return False
        self.uploads[upload.id] = upload
        return True

    def take_apart(self, apart: bool | None) -> None:
        """Whether the photos are bills of their own."""
        self.apart = bool(apart)

    def remove(self, upload_id: str) -> None:
        """Forget a file and what was read from it."""
        self.uploads.pop(upload_id, None)
        self.read_anew(upload_id)
        let_go.set()

    def forget(self) -> None:
        """Let go of all of it now: Streamlit holds on to what its buttons were bound to for a while."""
        for upload_id in tuple(self.uploads):
            self.remove(upload_id)
        self.answers = Answers()

    def read_anew(self, upload_id: str) -> None:
        """Have a file wait again, as though it had just come."""
        job = self.jobs.pop(upload_id, None)
        if job:
            job.cancel()
        self.held.discard(upload_id)
        outcome = self.outcomes.pop(upload_id, None)
        if isinstance(outcome, Reading):
            rows = {row.id for statement in outcome.statements for row in rows_of(statement)}
            self.answers.forgets_rows(rows)
        self.pictures.clear()
        self.latest = self.whole = None

    def unlock(self, upload_id: str, password: str) -> None:
        """Try a file again with the password the person typed; it stays in memory for the pictures of its pages."""
        self.uploads[upload_id] = replace(self.uploads[upload_id], password=password)
        self.read_anew(upload_id)

    def review(self) -> Review:
        """The review of all that was read, worked out anew only when the files or the answers changed."""
        about, person = self.answers.about(), self.answers.person
        corrections = tuple(self.answers.corrections.values())
        read = tuple((key, isinstance(outcome, Reading)) for key, outcome in self.outcomes.items())
        given = (read, self.apart, about, person, corrections, today())
        if self.latest is None or self.latest[0] != given:
            readings = [of_person(reading, person) for reading in self.readings]
            found = review(readings, self.failures, about=about, corrections=corrections, as_of=today())
            self.latest = (given, found)
        return self.latest[1]

    def _outcomes(self) -> list[Reading | Failure]:
        return [self.outcomes[key] for key in self.uploads if key in self.outcomes]


def current() -> Session:
    """This visit's session."""
    if _KEY not in st.session_state:
        _open(Session())
    found: Session = st.session_state[_KEY]
    return found


def today() -> date:
    """The day where the person is."""
    return datetime.now(ZoneInfo(st.context.timezone or "UTC")).date()


def ask_over() -> None:
    """The person pressed Start over: ask once."""
    current().asks_over = True


def keep() -> None:
    """They would rather stay."""
    current().asks_over = False


def clear() -> None:
    """Forget everything and say so."""
    uploader = current().uploader + 1
    current().forget()
    _open(Session(uploader=uploader, said="common.over.done"))


def _in_order(upload: Upload) -> list[tuple[bool, int, str]]:
    """Names as people sort them: 2 before 10."""
    parts = re.findall(r"\d+|\D+", upload.name.casefold())
    return [(part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]


def _open(visit: Session) -> None:
    """Begin a visit. When Streamlit lets go of it, nobody waits for what is still being read."""
    st.session_state[_KEY] = visit
    weakref.finalize(visit, _cancel, visit.jobs)


def _cancel(jobs: dict[str, Job[Reading]]) -> None:
    for job in jobs.values():
        job.cancel()


def forget_closed(state: MutableMapping[str, Any]) -> None:
    """Forget all that the session of a closed page held."""
    if _KEY in state:
        state[_KEY].forget()
    state.clear()
