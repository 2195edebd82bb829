"""Tables on their side: a line for each name ("Code | E1390 RR | E0431 RR"), a column for each charge."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Box, Word
from checker.reading.ink.lines import TextLine
from checker.reading.rows.named_values import joined_line, named_role
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.heading_words import role_of_whole
from checker.reading.tokens.roles import BILLED, OF_A_CHARGE, Role
from checker.reading.tokens.tokenizing import tokenize
from checker.reading.tokens.tokens import ROLE_BY_LOOK, Line, Look, Token

_FEWEST_CHARGES, _FEWEST_NAMES = 2, 3
_MOST_LINES = 40  # of a table on its side, a line a column
_FAR = 2.2
"""A gap of so many line heights ends a table."""
_CENTRED = 1.0
"""By how many line heights the lines of one value stand apart at most, where its name is centred beside them."""
_SAME_EDGE = 2.0
"""How many points the names of a table may begin apart."""
_OF_A_THING = OF_A_CHARGE | {Role.DESCRIPTION}
"""What a value is in a line without a name, as where words wrap; all others are words."""


class _Name(Struct, frozen=True):
    """The name that begins a line: the role of the values behind it."""

    role: Role
    box: Box


class _Table(Struct, frozen=True, dict=True):
    """The lines of a table from the one at `first` on, each with its name; the titles of columns and words that wrap
    have none."""

    first: int
    lines: tuple[Line, ...]
    names: tuple[_Name | None, ...]
    has_titles: bool = False

    def with_line(self, line: Line, name: _Name | None) -> _Table:
        return _Table(self.first, (*self.lines, line), (*self.names, name))

    @property
    def end(self) -> int:
        return self.first + len(self.lines)

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(name.role for name in self.names if name and name.role)

    @cached_property
    def columns(self) -> tuple[tuple[float, float], ...]:
        """Where the columns stand, parted amid the widest blank between two figures of what was billed; none where it
        is no table of charges."""
        roles = self.roles
        if len(roles) < _FEWEST_NAMES or not roles & {*BILLED}:
            return ()
        named = [(line, name) for line, name in zip(self.lines, self.names, strict=True) if name]
        of_charge = [line for line, name in named if name.role in OF_A_CHARGE]
        if not any(line.having(Look.DATE) or line.having(Look.CODE) for line in of_charge):
            return ()
        figures = next(line.tokens[1:] for line, name in named if name.role in BILLED)
        if not all(token.look is Look.MONEY for token in figures):
            return ()
        boxes = [word.box for line in self.lines for word in self._values(line)]
        cuts = [_widest_blank(boxes, *pair) for pair in itertools.pairwise(figures)]
        return tuple(itertools.pairwise((0.0, *cuts, float("inf"))))

    def holds_beside_names(self, line: Line) -> bool:
        """Whether a line stands all to the right of the names."""
        return line.box.x0 > self._names_end

    @property
    def names_begin(self) -> float:
        return next(name.box.x0 for name in self.names if name)

    @property
    def _names_end(self) -> float:
        """How far the names reach; what none is known by may be a sentence below the table."""
        named = [name for name in self.names if name]
        return max(name.box.x1 for name in [name for name in named if name.role] or named)

    def _values(self, line: Line) -> list[Word]:
        return [word for word in line.source.words if word.box.x0 > self._names_end - _SAME_EDGE]

    def under_titles(self, lines: Sequence[Line]) -> _Table:
        """The table with the titles of its columns, where these stand right above it."""
        above = lines[self.first - 1] if self.first else None
        if above is None or not adjoins(above, self.lines[0], _FAR) or not self.holds_beside_names(above):
            return self
        return _Table(self.first - 1, (above, *self.lines), (None, *self.names), has_titles=True)

    def charges(self) -> Iterator[Line]:
        """A line for each column, its values named; for one that adds up the others its title and the figure."""
        for left, right in self.columns:
            parts: list[Line] = []
            title, values = list[Token](), list[Token]()
            for line, name in zip(self.lines, self.names, strict=True):
                own = [word for word in self._values(line) if left <= word.box.middle < right]
                if own:
                    parts.append(tokenize(TextLine.of(own)))
                    of = title if self.has_titles and line is self.lines[0] else values
                    of.extend(_labelled(parts[-1].tokens, name))
            if _OF_A_THING.isdisjoint(value.label for value in values):
                values = [
                    replace(one, label=Role.UNNAMED) for one in (*title, *values) if one in title or one.label in BILLED
                ]
            if parts:
                yield joined_line(parts, tuple(values))


def holds_tables_on_their_side(lines: Sequence[Line]) -> bool:
    """Whether some lines are such a table, each of whose columns looks like a list."""
    return bool(_of_several(lines))


def set_upright(lines: Sequence[Line]) -> list[Line]:
    """The lines; each table on its side as a line for each charge, its values named. One of a single charge is a table
    on its side where another has the same names."""
    several = _of_several(lines)
    known = {table.roles for table in several}
    opening = {name.role for table in several for name in table.names[:1] if name}
    result: list[Line] = []
    at = 0
    for table in _tables(lines, opening) if several else ():
        if table.roles in known:
            table = table.under_titles(lines)
            result += [*lines[at : table.first], *table.charges()]
            at = table.end
    return [*result, *lines[at:]]


def _of_several(lines: Sequence[Line]) -> list[_Table]:
    """The tables with columns for several charges."""
    if not any(map(_bills_several, lines)):
        return []
    return [table for table in _tables(lines, ()) if len(table.columns) >= _FEWEST_CHARGES]


def _bills_several(line: Line) -> bool:
    """Whether a line names what was billed and holds several figures for it, and nothing else."""
    looks = {token.look for token in line.tokens[1:]}
    name = _name(line) if looks == {Look.MONEY} and len(line.tokens) > _FEWEST_CHARGES else None
    return name is not None and name.role in BILLED


def _tables(lines: Sequence[Line], opening: Collection[Role]) -> Iterator[_Table]:
    """Stretches of lines that begin with different names in one place: the first has several values, or one of the
    names that open other tables."""
    at = 0
    while at < len(lines):
        table = _table_at(lines, at, opening)
        if table is not None and table.columns:
            yield table
            at = table.end
        else:
            at += 1


def _table_at(lines: Sequence[Line], first: int, opening: Collection[Role]) -> _Table | None:
    name = _name(lines[first])
    others = {named_role(token) for token in lines[first].tokens[1:]} - {None}
    if name is None or not name.role or (len(others) >= _FEWEST_NAMES and not others.isdisjoint(BILLED)):
        return None  # several names on one line are of columns
    table = _with_words_above(_Table(first, (lines[first],), (name,)), lines)
    values = sum(len(line.tokens) for line in table.lines) - 1
    if values < _FEWEST_CHARGES and name.role not in opening:
        return None
    whole = table
    for line in lines[first + 1 : first + _MOST_LINES]:
        name = None if table.holds_beside_names(line) else _name(line)
        beside = name is None and table.holds_beside_names(line)
        if not adjoins(table.lines[-1], line, _FAR) or not (beside or (name and _goes_on(table, line, name))):
            break
        table = table.with_line(line, name)
        whole = table if name else whole
    return whole


def _with_words_above(table: _Table, lines: Sequence[Line]) -> _Table:
    """The table with the lines of its first values that stand above their name, where this is centred beside them."""
    while table.first:
        above, name = lines[table.first - 1], table.lines[-1].box
        off = table.lines[0].box.top - above.box.top
        if above.page != name.page or off > _CENTRED * name.height or not table.holds_beside_names(above):
            break
        table = _Table(table.first - 1, (above, *table.lines), (None, *table.names))
    return table


def _goes_on(table: _Table, line: Line, name: _Name) -> bool:
    """Whether a line's name stands under those of the table and is another; the balance in one figure is the paper's,
    and what was billed stands there once."""
    under = abs(name.box.x0 - table.names_begin) < _SAME_EDGE
    again = table.roles.intersection(BILLED if name.role in BILLED else (name.role,))
    return under and not again and not (name.role is Role.BALANCE and len(line.having(Look.MONEY)) == 1)


def _name(line: Line) -> _Name | None:
    """The name that stands before the values of a line, as far as its cell or its first word goes."""
    count = line.text.split("\t")[0].count(" ") + 1
    words = line.source.words[:count]
    role = role_of_whole(" ".join(word.text for word in words).strip(":. "))
    if role:
        return _Name(role, Box.around(word.box for word in words))
    first = line.tokens[0]
    named = len(line.tokens) > 1 and first.look is Look.TEXT
    return _Name(named_role(first) or Role.UNNAMED, first.box) if named else None


def _labelled(tokens: Sequence[Token], name: _Name | None) -> list[Token]:
    """The values as their name has them; a code's letters apart from it are told by their look."""
    if name is None:
        return [replace(token, label=ROLE_BY_LOOK.get(token.look, Role.DESCRIPTION)) for token in tokens]
    if name.role is Role.CODE:
        return [replace(token, label=name.role if token.look is Look.CODE else Role.UNNAMED) for token in tokens]
    return [replace(token, label=name.role) for token in tokens] if name.role else []


def _widest_blank(boxes: Sequence[Box], left: Token, right: Token) -> float:
    """The middle of the widest place without words between the middles of two figures."""
    start, end = left.box.middle, right.box.middle
    between = sorted((box for box in boxes if box.x1 > start and box.x0 < end), key=lambda box: box.x0)
    blanks = [(0.0, (start + end) / 2)]
    for box in between:
        blanks.append((box.x0 - start, (box.x0 + start) / 2))
        start = max(start, box.x1)
    return max(*blanks, (end - start, (end + start) / 2))[1]
