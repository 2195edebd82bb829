"""Oxygen Bill Checker as a library: read statements, review them, and put the result into words.

    from checker import About, read, review_statements, to_contract

    reading = read(Path("march.pdf").read_bytes(), "march.pdf")
    review = review_statements([reading], about=About(zip="45402"), as_of=date.today())
    to_contract(review, "en")

Each name is imported when it is first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.answers.about import about_from_json
    from checker.answers.corrections_json import corrections_from_json
    from checker.errors import AboutError, DataError, StatementError
    from checker.model import About, Correction, Failure, Flag, LineItem, Reading, Review, Statement
    from checker.outputs.contract import to_contract
    from checker.reading import read
    from checker.review import review as review_statements
    from checker.wording import error_words, flag_words

__all__ = [
    "About",
    "AboutError",
    "Correction",
    "DataError",
    "Failure",
    "Flag",
    "LineItem",
    "Reading",
    "Review",
    "Statement",
    "StatementError",
    "about_from_json",
    "corrections_from_json",
    "error_words",
    "flag_words",
    "read",
    "review_statements",
    "to_contract",
]

_HOMES = {
    **dict.fromkeys(
        ("About", "Correction", "Failure", "Flag", "LineItem", "Reading", "Review", "Statement"), "checker.model"
    ),
    **dict.fromkeys(("AboutError", "DataError", "StatementError"), "checker.errors"),
    **dict.fromkeys(("error_words", "flag_words"), "checker.wording"),
    "about_from_json": "checker.answers.about",
    "corrections_from_json": "checker.answers.corrections_json",
    "read": "checker.reading",
    "review_statements": "checker.review:review",
    "to_contract": "checker.outputs.contract",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'checker' has no attribute {name!r}")
    home, _, other_name = _HOMES[name].partition(":")
    return getattr(import_module(home), other_name or name)
