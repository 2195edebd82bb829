"""Which columns a table has, in which order, and how wide each must be."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from decimal import Decimal

from tests.generator.cells import cell, money
from tests.generator.choice import chance
from tests.generator.fonts import width_of
from tests.generator.headings import HEADINGS
from tests.generator.style import Style
from tests.generator.truth import NOTHING, Line

FIGURES = (
    "amount",
    "payments",
    "unit_price",
    "allowed",
    "adjustment",
    "insurance_paid",
    "tax",
    "patient_share",
    "patient_paid",
    "balance",
)
GAP = 8.0
NARROWEST_DESCRIPTION = 96.0


@dataclass(frozen=True, slots=True)
class Column:
    """`heading` has its lines; `heading_align` may differ from `align`, as it does on many papers."""

    key: str
    heading: tuple[str, ...]
    align: str
    heading_align: str
    width: float = 0.0


def choose(style: Style, lines: tuple[Line, ...]) -> tuple[Column, ...]:
    """The columns of the style, in its order, without widths."""
    rng = style.rng("columns")
    dates = ["from", "through"] if style.span == "columns" else ["date"]
    if style.dates != "column":
        dates = []
    codes = ["code"] if style.codes == "column" else []
    if codes and style.modifiers in ("column", "slashed"):
        codes.append("modifiers")
    if codes and style.modifiers in ("several", "lettered"):
        most = max((len(line.modifiers) for line in lines), default=0)
        codes += [f"modifier {n}" for n in range(1, max(2, most) + 1)]
    quantity = (["units"] if style.prints_units else []) + (["unit_price"] if style.prints_price else [])
    figures = ["amount", *style.money_columns]
    if style.ledger:
        figures += ["payments"] + (["balance"] if chance(rng, 0.5) else [])
    elif style.money_columns and chance(rng, 0.2):
        rng.shuffle(figures)
    groups = _ordered(rng, dates, codes, ["description"], quantity, figures)
    extras = [*(["revenue"] if style.revenue_column else []), *style.distractors]
    for extra in extras:
        if extra == "number" or any(cell(line, extra, style) for line in lines):
            groups.insert(rng.randint(1, max(1, groups.index(figures))), [extra])
    keys = [key for group in groups for key in group]
    return tuple(_column(rng, key, style) for key in keys)


def _ordered(
    rng: random.Random, dates: list[str], codes: list[str], words: list[str], quantity: list[str], figures: list[str]
) -> list[list[str]]:
    if chance(rng, 0.55):
        return [dates, codes, words, quantity, figures]
    if chance(rng, 0.4):
        return [dates, words, codes, quantity, figures]
    groups = [dates, codes, words, quantity]
    rng.shuffle(groups)
    groups.insert(rng.choice((4, 4, 4, 2, 3)), figures)
    return groups


def _column(rng: random.Random, key: str, style: Style) -> Column:
    align = "right" if key in FIGURES else rng.choice(("right", "center", "left")) if key == "units" else "left"
    heading_rng = style.rng(key)
    if key.startswith("modifier "):
        number = key.split()[1]
        letters = "ABCDEF"[int(number) - 1]
        words = (
            heading_rng.choice((f"M{number}", f"Mod{number}", f"Mod {number}"))
            if style.modifiers == "several"
            else f"Md {letters}"
        )
    else:
        words = HEADINGS[key].draw(heading_rng, style.held_out)
    if style.upper:
        words = words.upper()
    over = style.one_of("over figures", "same", "same", "center", "left") if key in FIGURES else align
    return Column(key, tuple(words.split("|")), align, align if over == "same" else over)


def needed_width(column: Column, lines: tuple[Line, ...], style: Style, size: float) -> float:
    """The width of the widest cell or heading line, in points."""
    plain, bold = style.fonts
    cells = max((width_of(cell(line, column.key, style), plain, size) for line in lines), default=0.0)
    if column.key in ("amount", "payments", *style.money_columns):
        cells = max(cells, width_of(money(-sum((abs(line.amount) for line in lines), NOTHING), style), bold, size))
    return max(cells, *(width_of(words, bold, size) for words in column.heading))


def laid_out(
    columns: tuple[Column, ...], lines: tuple[Line, ...], style: Style, room: float, size: float
) -> tuple[Column, ...] | None:
    """The columns with widths that fill the room, the description taking what is left; None where it does not fit."""
    widths = {column.key: needed_width(column, lines, style, size) + GAP for column in columns}
    others = sum(width for key, width in widths.items() if key != "description")
    left = room - others
    if left < min(NARROWEST_DESCRIPTION, widths["description"]):
        return None
    wanted = min(left, widths["description"])
    spare = (left - wanted) / len(columns) if style.coin("spread columns", 0.66) else 0.0
    return tuple(
        replace(column, width=(wanted if column.key == "description" else widths[column.key]) + spare)
        for column in columns
    )


def running_balances(lines: tuple[Line, ...], start: Decimal) -> list[Line]:
    """The lines, each with the balance after it."""
    balance, out = start, []
    for line in lines:
        balance += line.amount
        out.append(replace(line, other_money={**line.other_money, "balance": balance}))
    return out
