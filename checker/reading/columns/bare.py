"""The layout of a list without headings: money columns are told apart by arithmetic, the rest by look."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median

from msgspec.structs import replace

from checker.model import FigureKind
from checker.reading.columns.layout import Layout, typical_lines
from checker.reading.columns.money_columns import money_column_roles, money_spans, place_of, unnamed, with_prices
from checker.reading.columns.unnamed import with_columns_named
from checker.reading.tokens.cells import Cells, once_a_line
from checker.reading.tokens.inline_labels import inline_labels
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.line_classes import day_named, label_of
from checker.reading.tokens.roles import BILLED, Role
from checker.reading.tokens.stray_codes import (
    cells_with_code,
    codes_end_words,
    modifiers_follow,
    only_modifiers,
    with_bracketed_code,
)
from checker.reading.tokens.tokens import SAME_EDGE, Line, Look, Token, ends_text, with_labels
from checker.reading.tokens.values import parse_money, parse_span, parse_units

_LONGEST_BARE_AMOUNT = 5
"""More digits than this without cents are an account's number."""
_OF_CHARGES = frozenset({FigureKind.TOTAL_CHARGES, FigureKind.TOTAL})
_TIMES_SIGN = "xX"
_TIMES = re.compile(r"x\s?\d+|\d+\s?x", re.IGNORECASE)
_FEWEST_TOKENS = 3
"""The least a line of whole dollars holds, which no count is: a day or a code, words, and its amount."""
_PAIR, _FEWEST_NUMBERED = 2, 3
_CENTS_WIDE = 20.0
"""How many points a whole figure may end short of those with cents."""


def bare_layout(lines: Sequence[Line]) -> Layout:
    """The layout of a list without headings: money columns are told apart by arithmetic, the rest by look."""
    priced = dict(zip(lines, with_columns_named(_with_line_numbers(with_prices(lines))), strict=True))
    lines = list(priced.values())
    printed = typical_lines(lines)
    typical = printed or [whole for line in lines if (whole := _in_dollars(line))]
    spans = money_spans(typical)
    roles = money_column_roles(typical, spans, _totals(lines))
    ends_words = codes_end_words(typical)
    counted = 2 * sum(any(_may_count(line, at) for at in range(len(line.tokens))) for line in typical) >= len(typical)
    signed = all("$" in token.printed for line in typical for token in line.having(Look.MONEY))
    days = _days_side_by_side(typical)
    meant: dict[Role, Role] = {}
    if _days_head_groups(lines, typical):
        meant[Role.SERVICE_DATE] = Role.OTHER_DATE
    if not spans and _prices_are_charges(lines, typical):
        meant[Role.UNIT_PRICE] = Role.CHARGE

    def parse(line: Line) -> Cells:
        if (day := day_named(line)) is not None:
            return {Role.SERVICE_DATE: (day,)}
        line = priced.get(line, line)
        line = line if printed else _in_dollars(line) or line
        told = _by_look(line, spans, roles, signed=signed, counted=counted)
        cells = cells_with_code(line, told, False, ends_words)
        cells = cells if Role.CODE in cells or not typical else with_bracketed_code(cells)
        cells = {meant.get(role, role): tokens for role, tokens in cells.items()}
        return _with_later_day(cells, *days) if days else cells

    worded = [token for line in typical for token in parse(line).get(Role.DESCRIPTION, ()) if token.look is Look.TEXT]
    boxes = [token.box for token in worded]
    span = (min(box.x0 for box in boxes), max(box.x1 for box in boxes)) if boxes else (0.0, 10_000.0)
    known = frozenset({Role.SERVICE_DATE, Role.CODE, Role.DESCRIPTION, Role.UNITS, *roles})
    return Layout(once_a_line(parse), span, False, known, figures=len(spans))


def _totals(lines: Sequence[Line]) -> frozenset[Decimal]:
    """What the lines print for the sum of all charges, alone on its line: others are sums of other columns too."""
    summed = (line.having(Look.MONEY) for line in lines if figure_kind(label_of(line)) in _OF_CHARGES)
    figures = (parse_money(money[0].text) for money in summed if len(money) == 1)
    return frozenset(figure for figure in figures if figure is not None)


def _with_line_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines; where those with money begin with numbers that count them, these are called so."""
    counted = [line for line in lines if line.having(Look.MONEY) and line.tokens[0].look is Look.NUMBER]
    numbers = [line.tokens[0].text.rstrip(".)") for line in counted]
    if len(numbers) < _FEWEST_NUMBERED or numbers != [str(at) for at in range(1, len(numbers) + 1)]:
        return list(lines)
    return with_labels(lines, {line.tokens[0]: Role.LINE_NUMBER for line in counted})


def _days_head_groups(lines: Sequence[Line], typical: Sequence[Line]) -> bool:
    """Whether a line that only names its day stands above the first row with one, or days that stand alone above that
    and others: such a day is the rows' then. A period is that of the whole paper."""
    dated = next((line for line in typical if line.having(Look.DATE)), None)
    above = list(itertools.takewhile(lambda line: line is not dated, lines))
    if dated is None or not above:
        return False
    alone = [before for before, row in itertools.pairwise(lines) if _is_day_alone(before) and row.having(Look.MONEY)]
    spans = [parse_span(day.text) for line in above if (day := day_named(line))]
    return any(span and span[1] is None for span in spans) or (above[-1] in alone and len(alone) > 1)


def _is_day_alone(line: Line) -> bool:
    span = parse_span(line.text) if [token.look for token in line.tokens] == [Look.DATE] else None
    return span is not None and span[1] is None


def _prices_are_charges(lines: Sequence[Line], typical: Sequence[Line]) -> bool:
    """Whether more lines name a price of one than print or name an amount."""
    named = Counter(role for line in typical for role in inline_labels(line)[0].values())
    amounts = sum(bool(unnamed(line)) and not figure_kind(label_of(line)) for line in lines)
    return named[Role.UNIT_PRICE] > amounts + sum(named[role] for role in BILLED)


def _in_dollars(line: Line) -> Line | None:
    """Where no line prints cents: a dated or coded line with its last figure, a bare one, for its amount."""
    last = line.tokens[-1]
    bare = last.look is Look.NUMBER and len(last.text) <= _LONGEST_BARE_AMOUNT and not last.label
    short = len(line.tokens) < _FEWEST_TOKENS and (last.text.endswith(".0") or "." not in last.text)
    if not bare or short or not (line.having(Look.CODE) or line.having(Look.DATE)):
        return None
    dollars = replace(last, look=Look.MONEY)
    return replace(line, tokens=(*line.tokens[:-1], dollars)) if parse_money(last.text) is not None else None


def _by_look(
    line: Line,
    spans: Sequence[tuple[float, float]],
    roles: Sequence[Role],
    *,
    signed: bool,
    counted: bool,
) -> Iterator[tuple[Token, Role]]:
    """The tokens of a line with their roles. Where all money is `signed` with a dollar sign, a whole figure without one
    is none; in a list that is not `counted` a number behind words is one of them ("Office visit level 4 | $285.56", but
    "x4")."""
    inline, _ = inline_labels(line)
    coded: Token | None = None
    is_counted = False
    for order, token in enumerate(line.tokens):
        role = token.label or inline.get(token)
        if role is None and token.look is Look.DATE:
            role = Role.SERVICE_DATE
        elif role is None and token.look is Look.MONEY:
            role = roles[place_of(token, spans)] if roles else Role.AMOUNT
        elif role is None and token.look is Look.NUMBER and not signed and _stands_for_money(line, token, spans):
            role = roles[place_of(token, spans)]
        elif role is None and token.look is Look.NUMBER:
            says_so = _TIMES.fullmatch(token.printed) is not None
            counts = _may_count(line, order) and (counted or says_so or not ends_text(line, token))
            role = Role.UNITS if (counts or token.printed[0] in _TIMES_SIGN) and not is_counted else Role.DESCRIPTION
        if role in (None, Role.DESCRIPTION) and (
            modifiers_follow(coded or line.tokens[order - 1], token) if order else only_modifiers(token)
        ):
            role = Role.MODIFIERS
        coded = token if token.look is Look.CODE else coded if role is Role.MODIFIERS else None
        is_counted = is_counted or role is Role.UNITS
        yield token, Role.DESCRIPTION if role is None else role


def _days_side_by_side(lines: Sequence[Line]) -> tuple[float, float] | None:
    """Where the two days begin that some lines print, in points from the left; None where fewer than two lines do."""
    dated = [[token.box.x0 for token in line.having(Look.DATE) if not token.label] for line in lines]
    pairs = [days for days in dated if len(days) == _PAIR]
    return (median(days[0] for days in pairs), median(days[1] for days in pairs)) if len(pairs) >= _PAIR else None


def _with_later_day(cells: Cells, first: float, second: float) -> Cells:
    """The cells; a lone day in the column of second days is no day of service, which stands above then."""
    others = dict(cells)
    days = others.pop(Role.SERVICE_DATE, ())
    if len(days) != 1 or abs(days[0].box.x0 - second) >= abs(days[0].box.x0 - first):
        return cells
    return {**others, Role.OTHER_DATE: (*days, *others.get(Role.OTHER_DATE, ()))}


def _may_count(line: Line, at: int) -> bool:
    """Whether a token is a number right before the first figure of money behind it, as a count is."""
    following = line.tokens[at + 1 : at + 2]
    before_money = bool(following) and following[0].look is Look.MONEY
    return before_money and line.tokens[at].look is Look.NUMBER and parse_units(line.tokens[at].text) is not None


def _stands_for_money(line: Line, token: Token, spans: Sequence[tuple[float, float]]) -> bool:
    """A whole or one-decimal figure that begins or ends where the money of a column does, its cents aside, and the mark
    of a footnote that was left out behind it."""
    marked = line.text.endswith(" ")
    inside = any(abs(token.box.x1 - x1) < _CENTS_WIDE or abs(token.box.x0 - x0) < SAME_EDGE for x0, x1 in spans)
    ends = any(abs(token.box.x1 - x1) < (_CENTS_WIDE if marked else SAME_EDGE) for _, x1 in spans)
    below = ends and line.having(Look.TEXT) and not ends_text(line, token)
    row = line.having(Look.CODE) or line.having(Look.DATE) or below or line.tokens[0].label is Role.UNITS
    if len(token.text.split(".")[0]) > _LONGEST_BARE_AMOUNT or parse_money(token.text) is None:
        return False
    return bool(inside and row and token is line.tokens[-1] and not line.having(Look.MONEY))
