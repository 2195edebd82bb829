"""What a column of money without a known name is, by the sums that it makes with the others on every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from checker.reading.columns.columns import Column, align
from checker.reading.tokens.roles import SHARES, Role
from checker.reading.tokens.tokens import Line, Look
from checker.reading.tokens.values import parse_money, parse_units

_DECIDED = frozenset({Role.INSURANCE_PAID, Role.PATIENT_SHARE})
_PAID = {Role.PAYMENT: Role.INSURANCE_PAID}
"""What a column is that says no more than that something was paid."""
_FEWEST_ROWS = 2
_SUMS: Mapping[Role, Sequence[tuple[tuple[Role, ...], tuple[Role, ...]]]] = {
    Role.ADJUSTMENT: (((Role.CHARGE,), (Role.ALLOWED, Role.NOT_COVERED)),),
    Role.ALLOWED: (
        ((Role.CHARGE,), (Role.ADJUSTMENT, Role.NOT_COVERED)),
        ((Role.INSURANCE_PAID, Role.PATIENT_SHARE), ()),
        ((Role.INSURANCE_PAID, *SHARES), ()),
    ),
    Role.INSURANCE_PAID: (((Role.ALLOWED,), (Role.PATIENT_SHARE,)), ((Role.ALLOWED,), SHARES)),
    Role.PATIENT_SHARE: (((Role.ALLOWED,), (Role.INSURANCE_PAID,)), ((*SHARES, Role.NOT_COVERED), ())),
}
"""How each figure comes of others: those added up, less those taken off. Of a table's shares it prints some."""
_MAY_LACK = frozenset({*SHARES, Role.NOT_COVERED})

Figures = Mapping[Role, Decimal]
"""The figures of one row by the role of their column."""


def named_by_sums(columns: tuple[Column, ...], lines: Sequence[Line]) -> tuple[Column, ...]:
    """The columns; those of money that are left without a name, bear one that another has, or are amounts beside what
    was billed and decided on, named by their sums on these lines."""
    roles = Counter(column.role for column in columns)
    unsure = {role for role, count in roles.items() if not role or (count > 1 and role in _SUMS)}
    unsure |= {Role.AMOUNT} if roles[Role.CHARGE] and roles.keys() & _DECIDED else set()
    named = list(columns)
    for at, column in enumerate(columns):
        if column.role in unsure:
            rows = [_figures(line, tuple(named)) for line in lines]
            told = [_PAID.get(each.role, each.role) for each in named]
            others = [{told[index]: value for index, value in row.items() if index != at} for row in rows]
            role = _role([row.get(at) for row in rows], others, frozenset(told))
            named[at] = replace(column, role=role or column.role)
    return _with_price(tuple(named), lines)


def _with_price(columns: tuple[Column, ...], lines: Sequence[Line]) -> tuple[Column, ...]:
    """The columns; one of amounts beside an extended one is the price, where times the units it makes most of these."""
    roles = [column.role for column in columns]
    if Role.UNIT_PRICE in roles or any(roles.count(role) != 1 for role in (Role.UNITS, Role.AMOUNT, Role.EXTENDED)):
        return columns
    units, price, whole = map(roles.index, (Role.UNITS, Role.AMOUNT, Role.EXTENDED))
    products = []
    for line in lines:
        count, money = align(line, columns).get(units), _figures(line, columns)
        times = parse_units(count[-1].text) if count else None
        if times and price in money and whole in money:
            products.append((times != 1, times * money[price] == money[whole]))
    right = [several for several, is_product in products if is_product]
    if 2 * len(right) <= len(products) or not any(right):
        return columns
    return tuple(replace(column, role=Role.UNIT_PRICE) if at == price else column for at, column in enumerate(columns))


def _figures(line: Line, columns: tuple[Column, ...]) -> dict[int, Decimal]:
    """The money of a line by column."""
    cells = (
        (at, [token for token in tokens if token.look is Look.MONEY]) for at, tokens in align(line, columns).items()
    )
    return {at: value for at, tokens in cells if tokens and (value := parse_money(tokens[-1].text)) is not None}


def _role(own: Sequence[Decimal | None], rows: Sequence[Figures], roles: frozenset[Role]) -> Role | None:
    """The one role whose sums hold on every row for a column of these figures, beside columns of these roles; None
    where none or several do. A row of which nothing was allowed or paid tells nothing."""
    told = [(value, row) for value, row in zip(own, rows, strict=True) if value]
    if len(told) < _FEWEST_ROWS or len(told) < sum(value is not None for value in own) / 2:
        return None
    fitting = {
        role
        for role, ways in _SUMS.items()
        if role not in roles
        for added, less in ways
        if (sides := _present(added, less, roles)) and all(value == _sum(*sides, row) for value, row in told)
    }
    return fitting.pop() if len(fitting) == 1 else None


def _present(
    added: tuple[Role, ...], less: tuple[Role, ...], roles: frozenset[Role]
) -> tuple[tuple[Role, ...], tuple[Role, ...]] | None:
    """Both sides of a sum as far as the table prints them; None where it lacks what must be there, or the second."""
    lacking = {*added, *less} - roles
    sides = tuple(role for role in added if role in roles), tuple(role for role in less if role in roles)
    return sides if lacking <= _MAY_LACK and sides[0] and len(sides[0]) + len(sides[1]) > 1 else None


def _sum(added: Sequence[Role], less: Sequence[Role], row: Figures) -> Decimal:
    nothing = Decimal(0)
    return sum((row.get(role, nothing) for role in added), nothing) - sum(
        (row.get(role, nothing) for role in less), nothing
    )
