"""Headings of tables: which lines head a table, and what each column is called."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from checker.data import DATA
from checker.model import Box
from checker.reading.labels import figure_kind
from checker.reading.tokens import Line, Look

MOST_LINES = 3
_LINES_LOOKED_AT = 6
_MOST_WORDS = 4
_AGEING = re.compile(
    r"\b(?:current|(?:0|1|30|31|60|61|90|91|120|121|150|151|180)\s?(?:-|to|–)\s?(?:30|60|90|120|150|180)(?:\s?days?)?"
    r"|(?:over|past|>)\s?(?:30|60|90|120|150|180)(?:\s?days?)?|(?:30|60|90|120|150|180)\s?(?:\+|days?))(?![\w.])",
    re.IGNORECASE,
)


_BILLED = {"charge", "extended", "amount", "total"}
FIGURE_ROLES = {
    "total_charges": "charge",
    "balance_forward": "balance",
    "balance_due": "balance",
    "total_payments": "payment",
    "total_adjustments": "adjustment",
    "total": "total",
}
"""The column role of a heading that names a sum."""


class TableKind(Enum):
    """What a heading announces: line items, a box of sums, or how old a balance is."""

    ITEMS = auto()
    SUMS = auto()
    AGEING = auto()


@dataclass(frozen=True, slots=True)
class Heading:
    """One column's heading, perhaps over several lines."""

    role: str
    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """The heading of a table: lines `first` to `last` (inclusive, indexes into the statement's lines)."""

    first: int
    last: int
    kind: TableKind
    columns: tuple[Heading, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(column.role for column in self.columns)

    @property
    def exactness(self) -> int:
        """How well the names are known: two for each whole phrase, one for a phrase within other words."""
        return sum(2 if role_of(column.text) else 1 if column.role else -2 for column in self.columns)


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[tuple[str, Box], ...]

    @property
    def text(self) -> str:
        return " ".join(word for word, _ in self.words)

    @property
    def box(self) -> Box:
        return Box.around(box for _, box in self.words)


@cache
def heading_roles() -> dict[str, str]:
    """Each heading phrase with its role, from data/reading/headings.toml."""
    tables = tomllib.loads((DATA / "reading" / "headings.toml").read_text(encoding="utf-8"))
    return {phrase: role for table in tables.values() for role, phrases in table.items() for phrase in phrases}


@cache
def money_roles() -> frozenset[str]:
    """The roles of columns that hold money, the unit price aside."""
    tables = tomllib.loads((DATA / "reading" / "headings.toml").read_text(encoding="utf-8"))
    return frozenset(tables["money"])


@cache
def _known_words() -> frozenset[str]:
    return frozenset(word for phrase in heading_roles() for word in re.split(r"[ /]", phrase))


def role_of(text: str) -> str | None:
    """The role a phrase names as a whole, None where it names none."""
    return heading_roles().get(_plain(text))


def _plain(text: str) -> str:
    text = re.sub(r"(?<=\w{2})\.(?=\w)", " ", text.lower().strip())
    text = re.sub(r"[.:*†‡®™]", "", text).replace("–", "-")
    return re.sub(r"\s?([/&-])\s?", r"\1", re.sub(r"\s+", " ", text)).replace("&", " & ").replace("- ", "-").strip()


def find_headings(lines: Sequence[Line]) -> tuple[HeadingBlock, ...]:
    """All headings, in order. A block takes up to three lines; the grouping that names most columns wins."""
    blocks: list[HeadingBlock] = []
    at = 0
    while at < len(lines):
        block = _block_at(lines, at)
        inner = _block_at(lines, at + 1) if block is not None and block.last > block.first else None
        if inner is not None and block is not None and inner.exactness > block.exactness:
            block = inner
        if block is None:
            at += 1
        else:
            blocks.append(block)
            at = block.last + 1
    return tuple(blocks)


def _block_at(lines: Sequence[Line], first: int) -> HeadingBlock | None:
    best: HeadingBlock | None = None
    for last in range(first, min(first + MOST_LINES, len(lines))):
        if not _may_head(lines[last]) or (last > first and not _adjoin(lines[last - 1], lines[last])):
            break
        head = lines[first : last + 1]
        figures = _most_figures(lines[last + 1 : last + 1 + _LINES_LOOKED_AT], lines[last].page)
        columns = max((_columns(head), _columns_by_word(head)), key=lambda found: _named(found, figures))
        kind = _kind(columns, head)
        if kind is not None and (best is None or _named(columns, figures) > _named(best.columns, figures)):
            best = HeadingBlock(first, last, kind, columns)
    return best


def _most_figures(body: Sequence[Line], page: int) -> int:
    return max((len(line.having(Look.MONEY)) for line in body if line.page == page), default=0)


def _named(columns: Sequence[Heading], figures: int) -> tuple[int, int]:
    """How well a reading of the heading fits: columns it can name, and as many for money as the lines below hold."""
    known = [column for column in columns if column.role]
    money = sum(column.role in money_roles() or column.role == "unit_price" for column in known)
    lacking = max(figures - money - ("units" in {column.role for column in known}), 0)
    too_many = max(money - max(figures, 1), 0) if figures else 0
    return len(known) - 2 * (len(columns) - len(known)) - 2 * lacking - 2 * too_many, sum(
        len(column.text) for column in known
    )


def _adjoin(upper: Line, lower: Line) -> bool:
    return upper.page == lower.page and lower.box.top - upper.box.bottom < 0.7 * upper.box.height


def _may_head(line: Line) -> bool:
    if line.having(Look.MONEY) or any(not token.text.isalpha() for token in line.having(Look.DATE)):
        return False
    if len(_AGEING.findall(line.text)) >= 2:
        return True
    words = [word for word in re.split(r"[\s/]+", _plain(line.text)) if re.search(r"\w", word)]
    known = sum(word in _known_words() for word in words)
    return bool(words) and known >= 0.6 * len(words)


def _kind(columns: Sequence[Heading], lines: Sequence[Line]) -> TableKind | None:
    if len(_AGEING.findall(" ".join(line.text for line in lines))) >= 2:
        return TableKind.AGEING
    known = [column.role for column in columns if column.role]
    money = [role for role in known if role in money_roles() or role == "unit_price"]
    things = {"code", "description", "item_number"} & set(known)
    dated = {"service_date", "from_date", "transaction_date"} & set(known) and _BILLED & set(known)
    if len(known) < 2 or len(columns) - len(known) > max(1, len(columns) // 4) or not money:
        return None
    if things or dated:
        return TableKind.ITEMS if len(known) >= 3 or (len(known) == len(columns) and _apart(columns)) else None
    several = any(len(_cells(line)) > 1 for line in lines)
    return TableKind.SUMS if several and len(money) >= 2 and len(money) >= 0.5 * len(columns) else None


def _apart(columns: Sequence[Heading]) -> bool:
    """Whether two names stand so far apart that they are columns and not words of one phrase."""
    return columns[-1].box.x0 - columns[0].box.x1 > 2 * columns[0].box.height


def _columns(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """The columns that one to three heading lines name, left to right; role "" where the words are unknown."""
    stacks = _stacks([_cells(line) for line in lines])
    columns: list[Heading] = []
    for stack in stacks:
        text = " ".join(phrase.text for phrase in stack)
        role = role_of(text) or FIGURE_ROLES.get(figure_kind(text) or "")
        columns.extend([_heading(role, stack)] if role else _cut_columns(stack))
    return tuple(sorted(columns, key=lambda column: column.box.x0))


def _columns_by_word(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """The same for headings whose cells stand one blank apart: each word under the word above it, then side by side."""
    words = [[_Phrase((word,)) for cell in _cells(line) for word in cell.words] for line in lines]
    stacks = sorted(_stacks(words), key=lambda stack: stack[0].box.x0)
    columns: list[Heading] = []
    at = 0
    while at < len(stacks):
        sizes = range(min(_MOST_WORDS, len(stacks) - at), 0, -1)
        size = next((size for size in sizes if role_of(_across(stacks[at : at + size]))), 1)
        group = [phrase for stack in stacks[at : at + size] for phrase in stack]
        columns.append(_heading(role_of(_across(stacks[at : at + size])) or "", group))
        at += size
    return tuple(columns)


def _across(stacks: Sequence[Sequence[_Phrase]]) -> str:
    phrases = sorted((p for stack in stacks for p in stack), key=lambda p: (round(p.box.top / 4), p.box.x0))
    return " ".join(phrase.text for phrase in phrases)


def _stacks(rows: Sequence[Sequence[_Phrase]]) -> list[list[_Phrase]]:
    stacks = [[phrase] for phrase in rows[0]]
    for row in rows[1:]:
        stacks = _stacked(stacks, row)
    return stacks


def _cut_columns(stack: Sequence[_Phrase]) -> list[Heading]:
    """The columns of cells that stand too close to be told apart by their gaps: cut where known phrases end."""
    columns: list[Heading] = []
    for part in _stacks([_cut(phrase) for phrase in stack]):
        role = role_of(" ".join(phrase.text for phrase in part))
        known = {role_of(phrase.text): phrase for phrase in part if role_of(phrase.text)}
        lower = part[-1]
        if not role and len(known) > 1 and role_of(lower.text) in money_roles():
            # A name that spans several money columns stands above theirs; the one next to the figures counts.
            columns.append(_heading(role_of(lower.text) or "", [lower]))
        elif role or len(known) < 2:
            columns.append(_heading(role or next(iter(known), "") or "", part))
        else:
            columns.extend(_heading(each or "", [phrase]) for each, phrase in known.items())
    return columns


def _heading(role: str, phrases: Sequence[_Phrase]) -> Heading:
    return Heading(role, Box.around(phrase.box for phrase in phrases), " ".join(phrase.text for phrase in phrases))


def _cells(line: Line) -> list[_Phrase]:
    """The line's words, cell by cell."""
    cells: list[list[tuple[str, Box]]] = []
    breaks = set()
    at = 0
    for word in line.source.words:
        if at and line.text[at - 1] == "\t":
            breaks.add(at)
        if at == 0 or at in breaks:
            cells.append([])
        cells[-1].append((word.text, word.box))
        at += len(word.text) + 1
    return [_Phrase(tuple(cell)) for cell in cells]


def _cut(cell: _Phrase) -> list[_Phrase]:
    """A cell into known phrases, with as few words left over and as few phrases as can be."""
    words = cell.words
    best: list[tuple[int, list[tuple[int, int]]]] = [(0, [])]
    for end in range(1, len(words) + 1):
        ways = []
        for start in range(end):
            known = role_of(" ".join(word for word, _ in words[start:end])) is not None
            cost = 1 if known else 10 * (end - start)
            ways.append((best[start][0] + cost, [*best[start][1], (start, end)]))
        best.append(min(ways, key=lambda way: (way[0], len(way[1]))))
    return [_phrase(words[start:end]) for start, end in best[-1][1]]


def _phrase(words: Sequence[tuple[str, Box]]) -> _Phrase:
    return _Phrase(tuple(words))


def _stacked(stacks: list[list[_Phrase]], row: Sequence[_Phrase]) -> list[list[_Phrase]]:
    """The phrases of the next line set under those they overlap; a phrase over several others is only their title."""
    under: dict[int, list[_Phrase]] = {}
    alone: list[list[_Phrase]] = []
    for phrase in row:
        overlaps = [
            (min(s[-1].box.x1, phrase.box.x1) - max(s[-1].box.x0, phrase.box.x0), i) for i, s in enumerate(stacks)
        ]
        width, index = max(overlaps, default=(-1.0, -1))
        if width > 0.3 * min(phrase.box.width, stacks[index][-1].box.width):
            under.setdefault(index, []).append(phrase)
        else:
            alone.append([phrase])
    result: list[list[_Phrase]] = []
    for index, stack in enumerate(stacks):
        below = under.get(index, [])
        if len(below) > 1:
            result.extend([phrase] for phrase in below)
        else:
            result.append([*stack, *below])
    return result + alone
