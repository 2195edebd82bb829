"""Cards that name their figures beside the words, the code and the day: "Oxygen concentrator | Billed | 185.00" over
"E1390 | Insurance paid | 120.00" and "03/05/2024 | You owe | 65.00"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.reading.rows.cards import FEWEST_CARDS
from checker.reading.rows.named_values import joined_line, named_role
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.heading_words import BILLED, money_roles
from checker.reading.tokens.tokens import Line, Look


def joined_beside_figures(lines: Sequence[Line]) -> list[Line]:
    """The lines; those that end with the named figures of one charge as one line, where several name the same."""
    stretches = [(first, last) for first, last in _figures_named(lines) if _is_charge(lines[first:last])]
    named = {span: tuple(_figure_role(line) for line in lines[slice(*span)]) for span in stretches}
    often = Counter(named.values())
    joined = {first: last for (first, last), names in named.items() if often[names] >= FEWEST_CARDS}
    within = {at for first, last in joined.items() for at in range(first, last)}
    return [
        _joined(lines[at : joined[at]]) if at in joined else line
        for at, line in enumerate(lines)
        if at in joined or at not in within
    ]


def _joined(lines: Sequence[Line]) -> Line:
    beside = [token for line in lines for token in line.tokens[:-2]]
    figures = [replace(line.tokens[-1], label=_figure_role(line) or "") for line in lines]
    return joined_line(lines, (*beside, *figures))


def _figures_named(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The stretches of lines that adjoin and each end with a figure and its name, no name coming twice."""
    first = 0
    names: list[str] = []
    for at, line in enumerate(lines):
        role = _figure_role(line)
        if names and (role is None or role in names or not adjoins(lines[at - 1], line)):
            yield first, at
            names = []
        if role is not None:
            first = first if names else at
            names.append(role)
    if names:
        yield first, len(lines)


def _figure_role(line: Line) -> str | None:
    """The role of the figure that ends a line behind its name; None where none does."""
    name, figure = line.tokens[-2:] if len(line.tokens) > 1 else (None, line.tokens[-1])
    role = named_role(name) if name is not None and figure.look is Look.MONEY else None
    return role if role in money_roles() else None


def _is_charge(lines: Sequence[Line]) -> bool:
    """Whether the code or the day of one charge stands beside its later figures, of which one is what was billed."""
    beside = [token for line in lines for token in line.tokens[:-2]]
    looks = Counter(token.look for token in beside)
    one = max(looks[Look.CODE], looks[Look.DATE]) == 1 and looks[Look.MONEY] == 0
    later = {token.look for line in lines[1:] for token in line.tokens[:-2]} & {Look.CODE, Look.DATE}
    return one and bool(later) and sum(_figure_role(line) in BILLED for line in lines) == 1
