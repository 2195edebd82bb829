"""The look-up: a code, a part of one, the letters after it or plain words, and what is known of each."""

from __future__ import annotations

from checker.lookup.questions import Answer, answers
from checker.lookup.searching import HitKind, LookupHit, lookup

__all__ = [
    "Answer",
    "HitKind",
    "LookupHit",
    "answers",
    "lookup",
]
