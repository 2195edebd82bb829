"""Values of a card that stand under their names: "HCPCS | Modifiers | Quantity" above "E1390 | RR, KX | 1"."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.model import Box
from checker.reading.columns.heading_columns import Heading
from checker.reading.columns.heading_lines import may_head
from checker.reading.columns.heading_phrases import cells_of
from checker.reading.ink.lines import TextLine
from checker.reading.rows.cards import FEWEST_CARDS, is_title
from checker.reading.rows.named_values import WORDS, joined_line
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.heading_words import BILLED, DATE_ROLES, money_roles, role_of, role_of_whole
from checker.reading.tokens.line_classes import is_talk
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.values import parse_span, parse_units

_FEWEST_NAMES = 2
_SAME_EDGE = 3.0
_WRAPPED = 0.6
"""How many heights of a line at most the next line of a cell stands below it."""
_INTERLEAVES = 0.2
"""The part of the lower line by which two lines of one heading overlap at least."""


def named_by_cards(lines: Sequence[Line]) -> list[Line]:
    """The lines; where a line of names comes again and again, each time over one line of values, these bear the names.

    Names of money head a table instead.
    """
    names = [_names(line) for line in lines]
    often = Counter(line.text for line, named in zip(lines, names, strict=True) if named)
    result: list[Line] = []
    above: list[Heading] = []
    for line, named in zip(lines, names, strict=True):
        values = tuple(_named(token, above) for token in line.tokens)
        if above and not named and adjoins(result[-1], line) and all(value.look is not Look.MONEY for value in values):
            # The values take the place of their names too, so that the line above still adjoins.
            place = TextLine(line.source.words, Box.around((result[-1].box, line.box)))
            result[-1] = replace(line, source=place, tokens=values)
            above = []
            continue
        result.append(line)
        above = named if often[line.text] > 1 else []
    return result


@dataclass(frozen=True, slots=True)
class _Stack:
    """A name and the values under it, in one cell."""

    name: Token
    values: tuple[Token, ...]

    @property
    def role(self) -> str:
        return role_of_whole(self.name.text) or ""

    @property
    def is_sound(self) -> bool:
        """Whether a value is named, and an amount stands below the beginning of its name, and there are no two of which
        each is one: those are of rows under a heading."""
        looks = Counter(value.look for value in self.values)
        single = max(looks[look] for look in (Look.DATE, Look.CODE, Look.MONEY)) < 2
        amounts = [value for value in self.values if value.look is Look.MONEY]
        below = all(abs(amount.box.x0 - self.name.box.x0) < _SAME_EDGE for amount in amounts)
        return bool(self.role and self.values) and single and below


def beside_their_names(lines: Sequence[Line]) -> list[Line]:
    """The lines; where names of values stand under a title, and each value in a cell under its name, as one line of
    names and values: "Date of service | Patient" over "Mar 5, | share:" over "2024 | $18.32". The title prints the
    amount, or several such cards name it.
    """
    ends = {at: end for at in range(1, len(lines)) if (end := _card_end(lines, at))}
    untitled = {at for at in ends if not is_title(lines[at - 1])}
    if len(untitled) < FEWEST_CARDS:
        ends = {at: end for at, end in ends.items() if at not in untitled}
    result: list[Line] = []
    past = 0
    for at, line in enumerate(lines):
        if at in ends and at >= past:
            past = ends[at]
            pairs = (token for stack in _stacks(lines[at:past]) for token in (stack.name, *stack.values))
            result.append(joined_line(lines[at:past], tuple(pairs)))
        elif at >= past:
            result.append(line)
    return result


def _card_end(lines: Sequence[Line], at: int) -> int | None:
    """Where the values end of which a line holds the names, under a title; None where it holds none."""
    title = lines[at - 1]
    titled = is_title(title)
    if not (titled or _is_worded(title)) or not adjoins(title, lines[at]):
        return None
    roles = {name.role for name in _cells(lines[at])} - {""}
    if len(roles) < _FEWEST_NAMES or not (titled or roles & {*BILLED}):
        return None
    below = itertools.takewhile(lambda pair: _goes_on(*pair), itertools.pairwise(lines[at:]))
    end = at + 1 + sum(1 for _ in below)
    stacks = _stacks(lines[at:end])
    if not titled and _has_row(stacks, lines[end : end + 1]):
        return None
    return end if stacks and all(stack.is_sound for stack in stacks) else None


def _has_row(stacks: Sequence[_Stack], below: Sequence[Line]) -> bool:
    """Whether the line below some cells has an amount that ends where one of theirs does, as a table's next row."""
    ends = [value.box.x1 for stack in stacks for value in stack.values if stack.role in BILLED]
    amounts = [token for line in below for token in line.having(Look.MONEY)]
    return any(abs(amount.box.x1 - end) < _SAME_EDGE for amount in amounts for end in ends)


def _goes_on(upper: Line, lower: Line) -> bool:
    return upper.page == lower.page and adjoins(upper, lower) and not is_title(lower)


def _stacks(lines: Sequence[Line]) -> list[_Stack]:
    """The cells that the names of the first line open, from left to right, each with what stands under it, the names
    further down included; empty where something stands under none of them."""
    found: list[_Stack] = []
    left = [name.box.x0 - _SAME_EDGE for name in _cells(lines[0])]
    tokens = sorted((token for line in lines for token in line.tokens), key=lambda token: token.box.top)
    if any(token.box.x0 < left[0] for token in tokens):
        return []
    for start, end in zip(left, (*left[1:], math.inf), strict=True):
        cell: list[_Stack] = []
        for token in (token for token in tokens if start <= token.box.x0 < end):
            whole = f"{cell[-1].name.text} {token.text}" if cell and not cell[-1].values else ""
            if token.look is Look.TEXT and whole and role_of_whole(whole):
                cell[-1] = _Stack(replace(cell[-1].name, text=whole, printed=whole), ())
            elif not cell or (token.look is Look.TEXT and role_of_whole(token.text) and cell[-1].values):
                cell.append(_Stack(token, ()))
            else:
                cell[-1] = replace(cell[-1], values=(*cell[-1].values, token))
        found += [_with_whole_day(stack) for stack in cell]
    return found


def _with_whole_day(stack: _Stack) -> _Stack:
    """The cell; where its name is that of a day, which its width breaks, as one value."""
    printed = " ".join(value.printed for value in stack.values)
    if stack.role not in DATE_ROLES or parse_span(printed) is None:
        return stack
    return replace(stack, values=(replace(stack.values[0], look=Look.DATE, text=printed, printed=printed),))


def _is_worded(line: Line) -> bool:
    return all(token.look in (Look.TEXT, Look.NUMBER) for token in line.tokens)


def joined_under_names(lines: Sequence[Line]) -> list[Line]:
    """The lines; those of each charge that names its values above them, by turns, as one line, its values named:
    "Service date | Amount billed" over "3/5/24 | $91.62" over "Plan paid | You owe" over "$73.30 | $18.32".

    Only where lines of the same names come again, for another charge, and by the same turns, as the sums' do not.
    """
    often = Counter(line.text for line in lines)
    names = [_heads(line) if often[line.text] > 1 else [] for line in lines]
    turns = Counter(itertools.pairwise(line.text for line, named in zip(lines, names, strict=True) if named))
    result: list[Line] = []
    at = 0
    while at < len(lines):
        end, said, values = at, list[str](), list[Token]()
        while end + 1 < len(lines) and names[end]:
            text, past = lines[end].text, _past_values(lines, end, names[end])
            by_turns = not said or 2 * turns[said[-1], text] > often[text]
            if text in said or past == end + 1 or not by_turns:
                break  # a heading printed again over each row, or the sums printed above and below
            values += _values(lines[end + 1 : past], names[end])
            said.append(text)
            end = past
        if len(said) > 1 and any(value.label in BILLED for value in values):
            result.append(joined_line(lines[at:end], tuple(values)))
            at = end
        else:
            result.append(lines[at])
            at += 1
    return result


def _past_values(lines: Sequence[Line], at: int, names: Sequence[Heading]) -> int:
    """The index past the values under a line of names: one line, and those on which what stands there goes on."""
    end = at + 1
    if end < len(lines) and _is_under(lines[end], lines[at]):
        end += 1
        while end < len(lines) and _goes_on_under(lines[end], lines[end - 1], names):
            end += 1
    return end


def _goes_on_under(line: Line, above: Line, names: Sequence[Heading]) -> bool:
    """Whether a line goes on with the words, letters or day that stand above it, each at the edge of its name."""
    roles = [name.role for token in line.tokens for name in names if abs(name.box.x0 - token.box.x0) < _SAME_EDGE]
    worded = len(roles) == len(line.tokens) and not {*roles} - {*WORDS, *DATE_ROLES}
    return worded and adjoins(above, line, _WRAPPED) and not (_heads(line) or is_talk(line))


def _values(lines: Sequence[Line], names: Sequence[Heading]) -> list[Token]:
    """The values of some lines, named by what they stand under; a day that its cell breaks as one."""
    values = [_named(token, names) for token in lines[0].tokens]
    for token in (token for line in lines[1:] for token in line.tokens):
        label = _named(replace(token, label=""), names).label
        day = next((each for each in values if each.label == label in DATE_ROLES), None)
        whole = f"{day.printed} {token.printed}" if day else ""
        if day and parse_span(whole):
            values[values.index(day)] = replace(day, look=Look.DATE, text=whole, printed=whole)
        else:
            values.append(replace(token, label=label))
    return values


def _is_under(line: Line, names: Line) -> bool:
    """Whether a line stands under one of names; lines of a heading that are centred against one another interleave."""
    interleaves = line.box.shared_height(names.box) > _INTERLEAVES * min(line.box.height, names.box.height)
    return not interleaves and not may_head(line) and not _heads(line) and adjoins(names, line)


def _heads(line: Line) -> list[Heading]:
    """The names of values, of money too, that a line consists of; empty where it holds anything else."""
    found = _cells(line)
    return found if len(found) >= _FEWEST_NAMES and all(name.role for name in found) else []


def _cells(line: Line) -> list[Heading]:
    """The cells of a line with the roles that they name, if any; empty where it holds a figure, a code or a day."""
    if line.having(Look.MONEY) or line.having(Look.CODE) or line.having(Look.DATE):
        return []
    return [Heading(role_of_whole(cell.text) or "", cell.box, cell.text) for cell in cells_of(line)]


def _names(line: Line) -> list[Heading]:
    """The names of values that a line consists of; empty where it holds anything else."""
    if line.having(Look.MONEY) or line.having(Look.CODE) or line.having(Look.DATE):
        return []
    cells = cells_of(line) if role_of(line.tokens[0].text) else ()
    found = [Heading(role_of(cell.text) or "", cell.box, cell.text) for cell in cells]
    plain = all(name.role and name.role not in money_roles() for name in found)
    return found if plain and len(found) >= _FEWEST_NAMES else []


def _named(token: Token, names: Sequence[Heading]) -> Token:
    """The token with the role of the name it stands under; a count with two decimals is no amount."""
    over = [
        name for name in names if abs(name.box.x0 - token.box.x0) < _SAME_EDGE or name.box.shared_width(token.box) > 0
    ]
    if not over or token.label:
        return token
    counts = over[0].role == "units" and token.look is Look.MONEY and parse_units(token.text) is not None
    return replace(token, label=over[0].role, look=Look.NUMBER if counts else token.look)
