"""Privacy and help."""

from __future__ import annotations

from checker.reading.limits import limit
from checker.web.findings import glossary
from checker.web.frame import host, layout
from checker.web.frame.strings import Say

_MEGABYTE = 1024 * 1024


def show(say: Say) -> None:
    """Where the bill goes, what the page can do, and what to do when something does not work."""
    layout.heading("help", say)
    _part("where", [host.promise(say), *(say(f"help.where.{key}") for key in ("kept", "count", "clear"))], say)
    bounds = {"megabytes": limit("bytes") // _MEGABYTE, "pages": limit("pages"), "pictures": limit("pictures")}
    does = [say("help.does.can"), say("help.does.files", **bounds), say("help.does.fix"), say("help.does.cannot")]
    _part("does", does, say)
    _part("trouble", [say(f"help.trouble.{key}") for key in ("upload", "gone", "lost")], say)
    layout.put("subheading", say, title=say("help.words.title"))
    layout.put("glossary", say, pairs=glossary.every(say))


def _part(key: str, paragraphs: list[str], say: Say) -> None:
    layout.put("subheading", say, title=say(f"help.{key}.title"))
    layout.put("text", say, paragraphs=paragraphs)
