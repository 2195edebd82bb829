"""The person's own page as proof beside the words; drawn once, kept in the session."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import streamlit as st
from msgspec.structs import replace

from checker import apart
from checker.errors import StatementError
from checker.model import Box, LineItem, Review
from checker.outputs.marks import Mark, Strip, line_boxes
from checker.web.frame import layout
from checker.web.frame.strings import Say
from checker.web.frame.things import modifiers_with_code, thing
from checker.web.visit import session
from checker.web.visit.session import Upload
from checker.wording import show

_WIDTHS = {False: 1440, True: 960}
"""Pixels of a strip on a laptop and on a phone, two to three for each of the screen's own."""


def strip(lines: Sequence[LineItem], number: int, review: Review, say: Say) -> None:
    """The marked lines cut from their pages, wide and for a phone (the style shows one of them), and the whole page."""
    for upload, before, own in _by_file(lines, review):
        boxes = [box for line in own for box in _inside(line_boxes(line), before)]
        if not boxes:
            continue
        alt = say("found.card.alt", page=own[0].page, lines="; ".join(_spoken(line, say) for line in own))
        _draw(upload, boxes, str(number), f"{number}-{upload.id[:8]}", alt)
        _whole_page(upload, before, own, number, say)


def row(boxes: Sequence[Box], document: str, key: str, alt: str) -> None:
    """One row cut from its page, with a question mark in the margin; nothing where its file or place is not known."""
    placed = [box for box in boxes if box.width]
    found = session.current().file_of(document, placed[0].page) if placed else None
    if found:
        upload, before = found
        _draw(upload, _inside(placed, before), "?", key, alt)


def _inside(boxes: Iterable[Box], before: int) -> list[Box]:
    """The boxes on the pages of a file that stands after so many pages of its document."""
    return [replace(box, page=box.page - before) for box in boxes if box.page > before]


def _draw(upload: Upload, boxes: Sequence[Box], badge: str, key: str, alt: str) -> None:
    pages = tuple(session.current().pages_of(upload, {box.page for box in boxes}))
    for narrow in (False, True):
        asked = Strip(upload.data, tuple(boxes), badge, upload.password, _WIDTHS[narrow], narrow, pages)
        png = _kept(("strip", upload.id, asked.boxes, badge, narrow), partial(apart.strip, asked))
        if not png:
            return
        width = "narrow" if narrow else "wide"
        with st.container(key=f"picture-{width}-{key}"):
            st.image(png, alt=alt, width="stretch", output_format="PNG")


def _whole_page(upload: Upload, before: int, lines: Sequence[LineItem], number: int, say: Say) -> None:
    pages = sorted({box.page for line in lines for box in line_boxes(line) if box.page > before})
    whole = st.expander(say("found.card.whole"), key=f"page-{number}-{upload.id[:8]}", on_change="rerun")
    if not whole.open:
        return
    marks = tuple(Mark(box, str(number)) for line in lines for box in _inside(line_boxes(line), before))
    with whole:
        for page in pages:
            marked = "; ".join(_spoken(line, say) for line in lines if any(box.page == page for box in line.boxes))
            png = _kept(
                ("page", upload.id, page - before, marks),
                partial(
                    apart.page,
                    upload.data,
                    page - before,
                    marks,
                    password=upload.password,
                    pages=session.current().pages_of(upload, {page - before}),
                ),
            )
            words = say("found.card.alt_page", page=page, lines=marked)
            if png:
                st.image(png, alt=words, width="stretch", output_format="PNG")
            else:
                layout.put("text", say, paragraphs=[say("found.card.no_picture")])


def _by_file(lines: Sequence[LineItem], review: Review) -> list[tuple[Upload, int, list[LineItem]]]:
    """The lines by the file they stand in, with how many pages of their document come before it."""
    documents = {statement.number: statement.document for statement in review.statements}
    found: dict[str, tuple[Upload, int, list[LineItem]]] = {}
    for line in lines:
        place = session.current().file_of(documents[line.statement], line.page)
        if place:
            upload, before = place
            found.setdefault(upload.id, (upload, before, []))[2].append(line)
    return list(found.values())


def _spoken(line: LineItem, say: Say) -> str:
    parts = (
        say("found.card.line", n=line.number),
        show(line.service_date, say.language),
        modifiers_with_code(line),
        thing(line, say.language),
        show(line.amount, say.language),
    )
    return ", ".join(part for part in parts if part)


def _kept(key: tuple[object, ...], draw: Callable[[], bytes]) -> bytes:
    """The picture, drawn once; blank where the page cannot be drawn, and then nobody waits for it again."""
    pictures = session.current().pictures
    if key not in pictures:
        try:
            pictures[key] = draw()
        except StatementError:
            pictures[key] = b""
    return pictures[key]
