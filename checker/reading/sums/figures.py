"""The sums a statement prints: totals, balances, payments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from checker.model import Figure, FigureKind, Kind, LineItem, Page
from checker.reading.columns.ageing import tells_ages
from checker.reading.columns.headings import HeadingBlock
from checker.reading.columns.table_kinds import TableKind
from checker.reading.items.amounts import money_in
from checker.reading.rows.named_above import sum_named_above
from checker.reading.rows.rows import FigureLine
from checker.reading.tokens.labels import ENDS_TABLE, figure_kind, is_sentence
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.values import ZERO_CENTS, parse_money

_BEGINS = ". "
_VERBS = re.compile(r"^(?:\. )?(?:the|your) |,? (?:is|are|was|were|comes? to|of)$", re.IGNORECASE)
"""What a sentence has around the name of a sum: "The balance due is"."""
_ONE_DECIMAL = re.compile(r"[\d,]+\.\d")
_CUT_SHORT = re.compile(r"[^\d.]*[\d,]+\.\d\D*")
_TRUST_IN_CUT = 0.5
"""How far a figure is trusted that a narrow box may have cut."""
_BY_HEADING = {
    Role.CHARGE: FigureKind.TOTAL_CHARGES,
    Role.PAYMENT: FigureKind.TOTAL_PAYMENTS,
    Role.INSURANCE_PAID: FigureKind.TOTAL_PAYMENTS,
    Role.PATIENT_PAID: FigureKind.TOTAL_PAYMENTS,
    Role.ADJUSTMENT: FigureKind.TOTAL_ADJUSTMENTS,
    Role.PATIENT_SHARE: FigureKind.BALANCE_DUE,
    Role.BALANCE: FigureKind.BALANCE_DUE,
    Role.TOTAL: FigureKind.BALANCE_DUE,
}


def table_figures(found: Iterable[FigureLine], billed: Role | None) -> list[Figure]:
    """The sums printed in a table's own columns: the one under the billed charge counts; or each that has its name
    before it ("Total charges $340.00  Amount due $68.00"), as in a sentence, or is told by that alone ("Total charges
    174.6")."""
    figures: list[Figure] = []
    for figure in found:
        named = labelled_figures([figure.line])
        # A figure right behind "Total" goes by that name, whatever column it ends.
        column = billed if billed and billed in figure.cells else Role.TOTAL
        inside = [token for token in figure.cells.get(column, ()) if parse_money(token.text) is not None]
        printed = inside or figure.line.having(Look.MONEY)
        talk = named and "\t" not in figure.line.text and is_sentence(figure.line.text)
        if not printed or talk or len({each.kind for each in named}) > 1:
            figures.extend(replace(each, after_lines=figure.after_rows) for each in named)
            continue
        for token in printed[-1:]:
            amount = money_in(figure.cells, column) if inside else parse_money(token.text)
            if amount is not None:
                figures.append(
                    Figure(figure.kind, amount, token.printed, token.box, figure.after_rows, token.confidence)
                )
        if figure.kind in (FigureKind.TOTAL, FigureKind.TOTAL_CHARGES) and billed and inside:
            figures.extend(_other_columns(figure, billed))
    return figures


def _other_columns(figure: FigureLine, billed: Role) -> Iterable[Figure]:
    for role, tokens in figure.cells.items():
        if role not in (billed, Role.TOTAL):
            yield from _printed(_BY_HEADING.get(role), tokens[-1], figure.after_rows)


def _printed(kind: FigureKind | None, token: Token, after_lines: int = 0) -> Iterator[Figure]:
    """The sum of that kind that a token prints; none where it has no kind or is no amount."""
    amount = parse_money(token.text)
    if kind and amount is not None:
        yield Figure(kind, amount, token.printed, token.box, after_lines, token.confidence)


def labelled_figures(lines: Sequence[Line]) -> list[Figure]:
    """Sums outside tables, each named by the words to its left, or else by those right above it; one that prints a
    single decimal ("Total charges 174.6") by the words on its line."""
    figures: list[Figure] = []
    above: Line | None = None
    for line in lines:
        for order, token in enumerate(line.tokens):
            money = token.look is Look.MONEY
            if not money and not (token.look is Look.NUMBER and _ONE_DECIMAL.fullmatch(token.text)):
                continue
            kind = _kind_before(line.tokens[:order])
            if kind in (None, FigureKind.OTHER) and above and money:
                kind = kind if tells_ages(above.text) else sum_named_above(above, line, token) or kind
            figures.extend(_printed(kind, token))
        above = line
    return figures


def _kind_before(tokens: Sequence[Token]) -> FigureKind | None:
    """The sum that the words before a figure name, up to the figure before it or to where their sentence begins."""
    label: list[str] = []
    for before in reversed(tokens):
        if before.look is Look.MONEY:
            break
        label.insert(0, before.text)
        text = re.sub(r"\s+", " ", " ".join(label))
        if (kind := figure_kind(text) or figure_kind(_VERBS.sub("", text))) or before.text.startswith(_BEGINS):
            return kind
    return None


def boxed_figures(blocks: Sequence[HeadingBlock], lines: Sequence[Line]) -> list[Figure]:
    """Sums printed under their names in a box, such as "Previous balance | New charges | Amount due"."""
    below = [(block, line) for block in blocks for line in lines[block.last + 1 : block.last + 2]]
    boxed = [
        (block, token) for block, line in below if block.kind is TableKind.SUMS for token in line.having(Look.MONEY)
    ]
    return [figure for block, token in boxed for figure in _printed(_kind_in_box(block, token), token)]


def _kind_in_box(block: HeadingBlock, figure: Token) -> FigureKind | None:
    above = min(block.columns, key=lambda column: abs(column.box.middle - figure.box.middle))
    return figure_kind(above.text) or _BY_HEADING.get(above.role)


def without_carries(figures: Iterable[Figure], lines: Sequence[LineItem]) -> list[Figure]:
    """The figures less what a page carries on to the next: it names itself as an older balance does, and is the sum of
    the lines before it."""
    kept = []
    for figure in figures:
        before = sum_of_charges(lines[: figure.after_lines]) if figure.after_lines else None
        if figure.kind is not FigureKind.BALANCE_FORWARD or figure.amount != before:
            kept.append(figure)
    return kept


def without_sum_of_both(figures: Sequence[Figure], lines: Sequence[LineItem], above: Decimal) -> list[Figure]:
    """The figures less the total that holds what is charged `above` on the page to another person too, as the last one
    of a family's account does."""
    both = sum_of_charges(lines) + above
    return [figure for figure in figures if not above or figure.kind not in ENDS_TABLE or figure.amount != both]


def with_groups_told(figures: Sequence[Figure]) -> list[Figure]:
    """The figures; plain totals behind different lines are those of groups where they come to the same, or another is
    named that of all charges. What is due is no plain total too ("Total due" under which it stands)."""
    due = {figure.box for figure in figures if figure.kind is FigureKind.BALANCE_DUE}
    figures = [figure for figure in figures if figure.kind is not FigureKind.TOTAL or figure.box not in due]
    plain = [figure for figure in figures if figure.kind is FigureKind.TOTAL]
    behind = {figure.after_lines for figure in plain if figure.after_lines}
    alike = len({figure.amount for figure in plain}) == 1
    if len(behind) < 2 or not (alike or any(figure.kind is FigureKind.TOTAL_CHARGES for figure in figures)):
        return list(figures)
    return [
        replace(figure, kind=FigureKind.SUBTOTAL) if figure.kind is FigureKind.TOTAL else figure for figure in figures
    ]


def with_group_of_all(figures: Sequence[Figure], lines: Sequence[LineItem]) -> list[Figure]:
    """The figures; where no other sum of charges is printed, the only group's, below all lines, is a plain total."""
    of_group = [figure for figure in figures if figure.kind is FigureKind.SUBTOTAL]
    others = {FigureKind.TOTAL_CHARGES, FigureKind.TOTAL, FigureKind.UNLABELLED} & {each.kind for each in figures}
    below = all(figure.after_lines == len(lines) for figure in of_group)
    if others or not below or len(lines) < 2 or len(sums_of_groups(of_group)) != 1:
        return list(figures)
    return [replace(each, kind=FigureKind.TOTAL) if each in of_group else each for each in figures]


def with_cut_doubted(figures: Sequence[Figure], pages: Sequence[Page]) -> list[Figure]:
    """The figures, those of a single decimal doubted where the pages of the file print the noughts of cents: a box too
    narrow cut them."""
    short = [figure for figure in figures if _CUT_SHORT.fullmatch(figure.printed)]
    if not short or not any(ZERO_CENTS.search(word.text) for page in pages for word in page.words):
        return list(figures)
    return [
        replace(each, confidence=min(each.confidence, _TRUST_IN_CUT)) if each in short else each for each in figures
    ]


def totals_printed(figures: Iterable[Figure]) -> frozenset[Decimal]:
    """The printed sums that name all charges of a statement, and what they are before a printed tax, or all of them."""
    figures = list(figures)
    totals = {figure.amount for figure in figures if figure.kind in (FigureKind.TOTAL_CHARGES, FigureKind.TOTAL)}
    taxes = [figure.amount for figure in figures if figure.kind is FigureKind.TOTAL_TAX]
    return frozenset(totals | {total - tax for total in totals for tax in (*taxes, sum(taxes))})


def sum_of_charges(lines: Iterable[LineItem]) -> Decimal:
    """What the charges come to, less the credits."""
    return sum((line.amount for line in lines if line.kind in (Kind.CHARGE, Kind.CREDIT)), Decimal("0.00"))


def sums_of_groups(figures: Sequence[Figure]) -> list[Decimal]:
    """The sums of groups; what says one again right below, as "charges" and "balance" of a group do, counts once."""
    groups = [figure for figure in figures if figure.kind is FigureKind.SUBTOTAL]
    kept = groups[:1] + [each for above, each in pairwise(groups) if not _says_again(above, each)]
    return [each.amount for each in kept]


def _says_again(above: Figure, figure: Figure) -> bool:
    same = (above.amount, above.box.page) == (figure.amount, figure.box.page)
    return same and 0 <= figure.box.top - above.box.bottom < figure.box.height


def total_charges(figures: Sequence[Figure], charges: Decimal) -> Figure | None:
    """The printed total of the charges: the one so named, the one that agrees first; else the only plain "Total".

    Where tax is added below the charges, the sum before it, unless the total is above all that is added.
    """
    before_tax = [figure for figure in figures if figure.kind is FigureKind.SUBTOTAL and figure.amount == charges]
    added = [abs(figure.amount) for figure in figures if figure.kind in (FigureKind.TOTAL_TAX, FigureKind.OTHER)]
    taxed = any(figure.kind is FigureKind.TOTAL_TAX for figure in figures)
    totals = [figure.amount for figure in figures if figure.kind in (FigureKind.TOTAL, FigureKind.TOTAL_CHARGES)]
    if before_tax and taxed and min(totals, default=charges) <= charges + sum(added):
        return before_tax[0]
    for kind in (FigureKind.TOTAL_CHARGES, FigureKind.TOTAL):
        named = [figure for figure in figures if figure.kind == kind]
        agreeing = [figure for figure in named if figure.amount == charges]
        if agreeing:
            return agreeing[0]
        if named and (kind is FigureKind.TOTAL_CHARGES or len({figure.amount for figure in named}) == 1):
            return named[-1]
    return None
