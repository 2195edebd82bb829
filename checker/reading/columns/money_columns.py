"""The money columns of a list without headings: where they stand, and by arithmetic what they hold."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from checker.reading.tokens.inline_labels import inline_labels
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import Line, Look, Token, with_labels
from checker.reading.tokens.values import parse_money, parse_units
from checker.reading.tokens.vocabulary import any_of

_AGREEMENT = 0.8  # of the rows that tell
_EACH = re.compile(any_of("for_each"), re.IGNORECASE)
_MOST_COUNTED = 20  # a whole figure above it is dollars
_FEWEST_ITEMS = 2

_Row = tuple[Decimal, list[Decimal | None]]
"""The count of a line, and its figures by column."""


def place_of(token: Token, spans: Sequence[tuple[float, float]]) -> int:
    """Which of the columns of money a figure stands in."""
    overlaps = [min(token.box.x1, x1) - max(token.box.x0, x0) for x0, x1 in spans]
    return max(range(len(spans)), key=lambda at: overlaps[at])


def money_spans(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The columns of money: spans that overlap from line to line are one."""
    spans: list[tuple[float, float]] = []
    boxes = sorted((token.box for line in lines for token in unnamed(line)), key=lambda box: box.x0)
    for box in boxes:
        if spans and box.x0 < spans[-1][1] - 0.2 * min(box.width, spans[-1][1] - spans[-1][0]):
            spans[-1] = (spans[-1][0], max(spans[-1][1], box.x1))
        else:
            spans.append((box.x0, box.x1))
    return spans


def unnamed(line: Line) -> list[Token]:
    """The figures of a line that no words in it give a name."""
    named, _ = inline_labels(line)
    return [token for token in line.having(Look.MONEY) if not token.label and token not in named]


def with_prices(lines: Sequence[Line]) -> list[Line]:
    """The lines; where items print their words and amount above their code and price, the price is named, and a count
    like money before it, as their product tells; half of the products do where each price is said to be multiplied. So
    are counts where all that ends such lines is few and whole.
    """
    pairs = [(above, line) for above, line in itertools.pairwise(lines) if _ends_code_line(above, line)]
    coded = sum(bool(line.having(Look.CODE) and unnamed(line)) for line in lines)
    if len(pairs) < max(_FEWEST_ITEMS, _AGREEMENT * coded):
        return list(lines)
    ends = [unnamed(line) for _, line in pairs]
    products = [_is_product(*pair) for pair in pairs]
    signed = all(_is_multiplied(line) for _, line in pairs)
    if _mostly_agree(products) or (signed and 2 * sum(products) >= len(products)):
        named = {price: Role.UNIT_PRICE for *_, price in ends} | {
            count: Role.UNITS for *counts, _ in ends for count in counts
        }
    elif all(len(figures) == 1 and _may_count(parse_money(figures[0].text)) for figures in ends):
        named = {count: Role.UNITS for (count,) in ends}
    else:
        return list(lines)
    return with_labels(lines, named)


def _ends_code_line(above: Line, line: Line) -> bool:
    """Whether a line with a code ends in a figure to the left of the only one on the line of words above it."""
    amounts, prices = unnamed(above), unnamed(line)
    worded = above.having(Look.TEXT) and not above.having(Look.CODE) and not above.having(Look.DATE)
    below = bool(worded and line.having(Look.CODE) and len(amounts) == 1 and prices)
    return below and _ends(line, prices[-1]) and prices[-1].box.x1 < amounts[0].box.x0


def _ends(line: Line, price: Token) -> bool:
    """Whether a price is the last of a line, be it before "each"."""
    *_, last = line.tokens
    return price is last or (price is line.tokens[-2] and _EACH.fullmatch(last.text) is not None)


def _is_multiplied(line: Line) -> bool:
    """Whether the last of a line stands behind a sign that multiplies it, or is said to be for each."""
    before, last = line.tokens[-2:]
    return before.printed.rstrip()[-1:] in tuple("×xX@*") or _EACH.fullmatch(last.text) is not None


def _is_product(above: Line, line: Line) -> bool:
    (amount,), (*counts, price) = unnamed(above), unnamed(line)
    whole, one = parse_money(amount.text), parse_money(price.text)
    counted = [parse_units(token.text) for token in (*line.having(Look.NUMBER), *counts)]
    count = next((count for count in reversed(counted) if count), Decimal(1))
    return whole is not None and one is not None and abs(whole) == count * one


def money_column_roles(
    lines: Sequence[Line], spans: Sequence[tuple[float, float]], totals: Collection[Decimal]
) -> tuple[Role, ...]:
    """A role for each money column: units × price and running balances are proved; else that is billed which comes to
    one of the printed totals, or the first."""
    if len(spans) < 2:
        return (Role.AMOUNT,) * len(spans)
    return _roles([_row_of(line, spans) for line in lines], totals)


def _roles(table: Sequence[_Row], totals: Collection[Decimal]) -> tuple[Role, ...]:
    columns = range(len(table[0][1]))
    if max(sum(value is not None for value in row[1]) for row in table) == 1:
        return (Role.AMOUNT,) * len(columns)
    counts = _column_of_counts(table)
    counted = counts is not None and _multiply(table, counts)
    if not counted and (proved := _proved(table)) is not None:
        return proved
    if counts is None:
        filled = [at for at in columns if any(row[1][at] is not None for row in table)]
        summed = (at for at in filled if sum((row[1][at] or Decimal(0) for row in table), Decimal(0)) in totals)
        first = next(summed, filled[0])
        return tuple(Role.AMOUNT if at == first else Role.UNNAMED for at in columns)
    rest = [(row[1][counts] or row[0], [None if at == counts else v for at, v in enumerate(row[1])]) for row in table]
    return tuple(Role.UNITS if at == counts else role for at, role in enumerate(_roles(rest, totals)))


def _proved(table: Sequence[_Row]) -> tuple[Role, ...] | None:
    """The roles of columns of which one is units × another on most rows (where none tells, that to the right), or a
    running balance; None where neither is so."""
    columns = range(len(table[0][1]))
    ways = list(itertools.permutations(columns, 2))
    shares = [_share([_makes_amount(row, *way) for row in table]) for way in ways]
    if max(shares) >= _AGREEMENT:
        price, amount = ways[shares.index(max(shares))]
        return tuple(Role.UNIT_PRICE if i == price else Role.AMOUNT if i == amount else Role.UNNAMED for i in columns)
    for amount, balance in itertools.combinations(columns, 2):
        steps = [
            reached == left + (after[1][amount] or 0)
            for before, after in itertools.pairwise(table)
            if (left := before[1][balance]) is not None
            and (reached := after[1][balance]) is not None
            and (after[1][amount] or reached != left)
        ]
        if len(steps) >= 2 and _mostly_agree(steps):
            roles = [Role.AMOUNT if i < balance else Role.UNNAMED for i in columns]
            counts = [i for i in range(amount) if all(map(_may_count, (row[1][i] for row in table)))]
            return tuple(
                Role.BALANCE if i == balance else Role.UNITS if i in counts else role for i, role in enumerate(roles)
            )
    return None


def _may_count(figure: Decimal | None) -> bool:
    return figure is None or (figure % 1 == 0 and 0 < figure <= _MOST_COUNTED)


def _column_of_counts(table: Sequence[_Row]) -> int | None:
    """The column whose figures are few and whole as counts are ("1.00"), those beside them in their rows not all.

    It stands left of others, be they in one column or in those of charges and of credits; or right of them where all
    count one, or times one column make another.
    """
    last = len(table[0][1]) - 1
    for at in range(last + 1):
        rows = [row[1] for row in table if row[1][at] is not None]
        counts = [row[at] for row in rows]
        right = [next((value for value in row[at + 1 :] if value is not None), None) for row in rows]
        left = [next((value for value in row[:at] if value is not None), None) for row in rows]
        beside = right if at < last and None not in right else left
        if not all(map(_may_count, counts)) or None in beside or not any(other and other % 1 for other in beside):
            continue
        if beside is right or all(count == 1 for count in counts) or _multiply(table, at):
            return at
    return None


def _multiply(table: Sequence[_Row], counts: int) -> bool:
    """Whether the figures of a column times those of another make those of a third."""
    others = [at for at in range(len(table[0][1])) if at != counts]
    rows = [(row[1][counts] or Decimal(1), row[1]) for row in table]
    return any(
        _mostly_agree([_makes_amount(row, price, amount) for row in rows])
        for price, amount in itertools.permutations(others, 2)
    )


def _row_of(line: Line, spans: Sequence[tuple[float, float]]) -> _Row:
    values: list[Decimal | None] = [None] * len(spans)
    for token in unnamed(line):
        values[place_of(token, spans)] = parse_money(token.text)
    numbers = [token for token in line.having(Look.NUMBER) if token.label in (Role.UNNAMED, Role.UNITS)]
    counts = [count for token in numbers if (count := parse_units(token.text)) is not None]
    return counts[-1] or Decimal(1) if counts else Decimal(1), values


def _makes_amount(row: _Row, price: int, amount: int) -> bool | None:
    one, whole = row[1][price], row[1][amount]
    return abs(one) * row[0] == abs(whole) if one and whole else None


def _share(results: Sequence[bool | None]) -> float:
    """The share of the rows that tell which agree; none where few tell."""
    known = [result for result in results if result is not None]
    return sum(known) / len(known) if len(known) * 2 >= len(results) > 0 else 0.0


def _mostly_agree(results: Sequence[bool | None]) -> bool:
    return _share(results) >= _AGREEMENT
