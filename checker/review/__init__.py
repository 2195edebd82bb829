"""Statements and what the person told us, in; what to ask about, out."""

from __future__ import annotations

from checker.review.reviewing import review

__all__ = ["review"]
