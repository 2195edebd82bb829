"""The page's one script: constant, with no word of a bill in it, so that a browser can be told to run no other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from checker.web.frame.strings import Say
from checker.web.pages import ADDRESSES
from checker.wording import LANGUAGES

_CONTROLS = {"Show password": "show", "Hide password": "hide", "Clear entry": "clear"}
"""How Streamlit names the buttons in its fields, and our words for each."""

_HERE = Path(__file__).parent


def page_script(page: str, say: Say, *, is_open: bool) -> str:
    """What the script element of a page holds. `is_open` asks before a reload that would lose a bill."""
    about = {
        "page": page,
        "language": say.language,
        "open": is_open,
        "choose": say("add.upload.button"),
        "skip": say("common.skip"),
        "labels": {
            name: say(f"common.control.{ours}")
            for english, ours in _CONTROLS.items()
            for name in (english, *(Say(language)(f"common.control.{ours}") for language in LANGUAGES))
        },
        "lost": [say("common.gone.title"), say("common.gone.text"), say("common.gone.close")],
    }
    return f"{_code()}({json.dumps(about)})"


def every_page_script() -> Iterator[str]:
    """All that `page_script` can give."""
    for page in ADDRESSES:
        for language in LANGUAGES:
            for is_open in (False, True):
                yield page_script(page, Say(language), is_open=is_open)


@cache
def _code() -> str:
    return (_HERE / "page.js").read_text(encoding="utf-8")
