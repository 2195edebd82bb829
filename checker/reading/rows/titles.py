"""The titles of tables, right above their headings, and where one tells that other rows begin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from checker.reading.columns.headings import HeadingBlock
from checker.reading.columns.table_kinds import TableKind
from checker.reading.rows.named_values import named_role
from checker.reading.tokens.line_classes import names_day, only_a_date
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import Line, Look

_MOST_TITLE_LINES = 2
_TITLE_GAP = 2.5
"""How many of its own heights a title stands over what it is of, at most."""


def right_above(lines: Sequence[Line], first: int) -> Sequence[Line]:
    """The lines that stand over a heading as its title does: close, or with a day at the foot of the page before, and
    with no figure but that of a day of service which they name."""
    at = first
    while at > 0 and first - at < _MOST_TITLE_LINES and _entitles(lines[at - 1], lines[at]):
        at -= 1
    return lines[at:first]


def _entitles(line: Line, below: Line) -> bool:
    if line.page + 1 == below.page:
        return only_a_date(line) or {token.look for token in line.tokens} == {Look.TEXT, Look.DATE}
    gap = below.box.top - line.box.bottom
    figured = line.having(Look.MONEY) and not names_day(line)
    return line.page == below.page and gap < _TITLE_GAP * line.box.height and not figured


def beginnings(lines: Sequence[Line], blocks: Sequence[HeadingBlock]) -> frozenset[int]:
    """The headings, by their first lines, over which a title says that other rows are below than above:
    - of another thing; where the first title names a thing, every title does so;
    - of another day, where several titles name one in the same words: "Visit on 3/5/24", "Visit on 3/9/24"; or each
      title one of its own.
    """
    titles = {block.first: right_above(lines, block.first) for block in blocks if block.kind is TableKind.ITEMS}
    opening = next(iter(titles.values()), ())
    days = {first: day for first, title in titles.items() if (day := _words_and_day(title))}
    visits = Counter(words for words, _ in set(days.values()))
    own = 1 < len(titles) == len({day for _, day in days.values()})
    dated = {first for first, (words, _) in days.items() if own or visits[words] > 1}
    of_things = _names_thing(opening, opening)
    named = (at for at, title in titles.items() if title and (of_things or _names_thing(title, opening)))
    return frozenset(dated.union(named))


def _words_and_day(title: Sequence[Line]) -> tuple[str, str] | None:
    """The words, numbers aside, before the one day that the line right over a table names, and that day ("Visit 9, date
    of service"); None where it names no one."""
    tokens = title[-1].tokens if title else ()
    days = [at for at, token in enumerate(tokens) if token.look is Look.DATE]
    if len(days) != 1:
        return None
    return re.sub(r"\d+", "", " ".join(token.text for token in tokens[: days[0]])), tokens[days[0]].text


def _names_thing(title: Sequence[Line], opening: Sequence[Line]) -> bool:
    """Whether the line right over a table names the thing that all its rows are of, in words and by its code; code
    first where that over the first table does so too, as the last line of a row does not."""
    if not title or not title[-1].having(Look.CODE):
        return False
    first = title[-1].tokens[0]
    if first.look is Look.CODE:
        return bool(opening) and opening[-1].tokens[0].look is Look.CODE and bool(title[-1].having(Look.TEXT))
    return first.look is Look.TEXT and named_role(first) is not Role.CODE
