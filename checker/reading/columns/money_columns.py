"""The money columns of a list without headings: where they stand, and by arithmetic what they hold."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal

from checker.reading.tokens.inline_labels import inline_labels
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.values import parse_money, parse_units

_AGREEMENT = 0.8


def place_of(token: Token, spans: Sequence[tuple[float, float]]) -> int:
    """Which of the columns of money a figure stands in."""
    overlaps = [min(token.box.x1, x1) - max(token.box.x0, x0) for x0, x1 in spans]
    return max(range(len(spans)), key=lambda at: overlaps[at])


def money_spans(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The columns of money: spans that overlap from line to line are one."""
    spans: list[tuple[float, float]] = []
    plain = (
        t.box for line in lines for t in line.having(Look.MONEY) if not t.label and t not in inline_labels(line)[0]
    )
    boxes = sorted(plain, key=lambda box: box.x0)
    for box in boxes:
        if spans and box.x0 < spans[-1][1] - 0.2 * min(box.width, spans[-1][1] - spans[-1][0]):
            spans[-1] = (spans[-1][0], max(spans[-1][1], box.x1))
        else:
            spans.append((box.x0, box.x1))
    return spans


def money_column_roles(lines: Sequence[Line], spans: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    """A role for each money column: units × price and running balances are proved; else the first is billed."""
    if len(spans) < 2:
        return ("amount",) * len(spans)
    table = [_values(line, spans) for line in lines]
    if max(sum(value is not None for value in row[1]) for row in table) == 1:
        return ("amount",) * len(spans)
    for price in range(len(spans)):
        for amount in range(len(spans)):
            if amount != price and _agree([_times(row, price, amount) for row in table]):
                return tuple("unit_price" if i == price else "amount" if i == amount else "" for i in range(len(spans)))
    for balance in range(1, len(spans)):
        steps = [
            reached == left + (after[1][0] or 0)
            for before, after in itertools.pairwise(table)
            if (left := before[1][balance]) is not None and (reached := after[1][balance]) is not None
        ]
        if len(steps) >= 2 and _agree(steps):
            return tuple("balance" if i == balance else "amount" if i < balance else "" for i in range(len(spans)))
    return ("amount",) + ("",) * (len(spans) - 1)


def _values(line: Line, spans: Sequence[tuple[float, float]]) -> tuple[Decimal, list[Decimal | None]]:
    values: list[Decimal | None] = [None] * len(spans)
    for token in line.having(Look.MONEY):
        values[place_of(token, spans)] = parse_money(token.text)
    counts = [parse_units(t.text) for t in line.having(Look.NUMBER) if parse_units(t.text) is not None]
    return counts[-1] or Decimal(1) if counts else Decimal(1), values


def _times(row: tuple[Decimal, list[Decimal | None]], price: int, amount: int) -> bool | None:
    one, whole = row[1][price], row[1][amount]
    if not one or not whole or (row[0] == 1 and price > amount):
        return None
    return one * row[0] == whole


def _agree(results: Sequence[bool | None]) -> bool:
    known = [result for result in results if result is not None]
    return len(known) * 2 >= len(results) > 0 and sum(known) >= _AGREEMENT * len(known)
