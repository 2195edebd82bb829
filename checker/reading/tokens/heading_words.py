"""Which column a heading names by its words; by data/reading/headings.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from checker.data import DATA
from checker.reading.tokens.remembered import remembered

_STOP_BETWEEN_WORDS = re.compile(r"(?<=\w{2})\.(?=\w)")
_MARKS = re.compile(r"[.:*†‡®™]")
_JOINING = re.compile(r"\s?([/&-])\s?")

DATE_ROLES = ("service_date", "from_date", "through_date", "other_date", "transaction_date")
"""The roles of columns that hold dates, the service date's first."""

FIGURE_ROLES = {
    "total_charges": "charge",
    "balance_forward": "balance",
    "balance_due": "balance",
    "total_payments": "payment",
    "total_adjustments": "adjustment",
    "total": "total",
}
"""The column role of a heading that names a sum."""


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((DATA / "reading" / "headings.toml").read_text(encoding="utf-8"))


@cache
def heading_roles() -> dict[str, str]:
    """Each heading phrase with its role, from data/reading/headings.toml."""
    return {phrase: role for table in _tables().values() for role, phrases in table.items() for phrase in phrases}


@cache
def money_roles() -> frozenset[str]:
    """The roles of columns that hold money, the unit price aside."""
    return frozenset(_tables()["money"])


@cache
def known_words() -> frozenset[str]:
    return frozenset(word for phrase in heading_roles() for word in re.split(r"[ /]", phrase))


@remembered
def role_of(text: str) -> str | None:
    """The role a phrase names as a whole, None where it names none."""
    return heading_roles().get(plain_heading(text))


@remembered
def plain_heading(text: str) -> str:
    text = _STOP_BETWEEN_WORDS.sub(" ", text.lower().strip())
    text = " ".join(_MARKS.sub("", text).replace("–", "-").split())
    return _JOINING.sub(r"\1", text).replace("&", " & ").replace("- ", "-").strip()
