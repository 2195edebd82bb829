"""Statements and what the person told us, in; what to ask about, out."""

from __future__ import annotations

from checker.review.reviewing import make_ready, review

__all__ = ["make_ready", "review"]
