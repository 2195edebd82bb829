"""What varies on the page goes through here, so that the text of a bill is shown and never obeyed.

Two doors: `html` for what is read (templates that escape every value) and `label` for the names of buttons and
boxes, which Streamlit reads as Markdown.
"""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker.outputs.plain import visible

_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")
_WORD_JOINER = "\u2060"


def _harmless(value: object) -> object:
    return visible(value, 2000) if isinstance(value, str) and not isinstance(value, Markup) else value


_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_harmless,
    trim_blocks=True,
    lstrip_blocks=True,
)


def html(template: str, **values: object) -> str:
    """The template of that name filled; every value is escaped, an unknown one raises UndefinedError."""
    return _TEMPLATES.get_template(f"{template}.html").render(**values)


def label(text: str) -> str:
    """The text for a widget's label: Markdown, directives, mathematics and emoji codes in it stay letters."""
    return _MARKDOWN.sub(r"\\\1", visible(text)).replace("\\:", f":{_WORD_JOINER}")
