"""What a printed character means as text: blanks, dashes, ligatures, full-width digits and marks without ink."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = frozenset(" \t\r\n\f\v\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}\u2028\u2029\u202f\u205f\u1680") | frozenset(
    chr(code) for code in range(0x2000, 0x200B)
)
_NO_INK = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_TO_ASCII = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufe63", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u2033", '"'),
        **dict.fromkeys("\u2044\u2215", "/"),
        **dict.fromkeys(_NO_INK, None),
    }
)
_OFFICE_LIGATURES = {"\u019f": "ti", "\u01a9": "tt", "\u01ab": "tti", "\u014c": "ft"}
"""The letters under which office programs name the ligatures of their typeface ("Pa\u019fent")."""
_OFFICE_LIGATURE = re.compile(rf"(?<=[A-Za-z])[{''.join(_OFFICE_LIGATURES)}](?=[a-z]|$)")
_FOLDED = ("<compat>", "<wide>", "<narrow>", "<font>")


def is_blank(text: str) -> bool:
    """Whether a glyph is a blank of any width; a glyph of unknown text ("") is none."""
    return text == " " or (text != "" and all(character in _BLANKS for character in text))


def clean(text: str) -> str:
    """The text of a word as typed on a keyboard where that is the same text: ligatures, dashes, quotes and full-width
    digits are folded; raised figures, fractions and the letters themselves are kept. A soft hyphen that was drawn is a
    hyphen on paper."""
    if text.isascii():
        return text
    text = text.translate(_TO_ASCII)
    if text.isascii():
        return text
    text = "".join(_fold(character) for character in text)
    text = _OFFICE_LIGATURE.sub(lambda match: _OFFICE_LIGATURES[match[0]], unicodedata.normalize("NFC", text))
    if any(unicodedata.bidirectional(character) in ("R", "AL") for character in text):
        return text[::-1]
    return text


def _fold(character: str) -> str:
    """One character: presentation forms become plain letters and digits, symbol-font codes what they stand for."""
    if "\uf020" <= character <= "\uf07e":
        return chr(ord(character) - 0xF000)
    if not character.isascii() and unicodedata.decomposition(character).startswith(_FOLDED):
        folded = unicodedata.normalize("NFKC", character)
        if folded.isalnum() or len(folded) == 1:
            return folded
    return character
