"""The figures of a row set right: by how its column prints money, and by units × price = amount.

A figure whose column prints cents and that shows none lost its point, or its end: with its point back it counts where
enough digits are left, else the row has no amount that could be believed. Where no cents of the column end in a zero,
it may print whole dollars without any, and such a figure stays as it is, in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from statistics import median

from msgspec.structs import replace

from checker.reading.ink.lookalikes import as_digits, one_digit_off, trust
from checker.reading.items.amounts import money_in, multiplies, price_in, units_in
from checker.reading.rows.rows import Row
from checker.reading.tokens.cells import Cells, is_coded, is_dated
from checker.reading.tokens.heading_words import money_roles, priced_roles
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import Look, Token
from checker.reading.tokens.values import parse_money

_TALK = 8
"""So many words beside a number without cents are a sentence."""
_OFF_COLUMN = 20.0
"""How many points off the right edge of its column a figure stands that is none of it."""
_MOST_ALIKE = 0.7  # of a column's figures
_FEWEST_FIGURES = 3
_FEWEST_DIGITS = 3  # of a figure whose last two are cents
_FIGURE = re.compile(r"[$( -]*\d[\d.,:;' -]*\)?")
_LONG_CENTS = re.compile(r"[.,:;]\d{3,}\D*$")
_CENTS = re.compile(r"\.\d\d\D*$")
_CENTS_OR_NONE = re.compile(r"\.\d\d\D*$|^[$( -]*\d+\)?-?$")
_CENTS_BOX = re.compile(r"^[$( -]*\d[\d,]* \d\d\)?-?$")
_ROUND_CENTS = re.compile(r"\.\d0\D*$")
_ONE_DECIMAL = re.compile(r"\.\d(?:\D|$)")


def repaired_rows(rows: Sequence[Row], billed: Role | None, pictured: frozenset[int]) -> list[Row]:
    """The rows of a table; those on pages that were read from pictures with what is proven set right.

    Talk in which a lone number stands is no row.
    """
    if not any(is_pictured(row, pictured) for row in rows):
        return list(rows)
    edges = [row.cells[billed][-1].box.x1 for row in rows if billed and billed in row.cells]
    edge = median(edges) if edges else 0.0
    kept = [row for row in rows if not (is_pictured(row, pictured) and billed and _is_talk(row, billed, edge))]
    styles = _styles(kept)
    right = [_row(row, billed, styles) if is_pictured(row, pictured) else row for row in kept]
    return _without_false_price(_without_other_money(right, billed, pictured), billed) if billed else right


def is_pictured(row: Row, pictured: frozenset[int]) -> bool:
    """Whether an engine read the row, or part of it, from a picture; the rows of text of such a page it did not."""
    return row.anchor.page in pictured and any(token.confidence < 1 for cell in row.cells.values() for token in cell)


def _is_talk(row: Row, billed: Role, edge: float) -> bool:
    """Whether a row without code and day has many words, or its number off the column, and no cents."""
    figure = row.cells.get(billed, ())
    if not figure or _CENTS.search(figure[-1].text) or is_coded(row.cells) or is_dated(row.cells):
        return False
    words = sum(len(token.text.split()) for token in row.cells.get(Role.DESCRIPTION, ()))
    return words >= _TALK or abs(figure[-1].box.x1 - edge) > _OFF_COLUMN


def _without_other_money(rows: Sequence[Row], billed: Role, pictured: frozenset[int]) -> list[Row]:
    """The rows, those with a code whose charge was lost, as nearly all others have one, without the figures that others
    have beside theirs: what a plan paid of such a charge is no payment by itself. A column that is filled instead of
    that of the charges stays.
    """
    coded = [row for row in rows if is_coded(row.cells)]
    charged = [row for row in coded if billed in row.cells]
    if len(coded) < _FEWEST_FIGURES or len(charged) < _MOST_ALIKE * len(coded):
        return list(rows)
    beside = money_roles() & {role for row in charged for role in row.cells}
    return [
        _without(row, beside) if is_coded(row.cells) and billed not in row.cells and is_pictured(row, pictured) else row
        for row in rows
    ]


def _without(row: Row, roles: Set[Role]) -> Row:
    return replace(row, cells={role: tokens for role, tokens in row.cells.items() if role not in roles})


def _without_false_price(rows: Sequence[Row], billed: Role) -> list[Row]:
    """The rows without their unit prices, where these rarely give the amount: such a column was taken for another."""
    told = [multiplies(row.cells, billed) for row in rows]
    known = [right for right in told if right is not None]
    if len(known) < _FEWEST_FIGURES or 2 * sum(known) >= len(known):
        return list(rows)
    return [_without(row, {Role.UNIT_PRICE}) for row in rows]


def _styles(rows: Sequence[Row]) -> Mapping[Role, re.Pattern[str]]:
    """The columns that print all their figures alike: with cents after a point, or in a box of their own."""
    found = {}
    for role in priced_roles():
        figures = [text for row in rows if re.search(r"\d", text := _figure(row.cells.get(role, ())))]
        if len(figures) < _FEWEST_FIGURES or any(_ONE_DECIMAL.search(text) for text in figures):
            continue
        for style in (_CENTS, _CENTS_BOX):
            if sum(style.search(text) is not None for text in figures) >= _MOST_ALIKE * len(figures):
                bare = style is _CENTS and not any(_ROUND_CENTS.search(text) for text in figures)
                found[role] = _CENTS_OR_NONE if bare else style
    return found


def _figure(tokens: Sequence[Token]) -> str:
    """The text of a cell, with look-alikes of digits as digits where it holds a figure in two boxes."""
    text = " ".join(token.text for token in tokens)
    boxes = as_digits(text.rstrip(" .,]|"))
    return boxes if len(tokens) > 1 and _CENTS_BOX.search(boxes) else text


def _row(row: Row, billed: Role | None, styles: Mapping[Role, re.Pattern[str]]) -> Row:
    cells = {
        role: tuple(_with_cents(tokens, styles[role])) if role in styles else tokens
        for role, tokens in row.cells.items()
    }
    cells = {role: tokens for role, tokens in cells.items() if tokens}
    return replace(row, cells=_by_product(cells, billed) if billed else cells)


def _with_cents(tokens: Sequence[Token], style: re.Pattern[str]) -> Iterator[Token]:
    """The figure of a cell in a column that prints cents, or none where it lost part of itself."""
    text = _figure(tokens)
    digits = re.sub(r"\D", "", text)
    as_printed = text == " ".join(token.text for token in tokens)
    if (style.search(text) and as_printed) or not _FIGURE.fullmatch(text):
        yield from tokens
    elif len(digits) >= _FEWEST_DIGITS and not _LONG_CENTS.search(text):
        before, after = text[: text.index(digits[0])], ")" if ")" in text else ""
        yield replace(
            tokens[0],
            text=f"{before}{digits[:-2]}.{digits[-2:]}{after}",
            seen=" ".join(token.seen or token.printed for token in tokens),
            look=Look.MONEY,
            confidence=min(token.confidence for token in tokens),
        )


def _by_product(cells: Cells, billed: Role) -> Cells:
    """The cells with the one unclear figure set right that, a digit otherwise, makes units × price the amount."""
    amount, price, units = money_in(cells, billed), price_in(cells), units_in(cells)
    if multiplies(cells, billed) is not False or amount is None or not price or not units:
        return cells
    ways = [*_ways(cells, billed, units * price), *_ways(cells, Role.UNIT_PRICE, amount / units)]
    ways += _ways(cells, Role.UNITS, amount / price)
    return ways[0] if len(ways) == 1 else cells


def _ways(cells: Cells, role: Role, wanted: Decimal) -> Iterator[Cells]:
    tokens = cells.get(role, ())
    if len(tokens) != 1 or tokens[0].confidence >= trust("clear"):
        return
    token = tokens[0]
    for meant in one_digit_off(token.text):
        if parse_money(meant) == wanted:
            yield with_token(cells, role, replace(token, text=meant, seen=token.seen or token.printed))


def with_token(cells: Cells, role: Role, token: Token) -> Mapping[Role, tuple[Token, ...]]:
    """The cells with one token in that role, whose value a rule proved."""
    return {**cells, role: (replace(token, confidence=max(token.confidence, trust("proven"))),)}
