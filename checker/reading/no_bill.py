"""Whether a file is about no bill at all: a letter from a friend, a list of votes, a page of a book."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import Document, PageSource, Statement
from checker.reading.tokens.vocabulary import any_of, late

FIGURE = re.compile(r"\d[.,]\d\d(?!\d)|\$\s?\d")
"""How money looks, of whatever figures."""
_OF_BILLS = late(rf"\$|\b{any_of('of_bills')}\b", re.IGNORECASE)


def tells_of_a_bill(document: Document, statements: Sequence[Statement]) -> bool:
    """Whether anything in the file is of a bill or a notice, or could be that was not read.

    A line with a code or a day is, whose it is, or a total that is named; else a figure like money together with a word
    that bills use, or with the sign of dollars.
    """
    if document.refused or document.not_reached or any(page.source is PageSource.NONE for page in document.pages):
        return True
    if any(map(_is_told, statements)):
        return True
    text = "\n".join(word.text for page in document.pages for word in page.words)
    return FIGURE.search(text) is not None and _OF_BILLS.search(text) is not None


def _is_told(statement: Statement) -> bool:
    details = statement.details
    return (
        statement.is_notice
        or any(line.code or line.service_date for line in statement.lines)
        or any((details.patient, details.account, details.payer, details.total_charges, details.balance_due))
    )
