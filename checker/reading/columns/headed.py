"""The layout that headings announce: tokens go to the column they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from checker.reading.columns.by_content import named_by_content, told_by_content
from checker.reading.columns.by_sums import named_by_sums
from checker.reading.columns.columns import Column, align, learn_columns
from checker.reading.columns.heading_columns import Heading
from checker.reading.columns.layout import Layout, typical_lines
from checker.reading.columns.looks import is_counted, is_listed
from checker.reading.notice_words import says_approved
from checker.reading.tokens.cells import Cells, Parse, once_a_line
from checker.reading.tokens.cutting import cut_at
from checker.reading.tokens.heading_words import money_roles
from checker.reading.tokens.inline_labels import inline_labels
from checker.reading.tokens.line_classes import day_named, only_a_date
from checker.reading.tokens.roles import DATE_ROLES, DAYS_OF_SERVICE, Role
from checker.reading.tokens.stray_codes import cells_with_code, codes_end_words, modifiers_follow, only_modifiers
from checker.reading.tokens.tokens import CELL_GAP, Line, Look, Token
from checker.reading.tokens.values import RUN_TOGETHER_DATE
from checker.reading.tokens.vocabulary import any_of

_RUN_TOGETHER = re.compile(r"\d{6}")
_WHO_OWES = re.compile(any_of("who_owes"), re.IGNORECASE)
_COUNT = re.compile(r"\d{1,3}(?:\.\d\d?)?")
_WELL_CLEAR = 30.0  # points
_APART = {(Look.MONEY, Role.UNNAMED): Role.UNNAMED, (Look.CODE, Role.REMARK): Role.DESCRIPTION}
"""What a figure in any column, and a code among remarks, is that stands apart from all that could hold it."""
_DAYS_OF_A_ROW = DAYS_OF_SERVICE | {Role.THROUGH_DATE, Role.TRANSACTION_DATE}


def headed_layout(headings: Sequence[Heading], lines: Sequence[Line]) -> Layout:
    """The layout that headings announce, with column spans learned from these lines."""
    rows = typical_lines(lines)
    headings = _with_days_of_service(_with_counts(_with_a_share(headings), rows), rows)
    begin = [heading.box.x0 for heading in headings]
    typical = [cut_at(line, begin) for line in rows]
    learned = told_by_content(learn_columns(headings, typical), lines, typical)
    columns = named_by_sums(named_by_content(learned, typical), typical)
    roles = frozenset(column.role for column in columns)
    guessed = roles - {column.role for column in learned} - {Role.REFERENCE}
    edges = sorted({round(x, 1) for x in (*(c.x0 for c in columns), *(h.box.x0 for h in headings))})
    days = [column for column in columns if column.role in DATE_ROLES]
    dates = [[day for day in line.having(Look.DATE) if _stands_in(day, days)] for line in lines]
    marked = 2 * sum(any(map(_has_marks, inside)) for inside in dates) > len(typical) > 0

    last_below = _last_day_below(headings)
    dated = bool(roles & DAYS_OF_SERVICE)
    ends_words = codes_end_words([*typical, *(line for line in lines if _is_worded_code(line))])

    @once_a_line
    def parse(line: Line) -> Cells:
        if (day := day_named(line) or (None if dated else _day_alone(line))) is not None:
            return {Role.SERVICE_DATE: (day,)}
        line = cut_at(line, edges)
        cells = cells_with_code(line, _by_columns(line, columns, roles, marked), Role.CODE in roles, ends_words)
        cells = _with_name_as_words(line, cells)
        if last_below and not line.having(Look.MONEY):
            return {Role.THROUGH_DATE if role is Role.FROM_DATE else role: tokens for role, tokens in cells.items()}
        return cells

    return Layout(parse, _text_span(headings, columns, typical, parse), True, roles, guessed)


def _with_name_as_words(line: Line, cells: Cells) -> Cells:
    """The cells of a line; all it says before its one figure ("Payment Received  -$375.48") is words, though it stands
    below the name of a column of money."""
    if [token.look for token in line.tokens] != [Look.TEXT, Look.MONEY]:
        return cells
    name = line.tokens[:1]
    others = {role: tokens for role, tokens in cells.items() if tuple(tokens) != name or role not in money_roles()}
    return cells if len(others) == len(cells) else {Role.DESCRIPTION: name, **others}


def _day_alone(line: Line) -> Token | None:
    """The day that is all a line says, as one heads a group where no column is that of days of service."""
    days = line.having(Look.DATE) if only_a_date(line) else []
    return days[0] if len(days) == 1 else None


def _is_worded_code(line: Line) -> bool:
    """Whether a line holds words and a code and no more but a day and a count, as the second line of a cell does:
    "Chest x-ray, 71046"."""
    looks = [token.look for token in line.tokens]
    return [look for look in looks if look not in (Look.DATE, Look.NUMBER)] == [Look.TEXT, Look.CODE]


def _last_day_below(headings: Sequence[Heading]) -> bool:
    """Whether each charge takes two lines, the first day above the last: "From" stands over "Thru"."""
    days = {heading.role: heading.box for heading in headings}
    first, last = days.get(Role.FROM_DATE), days.get(Role.THROUGH_DATE)
    return first is not None and last is not None and first.shared_width(last) > 0


def _with_a_share(headings: Sequence[Heading]) -> list[Heading]:
    """The headings; "Patient" to the right of figures is headed with who owes those below it, and names nobody, to the
    left of all figures it heads the names of patients."""
    money = [heading.box for heading in headings if heading.role in money_roles()]
    if not money:
        return list(headings)
    left, right = min(box.x0 for box in money), min(box.x1 for box in money)
    shared = any(heading.role is Role.PATIENT_SHARE for heading in headings)

    def role(heading: Heading) -> Role:
        if not _WHO_OWES.fullmatch(heading.text.strip()):
            return heading.role
        if heading.box.x1 < left:
            return Role.PATIENT
        return Role.PATIENT_SHARE if heading.box.x0 > right and not shared else heading.role

    return [replace(heading, role=role(heading)) for heading in headings]


def _with_counts(headings: Sequence[Heading], typical: Sequence[Line]) -> list[Heading]:
    """The headings; where none counts the things, "Ordered" does over counts and no days."""
    counting = any(heading.role is Role.UNITS for heading in headings)

    def counts(heading: Heading) -> bool:
        under = [t for line in typical for t in line.tokens if t.box.shared_width(heading.box) > 0]
        return bool(under) and all(t.look is Look.NUMBER and _COUNT.fullmatch(t.text) for t in under)

    may_count = (each.role is Role.OTHER_DATE and not counting and counts(each) for each in headings)
    return [replace(each, role=Role.UNITS) if may else each for each, may in zip(headings, may_count, strict=True)]


def _with_days_of_service(headings: Sequence[Heading], typical: Sequence[Line]) -> list[Heading]:
    """The headings; "Service" beside that of the words heads the days where all rows have one under it and none other
    is named theirs: "Posted | Service | Code | Description"."""
    worded = [heading for heading in headings if heading.role is Role.DESCRIPTION]
    if len(worded) > 1 and typical and not any(heading.role in DAYS_OF_SERVICE for heading in headings):
        first = worded[0]
        days = [[token for token in line.tokens if _is_day(token)] for line in typical]
        if all(any(day.box.shared_width(first.box) > 0 for day in row) for row in days):
            return [replace(each, role=Role.SERVICE_DATE) if each is first else each for each in headings]
    return list(headings)


def _is_day(token: Token) -> bool:
    return token.look is Look.DATE or RUN_TOGETHER_DATE.fullmatch(token.printed) is not None


def _text_span(
    headings: Sequence[Heading], columns: tuple[Column, ...], typical: Sequence[Line], parse: Parse
) -> tuple[float, float]:
    """Where the descriptions stand; where no column is the codes' own, or that of days, they begin with these."""
    headed = {column.role for column in columns}
    named = {Role.DESCRIPTION, *({Role.CODE} - headed), *(set() if headed & _DAYS_OF_A_ROW else {Role.SERVICE_DATE})}
    words = [token for line in typical for role in named for token in parse(line).get(role, ())]
    boxes = [token.box for token in words if token.look in (Look.TEXT, Look.CODE, Look.DATE)]
    if boxes:
        return min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    at = next((index for index, column in enumerate(columns) if column.role is Role.DESCRIPTION), None)
    return (0.0, 10_000.0) if at is None else (_cell_begins(headings, at), columns[at].x1)


def _cell_begins(headings: Sequence[Heading], at: int) -> float:
    """Where the cell begins that a heading stands in: it may name several things, of which each row prints the words
    on a line of their own ("Date of service, service and billing code")."""
    while at and headings[at].box.x0 - headings[at - 1].box.x1 < CELL_GAP * headings[at].box.height:
        at -= 1
    return headings[at].box.x0


def _by_columns(
    line: Line, columns: tuple[Column, ...], roles: frozenset[Role], marked: bool
) -> Iterator[tuple[Token, Role]]:
    """The tokens of a line with their roles; `marked` where the days of the table are printed with marks between their
    parts, so that digits in a column of days are none."""
    inline, _ = inline_labels(line)
    before = line.tokens[0]
    placed = align(line, columns)
    undated = not any(columns[index].role in DATE_ROLES for index in placed)
    uncounted = Role.UNITS in roles and all(columns[index].role is not Role.UNITS for index in placed)
    for index, tokens in sorted(placed.items()):
        for token in tokens:
            headed = columns[index].role
            own = headed in DATE_ROLES[:2] and _in_its_column(columns[index], token, before)
            role = token.label or (None if own else inline.get(token)) or headed or Role.DESCRIPTION
            opens = undated and token is line.tokens[0]
            if token.look is Look.DATE and role not in DATE_ROLES and (opens or not roles & _DAYS_OF_A_ROW):
                role = Role.SERVICE_DATE
            if role is Role.DIAGNOSIS and Role.CODE not in roles and is_listed(token.look, token.text):
                role = Role.CODE
            strays = uncounted and token is not tokens[-1] and _COUNT.fullmatch(token.text)
            if role is Role.CODE and token.look is Look.NUMBER and (is_counted(token.printed) or strays):
                role = Role.UNITS  # right-aligned close to the codes, far off its name
            if role in DATE_ROLES and only_modifiers(token):
                role = Role.MODIFIERS
            if Role.APPROVED in roles and token.look is Look.TEXT and says_approved(token.text) is not None:
                role = Role.APPROVED
            if token.look is Look.CODE and role in DATE_ROLES and marked:
                role = Role.DESCRIPTION
            if token not in inline and _outside(token, columns[index]):
                role = _APART.get((token.look, role if token.look is Look.CODE else Role.UNNAMED), role)
            apart = token.box.x0 - before.box.x1 > CELL_GAP * token.box.height
            if role is Role.DESCRIPTION and not (headed and apart) and modifiers_follow(before, token):
                role = Role.MODIFIERS
            before = token
            yield token, role


def _stands_in(token: Token, columns: Sequence[Column]) -> bool:
    return any(token.box.x0 < column.x1 and column.x0 < token.box.x1 for column in columns)


def _has_marks(date: Token) -> bool:
    """Whether a date has marks between its parts, and not only between two of them ("060823 - 070723")."""
    return _RUN_TOGETHER.search(date.printed) is None


def _in_its_column(column: Column, token: Token, before: Token) -> bool:
    """Whether a token stands in a column in which the words before it, those of a column of their own, do not."""
    return before.box.x1 < column.x0 <= token.box.middle <= column.x1


def _outside(token: Token, column: Column) -> bool:
    """Whether a token stands well clear of the column it was put in for want of a better one."""
    return max(column.x0 - token.box.x1, token.box.x0 - column.x1) > _WELL_CLEAR
