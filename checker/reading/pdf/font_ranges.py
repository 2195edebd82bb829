"""What a font says of whole ranges of codes: left out where a few bytes stand for more codes than any font has.

The library goes through a range code by code, so that one of four billion would hold it up for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1

_MOST_CODES = 0x20000
"""Twice as many as the largest font has."""
_LONGEST_MAP = 4_000_000
"""Bytes; the library takes a map apart word by word, a hundred times slower than it is unpacked."""
_NUMBERS_A_RANGE = {"W": 3, "W2": 5}
_SECTION = re.compile(rb"begin(?:bf|cid)range(.*?)end(?:bf|cid)range", re.DOTALL)
_RANGE = re.compile(rb"<\s*([0-9a-fA-F]+)\s*>\s*<\s*([0-9a-fA-F]+)\s*>\s*(?:\[[^\]]*\]|<[^>]*>|\d+)")


def without_swelling(spec: Mapping[str, object]) -> Mapping[str, object]:
    """The font's entries without its maps and widths that stand for too many codes; the same where none does."""
    kept = {key: value for key, value in spec.items() if not _swells(key, value)}
    if "DescendantFonts" in kept:
        fonts = [dict_value(font) for font in list_value(kept["DescendantFonts"])]
        plain = [without_swelling(font) for font in fonts]
        if plain != fonts:
            kept["DescendantFonts"] = plain
    return spec if len(kept) == len(spec) and kept.get("DescendantFonts") is spec.get("DescendantFonts") else kept


def _swells(key: str, value: object) -> bool:
    match key:
        case "ToUnicode" | "Encoding":
            told = resolve1(value)
            if isinstance(told, dict):
                return len(list_value(told.get("Differences", []))) > _MOST_CODES
            data = told.get_data() if isinstance(told, PDFStream) else b""
            return len(data) > _LONGEST_MAP or _too_many(_mapped(data))
        case "W" | "W2":
            return _too_many(_measured(list_value(value), _NUMBERS_A_RANGE[key]))
        case _:
            return False


def _too_many(counts: Iterator[int]) -> bool:
    total = 0
    for count in counts:
        total += max(count, 0)
        if total > _MOST_CODES:
            return True
    return False


def _mapped(data: bytes) -> Iterator[int]:
    for section in _SECTION.finditer(data):
        for found in _RANGE.finditer(section[1]):
            yield int(found[2], 16) - int(found[1], 16) + 1


def _measured(widths: Iterable[object], numbers_a_range: int) -> Iterator[int]:
    """How many codes each range has: "first last" and what holds for all; after a code may come a list instead."""
    numbers: list[int] = []
    for entry in widths:
        entry = resolve1(entry)
        if not isinstance(entry, int | float):
            numbers = []
            continue
        numbers.append(int(entry))
        if len(numbers) == numbers_a_range:
            yield numbers[1] - numbers[0] + 1
            numbers = []
