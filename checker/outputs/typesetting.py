"""Typst as the one maker of PDF pages: a template from `data/papers/` and values that stay plain text.

Values go in as data, never as markup, so nothing in them can be a command. Fonts are the product's own, embedded; the
network and the system's fonts are not used. Papers are tagged for screen readers (PDF/UA-1) and carry their language.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import typst

from checker.data import DATA

TEMPLATES = DATA / "papers"


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(DATA / "fonts")])


def pdf(template: str, values: Mapping[str, Any], *, tagged: bool = True) -> bytes:
    """The PDF of `data/papers/<template>.typ` with `values`, JSON-like, as its `sys.inputs.data`.

    A character that no font has makes a paper that is tagged but not declared PDF/UA, with a crossed box in its place;
    `lacking` then tells the template so.
    """
    if tagged:
        try:
            return _compile(template, {**values, "lacking": False}, ["ua-1"])
        except typst.TypstError:
            return _compile(template, {**values, "lacking": True}, [])
    return _compile(template, values, [])


def _compile(template: str, values: Mapping[str, Any], standards: list[Any]) -> bytes:
    made = typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(values)},
        pdf_standards=standards,
    )
    if not isinstance(made, bytes):
        raise TypeError(f"{template}: expected one PDF")
    return made
