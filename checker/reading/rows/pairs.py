"""Cards of names and values: "Date of service | 3/5/24 | Amount billed | 91.62" over "Quantity | 1 | You owe | 18.32".

Several lines of such pairs are one charge; told apart from the summary of an account by a day or a code among them.
These may stand without names beside figures that have theirs: "E1390 | Insurance paid | 120.00" over "03/05/24 | You
owe | 65.00".
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Container, Mapping, Sequence

from msgspec.structs import replace

from checker.model import FigureKind
from checker.reading.rows.cards import (
    FEWEST_CARDS,
    Card,
    takes_off,
    tells_charge,
    titled,
    under_their_words,
    without_days_of_groups,
)
from checker.reading.rows.named_values import WORDS, WORDY, Pairs, joined_line, named_role, pairs_of
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.heading_words import money_roles, role_of, role_of_whole
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.roles import BILLED, OF_A_CHARGE, Role
from checker.reading.tokens.tokens import ROLE_BY_LOOK, Line, Look, Token

_SAME_EDGE = 2.0
"""How many points the lines of one cell may begin apart."""
_MOST_BETWEEN_PAGES = 4
"""How many lines of the foot of a page and the head of the next may stand between the parts of a card, and one more."""


def joined_pairs(printed: Sequence[Line]) -> list[Line]:
    """The lines; those of each card of a charge as one line, its values named, where several cards name the same or one
    names all, and fewer charges are lines of their own. Where each names figures alone, the line above is its first.
    """
    lines = _with_wrapped_values(printed)
    labels = _labels(lines)
    cards = _charges(lines, labels, None)
    if not cards:
        cards = _without_sums(_cards(lines, labels, None))
        cards = [headed for card in cards if (headed := _under_words(card, lines))]
    starts = Counter(card.names[0] for card in cards)
    if cards and min(starts.values()) < FEWEST_CARDS:
        # What stands right above the first card may read as pairs too.
        cards = _charges(lines, labels, max(starts, key=lambda name: sum(name in card.names for card in cards)))
        starts = Counter(card.names[0] for card in cards)
    if len(cards) == 1 and not cards[0].is_whole:
        cards = [_under_words(cards[0], lines) or cards[0]]
    joined = {card.first: card for card in cards if card.is_whole or starts[card.names[0]] >= FEWEST_CARDS}
    within = {at for card in joined.values() for at in card.at}
    rows = (line for at, line in enumerate(lines) if at not in within)
    if sum(bool(line.having(Look.CODE) and line.having(Look.MONEY)) for line in rows) >= len(joined):
        return list(printed)
    return [
        joined_line([lines[each] for each in joined[at].at], joined[at].values) if at in joined else line
        for at, line in enumerate(lines)
        if at in joined or at not in within
    ]


def _with_wrapped_values(lines: Sequence[Line]) -> list[Line]:
    """The lines; the value that begins a line stands behind its name where that ends the line above."""
    result: list[Line] = []
    for line in lines:
        above = result[-1] if result else None
        name = above.tokens[-1] if above else None
        value, *rest = line.tokens
        wrapped = name is not None and name.text.endswith(":") and named_role(name) and value.look not in WORDY[:1]
        if above and wrapped and above.page == line.page and adjoins(above, line):
            result[-1] = replace(above, tokens=(*above.tokens, value))
            result += [replace(line, tokens=tuple(rest))] if rest else []
        else:
            result.append(line)
    return result


def _labels(lines: Sequence[Line]) -> frozenset[str]:
    """The texts that stand before something else in one place as often as the name of what was billed does, and at
    least twice, as the name of a value does."""
    named = [token for line in lines for token in line.tokens[:-1] if token.look is Look.TEXT]
    places = Counter((token.text, round(token.box.x0)) for token in named)
    cards = max((count for (text, _), count in places.items() if role_of_whole(text) in BILLED), default=0)
    return frozenset(text for (text, _), count in places.items() if count >= max(cards, FEWEST_CARDS))


def _under_words(card: Card, lines: Sequence[Line]) -> Card | None:
    """The card with the line right above it that tells what is charged; None where that has a figure, or no code and
    no day right behind its words."""
    above = lines[card.first - 1] if card.first else None
    billed = [value for value in card.values if value.label in BILLED]
    alone = len(billed) == 1 < len(card.values)
    if above is None or not alone or not adjoins(above, lines[card.first]):
        return None
    worded = [token.look for token in above.tokens] == [Look.TEXT, Look.DATE]
    tells = tells_charge(above) or (worded and not _names_next(above))
    return replace(card, at=(card.first - 1, *card.at), values=(*above.tokens, *card.values)) if tells else None


def _names_next(line: Line) -> bool:
    """Whether the text that begins a line is the name of what stands behind it."""
    return line.tokens[0].text.endswith(":") or named_role(line.tokens[0]) is not None


def _charges(lines: Sequence[Line], labels: Container[str], opening: str | None) -> list[Card]:
    found = _cards(lines, labels, opening)
    inside = {at for card in found for at in card.at if not takes_off(lines[at])}

    def entitled(card: Card) -> Card | None:
        whole = titled(card, lines)
        return whole if whole and inside.isdisjoint(range(whole.first, card.first)) else None

    dated = without_days_of_groups([card for card in found if card.roles & OF_A_CHARGE], lines)
    # The day of the paper stands above the first.
    cards = _without_sums(list(itertools.dropwhile(lambda card: not (card.is_charge or entitled(card)), dated)))
    charges = [charge for card in cards if (charge := entitled(card) or (card if card.is_charge else None))]
    return under_their_words(charges, lines)


def _without_sums(cards: Sequence[Card]) -> list[Card]:
    """The cards less the sums of several that end them: what names the billed or the due, as others do not, and the
    figures under that."""
    often = Counter(name for card in cards for name in card.names)
    return [card.without_last(_sums_at_end(card, often)) for card in cards]


def _sums_at_end(card: Card, often: Mapping[str, int]) -> int:
    """How many of the last lines of a card, each of one pair, are sums."""
    rare = [order for order, name in enumerate(card.names) if often[name] < often[card.names[0]] and _names_sum(name)]
    count = len(card.names) - rare[0] if rare else 0
    figures = all(value.label in money_roles() for value in card.values[len(card.values) - count :])
    return count if figures and count < len(card.at) else 0


def _names_sum(name: str) -> bool:
    return name == BILLED[0] or figure_kind(name) is FigureKind.BALANCE_DUE


def _begins_with_sum(card: Card, lines: Sequence[Line]) -> bool:
    """Whether the first line of a card is the total of a group, right under a row of that: what follows heads the next
    group then ("Total | $160.88" over "Date of service | 02/28/25")."""
    total = card.values[0].label is Role.TOTAL and card.first > 0
    return (
        total and bool(lines[card.first - 1].having(Look.MONEY)) and adjoins(lines[card.first - 1], lines[card.first])
    )


def _cards(lines: Sequence[Line], labels: Container[str], opening: str | None) -> list[Card]:
    """The cards; each begins at the name of a pair that the one before it has, or at that which opens every one."""
    found: list[Card] = []
    model: Card | None = None
    pairs = [pairs_of(line, labels) for line in lines]
    alone = [_name_alone(line) for line in lines]
    beside = [_beside_figure(line) for line in lines]
    for at, line in enumerate(lines):
        names, values = pairs[at]
        close = [told[each] for told in (beside, pairs) for each in (at - 1, at + 1) if 0 <= each < len(lines)]
        if not values and any(others and others[-1].label in money_roles() for _, others in close):
            names, values = beside[at]
        if not values and model is not None:
            names, values = _worded(lines[at : at + 2], model)
        last = found[-1] if found else None
        if last is not None and not values:
            around = slice(max(at - 1, 0), at + 2)
            near = [value for _, others in pairs[around] for value in others if value.label is Role.DESCRIPTION]
            values = _wrapped(line, [*near, *(last.values if any(alone[around]) else ())])
            names = alone[at]
        if not names and not values:
            continue
        goes_on = last is not None and (
            (last.last == at - 1 and adjoins(lines[at - 1], line)) or _over_a_page(last, model, lines, at)
        )
        begins = names[:1] == (opening,) or (model is not None and names[:1] == model.names[:1])
        repeats = last is not None and bool(set(names) & set(last.names))
        if last is not None and goes_on and not begins and not repeats:
            found[-1] = last.with_line(at, names, values)
        elif last is not None and goes_on and not begins and model and last.ends_beyond(model):
            # Another kind of charge begins with a name that this kind has not ("Date" for "Date of service").
            found[-1] = last.without_last(1)
            found.append(Card((last.last,), last.names[-1:], last.values[-1:]).with_line(at, names, values))
        else:
            found.append(Card((at,), names, values))
        model = model or (found[-1] if found[-1].is_charge else None)
    return [card for card in found if card.values and not _begins_with_sum(card, lines)]


def _beside_figure(line: Line) -> Pairs:
    """What stands beside the only figure of a line, which ends it behind its name: "E1390 | Insurance paid | 120.00";
    nothing where that has names too."""
    *said, last = line.tokens
    role = named_role(said.pop()) if len(said) > 1 and line.having(Look.MONEY) == (last,) else None
    if role is None or role not in money_roles() or any(token.label or named_role(token) for token in said):
        return (), ()
    values = [replace(token, label=ROLE_BY_LOOK.get(token.look, Role.DESCRIPTION)) for token in said]
    return (BILLED[0] if role in BILLED else role,), (*values, replace(last, label=role))


def _over_a_page(card: Card, model: Card | None, lines: Sequence[Line], at: int) -> bool:
    """Whether a page cuts a card that lacks names of the others, and a line is the first below of a name on the next,
    whatever the foot and the head of the pages say between."""
    lacks = model is not None and not card.is_charge and card.names[:1] == model.names[:1]
    return lacks and lines[at].page == lines[card.last].page + 1 and at - card.last <= _MOST_BETWEEN_PAGES


def _worded(lines: Sequence[Line], model: Card) -> tuple[tuple[str, ...], tuple[Token, ...]]:
    """The name of words and the words in the first of these lines, as another card bears the name:
    - run up to the words: "Service OXYGEN CONCENTRATOR";
    - going on in the line below, as the words do: "Charge | PORTABLE OXYGEN" over "Description | SYSTEM".
    """
    first, *rest = lines[0].tokens
    below = [line.tokens[0].text for line in lines[1:]]
    for name in model.names:
        role = role_of(name)
        if role not in WORDS:
            continue
        if rest and [first.text, *below] == name.split(maxsplit=1):
            return (first.text,), tuple(replace(token, label=role) for token in rest)
        if not rest and (words := first.text.removeprefix(name + " ")) != first.text:
            return (name,), (replace(first, text=words, printed=words, label=role),)
    return (), ()


def _name_alone(line: Line) -> tuple[str, ...]:
    """The name of words that is all a line holds, as where the words wrap above and below it."""
    token, *rest = line.tokens
    return (token.text,) if not rest and token.text.endswith(":") and named_role(token) is Role.DESCRIPTION else ()


def _wrapped(line: Line, near: Sequence[Token]) -> tuple[Token, ...]:
    """The words of a line that wrap those of the card's line above or below it, where values `near` begin."""
    under = any(abs(value.box.x0 - line.box.x0) < _SAME_EDGE for value in near)
    return tuple(replace(token, label=Role.DESCRIPTION) for token in line.tokens) if under else ()
