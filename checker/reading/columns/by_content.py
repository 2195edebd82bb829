"""What a column holds where its heading says too much or too little: by what stands in it on the rows."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from msgspec.structs import replace

from checker.reading.columns.columns import Column, align
from checker.reading.columns.looks import LIKE_REMARK
from checker.reading.tokens.modifier_words import of_equipment
from checker.reading.tokens.roles import BILLED, DATE_ROLES, Role
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
_CUT_CODE = re.compile(r"[A-LO-Z]\d{3}")
"""A code of equipment that lost a digit; of the marks of remarks only those with M or N have three."""
_SELDOM, _BY_ONE = 1 / 4, 2 / 3
"""The share of the steps up at most that begin anew elsewhere than at 1, and of those that must go up by one."""
_WHOSE_FIGURES = {Role.PATIENT: Role.PATIENT_SHARE, Role.STATUS: Role.INSURANCE_PAID}
"""What a column is by its figures whose heading says only who: "Patient", "Plan"."""


def told_by_content(columns: tuple[Column, ...], lines: Sequence[Line], typical: Sequence[Line]) -> tuple[Column, ...]:
    """The columns; of those whose headings may mean several things ("Code", "No.", "Unit") each with what it holds."""
    coded = _one_code_column(_with_codes(columns, lines, typical), lines, typical)
    return _with_counts(coded, typical)


def named_by_content(columns: tuple[Column, ...], typical: Sequence[Line]) -> tuple[Column, ...]:
    """The columns whose headings are unknown named by what they hold; a price is the charge where nothing else is."""
    return _with_a_charge(_by_content(columns, typical))


def _columns_of(columns: Sequence[Column], *roles: Role) -> list[int]:
    """Which of the columns have one of these roles."""
    return [at for at, column in enumerate(columns) if column.role in roles]


def _held(columns: tuple[Column, ...], lines: Sequence[Line]) -> defaultdict[int, list[Token]]:
    """What each column holds on these lines."""
    held: defaultdict[int, list[Token]] = defaultdict(list)
    for line in lines:
        for at, tokens in align(line, columns).items():
            held[at].extend(tokens)
    return held


def _renamed(columns: tuple[Column, ...], roles: Mapping[int, Role]) -> tuple[Column, ...]:
    return tuple(replace(column, role=roles.get(at, column.role)) for at, column in enumerate(columns))


def _with_codes(columns: tuple[Column, ...], lines: Sequence[Line], typical: Sequence[Line]) -> tuple[Column, ...]:
    """The columns; where none is that of codes, one of other numbers or of two of words is in which most rows have one,
    all known ones; of numbers none of digits alone where codes with a letter stand elsewhere, which are those."""
    if _columns_of(columns, Role.CODE):
        return columns
    worded = _columns_of(columns, Role.DESCRIPTION)
    may_be = {*_columns_of(columns, *_NUMBERS), *(worded if len(worded) > 1 else ())}
    held = {at: tokens for at, tokens in _held(columns, typical).items() if at in may_be}
    lettered = any(not one.text.isdigit() for line in lines for one in line.having(Look.CODE))
    found = [
        at
        for at, own in held.items()
        if all(one.look is Look.CODE and is_listed(one.text) for one in own)
        and (at in worded or not lettered or not all(one.text.isdigit() for one in own))
    ]
    enough = len(found) == 1 and 2 * len(held[found[0]]) >= max(len(typical), _FEWEST_CODES)
    return _renamed(columns, {found[0]: Role.CODE}) if enough else columns


def _one_code_column(columns: tuple[Column, ...], lines: Sequence[Line], typical: Sequence[Line]) -> tuple[Column, ...]:
    """Of the columns headed "code", those that hold none where another one or the words do, or reasons of a plan alone,
    are remarks; they are the words where no others are."""
    called = _columns_of(columns, Role.CODE)
    if not called:
        return columns
    several = len(called) > 1
    coded = [line for line in lines if line.having(Look.CODE)][:_FIRST_CODES]
    rows = [align(line, columns) for line in ((typical or coded) if several else coded)]
    counts = {
        at: sum(any(token.look is Look.CODE for token in row.get(at, ())) for row in rows)
        for at in (called if several else _columns_of(columns, *_WITH_CODES))
    }
    few = max(counts.values()) / (2 if several else _HARDLY_ANY)
    if not (few or several) and _are_reasons(_held(columns, typical)[called[0]]):
        few = 1
    other = Role.REMARK if _columns_of(columns, Role.DESCRIPTION) else Role.DESCRIPTION
    return _renamed(columns, {at: other for at in called if counts[at] < few})


def _are_reasons(tokens: Sequence[Token]) -> bool:
    """Whether all of them look like marks of remarks, and one is no letters behind a code: "CO-45", "A1"."""
    texts = [token.printed for token in tokens]
    marks = all(LIKE_REMARK.fullmatch(text) and not _CUT_CODE.fullmatch(text) for text in texts)
    return marks and not all(map(of_equipment, texts))


def _with_counts(columns: tuple[Column, ...], typical: Sequence[Line]) -> tuple[Column, ...]:
    """The columns; "No." numbers the lines where its figures count up or other figures count the things, else it counts
    these.
    """
    numbers = _columns_of(columns, Role.NUMBER)[:1]
    if not numbers:
        return columns
    held = [token.text for token in _held(columns, typical)[numbers[0]]]
    counting = _columns_of(columns, Role.UNITS) or _count_up(held)
    return _renamed(columns, {numbers[0]: Role.LINE_NUMBER if counting else Role.UNITS})


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
    prices = () if _columns_of(columns, *BILLED) else _columns_of(columns, Role.UNIT_PRICE)
    return _renamed(columns, dict.fromkeys(prices, Role.CHARGE))


def _by_content(columns: tuple[Column, ...], typical: Sequence[Line]) -> tuple[Column, ...]:
    """The columns whose headings are unknown named by what they hold, where that leaves no doubt."""
    worded = _columns_of(columns, Role.DESCRIPTION)
    unknown = _columns_of(columns, Role.UNNAMED, *_WHOSE_FIGURES) + (worded if len(worded) > 1 else [])
    if not unknown:
        return columns
    called, billed = _columns_of(columns, Role.CODE)[:1], _columns_of(columns, *BILLED)
    held = _held(columns, typical)
    most = max(_count_codes(held[at]) for at in (*unknown, *billed, *called))
    # A firm's own numbers are called codes too; those that look like codes stand in the column without a name.
    named = {at: Role.ITEM_NUMBER for at in called if _count_codes(held[at]) < _FEW * most}
    roles = {column.role for column in _renamed(columns, named) if column.role not in BILLED}
    roles.update(columns[at].role for at in billed if held[at])
    for at in unknown:
        if role := _role_by_content(columns[at].role, held[at], roles):
            named[at] = role
            roles.add(role)
    return _renamed(columns, named)


def _count_codes(tokens: Sequence[Token]) -> int:
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
    return Role.CODE if Role.CODE not in roles and _count_codes(tokens) > len(tokens) / 2 else None
