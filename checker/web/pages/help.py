"""Privacy and help."""

from __future__ import annotations

from checker.reading.limits import limit
from checker.web import host, layout
from checker.web.strings import Say

_MEGABYTE = 1024 * 1024
_WORDS = (
    "itemized", "code", "letters", "billed", "allowed", "share", "eob", "msn", "claim", "credit", "appeal", "qmb"
)  # fmt: skip


def show(say: Say) -> None:
    """Where the bill goes, what the page can do, and what to do when something does not work."""
    layout.heading("help", say)
    _part("where", [host.promise(say), *(say(f"help.where.{key}") for key in ("kept", "count", "clear"))], say)
    bounds = {"megabytes": limit("bytes") // _MEGABYTE, "pages": limit("pages"), "pictures": limit("pictures")}
    does = [say("help.does.can"), say("help.does.files", **bounds), say("help.does.fix"), say("help.does.cannot")]
    _part("does", does, say)
    _part("trouble", [say(f"help.trouble.{key}") for key in ("upload", "gone", "lost")], say)
    layout.put("subheading", say, title=say("help.words.title"))
    pairs = [(say(f"help.words.{key}.word"), say(f"help.words.{key}.meaning")) for key in _WORDS]
    layout.put("glossary", say, pairs=pairs)


def _part(key: str, paragraphs: list[str], say: Say) -> None:
    layout.put("subheading", say, title=say(f"help.{key}.title"))
    layout.put("text", say, paragraphs=paragraphs)
