"""The bytes of any file into a document of pages: what they begin with decides who reads them.

What reads pictures or exports is imported where there is one: most bills are PDFs with text, and it takes long to load.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.errors import BlankPage, NoText, StatementError, TooLarge
from checker.model import Document, Page, PageSource
from checker.reading.limits import limit
from checker.reading.opening import FileKind, kind_of
from checker.reading.pdf import read_document
from checker.reading.progress import Progress
from checker.reading.scans.mixing import says_most, together, unread_part, wants_reading

if TYPE_CHECKING:
    from checker.reading.scans.shots import Outcome, Shot

Seen = Callable[[Page], None]


def open_document(
    data: bytes, name: str, *, password: str | None = None, progress: Progress | None = None, seen: Seen | None = None
) -> Document:
    """The pages of a file, whatever its name says it is; a page without readable text has the source `none`. `seen` is
    given each page that was read from a picture, as soon as that is done, but for the last.

    Raises a `StatementError` where the file cannot be opened, or that of its first page where none has readable text.
    """
    match kind_of(data):
        case FileKind.PDF:
            document, outcomes = _printed(data, name, password, progress, seen)
        case FileKind.PICTURE:
            document, outcomes = _photographed(data, name, progress, seen)
        case FileKind.OTHER:
            from checker.reading import exports

            document, outcomes = exports.read_document(data, name), ()
    if all(page.source is PageSource.NONE for page in document.pages):
        raise _problem(outcomes)
    return document


def _printed(
    data: bytes, name: str, password: str | None, progress: Progress | None, seen: Seen | None
) -> tuple[Document, Sequence[Outcome]]:
    """A PDF: its text, and its pictures read where they may hold more."""
    document = read_document(data, name, password=password, progress=progress)
    pages = list(document.pages)
    wanted = [page.number for page in pages if wants_reading(page) and page.number not in document.refused]
    numbers = wanted[: limit("pictures")]
    if not numbers or document.not_reached:
        return document, ()
    from checker.reading.pdf.pictures import shots

    ready = len(pages) - len(numbers)
    wanted_parts = [
        partial(_part_of, shot, pages[number - 1])
        for number, shot in zip(numbers, shots(data, numbers, password), strict=True)
    ]
    outcomes = _seen(wanted_parts, _told(progress, seen, ready, len(pages)))
    for number, outcome in zip(numbers, outcomes, strict=True):
        if outcome.page is not None:
            pages[number - 1] = together(pages[number - 1], outcome.page)
        elif outcome.problem is not None and says_most(pages[number - 1]):
            pages[number - 1] = replace(pages[number - 1], source=PageSource.TEXT)
    if any(page.source is not PageSource.NONE for page in pages):
        blank = {number for number, seen in zip(numbers, outcomes, strict=True) if isinstance(seen.problem, BlankPage)}
        pages = [_read_as_blank(page) if page.number in blank else page for page in pages]
    return replace(document, pages=tuple(pages), not_reached=_not_reached(numbers, outcomes)), outcomes


def _read_as_blank(page: Page) -> Page:
    """A page among others on whose picture nothing is to be seen: it is read, and there is nothing on it."""
    return replace(page, source=PageSource.TEXT) if page.source is PageSource.NONE and not page.words else page


def _part_of(shot: Callable[[], Shot], page: Page) -> Shot:
    return unread_part(shot(), page)


def _photographed(
    data: bytes, name: str, progress: Progress | None, seen: Seen | None
) -> tuple[Document, Sequence[Outcome]]:
    from checker.reading import pictures

    shots, left_out = pictures.shots(data)
    outcomes = _seen(shots, _told(progress, seen, 0, len(shots)))
    pages = tuple(outcome.page or Page.unread(number) for number, outcome in enumerate(outcomes, 1))
    not_reached = _not_reached(range(1, len(pages) + 1), outcomes)
    return Document(hashlib.sha256(data).hexdigest(), name, pages, left_out, not_reached), outcomes


def _seen(shots: Sequence[Callable[[], Shot]], done: Callable[[Sequence[Outcome]], None]) -> Sequence[Outcome]:
    """What each picture gave. The engine and its libraries are loaded here, when the first picture is met."""
    from checker.reading.scans.reading import read_shots

    return read_shots(shots, done)


def _not_reached(numbers: Sequence[int], outcomes: Sequence[Outcome]) -> tuple[int, ...]:
    """The pages whose picture was not looked at."""
    looked_at = zip(numbers, outcomes, strict=True)
    return tuple(number for number, outcome in looked_at if outcome.page is None and outcome.problem is None)


def _told(progress: Progress | None, seen: Seen | None, ready: int, total: int) -> Callable[[Sequence[Outcome]], None]:
    """What tells of the pictures that are through, however often it is called: each page once, but for the last."""
    told = 0

    def done(outcomes: Sequence[Outcome]) -> None:
        nonlocal told
        if seen is not None and ready + len(outcomes) < total:
            for outcome in outcomes[told:]:
                if outcome.page is not None:
                    seen(outcome.page)
        told = len(outcomes)
        if progress is not None:
            progress(ready + told, total)

    return done


def _problem(outcomes: Sequence[Outcome]) -> StatementError:
    """Why nothing could be read: what is wrong with the first page that says so, or that time ran out."""
    problems = [outcome.problem for outcome in outcomes if outcome.problem is not None]
    if problems:
        return problems[0]
    return TooLarge() if any(outcome.page is None for outcome in outcomes) else NoText()
