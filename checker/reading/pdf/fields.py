"""What was filled in on a page: the values of form fields and the text of notes, which are no part of its contents.

A field may lie in several pieces: what a widget does not say itself its parents say, and then the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import PDFDocEncoding, Rect

from checker.reading.limits import limit

_HIDDEN = 0b100010
_MULTILINE, _PASSWORD, _PUSHBUTTON, _COMB = 1 << 12, 1 << 13, 1 << 16, 1 << 24
_DEEPEST = 20
_TYPE = re.compile(r"/(\S+)\s+(-?\d*\.?\d+)\s+Tf")
_MARK = "X"

Entries = Mapping[str, Any]


class Filled(Struct, frozen=True, kw_only=True):
    """One filled field or note. `rect` is in the page's own coordinates (x0, y0, x1, y1); `size` 0 fits the type to it.

    `cells` counts the cells of a field with one for each letter; `align` is 0 left, 1 middle, 2 right; `turned` turns
    it by so many degrees against the clock; `drawn` is how it was drawn when it was filled in, unless that is stale.
    """

    rect: Rect
    text: str
    drawn: PDFStream | None = None
    font: str = ""
    size: float = 0.0
    align: int = 0
    lines: bool = False
    cells: int = 0
    turned: int = 0
    layer: object = None


class Fields:
    """The form of a document, as far as it holds for each of its fields."""

    def __init__(self, document: PDFDocument) -> None:
        self._form = _entries(document.catalog.get("AcroForm"))
        self._stale = resolve1(self._form.get("NeedAppearances")) is True

    @property
    def resources(self) -> Entries:
        """The fonts that appearances may use without naming them."""
        return _entries(self._form.get("DR"))

    @staticmethod
    def on(page: PDFPage) -> Sequence[object]:
        """What lies over the contents of a page, in the order it is drawn."""
        annotations = resolve1(page.attrs.get("Annots"))
        return annotations if isinstance(annotations, list) else ()

    def filled(self, annotation: object) -> Filled | None:
        """A field or note that something was filled in; None for others, and for those that are hidden."""
        entries = _entries(annotation)
        rect = _rect(entries.get("Rect"))
        flags = resolve1(entries.get("F"))
        if rect is None or (isinstance(flags, int) and flags & _HIDDEN):
            return None
        match _name(entries.get("Subtype")):
            case "Widget":
                found = self._field(entries, rect)
            case "FreeText":
                found = _note(entries, rect)
            case _:
                return None
        return found if found is not None and (found.text or found.drawn is not None) else None

    def _field(self, entries: Entries, rect: Rect) -> Filled | None:
        chain = [*_upward(entries), self._form]
        kind = _name(_first(chain, "FT")) or ("Btn" if _has_states(entries) else "Tx")
        flags = _whole(_first(chain, "Ff"))
        if kind == "Btn":
            marked = not flags & _PUSHBUTTON and _is_on(entries, _name(_first(chain, "V")))
            return Filled(rect=rect, text=_MARK, align=1, layer=entries.get("OC")) if marked else None
        if kind == "Tx" and flags & _PASSWORD:
            return None
        font, size = _type_in(_first(chain, "DA"))
        letters = _whole(_first(chain, "MaxLen"))
        cells = letters if flags & _COMB and 0 < letters <= limit("glyphs-a-page") else 0
        lines = kind == "Tx" and bool(flags & _MULTILINE)
        return Filled(
            rect=rect,
            text=_value(_first(chain, "V"), resolve1(_first(chain, "Opt")) if kind == "Ch" else None, lines),
            drawn=None if self._stale or cells else _appearance(entries),
            font=font,
            size=size,
            align=_whole(_first(chain, "Q")),
            lines=lines,
            cells=cells,
            turned=_whole(_entries(entries.get("MK")).get("R")),
            layer=entries.get("OC"),
        )


def _note(entries: Entries, rect: Rect) -> Filled:
    font, size = _type_in(entries.get("DA"))
    return Filled(
        rect=rect,
        text=_text(entries.get("Contents")),
        drawn=_appearance(entries),
        font=font,
        size=size,
        align=_whole(entries.get("Q")),
        lines=True,
        layer=entries.get("OC"),
    )


def _upward(entries: Entries) -> Iterator[Entries]:
    """A field and what stands above it."""
    for _ in range(_DEEPEST):
        if not entries:
            return
        yield entries
        entries = _entries(entries.get("Parent"))


def _first(chain: list[Entries], key: str) -> object:
    return next((entries[key] for entries in chain if entries.get(key) is not None), None)


def _is_on(entries: Entries, value: str) -> bool:
    """Whether a box is ticked: by its own state, or where it has none by the value of its field."""
    state = _name(entries.get("AS"))
    if not state:
        state = value if value in _entries(_entries(entries.get("AP")).get("N")) else ""
    return state not in ("", "Off")


def _has_states(entries: Entries) -> bool:
    """Whether an annotation is drawn one way ticked and another way not."""
    return isinstance(resolve1(_entries(entries.get("AP")).get("N")), dict)


def _appearance(entries: Entries) -> PDFStream | None:
    """How an annotation is drawn; of several states the one it is in."""
    normal = resolve1(_entries(entries.get("AP")).get("N"))
    if isinstance(normal, dict):
        normal = resolve1(normal.get(_name(entries.get("AS"))))
    return normal if isinstance(normal, PDFStream) else None


def _value(value: object, options: object, lines: bool) -> str:
    """A field's value as shown: of a choice the words that stand for it."""
    found = resolve1(value)
    if isinstance(found, list):
        return ", ".join(filter(None, (_value(each, options, lines) for each in found)))
    text = _text(found)
    for option in options if isinstance(options, list) else ():
        pair = resolve1(option)
        if isinstance(pair, list) and len(pair) == 2 and _text(pair[0]) == text:
            text = _text(pair[1])
    return text if lines else " ".join(text.split("\n"))


def _text(value: object) -> str:
    """A text string, its line ends as they usually are."""
    found = resolve1(value)
    if isinstance(found, PDFStream):
        found = found.get_data()
    if not isinstance(found, bytes):
        return ""
    if found.startswith(b"\xfe\xff"):
        text = found[2:].decode("utf-16-be", "ignore")
    elif found.startswith(b"\xef\xbb\xbf"):
        text = found[3:].decode("utf-8", "ignore")
    else:
        text = "".join(PDFDocEncoding[code] for code in found)
    return re.sub(r"\r\n?", "\n", text).strip()


def _type_in(value: object) -> tuple[str, float]:
    """Name and size of the type in a default appearance: "/Helv 10 Tf 0 g"."""
    found = resolve1(value)
    match = _TYPE.search(found.decode("latin-1")) if isinstance(found, bytes) else None
    return (match[1], abs(float(match[2]))) if match else ("", 0.0)


def _rect(value: object) -> Rect | None:
    found = resolve1(value)
    edges = [resolve1(edge) for edge in found] if isinstance(found, list) else []
    if len(edges) != 4 or not all(isinstance(edge, int | float) for edge in edges):
        return None
    x0, x1 = sorted((float(edges[0]), float(edges[2])))
    y0, y1 = sorted((float(edges[1]), float(edges[3])))
    return x0, y0, x1, y1


def _entries(value: object) -> Entries:
    found = resolve1(value) if isinstance(value, PDFObjRef) else value
    if isinstance(found, PDFStream):
        return found.attrs
    return found if isinstance(found, dict) else {}


def _name(value: object) -> str:
    found = resolve1(value)
    return str(found.name) if isinstance(found, PSLiteral) else ""


def _whole(value: object) -> int:
    found = resolve1(value)
    return int(found) if isinstance(found, int | float) else 0
