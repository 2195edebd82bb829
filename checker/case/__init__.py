"""What a check sees: one patient's statements, with what all checks need worked out once."""

from __future__ import annotations

from checker.case.building import build_case
from checker.case.case import Case

__all__ = [
    "Case",
    "build_case",
]
