"""The layout that headings announce: tokens go to the column they stand in."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence, Set
from dataclasses import replace

from checker.reading.columns.by_sums import named_by_sums
from checker.reading.columns.columns import Column, align, learn_columns
from checker.reading.columns.heading_columns import Heading
from checker.reading.columns.layout import Layout, typical_lines
from checker.reading.columns.looks import is_listed
from checker.reading.tokens.cells import Cells, Parse, once_a_line
from checker.reading.tokens.cutting import apart_from_dashes, cut_at
from checker.reading.tokens.heading_words import BILLED, DATE_ROLES, money_roles
from checker.reading.tokens.inline_labels import inline_labels, without_label
from checker.reading.tokens.line_classes import day_named, only_a_date
from checker.reading.tokens.stray_codes import (
    codes_end_words,
    modifiers_follow,
    numbers_before_codes,
    only_modifiers,
    promote_code,
    without_number,
)
from checker.reading.tokens.tokens import CELL_GAP, Line, Look, Token
from checker.reading.tokens.values import parse_money, parse_units
from checker.reading.tokens.vocabulary import any_of

_WITH_CODES = ("code", "description")
_HARDLY_ANY = 8
"""By which part of the codes among the words the only column called codes holds too few to be theirs."""
_RUN_TOGETHER = re.compile(r"\d{6}")
_WHO_OWES = re.compile(any_of("who_owes"), re.IGNORECASE)
_WELL_CLEAR = 30.0
_FEW = 0.3
_FIRST_CODES = 20
"""How many lines with codes tell whether a column holds them."""
_WHOSE_FIGURES = {"patient": "patient_share", "status": "insurance_paid"}
"""What a column is by its figures whose heading says only who: "Patient", "Plan"."""
_MOST_COUNTED = 10
_SAME_EDGE = 3.0
"""How many points a figure may end off its column."""


def headed_layout(headings: Sequence[Heading], lines: Sequence[Line]) -> Layout:
    """The layout that headings announce, with column spans learned from these lines."""
    headings = _with_a_share(headings)
    begin = [heading.box.x0 for heading in headings]
    typical = [cut_at(line, begin) for line in typical_lines(lines)]
    learned = _one_code_column(learn_columns(headings, typical), lines, typical)
    learned = _with_units(_with_counts(learned, typical), typical)
    columns = named_by_sums(_with_a_charge(_by_content(learned, typical)), typical)
    roles = frozenset(column.role for column in columns)
    guessed = roles - {column.role for column in learned}
    edges = sorted({round(x, 1) for x in (*(c.x0 for c in columns), *(h.box.x0 for h in headings))})
    money_ends = [column.x1 for column in columns if column.role in money_roles()]
    marked = 2 * sum(any(map(_has_marks, line.having(Look.DATE))) for line in lines) > len(typical) > 0

    last_below = _last_day_below(headings)
    dated = bool(roles & {"service_date", "from_date"})
    numbered = numbers_before_codes(typical)
    ends_words = codes_end_words([*typical, *(line for line in lines if _is_worded_code(line))])

    @once_a_line
    def parse(line: Line) -> Cells:
        if (day := day_named(line) or (None if dated else _day_alone(line))) is not None:
            return {"service_date": (day,)}
        line = without_number(line) if numbered else line
        cells = _by_columns(cut_at(apart_from_dashes(line, money_ends), edges), columns, roles, marked, ends_words)
        if last_below and not line.having(Look.MONEY):
            return {"through_date" if role == "from_date" else role: tokens for role, tokens in cells.items()}
        return cells

    return Layout(parse, _text_span(headings, columns, typical, parse), True, roles, guessed)


def _day_alone(line: Line) -> Token | None:
    """The day that is all a line says, as one heads a group where no column is that of days of service."""
    days = line.having(Look.DATE) if only_a_date(line) else []
    return days[0] if len(days) == 1 else None


def _is_worded_code(line: Line) -> bool:
    """Whether a line holds words and a code and no more, as the second line of a cell does: "Chest x-ray, 71046"."""
    return [token.look for token in line.tokens] == [Look.TEXT, Look.CODE]


def _last_day_below(headings: Sequence[Heading]) -> bool:
    """Whether each charge takes two lines, the first day above the last: "From" stands over "Thru"."""
    days = {heading.role: heading.box for heading in headings}
    first, last = days.get("from_date"), days.get("through_date")
    return first is not None and last is not None and first.shared_width(last) > 0


def _with_a_share(headings: Sequence[Heading]) -> list[Heading]:
    """The headings; "Patient" to the right of figures is headed with who owes those below it, and names nobody, to the
    left of all figures it heads the names of patients."""
    money = [heading.box for heading in headings if heading.role in money_roles()]
    if not money:
        return list(headings)
    left, right = min(box.x0 for box in money), min(box.x1 for box in money)
    shared = any(heading.role == "patient_share" for heading in headings)

    def role(heading: Heading) -> str:
        if not _WHO_OWES.fullmatch(heading.text.strip()):
            return heading.role
        if heading.box.x1 < left:
            return "patient"
        return "patient_share" if heading.box.x0 > right and not shared else heading.role

    return [replace(heading, role=role(heading)) for heading in headings]


def _one_code_column(columns: Sequence[Column], lines: Sequence[Line], typical: Sequence[Line]) -> tuple[Column, ...]:
    """Of the columns headed "code", those that hold none where another one or the words do are remarks; they are the
    words where no others are."""
    at = [index for index, column in enumerate(columns) if column.role == "code"]
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
    other = "remark" if any(column.role == "description" for column in columns) else "description"
    return tuple(
        replace(column, role=other) if index in at and most and counts[index] < most / few else column
        for index, column in enumerate(columns)
    )


def _with_counts(columns: Sequence[Column], typical: Sequence[Line]) -> tuple[Column, ...]:
    """The columns; "No." numbers the lines where its figures count up or other figures count the things, else it counts
    these.
    """
    at = next((index for index, column in enumerate(columns) if column.role == "number"), None)
    if at is None:
        return tuple(columns)
    held = [token.text for line in typical for token in align(line, columns).get(at, ())]
    counting = any(column.role == "units" for column in columns) or _count_up(held)
    role = "line_number" if counting else "units"
    return tuple(replace(column, role=role) if index == at else column for index, column in enumerate(columns))


def _with_units(columns: Sequence[Column], typical: Sequence[Line]) -> tuple[Column, ...]:
    """The columns; a price beside which nothing is counted, few and whole in every row and never the amount, is the
    count: "Unit | Charge Amount" over "1.00 | $150.12".
    """
    roles = [column.role for column in columns]
    if "unit_price" not in roles or "units" in roles:
        return tuple(columns)
    at = roles.index("unit_price")
    priced = [(tokens[-1], line.having(Look.MONEY)[-1]) for line in typical if (tokens := align(line, columns).get(at))]
    counts = bool(priced) and all(_counts(token.text, amount.text) for token, amount in priced)
    return tuple(
        replace(column, role="units") if counts and index == at else column for index, column in enumerate(columns)
    )


def _counts(text: str, amount: str) -> bool:
    count = parse_units(text)
    return count is not None and count in range(1, _MOST_COUNTED + 1) and count != parse_money(amount)


def _count_up(numbers: Sequence[str]) -> bool:
    """Whether numbers are those of lines, of which some are no charges: "1", "2", "5", "6"."""
    if not all(number.isdigit() for number in numbers):
        return False
    steps = [int(after) - int(before) for before, after in itertools.pairwise(numbers)]
    return steps == [1] if len(steps) == 1 else all(step > 0 for step in steps)


def _with_a_charge(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns; where a price is the only figure that could be charged, it is the charge."""
    roles = {column.role for column in columns}
    if "unit_price" not in roles or roles & set(BILLED):
        return tuple(columns)
    return tuple(replace(column, role="charge") if column.role == "unit_price" else column for column in columns)


def _by_content(columns: Sequence[Column], typical: Sequence[Line]) -> tuple[Column, ...]:
    """The columns whose headings are unknown named by what they hold, where that leaves no doubt."""
    unknown = [index for index, column in enumerate(columns) if column.role in ("", *_WHOSE_FIGURES)]
    if not unknown:
        return tuple(columns)
    called = next((index for index, column in enumerate(columns) if column.role == "code"), None)
    billed = [index for index, column in enumerate(columns) if column.role in BILLED]
    held: dict[int, list[Token]] = {index: [] for index in (*unknown, *billed, *([] if called is None else [called]))}
    for line in typical:
        for index, tokens in align(line, columns).items():
            if index in held:
                held[index].extend(tokens)
    named = list(columns)
    if called is not None and _codes(held[called]) < _FEW * max(map(_codes, held.values())):
        # A firm's own numbers are called codes too; those that look like codes stand in the column without a name.
        named[called] = replace(columns[called], role="item_number")
    roles = {column.role for column in named if column.role not in BILLED}
    roles.update(columns[index].role for index in billed if held[index])
    for index in unknown:
        if role := _role_by_content(columns[index].role, held[index], roles):
            named[index] = replace(columns[index], role=role)
            roles.add(role)
    return tuple(named)


def _codes(tokens: Sequence[Token]) -> int:
    return sum(token.look is Look.CODE for token in tokens)


def _role_by_content(heading: str, tokens: Sequence[Token], roles: Set[str]) -> str | None:
    looks = {token.look for token in tokens}
    if not heading and looks == {Look.MONEY}:
        return None if roles & {*BILLED} else BILLED[0]
    if heading:
        return _WHOSE_FIGURES.get(heading) if looks == {Look.MONEY} else None
    if looks == {Look.DATE}:
        return "other_date" if any(role in roles for role in DATE_ROLES[:2]) else "service_date"
    return "code" if "code" not in roles and _codes(tokens) > len(tokens) / 2 else None


def _text_span(
    headings: Sequence[Heading], columns: Sequence[Column], typical: Sequence[Line], parse: Parse
) -> tuple[float, float]:
    """Where the descriptions stand; where no column is the codes' own, they begin with these."""
    named = ("description",) if any(column.role == "code" for column in columns) else ("description", "code")
    words = [token for line in typical for role in named for token in parse(line).get(role, ())]
    boxes = [token.box for token in words if token.look in (Look.TEXT, Look.CODE)]
    if boxes:
        return min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    at = next((index for index, column in enumerate(columns) if column.role == "description"), None)
    return (0.0, 10_000.0) if at is None else (_cell_begins(headings, at), columns[at].x1)


def _cell_begins(headings: Sequence[Heading], at: int) -> float:
    """Where the cell begins that a heading stands in: it may name several things, of which each row prints the words
    on a line of their own ("Date of service, service and billing code")."""
    while at and headings[at].box.x0 - headings[at - 1].box.x1 < CELL_GAP * headings[at].box.height:
        at -= 1
    return headings[at].box.x0


def _by_columns(line: Line, columns: Sequence[Column], roles: frozenset[str], marked: bool, ends_words: bool) -> Cells:
    """The tokens of a line by role; `marked` where the days of the table are printed with marks between their parts, so
    that digits in a column of days are none, `ends_words` where five digits behind words are codes."""
    cells: dict[str, list[Token]] = {}
    inline, left = inline_labels(line)
    before = line.tokens[0]
    placed = align(line, columns)
    undated = not any(columns[index].role in DATE_ROLES for index in placed)
    for index, tokens in sorted(placed.items()):
        for token in tokens:
            headed = columns[index].role
            own = headed in DATE_ROLES[:2] and _in_its_column(columns[index], token, before)
            role = token.label or (None if own else inline.get(token)) or headed or "description"
            opens = undated and token is line.tokens[0]
            if token.look is Look.DATE and role not in DATE_ROLES and (opens or not roles & set(DATE_ROLES)):
                role = "service_date"
            if role == "diagnosis" and "code" not in roles and is_listed(token.look, token.text):
                role = "code"
            if role in DATE_ROLES and only_modifiers(token):
                role = "modifiers"
            if token.look is Look.CODE and role in DATE_ROLES and marked:
                role = "description"
            if token.look is Look.MONEY and token not in inline and _outside(token, columns[index]):
                role = ""
            apart = token.box.x0 - before.box.x1 > CELL_GAP * token.box.height
            if role == "description" and not (headed and apart) and modifiers_follow(before, token):
                role = "modifiers"
            before = token
            if left.get(token) != "":
                cells.setdefault(role, []).append(without_label(token, left))
    if not any(token.look is Look.CODE for token in cells.get("code", ())):
        promote_code(cells, line, "code" in roles, ends_words)
    return {role: tuple(tokens) for role, tokens in cells.items() if tokens}


def _has_marks(date: Token) -> bool:
    """Whether a date has marks between its parts, and not only between two of them ("060823 - 070723")."""
    return _RUN_TOGETHER.search(date.printed) is None


def _in_its_column(column: Column, token: Token, before: Token) -> bool:
    """Whether a token stands in a column in which the words before it, those of a column of their own, do not."""
    return before.box.x1 < column.x0 <= token.box.middle <= column.x1


def _outside(token: Token, column: Column) -> bool:
    """Whether a figure stands well clear of the column it was put in for want of a better one."""
    return max(column.x0 - token.box.x1, token.box.x0 - column.x1) > _WELL_CLEAR
