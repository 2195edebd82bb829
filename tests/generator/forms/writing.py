"""Dates, money, names and counts as people write them into the boxes of a claim form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.generator.forms.paper import Entry
from tests.generator.forms.style import FormStyle
from tests.generator.truth import Statement


def boxed_date(style: FormStyle, starts: tuple[float, float, float], end: float, y: float, day: date) -> list[Entry]:
    """A date over three boxes that begin at these edges: a piece in each, or all run together."""
    if style.dates in ("MMDDYY", "MMDDYYYY"):
        return [Entry(starts[0], end, y, run_together(style, day))]
    year = f"{day:%Y}" if style.dates == "MM DD CCYY" else f"{day:%y}"
    edges = (*starts[1:], end)
    return [
        Entry(start, stop - 2, y, piece)
        for start, stop, piece in zip(starts, edges, (f"{day:%m}", f"{day:%d}", year), strict=True)
    ]


def run_together(style: FormStyle, day: date) -> str:
    return f"{day:%m%d%Y}" if style.dates in ("MMDDYYYY", "MM DD CCYY") else f"{day:%m%d%y}"


def money(style: FormStyle, x0: float, rule: float, x1: float, y: float, amount: Decimal) -> list[Entry]:
    """An amount before and after the rule that parts dollars and cents."""
    dollars, cents = f"{amount:.2f}".split(".")
    match style.cents:
        case "split":
            return [Entry(x0, rule - 1.5, y, dollars, "right"), Entry(rule + 1.5, x1, y, cents)]
        case "glued":
            return [Entry(x0, x1, y, dollars + cents, "right")]
        case "blank":
            return [Entry(x0, x1, y, f"{dollars} {cents}", "right")]
        case _:
            return [Entry(x0, x1, y, f"{dollars}.{cents}", "right")]


def count(style: FormStyle, units: Decimal) -> str:
    whole = str(int(units))
    return {"01": whole.zfill(2), "1.0": f"{whole}.0"}.get(style.units, whole)


def name(style: FormStyle, full: str) -> str:
    """A person's name in the order of the form, or as people say it."""
    words = full.split()
    tail = 2 if words[-1] in ("Jr.", "III") else 1
    while len(words) - tail > 1 and words[-tail - 1] in ("St.", "der", "Van", "Ramirez"):
        tail += 1
    first, last = " ".join(words[:-tail]), " ".join(words[-tail:])
    match style.names:
        case "LAST, FIRST":
            return f"{last}, {first}".upper()
        case "LAST FIRST":
            return f"{last} {first}".upper()
        case _:
            return full


def head(statement: Statement) -> tuple[str, str, str]:
    """The supplier's name, street and place, a line each."""
    *streets, place = statement.supplier_address
    return statement.supplier, " ".join(streets), place
