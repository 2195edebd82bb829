"""Pages that must not be drawn as a picture: PDFium, which draws them, cannot be stopped, nor held to a size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import PSLiteral

from checker.reading.pdf.content import operations
from checker.reading.pdf.document import TooMuch
from checker.reading.pdf.fields import Fields
from checker.reading.pdf.filling import sound

_MOST = 20_000
"""Forms and patterns that one page may draw, each counted as often as it is drawn; bills draw a few hundred."""
_DEEPEST = 30
_THICKEST = 16
"""How many tiles of a pattern may lie over one another."""
_KEPT_UNDER = {b"Do": "XObject", b"scn": "Pattern", b"SCN": "Pattern", b"Tf": "Font"}

Entries = Mapping[Any, Any]


def check_drawable(page: PDFPage) -> None:
    """Raise TooMuch for a page of which a part draws itself, or draws others without number."""
    known: dict[int, int] = {}
    weights = (sound(partial(_weight_of, part, page.resources, (), known)) or 0 for part in _appearances(page))
    if _weight(page.contents, page.resources, (), known) + sum(weights) > _MOST:
        raise TooMuch


def _weight(streams: Sequence[object], resources: Entries, above: tuple[int, ...], known: dict[int, int]) -> int:
    """How many parts streams with these resources draw, themselves too; `above` are the parts that draw them."""
    found = [stream for stream in map(resolve1, streams) if isinstance(stream, PDFStream)]
    total = 1
    for operator, operands in operations(b"\n".join(sound(stream.get_data) or b"" for stream in found)):
        if operator in _KEPT_UNDER:
            total += sound(partial(_used, operator, operands, resources, above, known)) or 0
        if total > _MOST:
            raise TooMuch
    return total


def _used(
    operator: bytes, operands: Sequence[object], resources: Entries, above: tuple[int, ...], known: dict[int, int]
) -> int:
    """How many parts an operation draws. What a glyph draws is counted once, however often it is shown."""
    names = [operand.name for operand in operands if isinstance(operand, PSLiteral)]
    used = resolve1(dict_value(resources.get(_KEPT_UNDER[operator])).get(names[-1]))
    if not isinstance(used, dict):
        return _weight_of(used, resources, above, known)
    return sum(_weight_of(glyph, used, above, known) - 1 for glyph in dict_value(used.get("CharProcs")).values())


def _weight_of(part: object, around: Entries, above: tuple[int, ...], known: dict[int, int]) -> int:
    part = resolve1(part)
    if not isinstance(part, PDFStream) or getattr(resolve1(part.get("Subtype")), "name", "") == "Image":
        return 0
    if id(part) in above or len(above) > _DEEPEST or _thickness(part) > _THICKEST:
        raise TooMuch
    if id(part) not in known:
        own = dict_value(part.get("Resources")) or dict_value(around.get("Resources")) or around
        known[id(part)] = _weight([part], own, (*above, id(part)), known)
    return known[id(part)]


def _thickness(part: PDFStream) -> float:
    """How many tiles of a pattern lie over one another; 0 for what is none."""
    if "XStep" not in part:
        return 0.0
    x0, y0, x1, y1, across, up = map(resolve1, (*list_value(part.get("BBox")), part.get("XStep"), part.get("YStep")))
    return float(abs((x1 - x0) * (y1 - y0)) / max(abs(across * up), 1e-9))


def _appearances(page: PDFPage) -> Iterator[object]:
    """How what lies over the page is drawn, in every state it may be in."""
    for annotation in Fields.on(page):
        normal = resolve1(dict_value(dict_value(annotation).get("AP")).get("N"))
        yield from normal.values() if isinstance(normal, dict) else (normal,)
