"""Tables on their side: a line for each name ("Amount billed | $259.02 | $795.45"), a column for each charge."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.model import Word
from checker.reading.columns.layout import Layout
from checker.reading.ink.lines import TextLine
from checker.reading.notices.claims import names_a_claim
from checker.reading.rows.rows import Row, TableRows, adjoins
from checker.reading.rows.tables import Table
from checker.reading.tokens.heading_words import BILLED, money_roles, role_of_whole
from checker.reading.tokens.tokenizing import tokenize
from checker.reading.tokens.tokens import Line, Look, Token

_FEWEST_CHARGES, _FEWEST_FIGURES = 2, 3
_MOST_HEAD_LINES = 8
_FAR = 2.2
"""A gap of so many line heights ends a table."""
_OFF = 2.0
"""How many points a word may reach over the edge of its column."""
_BY_LOOK = {Look.DATE: "service_date", Look.CODE: "code"}
_SAID = ("service_date", "code", "description", "units")


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of charges by the edges at which their figures line up: left ones, or right ones."""

    lefts: Sequence[float]
    rights: Sequence[float]

    @staticmethod
    def of(figures: Sequence[Line]) -> _Columns:
        columns = list(zip(*(line.tokens[1:] for line in figures), strict=True))
        lefts, rights = ([[getattr(one.box, side) for one in column] for column in columns] for side in ("x0", "x1"))
        straight = sum(max(edges) - min(edges) for edges in lefts) < sum(max(edges) - min(edges) for edges in rights)
        return _Columns([min(edges) for edges in lefts] if straight else (), [max(edges) for edges in rights])

    def holds(self, at: int, word: Word) -> bool:
        if self.lefts:
            return at == max(sum(edge < word.box.x0 + _OFF for edge in self.lefts) - 1, 0)
        return at == sum(edge < word.box.x1 - _OFF for edge in self.rights)

    def part(self, at: int, words: Sequence[Word]) -> Line | None:
        """The words of one column as a line; None where it has none."""
        own = [word for word in words if self.holds(at, word)]
        return tokenize(TextLine.of(own)) if own else None


def turned_tables(lines: Sequence[Line]) -> list[Table]:
    """The charges of tables on their side, as one table; nothing where none holds several. Beside such a claim one of a
    single charge is printed so as well."""
    stretches = list(_stretches(lines))
    if not any(_figures(lines[first]) >= _FEWEST_CHARGES for first, _ in stretches):
        return []
    rows = [row for first, last in stretches for row in _rows(_head(lines[:first]), lines[first:last])]
    if not rows:
        return []
    layout = Layout(lambda line: {}, (0.0, 0.0), True, frozenset(role for row in rows for role in row.cells))
    return [Table(layout, TableRows(tuple(rows), (), ()))]


def _stretches(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where lines of as many figures stand under one another, behind names of money, one being what was billed."""
    at = 0
    for count, group in itertools.groupby(lines, key=_figures):
        names = [_role(line) for line in group]
        if count and len(names) >= _FEWEST_FIGURES and set(names) & set(BILLED):
            yield at, at + len(names)
        at += len(names)


def _figures(line: Line) -> int:
    """How many figures stand behind the name of money that begins a line of nothing else."""
    figures = line.tokens[1:]
    return len(figures) if _role(line) in money_roles() and all(one.look is Look.MONEY for one in figures) else 0


def _role(line: Line) -> str | None:
    return role_of_whole(re.sub(r"[:.\s]+$", "", line.tokens[0].text)) if line.tokens[0].look is Look.TEXT else None


def _head(above: Sequence[Line]) -> list[Line]:
    """The lines right above the figures, up to one with a figure or one that tells of the claim."""
    head: list[Line] = []
    for line in reversed(above[-_MOST_HEAD_LINES:]):
        if line.having(Look.MONEY) or names_a_claim(line) or (head and not adjoins(line, head[0], _FAR)):
            break
        head.insert(0, line)
    return head


def _rows(head: Sequence[Line], figures: Sequence[Line]) -> Iterator[Row]:
    billed = next(line for line in figures if _role(line) in BILLED)
    said = [(line, role) for line, role in zip(head, _roles(head, billed), strict=True) if role is not None]
    columns = _Columns.of(figures)
    for at in range(len(columns.rights)):
        cells: dict[str, tuple[Token, ...]] = {}
        named = [(part, role) for line, role in said if (part := columns.part(at, _values(line, billed)))]
        for part, heading in named:
            for token in part.tokens:
                role = heading or _BY_LOOK.get(token.look, "description")
                cells[role] = (*cells.get(role, ()), token)
        for line in figures:
            cells.setdefault(_role(line) or "", (line.tokens[1 + at],))
        anchor = columns.part(at, _values(billed, billed))
        if anchor is not None and not cells.keys().isdisjoint(("service_date", "code")):
            yield Row(anchor, (*(part for part, _ in named), anchor), cells)


def _roles(head: Sequence[Line], below: Line) -> Iterator[str | None]:
    """What the values of each line above the figures are: "" as the line above has it or by their look, None for
    something else."""
    role: str | None = ""
    for line in head:
        if abs(line.tokens[0].box.x0 - below.box.x0) < _OFF:
            role = _role(line)
            role = role if role in _SAID else None
        yield role


def _values(line: Line, below: Line) -> list[Word]:
    """The words of a line less the name that begins it at the margin."""
    first = line.tokens[0].box
    named = abs(first.x0 - below.box.x0) < _OFF
    return [word for word in line.source.words if not named or word.box.x0 > first.x1 - _OFF]
