"""A card: lines of names and values that are one charge, and the title or the words that stand over it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from checker.reading.rows.named_values import WORDY
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.line_classes import is_taken_off, label_of
from checker.reading.tokens.roles import BILLED, DAYS_OF_SERVICE, OF_A_CHARGE, Role
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.values import parse_money

FEWEST_CARDS = 2


class Card(Struct, frozen=True):
    """Lines that hold nothing but pairs: which of the lines, the names in order (one for all that is billed), and the
    values named by role."""

    at: tuple[int, ...]
    names: tuple[str, ...]
    values: tuple[Token, ...]

    @property
    def first(self) -> int:
        return self.at[0]

    @property
    def last(self) -> int:
        return self.at[-1]

    def with_line(self, at: int, names: Sequence[str], values: Sequence[Token]) -> Card:
        return Card((*self.at, at), (*self.names, *names), (*self.values, *values))

    def without_last(self, count: int) -> Card:
        """The card without its last lines, each of one pair."""
        kept = slice(-count if count else None)
        return Card(self.at[kept], self.names[kept], self.values[kept])

    def ends_beyond(self, other: Card) -> bool:
        """Whether the last line, of one pair, bears a name that the other card has not, and is not all of this one."""
        return len(self.at) == len(self.names) == len(self.values) > 1 and self.names[-1] not in other.names

    @property
    def roles(self) -> set[Role]:
        return {value.label for value in self.values}

    @property
    def is_charge(self) -> bool:
        return sum(value.label in BILLED for value in self.values) == 1 and bool(self.roles & OF_A_CHARGE)

    @property
    def is_whole(self) -> bool:
        """Whether a charge is told by its day and its code, and so needs no other beside it."""
        coded = any(value.label is Role.CODE or value.look is Look.CODE for value in self.values)
        return self.is_charge and coded and bool(self.roles & DAYS_OF_SERVICE)


def titled(card: Card, lines: Sequence[Line]) -> Card | None:
    """The card of a charge with the title over it, which prints what was billed behind words whose end may stand on a
    line of its own; None where it has no such title, or names another amount itself."""
    first = card.first - 1
    if first > 0 and _only_words(lines[first]) and adjoins(lines[first - 1], lines[first]):
        first -= 1
    if first < 0 or not (
        adjoins(lines[first], lines[first + 1]) and (is_title(lines[first]) or takes_off(lines[first]))
    ):
        return None
    *words, amount = lines[first].tokens
    billed = parse_money(amount.text)
    if any(value.label in BILLED and parse_money(value.text) != billed for value in card.values):
        return None
    words += [token for line in lines[first + 1 : card.first] for token in line.tokens]
    said = [replace(token, label=Role.DESCRIPTION) for token in words]
    rest = [value for value in card.values if value.label not in BILLED]
    return Card((*range(first, card.first), *card.at), card.names, (*said, replace(amount, label=BILLED[0]), *rest))


def without_days_of_groups(cards: list[Card], lines: Sequence[Line]) -> list[Card]:
    """The cards less the days alone that head the rows below them, as the first does where no title stands over it."""
    days = [card for card in cards if card.roles <= DAYS_OF_SERVICE]
    heads = [card for card in days[:1] if titled(card, lines) is None and _stands_over_title(card, lines)]
    return [card for card in cards if card not in days] if heads else cards


def _stands_over_title(card: Card, lines: Sequence[Line]) -> bool:
    below = lines[card.last + 1 : card.last + 2]
    return any(adjoins(lines[card.last], line) and is_title(line) for line in below)


def under_their_words(cards: list[Card], lines: Sequence[Line]) -> list[Card]:
    """The cards, each with the line of words right over it, where all have one, none names its words itself, and no
    such line stands below the last."""
    over = [card.first - 1 for card in cards if _adjoin_words(lines, card.first - 1, card.first)]
    below = bool(cards) and _adjoin_words(lines, cards[-1].last + 1, cards[-1].last)
    if below or len(over) < max(len(cards), FEWEST_CARDS) or any(Role.DESCRIPTION in card.roles for card in cards):
        return cards
    words = [tuple(replace(token, label=Role.DESCRIPTION) for token in lines[at].tokens) for at in over]
    return [
        replace(card, at=(at, *card.at), values=(*said, *card.values))
        for at, card, said in zip(over, cards, words, strict=True)
    ]


def _adjoin_words(lines: Sequence[Line], words: int, card: int) -> bool:
    """Whether a line is of words alone and stands right over or under one of a card."""
    if not 0 <= words < len(lines) or not _only_words(lines[words]):
        return False
    upper, lower = sorted((words, card))
    return bool(lines[words].having(Look.TEXT)) and adjoins(lines[upper], lines[lower])


def is_title(line: Line) -> bool:
    """Whether a line is words with one figure behind them that is no sum."""
    return ends_in_figure(line) and figure_kind(label_of(line)) is None


def tells_charge(line: Line) -> bool:
    """Whether a line tells by a code what is charged, beside words or its day, and has no figure."""
    return bool(line.having(Look.CODE)) and len(line.tokens) > 1 and not line.having(Look.MONEY)


def takes_off(line: Line) -> bool:
    """Whether a line is words with one figure below zero behind them, as a payment is where it has a card."""
    return ends_in_figure(line) and is_taken_off(line)


def _only_words(line: Line) -> bool:
    return all(token.look in WORDY for token in line.tokens)


def ends_in_figure(line: Line) -> bool:
    *words, last = line.tokens
    return last.look is Look.MONEY and bool(words) and all(token.look in WORDY for token in words)
