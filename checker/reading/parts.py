"""Where one statement ends and the next begins, in a file that holds several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import Page
from checker.reading.details import Identity, find_details, page_identity
from checker.reading.details.names import same_person
from checker.reading.headings import TableKind, find_headings
from checker.reading.lines import text_lines
from checker.reading.tokenizing import tokenize
from checker.reading.tokens import Line, Look
from checker.reading.vocabulary import any_of

_NAMES_SOMEONE = re.compile(rf"\b{any_of('person_labels')}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """The pages and lines of one statement; two statements may share a page, each with its own lines of it."""

    pages: tuple[Page, ...]
    lines: tuple[Line, ...]


def statement_parts(pages: Sequence[Page]) -> tuple[Part, ...]:
    """The statements of a document, parted where a page names another patient, account or statement date."""
    parts: list[tuple[list[Page], list[Line]]] = []
    current: Identity | None = None
    for page in pages:
        lines = [tokenize(line, page.rules) for line in text_lines(page)]
        identity = _identity(page, lines) if len(pages) > 1 and lines else None
        if not parts or (identity is not None and current is not None and _another(current, identity)):
            parts.append(([], []))
            current = identity
        elif identity is not None:
            current = _together(current, identity)
        first, *rest = _by_patient(lines)
        parts[-1][0].append(page)
        parts[-1][1].extend(first)
        for more in rest:
            parts.append(([page], list(more)))
            current = page_identity([line.source for line in more], [page])
    return tuple(Part(tuple(own), tuple(lines)) for own, lines in parts)


def _identity(page: Page, lines: Sequence[Line]) -> Identity:
    """Whose a page is, by its labels, and by its layout when that tells both patient and account; tables aside."""
    tables = {
        at
        for block in find_headings(lines)
        if block.kind is TableKind.ITEMS
        for at in range(block.first, block.last + 1)
    }
    outside = [line.source for at, line in enumerate(lines) if at not in tables and not line.having(Look.MONEY)]
    found = page_identity(outside, [page])
    if found.patient and found.account:
        return found
    details = find_details([page], outside)
    if not details.patient or not details.account:
        return found
    return Identity(
        found.patient or details.patient,
        found.account or details.account,
        found.statement_date or details.statement_date,
    )


def _another(current: Identity, page: Identity) -> bool:
    """Whether a page is another statement's: another patient, or its own date with another account or another date."""
    if current.patient and page.patient and not same_person(current.patient.value, page.patient.value):
        return True
    if page.statement_date is None:
        return False
    if current.account and page.account and current.account.value != page.account.value:
        return True
    dated = current.statement_date and current.statement_date.value != page.statement_date.value
    return bool(dated and (page.account or page.patient))


def _together(current: Identity | None, page: Identity) -> Identity:
    if current is None:
        return page
    return Identity(
        current.patient or page.patient, current.account or page.account, current.statement_date or page.statement_date
    )


def _by_patient(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of a page, cut where another patient is named after figures were printed for the one before."""
    parts: list[list[Line]] = [[]]
    named: str | None = None
    figures = False
    for line in lines:
        if _NAMES_SOMEONE.search(line.text):
            patient = page_identity([line.source]).patient
            if patient and named and figures and not same_person(named, patient.value):
                parts.append([])
                figures = False
            named = patient.value if patient else named
        figures = figures or bool(line.having(Look.MONEY))
        parts[-1].append(line)
    return parts
