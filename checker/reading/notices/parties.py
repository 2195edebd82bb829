"""Who is who on a plan's paper: its letterhead is the payer's, the supplier is the one its claims name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from msgspec.structs import replace

from checker.model import Details, LineItem, Origin, Read, StatementKind
from checker.parties.people import same_company, same_company_on_paper, same_person_on_paper
from checker.reading.details.names import is_insurer, is_organisation, is_title
from checker.reading.kinds import is_title_of_notice, payer_in_title
from checker.reading.notice_words import notice_list, notice_words
from checker.reading.tokens.tokens import Line, Look
from checker.reading.tokens.values import parse_span

_LABELLED = 0.9
_HEAD, _INSURER, _TITLE, _FIRST = 0.85, 0.9, 0.92, 0.6
_HEAD_LINES = 12
_WORDS_OF_A_LABEL = 2
"""How many words name the day of a decision behind others in their cell: "Status: Paid Processed on March 2"."""
_MEDICARE = "Medicare"


def as_from_a_plan(details: Details, items: Sequence[LineItem], lines: Sequence[Line], kind: StatementKind) -> Details:
    """The details with payer and supplier as a plan's paper means them; no supplier where its claims name several."""
    names = list(dict.fromkeys(item.provider for item in items if item.provider))
    alone = bool(names) and all(same_company(names[0], name) for name in names[1:])
    ours = (
        details.supplier
        if alone and details.supplier and same_company_on_paper(details.supplier.value, names[0])
        else None
    )
    return replace(
        details,
        payer=_payer(details, names, lines, kind),
        supplier=Read(names[0], names[0], ours.boxes if ours else (), _LABELLED) if alone else None,
        supplier_address=details.supplier_address if ours else None,
        supplier_phone=details.supplier_phone if ours else None,
        statement_date=_date(details, items, lines),
    )


def _date(details: Details, items: Sequence[LineItem], lines: Sequence[Line]) -> Read[date] | None:
    """The day the notice was made, by its label, or the last of those on which its claims were decided; a day of
    service that stands alone on a line is none."""
    found = min(_labelled_dates(lines), key=lambda one: _rank(one[0]), default=None)
    if found:
        return found[1]
    if ended := next(_period_ends(lines), None):
        return ended
    days = {item.service_date for item in items}
    return None if details.statement_date and details.statement_date.value in days else details.statement_date


def _labelled_dates(lines: Sequence[Line]) -> Iterator[tuple[str, Read[date]]]:
    for above, line in zip((*lines[:1], *lines), lines, strict=False):
        over = above.tokens if len(above.tokens) == len(line.tokens) == 1 and " " in above.text else ()
        for before, token in itertools.pairwise((*over, *line.tokens)):
            name = before.text.strip(" :").lower()
            label = name if _rank(name) >= 0 else " ".join(name.split()[-_WORDS_OF_A_LABEL:])
            span = parse_span(token.text) if token.look is Look.DATE and _rank(label) >= 0 else None
            day = span[0].settle(None) if span and span[0].year is not None and span[1] is None else None
            if day:
                yield label, Read(day, token.printed, (token.box,), _LABELLED)


def _period_ends(lines: Sequence[Line]) -> Iterator[Read[date]]:
    """The last days of the spans of which a line says that the claims decided then are listed."""
    for line in lines:
        said = notice_words("dates", "period").search(line.text.lower())
        for token in line.having(Look.DATE) if said else ():
            span = parse_span(token.text)
            day = span[1].settle(None) if span and span[1] and span[1].year else None
            if day:
                yield Read(day, token.printed, (token.box,), _LABELLED)


def _rank(label: str) -> int:
    """The place of a label among those of a notice's date; -1 where it is none."""
    return next((at for at, pattern in enumerate(_labels()) if pattern.fullmatch(label)), -1)


@cache
def _labels() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(words) for words in notice_list("dates", "notice"))


def _payer(details: Details, providers: Sequence[str], lines: Sequence[Line], kind: StatementKind) -> Read[str] | None:
    """Medicare on its own notice; else the one a label names, else the company at the head of the paper."""
    if kind is StatementKind.MSN:
        return Read(_MEDICARE, _MEDICARE, (), _LABELLED, Origin.INFERRED)
    if details.payer and details.payer.confidence >= _LABELLED:
        return details.payer
    found = sorted(_heads(details, providers, lines), key=lambda read: -read.confidence)
    return found[0] if found else details.payer


def _heads(details: Details, providers: Sequence[str], lines: Sequence[Line]) -> Iterator[Read[str]]:
    """Names at the head of the first page, each as sure as its words make it."""
    patient = details.patient.value if details.patient else ""
    head = [line for line in lines if line.page == lines[0].page][:_HEAD_LINES]
    for at, line in enumerate(head):
        for cell in line.text.split("\t"):
            text = cell.strip(" ,")
            if (named := payer_in_title(text)) is not None:
                yield Read(named, text, (line.box,), _TITLE, Origin.INFERRED)
            if (
                not _may_name(text, line)
                or is_title_of_notice(text)
                or (patient and same_person_on_paper(text, patient))
            ):
                continue
            if any(same_company_on_paper(text, name) for name in providers):
                continue
            if is_insurer(text):
                yield Read(text, text, (line.box,), _INSURER, Origin.INFERRED)
            elif is_organisation(text):
                yield Read(text, text, (line.box,), _HEAD, Origin.INFERRED)
            elif at == 0:
                yield Read(text, text, (line.box,), _FIRST, Origin.INFERRED)


def _may_name(text: str, line: Line) -> bool:
    if line.having(Look.MONEY) or ":" in text or not 1 <= len(text.split()) <= 8 or is_title(text):
        return False
    return bool(re.search(r"[A-Za-z]{3}", text)) and not re.match(r"\d|(?i:p\.? ?o\.? box)", text)
