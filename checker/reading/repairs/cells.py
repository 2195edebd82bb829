"""The figures of a row set right: by how its column prints money, and by units × price = amount.

A figure whose column prints cents and that shows none lost its point, or its end: with its point back it counts where
enough digits are left, else the row has no amount that could be believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from checker.model import Repair
from checker.reading.amounts import money_in, multiplies, price_in, units_in
from checker.reading.cells import Cells
from checker.reading.doubts import FIELDS
from checker.reading.heading_words import money_roles
from checker.reading.repairs.lookalikes import one_digit_off, trust
from checker.reading.rows import Row
from checker.reading.tokens import Look, Token
from checker.reading.values import parse_money

_PRINTS_CENTS = 0.7
_FEWEST_FIGURES = 3
_FEWEST_DIGITS = 3
_FIGURE = re.compile(r"[$( -]*\d[\d.,:;' -]*\)?")
_LONG_CENTS = re.compile(r"[.,:;]\d{3,}\D*$")
_CENTS = re.compile(r"\.\d\d\D*$")


def repaired_rows(rows: Sequence[Row], billed: str | None, pictured: frozenset[int]) -> list[Row]:
    """The rows of a table; those on pages that were read from pictures with what is proven set right."""
    if not any(row.anchor.page in pictured for row in rows):
        return list(rows)
    with_cents = _columns_with_cents(rows)
    right = [_row(row, billed, with_cents) if row.anchor.page in pictured else row for row in rows]
    return _without_false_price(right, billed) if billed else right


def _without_false_price(rows: Sequence[Row], billed: str) -> list[Row]:
    """The rows without their unit prices, where these rarely give the amount: such a column was taken for another."""
    told = [multiplies(row.cells, billed) for row in rows]
    known = [right for right in told if right is not None]
    if len(known) < _FEWEST_FIGURES or 2 * sum(known) >= len(known):
        return list(rows)
    return [
        replace(row, cells={role: tokens for role, tokens in row.cells.items() if role != "unit_price"}) for row in rows
    ]


def _columns_with_cents(rows: Sequence[Row]) -> frozenset[str]:
    found = set()
    for role in money_roles() | {"unit_price"}:
        figures = [token for row in rows for token in row.cells.get(role, ()) if re.search(r"\d", token.text)]
        if len(figures) >= _FEWEST_FIGURES:
            with_cents = sum(_CENTS.search(token.text) is not None for token in figures)
            if with_cents >= _PRINTS_CENTS * len(figures):
                found.add(role)
    return frozenset(found)


def _row(row: Row, billed: str | None, with_cents: frozenset[str]) -> Row:
    cells = {role: tuple(_with_point(tokens)) if role in with_cents else tokens for role, tokens in row.cells.items()}
    cells = {role: tokens for role, tokens in cells.items() if tokens}
    return replace(row, cells=_by_product(cells, billed) if billed else cells)


def _with_point(tokens: Sequence[Token]) -> Iterator[Token]:
    """The figures of a cell in a column that prints cents, those left out that lost part of themselves."""
    for token in tokens:
        digits = re.sub(r"\D", "", token.text)
        if _CENTS.search(token.text) or not _FIGURE.fullmatch(token.text):
            yield token
        elif len(digits) >= _FEWEST_DIGITS and not _LONG_CENTS.search(token.text):
            before, after = token.text[: token.text.index(digits[0])], ")" if ")" in token.text else ""
            meant = f"{before}{digits[:-2]}.{digits[-2:]}{after}"
            yield replace(token, text=meant, seen=token.seen or token.printed, look=Look.MONEY)


def _by_product(cells: Cells, billed: str) -> Cells:
    """The cells with the one unclear figure set right that, a digit otherwise, makes units × price the amount."""
    amount, price, units = money_in(cells, billed), price_in(cells), units_in(cells)
    if multiplies(cells, billed) is not False or amount is None or not price or not units:
        return cells
    ways = [*_ways(cells, billed, units * price), *_ways(cells, "unit_price", amount / units)]
    ways += _ways(cells, "units", amount / price)
    return ways[0] if len(ways) == 1 else cells


def _ways(cells: Cells, role: str, wanted: Decimal) -> Iterator[Cells]:
    tokens = cells.get(role, ())
    if len(tokens) != 1 or tokens[0].confidence >= trust("clear"):
        return
    token = tokens[0]
    for meant in one_digit_off(token.text):
        if parse_money(meant) == wanted:
            yield with_token(cells, role, replace(token, text=meant, seen=token.seen or token.printed))


def with_token(cells: Cells, role: str, token: Token) -> Mapping[str, tuple[Token, ...]]:
    """The cells with one token in that role, whose value a rule proved."""
    return {**cells, role: (replace(token, confidence=max(token.confidence, trust("proven"))),)}


def repairs_of(cells: Cells, billed: str | None, code: str | None) -> Iterator[Repair]:
    """What was set right in the cells that decide what a line says; `code` is the code read there."""
    for role, tokens in cells.items():
        field = "amount" if role == billed else FIELDS.get(role)
        for token in tokens:
            if field == "code" and code and code in re.sub(r"[\s-]", "", token.seen):
                continue
            if field and token.seen:
                yield Repair(field, token.seen, token.printed if token.look is Look.CODE else token.text)
