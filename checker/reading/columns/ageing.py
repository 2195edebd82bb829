"""Rows of the ages of a balance: "Current | 31-60 | 61-90 | Over 90"."""

from __future__ import annotations

import re

from checker.remembered import remembered

_AGEING = re.compile(
    r"\b(?:current|(?:0|1|30|31|60|61|90|91|120|121|150|151|180)\s?(?:-|to|–)\s?(?:30|60|90|120|150|180)(?:\s?days?)?"
    r"|(?:over|past|>)\s?(?:30|60|90|120|150|180)(?:\s?days?)?|(?:30|60|90|120|150|180)\s?(?:\+|days?))(?![\w.])",
    re.IGNORECASE,
)


@remembered
def tells_ages(text: str) -> bool:
    """Whether a text names two ages or more."""
    return len(_AGEING.findall(text)) >= 2
