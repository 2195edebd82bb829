"""What a plan's notice says beside its charges: claims and who sent them in, decisions, and what its marks mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from checker.model import Box, Details, Doubt, Kind, LineItem, Money, Note, StatementKind
from checker.reading.columns.headings import HeadingBlock, find_headings
from checker.reading.columns.table_kinds import TableKind
from checker.reading.items.doubts import Why
from checker.reading.notices.claim_heads import without_claim_heads
from checker.reading.notices.claim_money import with_money_of_claims
from checker.reading.notices.claims import with_claims
from checker.reading.notices.days import with_days
from checker.reading.notices.heading_cells import above_headings
from checker.reading.notices.heads import beside_their_names
from checker.reading.notices.legends import with_marks, with_marks_named, without_legends
from checker.reading.notices.parties import as_from_a_plan
from checker.reading.notices.reasons import reasons_without_amounts, with_remarks_above, without_figures_in_words
from checker.reading.notices.sentences import told_tables
from checker.reading.notices.shares import with_shares_in_rows
from checker.reading.notices.signs import without_signs
from checker.reading.notices.sums import without_sums
from checker.reading.notices.two_lines import two_line_tables
from checker.reading.notices.unnamed_words import with_words_headed
from checker.reading.rows.months_across import by_month
from checker.reading.rows.on_their_side import set_upright
from checker.reading.rows.tables import Table, tables_under
from checker.reading.tokens.line_classes import is_card
from checker.reading.tokens.roles import DATE_ROLES, Role
from checker.reading.tokens.tokens import Line, Look

__all__ = ["decided", "laid_out", "notice_headings", "notice_tables", "unless_told"]

_MOST_CODED = 0.6
"""The share of a notice's charges that have codes from which on one without may have lost it."""
_ON_A_NOTICE = {Money.AMOUNT: Money.ADJUSTMENT, Money.PAYMENT: Money.INSURANCE_PAID}


def laid_out(lines: Sequence[Line]) -> tuple[list[Line], tuple[Note, ...]]:
    """The lines less what stands beside the charges, and what the legends say: names of figures go to these, and signs,
    amounts of reasons and figures in sentences go."""
    upright = set_upright(by_month(beside_their_names(above_headings(lines))))
    figures = with_shares_in_rows(without_figures_in_words(without_signs(upright)))
    figures = with_remarks_above(reasons_without_amounts(figures))
    kept, notes = without_legends(figures)
    return with_marks_named(kept, notes), notes


def decided(
    items: Sequence[LineItem],
    details: Details,
    lines: Sequence[Line],
    blocks: Sequence[HeadingBlock],
    kind: StatementKind,
    notes: Sequence[Note],
) -> tuple[list[LineItem], Details]:
    """The charges with their days, claims and marks, and the details as a plan's paper means them; `lines` are those of
    the statement without legends, `notes` what the legends say."""
    headings = _headings(lines, blocks)
    lines = [line for line in lines if line not in headings]
    claimed = with_claims(with_days(with_marks(without_sums(items), notes), lines), lines)
    claimed = [replace(item, doubts=(*item.doubts, *_of_code(item, claimed))) for item in claimed]
    named = with_money_of_claims([replace(item, other_money=_renamed(item)) for item in claimed], lines)
    return named, as_from_a_plan(details, named, lines, kind)


def _of_code(item: LineItem, items: Sequence[LineItem]) -> tuple[Doubt, ...]:
    """The doubt of a charge without a code among others that have theirs, as a plan lists them."""
    lacks = item.kind is Kind.CHARGE and item.code is None and Why.CODE_LACKING.doubt not in item.doubts
    coded = sum(other.code is not None for other in items)
    return (Why.CODE_LACKING.doubt,) if lacks and coded > _MOST_CODED * len(items) else ()


def notice_tables(
    lines: Sequence[Line], blocks: Sequence[HeadingBlock], rules: Mapping[int, Sequence[Box]]
) -> list[Table]:
    """The tables of a notice, without what stands between the claims."""
    headed = any(block.kind is TableKind.ITEMS for block in blocks)
    shaped = two_line_tables(lines, blocks) or ([] if headed else told_tables(lines))
    if shaped and not any(map(is_card, lines)):
        return shaped
    body = without_claim_heads(lines, _headings(lines, blocks))
    tables = tables_under(body, notice_headings(body), rules)
    return tables if headed else [_without_sums(table, body) for table in tables]


def unless_told(cards: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """The lines with what each card says on one, or as they are where sentences say more of their charges."""
    told = sum(len(row.cells) for table in told_tables(lines) for row in table.found.rows)
    named = sum(len({token.label or token.look for token in line.tokens}) for line in cards if is_card(line))
    return list(lines if told > named else cards)


def _without_sums(table: Table, body: Sequence[Line]) -> Table:
    """A list without headings less its boxes of sums: what a plan decided on has a day or a code. A line of the body
    that begins with a day and holds several figures is unread where no row has it."""
    rows = tuple(row for row in table.found.rows if not row.cells.keys().isdisjoint((*DATE_ROLES, Role.CODE)))
    read = {id(line) for line in table.found.lines()}
    dated = [line for line in body if line.tokens[0].look is Look.DATE and len(line.having(Look.MONEY)) > 1]
    unread = (*table.found.unread, *(line for line in dated if id(line) not in read))
    return replace(table, found=replace(table.found, rows=rows, unread=unread))


def notice_headings(lines: Sequence[Line]) -> tuple[HeadingBlock, ...]:
    """The headings of a notice's tables."""
    return with_words_headed(lines, find_headings(lines))


def _headings(lines: Sequence[Line], blocks: Sequence[HeadingBlock]) -> frozenset[Line]:
    return frozenset(line for block in blocks for line in lines[block.first : block.last + 1])


def _renamed(item: LineItem) -> dict[Money, Decimal]:
    """A second "amount" beside the billed charge of a notice is what was adjusted, and what was paid the plan's: both
    come off, whatever their sign."""
    money = dict(item.other_money)
    for name, meant in _ON_A_NOTICE.items():
        if name in money and meant not in money:
            money[meant] = money.pop(name)
    taken_off = _ON_A_NOTICE.values() if item.amount > 0 else ()
    return money | {name: abs(money[name]) for name in taken_off if name in money}
