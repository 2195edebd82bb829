"""The four tips, and what people ask about oxygen codes."""

from __future__ import annotations

from checker.web import layout
from checker.web.strings import Say

_TIPS = ("itemized", "details", "codes", "twice", "letters")


def show(say: Say) -> None:
    """The tips told in order."""
    layout.heading("tips", say)
    for tip in _TIPS:
        layout.put("subheading", say, title=say(f"tips.{tip}.title"))
        layout.put("text", say, paragraphs=[say(f"tips.{tip}.text")])
