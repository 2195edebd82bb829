"""Plain text: lines as they stand, or, where every line is parted alike, a table."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from collections import Counter

from checker.reading.exports.blocks import Block, Text, table
from checker.reading.limits import limit

_DELIMITERS = ("\t", "|", ";", ",")
_MOSTLY = 0.6
_FEWEST_FIELDS = 3
_AS_FORMULA = re.compile(r'="(.*)"')
_TAB = 8
_ENDLESS_BLANK = re.compile(r"\s{2000,}+")
_PIECE = re.compile(r".{1,500}(?!\S)|.{1,500}")
"""As much of a line as the widest reports print; a paragraph on one line goes on below, from a blank on."""


def blocks_of(text: str) -> list[Block]:
    """One table where the text is delimited, else its lines; a form feed begins a new page and so a new block.

    None where it is JSON, which programs write for one another: how it is nested tells what belongs together.
    """
    if _is_json(text):
        return []
    text = _ENDLESS_BLANK.sub("\n", text)
    rows = _delimited(text)
    if rows is not None:
        return [table(rows)]
    return [
        Text(tuple(piece for line in part.splitlines() for piece in _pieces(line.expandtabs(_TAB).rstrip())))
        for part in text.split("\f")
        if part.strip()
    ]


def _is_json(text: str) -> bool:
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _pieces(line: str) -> list[str]:
    first, *rest = _PIECE.findall(line) or [""]
    return [first, *map(str.strip, rest)]


def _delimited(text: str) -> list[list[str]] | None:
    """The cells, where most rows part into the same number of them, three or more."""
    csv.field_size_limit(limit("text-bytes"))
    for delimiter in _DELIMITERS:
        try:
            rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(map(str.strip, row))]
        except csv.Error:
            continue
        parted = Counter(len(row) for row in rows if len(row) >= _FEWEST_FIELDS)
        if not parted:
            continue
        usual, often = parted.most_common(1)[0]
        below = itertools.dropwhile(lambda row: len(row) < _FEWEST_FIELDS, rows)  # names with their values come first
        if (
            often >= 2
            and often >= _MOSTLY * sum(len(row) > 1 for row in below)
            and (delimiter != "," or _no_prose(rows, usual))
        ):
            return [[_plain(text) for text in row] for row in rows]
    return None


def _no_prose(rows: list[list[str]], usual: int) -> bool:
    """Whether the commas part fields: in prose, in addresses and in amounts a blank or a digit stands on each side."""
    spaced = sum(text.startswith(" ") for row in rows if len(row) == usual for text in row[1:])
    return spaced <= sum(len(row) == usual for row in rows) * (usual - 1) / 2


def _plain(text: str) -> str:
    """A cell written as ="00123", so that a spreadsheet keeps its zeros."""
    formula = _AS_FORMULA.fullmatch(text.strip())
    return formula[1] if formula else text
