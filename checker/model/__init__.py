"""The nouns of the product: frozen structs without behaviour beyond their own arithmetic.

What a person tells us and what comes of a review is imported when it is first asked for: whoever reads a bill needs
none of it, and is ready the sooner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.choices import PayerKind
from checker.model.pages import Box, Document, Page, PageSource, Warp, Word
from checker.model.statements import (
    Details,
    Doubt,
    Figure,
    FigureKind,
    Kind,
    LineItem,
    Money,
    Note,
    Origin,
    PrintedSum,
    Read,
    Reading,
    ReadingReport,
    Repair,
    Statement,
    StatementKind,
    UnreadRow,
)
from checker.model.values import Value

if TYPE_CHECKING:
    from checker.model.answers import NOTHING_TOLD, About, Correction, Event, EventKind, NotReceived, RentalStart
    from checker.model.reviews import (
        AmountKind,
        Certainty,
        Failure,
        Finding,
        Flag,
        Notice,
        RentalGap,
        RentalHistory,
        RentalMonth,
        Review,
        Severity,
    )
else:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from checker.model import answers, reviews

        return getattr(answers if hasattr(answers, name) else reviews, name)


__all__ = [
    "NOTHING_TOLD",
    "About",
    "AmountKind",
    "Box",
    "Certainty",
    "Correction",
    "Details",
    "Document",
    "Doubt",
    "Event",
    "EventKind",
    "Failure",
    "Figure",
    "FigureKind",
    "Finding",
    "Flag",
    "Kind",
    "LineItem",
    "Money",
    "NotReceived",
    "Note",
    "Notice",
    "Origin",
    "Page",
    "PageSource",
    "PayerKind",
    "PrintedSum",
    "Read",
    "Reading",
    "ReadingReport",
    "RentalGap",
    "RentalHistory",
    "RentalMonth",
    "RentalStart",
    "Repair",
    "Review",
    "Severity",
    "Statement",
    "StatementKind",
    "UnreadRow",
    "Value",
    "Warp",
    "Word",
]
