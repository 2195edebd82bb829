"""Fonts of a PDF: which text a character code stands for, also where the file does not say so plainly.

A font that cannot be parsed costs its own text, never the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from pdfminer.encodingdb import EncodingDB
from pdfminer.fontmetrics import FONT_METRICS
from pdfminer.pdffont import PDFCIDFont, PDFFont, PDFType1Font, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import dict_value, list_value, resolve1
from pdfminer.psparser import LIT, PSLiteral

from checker.reading.ink.characters import clean, is_blank
from checker.reading.ink.glyphs import BLANK
from checker.reading.pdf.font_ranges import without_swelling

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_BARCODE = re.compile(
    r"bar[ _-]?code|code[ _-]?(?:39|128)|[23][ _-]?of[ _-]?[59]|idautomation|postnet|usps|planet|imb\b|c39h",
    re.IGNORECASE,
)
_PICTOGRAMS = re.compile(r"wingding|webding|dingbat", re.IGNORECASE)
_PICTOGRAM = "\N{WHITE SQUARE}"
_NUMBERED_GLYPH = re.compile(r"(?:g|c|a|cid|glyph|char|index)?0*(\d{2,3})", re.IGNORECASE)
_MEANINGLESS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd\ue000-\uf01f\uf100-\uf8ff]")
_OFFICE_OFFSET = 29
_USUAL_ADVANCE = 0.55
_WINDOWS_HYPHEN = 0xAD
"""A hyphen in the encoding of Windows; the PDF library takes it for a blank."""
_FONT_FILES = ("FontFile", "FontFile2", "FontFile3")
_SAID_OF_STANDARD_FONTS = frozenset(("Type", "Subtype", "Name", "BaseFont", "Encoding"))


class Shape(NamedTuple):
    """One code of a font: its text ("" where unknown) and its advance in parts of the type size."""

    text: str
    advance: float


class Font:
    """What drawing needs to know of a font. `descent` (negative) and `height` are in parts of the type size.

    `barcode` fonts draw bars for machines; what they spell is no text of the page.
    """

    def __init__(self, font: PDFFont) -> None:
        self.font = font
        name = f"{font.fontname} {getattr(font, 'basefont', '')}"
        self.bold = bool(_BOLD.search(name))
        self.barcode = bool(_BARCODE.search(name))
        self._pictograms = bool(_PICTOGRAMS.search(name))
        self.vertical = font.is_vertical()
        self.multibyte = font.is_multibyte()
        self.descent, self.height = _extent(font)
        self.shapes: dict[int, Shape] = {}

    def shape(self, code: int) -> Shape:
        """The text and advance of a code, looked up once."""
        shape = self.shapes.get(code)
        if shape is None:
            text = _text(self.font, code)
            if is_blank(text):
                text = BLANK
            elif self._pictograms and text:
                text = _PICTOGRAM
            shape = self.shapes[code] = Shape(text, _advance(self.font, code, text))
        return shape


class Fonts(PDFResourceManager):
    """The fonts of one file. One that fails to parse is tried again without its embedded program."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[int, Font] = {}

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """The parsed font; a broken one gives a font whose characters are all unknown."""
        if name := _standard_name(spec):
            font, self._known[id(font)] = _standard(*name)
            return font
        try:
            font = super().get_font(objid, without_swelling(spec))
            if _is_composite(spec) and not isinstance(font, PDFCIDFont):
                font = _UnknownFont({}, {})
        except (RecursionError, MemoryError):
            raise
        except Exception:  # noqa: BLE001  a damaged font may fail in any way, and costs only its own text
            font = self._without_program(spec)
            if objid:
                self._cached_fonts[objid] = font
        if not hasattr(font, "glyph_names"):
            font.glyph_names = _glyph_names(spec)  # type: ignore[attr-defined]
        return font

    def _without_program(self, spec: Mapping[str, object]) -> PDFFont:
        try:
            return super().get_font(None, _stripped(without_swelling(spec)))
        except (RecursionError, MemoryError):
            raise
        except Exception:  # noqa: BLE001  as above
            return _UnknownFont({}, {})

    def drawn(self, font: PDFFont) -> Font:
        """The font as drawing needs it."""
        known = self._known.get(id(font))
        if known is None:
            known = self._known[id(font)] = Font(font)
        return known


def _standard_name(spec: Mapping[str, object]) -> tuple[str, str] | None:
    """Name and encoding of a font that every viewer has and whose file adds nothing to it; None for any other."""
    if not spec.keys() <= _SAID_OF_STANDARD_FONTS:
        return None
    kind, name, encoding = (getattr(spec.get(key), "name", "") for key in ("Subtype", "BaseFont", "Encoding"))
    known = kind == "Type1" and name in FONT_METRICS and encoding in EncodingDB.encodings
    return (name, encoding) if known else None


@cache
def _standard(name: str, encoding: str) -> tuple[PDFFont, Font]:
    """A standard font, parsed once for all files."""
    font = PDFType1Font(
        PDFResourceManager(), {"Subtype": LIT("Type1"), "BaseFont": LIT(name), "Encoding": LIT(encoding)}
    )
    font.glyph_names = {}  # type: ignore[attr-defined]
    return font, Font(font)


class _UnknownFont(PDFFont):
    def to_unichr(self, cid: int) -> str:
        raise PDFUnicodeNotDefined(None, cid)

    def char_width(self, cid: int) -> float:
        return 0.5


def _is_composite(spec: Mapping[str, object]) -> bool:
    return getattr(spec.get("Subtype"), "name", None) == "Type0"


def _stripped(spec: Mapping[str, object]) -> dict[str, object]:
    """The font's entries without its embedded program, the part most often broken."""
    plain = dict(spec)
    if "FontDescriptor" in plain:
        descriptor = dict_value(plain["FontDescriptor"])
        plain["FontDescriptor"] = {key: value for key, value in descriptor.items() if key not in _FONT_FILES}
    if "DescendantFonts" in plain:
        plain["DescendantFonts"] = [_stripped(dict_value(font)) for font in list_value(plain["DescendantFonts"])]
    return plain


def _glyph_names(spec: Mapping[str, object]) -> dict[int, str]:
    """Code to glyph name from the font's list of differences."""
    encoding = resolve1(spec.get("Encoding"))
    names: dict[int, str] = {}
    if isinstance(encoding, dict):
        code = 0
        for entry in resolve1(encoding.get("Differences")) or []:
            entry = resolve1(entry)
            if isinstance(entry, int):
                code = entry
            elif isinstance(entry, PSLiteral):
                names[code] = str(entry.name)
                code += 1
    return names


def _extent(font: PDFFont) -> tuple[float, float]:
    if isinstance(font, PDFType3Font):
        ends = sorted((font.get_descent(), font.get_ascent()))
        height = ends[1] - ends[0]
        return (ends[0], height) if 0.2 < height < 5 else (0.0, 1.0)
    return max(-0.5, min(0.0, font.get_descent())), 1.0


def _advance(font: PDFFont, code: int, text: str) -> float:
    """The advance of a code. The library's table of the standard fonts lacks some characters that it can draw."""
    advance = font.char_width(code)
    if advance == 0 and text not in ("", BLANK) and any(isinstance(key, str) for key in font.widths):
        known = font.widths.get(clean(text))
        return float(known) * font.hscale if isinstance(known, int | float) else _USUAL_ADVANCE
    return float(advance)


def _text(font: PDFFont, code: int) -> str:
    try:
        text = font.to_unichr(code)
    except PDFUnicodeNotDefined:
        return _by_name(font, code) or _by_order(font, code)
    if code == _WINDOWS_HYPHEN and text.isspace():
        return "-"
    if isinstance(text, str) and text and not _MEANINGLESS.search(text):
        return text if text.isascii() else _bytes_in_order(text)
    return _by_name(font, code)


def _bytes_in_order(text: str) -> str:
    """The letters of a ligature. Ghostscript may swap the two bytes of each: "fl" is U+6600 U+6C00 then."""
    turned = [chr(ord(character) >> 8) for character in text if not ord(character) & 0xFF]
    return "".join(turned) if 1 < len(turned) == len(text) and "".join(turned).isascii() else text


def _by_name(font: Any, code: int) -> str:
    """The text of a glyph called by its number ("g65", "c065", "65"), as some writers of Type 3 fonts do."""
    match = _NUMBERED_GLYPH.fullmatch(font.glyph_names.get(code, ""))
    if match and 0x20 <= int(match[1]) < 0x7F:
        return chr(int(match[1]))
    return ""


def _by_order(font: PDFFont, code: int) -> str:
    """The text of a glyph by its place in the font, where the font keeps the order usual for office typefaces.

    Their third glyph is the blank and the rest follow the order of ASCII. Taken only where the widths bear it out.
    """
    if isinstance(font, PDFCIDFont) and 3 <= code <= 97 and _in_office_order(font):
        return chr(code + _OFFICE_OFFSET)
    return ""


def _in_office_order(font: PDFCIDFont) -> bool:
    known = getattr(font, "in_office_order", None)
    if known is None:
        known = _widths_bear_out(font)
        font.in_office_order = known  # type: ignore[attr-defined]
    return bool(known)


def _widths_bear_out(font: PDFCIDFont) -> bool:
    """Whether figures are all of one width, and narrow and wide letters stand where ASCII order has them."""

    def width(character: str) -> float | None:
        value = font.widths.get(ord(character) - _OFFICE_OFFSET)
        return float(value) if isinstance(value, int | float) else None

    figures = {w for w in map(width, "0123456789") if w is not None}
    narrow = [w for w in map(width, ".,:;'il|I") if w is not None]
    wide = [w for w in map(width, "MWmw@%") if w is not None]
    round_ones = [w for w in map(width, "OQGCDNH") if w is not None]
    if len(figures) != 1 or len(narrow) < 3 or len(wide) + len(round_ones) < 2:
        return False
    (figure,) = figures
    return max(narrow) < figure < min([*wide, *round_ones])
