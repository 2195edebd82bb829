"""What a column holds where its heading says too much or too little: by what stands in it on the rows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence, Set

from msgspec.structs import replace

from checker.reading.columns.columns import Column, align
from checker.reading.tokens.heading_words import BILLED, DATE_ROLES
from checker.reading.tokens.roles import Role
from checker.reading.tokens.text_pieces import is_listed
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.values import UNITS

_NUMBERS = frozenset({Role.SERIAL, Role.ITEM_NUMBER, Role.REFERENCE})
_FEWEST_CODES = 4
"""Of how many rows at least half must hold a code."""
_WITH_CODES = (Role.CODE, Role.DESCRIPTION)
_HARDLY_ANY = 8
"""By which part of the codes among the words the only column called codes holds too few to be theirs."""
_LONG = re.compile(r"\d{6,}")
"""A number by which something is called, of more digits than a code."""
_FEW = 0.3  # of the codes that another column holds
_FIRST_CODES = 20
"""How many lines with codes tell whether a column holds them."""
_SELDOM, _BY_ONE = 1 / 4, 2 / 3
"""The share of the steps up at most that begin anew elsewhere than at 1, and of those that must go up by one."""
_WHOSE_FIGURES = {Role.PATIENT: Role.PATIENT_SHARE, Role.STATUS: Role.INSURANCE_PAID}
"""What a column is by its figures whose heading says only who: "Patient", "Plan"."""


def told_by_content(columns: tuple[Column, ...], lines: Sequence[Line], typical: Sequence[Line]) -> tuple[Column, ...]:
    """The columns; of those whose headings may mean several things ("Code", "No.", "Unit") each with what it holds."""
    coded = _one_code_column(_with_codes(columns, typical), lines, typical)
    return _with_counts(coded, typical)


def named_by_content(columns: tuple[Column, ...], typical: Sequence[Line]) -> tuple[Column, ...]:
    """The columns whose headings are unknown named by what they hold; a price is the charge where nothing else is."""
    return _with_a_charge(_by_content(columns, typical))


def _with_codes(columns: tuple[Column, ...], typical: Sequence[Line]) -> tuple[Column, ...]:
    """The columns; where none is that of codes, one of other numbers or of two of words is in which most rows have one,
    all known ones."""
    if any(column.role is Role.CODE for column in columns):
        return tuple(columns)
    worded = sum(column.role is Role.DESCRIPTION for column in columns)
    may_be = _NUMBERS | ({Role.DESCRIPTION} if worded > 1 else set())
    held: dict[int, list[Token]] = {}
    for line in typical:
        for index, tokens in align(line, columns).items():
            held.setdefault(index, []).extend(tokens if columns[index].role in may_be else ())
    found = [
        index
        for index, tokens in held.items()
        if tokens and all(token.look is Look.CODE and is_listed(token.text) for token in tokens)
    ]
    enough = len(found) == 1 and 2 * len(held[found[0]]) >= max(len(typical), _FEWEST_CODES)
    return tuple(
        replace(column, role=Role.CODE) if enough and index in found else column for index, column in enumerate(columns)
    )


def _one_code_column(columns: tuple[Column, ...], lines: Sequence[Line], typical: Sequence[Line]) -> tuple[Column, ...]:
    """Of the columns headed "code", those that hold none where another one or the words do are remarks; they are the
    words where no others are."""
    at = [index for index, column in enumerate(columns) if column.role is Role.CODE]
    if not at:
        return tuple(columns)
    among = at if len(at) > 1 else [index for index, column in enumerate(columns) if column.role in _WITH_CODES]
    counts = dict.fromkeys(among, 0)
    coded = [line for line in lines if line.having(Look.CODE)][:_FIRST_CODES]
    for line in (typical or coded) if len(at) > 1 else coded:
        for index, tokens in align(line, columns).items():
            if index in counts:
                counts[index] += any(token.look is Look.CODE for token in tokens)
    most = max(counts.values())
    few = 2 if len(at) > 1 else _HARDLY_ANY
    other = Role.REMARK if any(column.role is Role.DESCRIPTION for column in columns) else Role.DESCRIPTION
    return tuple(
        replace(column, role=other) if index in at and most and counts[index] < most / few else column
        for index, column in enumerate(columns)
    )


def _with_counts(columns: tuple[Column, ...], typical: Sequence[Line]) -> tuple[Column, ...]:
    """The columns; "No." numbers the lines where its figures count up or other figures count the things, else it counts
    these.
    """
    at = next((index for index, column in enumerate(columns) if column.role is Role.NUMBER), None)
    if at is None:
        return tuple(columns)
    held = [token.text for line in typical for token in align(line, columns).get(at, ())]
    counting = any(column.role is Role.UNITS for column in columns) or _count_up(held)
    role = Role.LINE_NUMBER if counting else Role.UNITS
    return tuple(replace(column, role=role) if index == at else column for index, column in enumerate(columns))


def _count_up(numbers: Sequence[str]) -> bool:
    """Whether numbers are those of lines, of which some are no charges: "1", "2", "5", "6"; those of several tables
    may each begin anew at "1"."""
    if not all(number.isdigit() for number in numbers):
        return False
    pairs = [(int(before), int(after)) for before, after in itertools.pairwise(numbers)]
    anew = [after for before, after in pairs if after <= before]
    steps = [after - before for before, after in pairs if after > before]
    if not anew:
        return len(pairs) != 1 or steps == [1]
    begin_anew = numbers[0] == "1" and ({*anew} == {1} or len(anew) <= _SELDOM * len(steps))
    return begin_anew and len(anew) < len(steps) and steps.count(1) > _BY_ONE * len(steps)


def _with_a_charge(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns; where a price is the only figure that could be charged, it is the charge."""
    roles = {column.role for column in columns}
    if Role.UNIT_PRICE not in roles or roles & set(BILLED):
        return tuple(columns)
    return tuple(replace(column, role=Role.CHARGE) if column.role is Role.UNIT_PRICE else column for column in columns)


def _by_content(columns: tuple[Column, ...], typical: Sequence[Line]) -> tuple[Column, ...]:
    """The columns whose headings are unknown named by what they hold, where that leaves no doubt."""
    worded = [index for index, column in enumerate(columns) if column.role is Role.DESCRIPTION]
    unknown = [index for index, column in enumerate(columns) if column.role in (Role.UNNAMED, *_WHOSE_FIGURES)]
    unknown += worded if len(worded) > 1 else []
    if not unknown:
        return tuple(columns)
    called = next((index for index, column in enumerate(columns) if column.role is Role.CODE), None)
    billed = [index for index, column in enumerate(columns) if column.role in BILLED]
    held: dict[int, list[Token]] = {index: [] for index in (*unknown, *billed, *([] if called is None else [called]))}
    for line in typical:
        for index, tokens in align(line, columns).items():
            if index in held:
                held[index].extend(tokens)
    named = list(columns)
    if called is not None and _codes(held[called]) < _FEW * max(map(_codes, held.values())):
        # A firm's own numbers are called codes too; those that look like codes stand in the column without a name.
        named[called] = replace(columns[called], role=Role.ITEM_NUMBER)
    roles = {column.role for column in named if column.role not in BILLED}
    roles.update(columns[index].role for index in billed if held[index])
    for index in unknown:
        if role := _role_by_content(columns[index].role, held[index], roles):
            named[index] = replace(columns[index], role=role)
            roles.add(role)
    return tuple(named)


def _codes(tokens: Sequence[Token]) -> int:
    return sum(token.look is Look.CODE for token in tokens)


def _role_by_content(heading: Role, tokens: Sequence[Token], roles: Set[Role]) -> Role | None:
    looks = {token.look for token in tokens}
    if tokens and all(token.look is Look.NUMBER and _LONG.fullmatch(token.printed) for token in tokens):
        return Role.REFERENCE
    counts = [UNITS.fullmatch(token.printed) for token in tokens]
    counted = looks == {Look.NUMBER} and all(count and count["unit"] for count in counts)
    if counted and not heading and Role.UNITS not in roles:
        return Role.UNITS
    if not heading and looks == {Look.MONEY}:
        return None if roles & {*BILLED} else BILLED[0]
    if heading:
        return _WHOSE_FIGURES.get(heading) if looks == {Look.MONEY} else None
    if looks == {Look.DATE}:
        return Role.OTHER_DATE if any(role in roles for role in DATE_ROLES[:2]) else Role.SERVICE_DATE
    return Role.CODE if Role.CODE not in roles and _codes(tokens) > len(tokens) / 2 else None
