"""What a line of a table is: a row with an amount, a loose line that belongs to one, a printed sum, or talk."""

from __future__ import annotations

import itertools
import re
from enum import StrEnum

from checker.model import FigureKind, Kind
from checker.reading.notice_words import says_refused
from checker.reading.tokens.cells import Cells, has_amount, is_coded, is_dated
from checker.reading.tokens.heading_words import money_roles
from checker.reading.tokens.inline_labels import inline_labels
from checker.reading.tokens.labels import (
    ENDS_TABLE,
    TAKEN_OFF,
    figure_kind,
    is_prose,
    is_sentence,
    line_kind,
    names_service_day,
)
from checker.reading.tokens.roles import BILLED, Role
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.values import month_and_year, parse_money
from checker.reading.tokens.vocabulary import any_of, late, sum_patterns
from checker.remembered import remembered

_OF_ALL = re.compile(r"0{2,3}1")
"""The revenue code under which a hospital prints the total of all."""
_SUM_OF_PAYMENTS = re.compile(any_of("sums_of_payments"))
_SUBTOTAL_OF = re.compile(rf"{any_of('subtotals_of_a_code')}\W*", re.IGNORECASE)
_PAGE_NUMBER = re.compile(rf"\b{any_of('page_numbers')}\W*$", re.IGNORECASE)
_FIGURE_WITHIN = re.compile(rf"\w {any_of('lead_to_figures')} \$?[\d,]+\.\d\d(?:\.(?!\d)| [a-z])")
"""A figure in the midst of a sentence: "Billed to your plan for $33.74. Claim pending"."""
_OF_ONE_PAPER = re.compile(rf"{any_of('numbered_papers')}\s?#?\s?[A-Z]*-?\d+\s", re.IGNORECASE)
_EXPLAINS_LETTERS = re.compile(r"[A-Z]{2} = [A-Z][a-z]")
"""A legend of modifiers: "RR = Rental"."""
_DATE_HEADING = late(rf"\W*(?:{any_of('date_headings')}|{any_of('weekdays')})?\W*", re.IGNORECASE)
_OF_THE_PAPER = re.compile(rf"\b{any_of('dates_of_a_paper')}:", re.IGNORECASE)
_SENTENCE_BEFORE = re.compile(r"^(?:\S+ ){2,}[a-z]{3,}[.!] (?=[A-Z])")
"""A sentence in a cell before the name of a sum: "Thank you for your business. TOTAL"."""
_ENDS_CELL = re.compile(r"(?:\t|\s?(?:\.\s?){3,})$")
"""What parts words from the figure of their row: a gap, or the dots that lead to it."""
_PAYING = (FigureKind.TOTAL_PAYMENTS, FigureKind.TOTAL_ADJUSTMENTS)
_LIKE_CODE = re.compile(r"(?=\w*\d\w*\d)[A-V][0-9A-Z]{3,5}")
"""A code, be it misprinted: "A70E0"."""


@remembered
def label_of(line: Line) -> str:
    """The words of a line that stand before its first figure, or all where none do but a count; the name of a sum is
    whole where the page of a spreadsheet ended within it: "Tot" and "al Charges", "Ba" and "alance Due"."""
    words = [token for token in line.tokens if token.look in (Look.TEXT, Look.NUMBER) and not token.label]
    money = line.having(Look.MONEY)
    before = [token for token in words if money and token.box.x0 < money[0].box.x0]
    worded = any(token.look is Look.TEXT for token in before) or not line.having(Look.TEXT)
    told = [token.text for token in (before if worded and before else words)]
    ways = [[cut + told[1], *told[2:]] for cut in (told[0], told[0][:-1]) if told[1][:1].islower()] if told[1:] else []
    whole = (name for name in map(" ".join, ways) if figure_kind(name))
    return next(whole, " ".join(told))


def day_named(line: Line) -> Token | None:
    """The day of a line that names the day of service and says nothing else: "Date of Service: 10/27/25"."""
    looks = [token.look for token in line.tokens]
    named = looks == [Look.TEXT, Look.DATE] and names_service_day(line.tokens[0].text)
    return line.tokens[1] if named else None


def only_a_date(line: Line) -> bool:
    """Whether a line names a day and says no more."""
    if day_named(line) is not None:
        return True
    others = [token for token in line.tokens if token.look is not Look.DATE]
    return len(others) < len(line.tokens) and all(
        token.look is Look.TEXT and _DATE_HEADING.fullmatch(token.text) for token in others
    )


def names_day(line: Line) -> bool:
    """Whether a line names the day of service among what it says: "Claim 4471 | Date of service: 03/05/24 | 425.06"."""
    pairs = itertools.pairwise(line.tokens)
    return any(name.look is Look.TEXT and names_service_day(name.text) and day.look is Look.DATE for name, day in pairs)


def is_card(line: Line) -> bool:
    """Whether a line was put together from those of a card, whose figures were named by the names beside them."""
    return any(token.label in BILLED for token in line.tokens)


@remembered
def is_talk(line: Line) -> bool:
    """Whether a line speaks to the reader (a sentence, a legend, part of a form) and so is no row."""
    words = " ".join(token.text for token in line.having(Look.TEXT))
    if line.text.count(":") > 1 or says_refused(line.text):
        return False
    if _EXPLAINS_LETTERS.match(line.text):
        return True
    if line.tokens and line.tokens[0].look is Look.DATE:
        return words[:1].islower() and is_sentence(words)
    return is_prose(line.text) or is_sentence(words) or _FIGURE_WITHIN.search(line.text) is not None


class LineClass(StrEnum):
    """What a line of a table is: a row with its amount, words of one, a printed sum, or talk."""

    ROW = "row"
    LOOSE = "loose"
    SUM = "sum"
    NOTE = "note"


def line_class(line: Line, cells: Cells, closed: bool, within: bool) -> tuple[LineClass, FigureKind | None]:
    """What a line is, and the kind of the sum that it prints or names; `within` is below headings or rows."""
    if month_and_year(line.text):
        return LineClass.LOOSE, None
    kind = _kind_of_sum(line, cells, within and not closed)
    if kind is not None:
        return (LineClass.SUM if has_amount(cells) or _holds_figure(line) else LineClass.NOTE), kind
    named = is_coded(cells) or is_dated(cells)
    misprinted = within and any(_LIKE_CODE.fullmatch(token.text) for token in cells.get(Role.CODE, ()))
    by_day = is_dated(cells) and line.tokens[0].look is Look.NUMBER  # as one that begins with a day is no talk
    if not (is_coded(cells) or misprinted or by_day) and _is_note(line, within):
        return LineClass.NOTE, None
    if not has_amount(cells):
        return LineClass.LOOSE, None
    if closed and not named:
        return _below_the_total(line)
    is_row = named or line.having(Look.TEXT) or Role.UNITS in cells
    return (LineClass.ROW, None) if is_row else (LineClass.SUM, FigureKind.UNLABELLED)


def _below_the_total(line: Line) -> tuple[LineClass, FigureKind | None]:
    """What words and one figure below the total are: what is paid or taken off, or else is added or refunded."""
    if len(line.having(Look.MONEY)) != 1 or not line.having(Look.TEXT):
        return LineClass.NOTE, None
    named = line_kind(label_of(line))
    if named is Kind.ADJUSTMENT:
        return LineClass.SUM, FigureKind.TOTAL_ADJUSTMENTS
    paid = named is Kind.PAYMENT and is_taken_off(line)
    return LineClass.SUM, FigureKind.TOTAL_PAYMENTS if paid else FigureKind.OTHER


def _holds_figure(line: Line) -> bool:
    """Whether a line holds money, be it without the last of its cents: "Total charges 3398.1"."""
    return any(token.look is Look.MONEY or (token.look is Look.NUMBER and "." in token.text) for token in line.tokens)


def _kind_of_sum(line: Line, cells: Cells, open_table: bool) -> FigureKind | None:
    """The kind of figure that a line prints; none for a row, as a payment and what comes off are in an open table."""
    if any(_OF_ALL.fullmatch(token.text) for token in cells.get(Role.REVENUE_CODE, ())):
        return FigureKind.TOTAL_CHARGES
    coded, dated, counted = is_coded(cells), is_dated(cells), _counted_first(line)
    if coded and not dated and any(_SUBTOTAL_OF.fullmatch(token.text) for token in line.having(Look.TEXT)[:1]):
        return FigureKind.SUBTOTAL
    label = label_of(line)
    kind = None if coded or counted else _figure(line, label)
    if kind is FigureKind.OTHER and (dated or line.having(Look.DATE) or (open_table and is_taken_off(line))):
        kind = None
    if kind is None and not (coded or dated or counted):
        kind = _unnamed_sum(label)
    if kind in _PAYING and (dated or open_table) and not _SUM_OF_PAYMENTS.search(label.lower()):
        return None
    return FigureKind.SUBTOTAL if kind in ENDS_TABLE and _OF_ONE_PAPER.match(line.text) else kind


def _is_note(line: Line, within: bool) -> bool:
    """Whether a line without a code is talk, tells of the paper ("Billing date: 9/21/24"), or counts the pages."""
    if (is_talk(line) and not _in_cells(line, within)) or (not within and _OF_THE_PAPER.search(line.text)):
        return True
    return not line.having(Look.MONEY) and _PAGE_NUMBER.search(line.text) is not None


def _counted_first(line: Line) -> bool:
    """Whether a line begins with a count and its name, as the end of an item does: "Qty: 1 Total: 42.50"."""
    return line.tokens[0].label is Role.UNITS


def names_payment(line: Line) -> bool:
    """Whether the words of a line say that something was paid or taken off."""
    return line_kind(label_of(line)) in TAKEN_OFF


def is_taken_off(line: Line) -> bool:
    """Whether all figures of a line are below zero, as no field of a form is ("Credit card payment | -37.00")."""
    money = [parse_money(token.text) for token in line.having(Look.MONEY)]
    return bool(money) and all(amount is not None and amount < 0 for amount in money)


def has_cells_of_figures(line: Line) -> bool:
    """Whether several figures of a line have cells of their own, as in a row."""
    alone = {token.printed for token in line.having(Look.MONEY)}.intersection(line.text.split("\t"))
    return len(alone) > 1


def _in_cells(line: Line, within: bool) -> bool:
    """Whether what reads like talk is a row, by its figure in a cell of its own:
    - beside a day in another cell, or at the end of the words: "Credit card payment | (27.00) | 8/24/24";
    - behind dots that lead to it from a day or a payment: "Payment 8/24/24 ..... 27.00";
    - `within` a table, behind a thing's name with small words: "Spirometry before and after bronchodilator | 161.42";
    - `within` a table, beside other figures in cells of their own.
    """
    money = line.having(Look.MONEY)
    if within and has_cells_of_figures(line):
        return True
    before, _, behind = line.text.rpartition(money[-1].printed) if money else ("", "", "")
    parted = _ENDS_CELL.search(before)
    if parted is None or behind[:1] not in "\t":
        return False
    words = before[: parted.start()]
    if "." in parted[0] and (line.having(Look.DATE) or line_kind(words) is Kind.PAYMENT):
        return True
    dated = any("\t" in words + behind or words.endswith(day.printed) for day in line.having(Look.DATE))
    return not is_sentence(line.text) if dated else within and (is_taken_off(line) or not is_prose(line.text))


def _unnamed_sum(label: str) -> FigureKind | None:
    """The kind of a sum whose exact words are not known, by how its label begins and ends."""
    text = label.strip().lower()
    return next((kind for kind, pattern in sum_patterns() if pattern.search(text)), None)


def _named_money(line: Line) -> set[Token]:
    """The figures of a line, with those that only their names tell for money ("Total charges: 112.5")."""
    named, _ = inline_labels(line)
    return {*line.having(Look.MONEY), *(token for token, role in named.items() if role in money_roles())}


def _figure(line: Line, label: str) -> FigureKind | None:
    """The figure a line's label names, as a whole or by the words next to the figure."""
    money, worded = line.having(Look.MONEY), line.having(Look.TEXT)
    if line.text.count(":") > 1 and len(_named_money(line)) != 1:
        return figure_kind(worded[0].text.split(":")[0]) if worded else None
    # Of a line that was put together, a name may stand above its figure.
    named = [t for t in worded if not money or t.box.x1 <= money[0].box.x0 + 1 or abs(t.box.x0 - money[0].box.x0) < 1]
    nearest = [token.text for token in named if money or len(worded) == 1][-1:]
    label = _SENTENCE_BEFORE.sub("", label)
    return next((kind for text in (label, *nearest) if (kind := figure_kind(text))), None)
