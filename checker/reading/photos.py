"""Several pictures as the pages of one bill: each was read as a file of its own, and their pages are read on as one."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Hashable, Sequence

from msgspec.structs import replace

from checker.model import Document, Page, Reading
from checker.reading.ink.turning import as_filed, page_placed
from checker.reading.statements import read_statements
from checker.reading.sums.accounts import with_ids
from checker.remembered import forgetting, without_garbage_collector

_SAME_PAGE = 0.8
"""The share of its charges that two photos of one page have in common, whatever one of them misreads."""


def as_bills(readings: Sequence[Reading]) -> list[Reading]:
    """Readings of one picture each, those that turn out to be pages of one statement taken as one document.

    They are tried in this order. A picture that shares no statement with the one before it keeps its own reading, and
    so does one that shows the same charges again: the same page twice.
    """
    whole = joined([reading.document for reading in readings])
    owners = [at for at, reading in enumerate(readings) for _ in reading.document.pages]
    shared = [{owners[page - 1] for page in statement.pages} for statement in whole.statements]
    groups: list[list[Reading]] = []
    for at, reading in enumerate(readings):
        again = any(_same_charges(reading, other) for other in readings[:at])
        if groups and not again and any({at - 1, at} <= both for both in shared):
            groups[-1].append(reading)
        else:
            groups.append([reading])
    return [joined([one.document for one in group]) if len(group) > 1 else group[0] for group in groups]


def _same_charges(one: Reading, other: Reading) -> bool:
    first, second = _charges(one), _charges(other)
    return bool(first) and (first & second).total() >= _SAME_PAGE * max(first.total(), second.total())


def _charges(reading: Reading) -> Counter[Hashable]:
    lines = [line for statement in reading.statements for line in statement.lines]
    return Counter((line.service_date, line.code, line.amount) for line in lines)


@forgetting
@without_garbage_collector
def joined(documents: Sequence[Document]) -> Reading:
    """What the pages of these files say when they are taken as one document, in this order.

    It is named after the first and how many follow. Lines and unread rows keep the ids that they have in files of their
    own, as far as they are read alike there. Where pages name another patient or account, they are statements apart.
    """
    numbered = [(document, page) for document in documents for page in document.pages]
    first, *others = documents
    whole = Document(
        hashlib.sha256("".join(document.id for document in documents).encode()).hexdigest(),
        f"{first.name} + {len(others)}" if others else first.name,
        tuple(_page(page, number) for number, (_, page) in enumerate(numbered, start=1)),
        sum(document.pages_left_out for document in documents),
        tuple(
            number for number, (document, page) in enumerate(numbered, start=1) if page.number in document.not_reached
        ),
    )
    statements = as_filed(read_statements(whole), whole.pages)
    return Reading(whole, with_ids(statements, lambda page: numbered[page - 1][0].id[:12]))


def _page(page: Page, number: int) -> Page:
    return replace(page_placed(page, lambda box: replace(box, page=number)), number=number)
