"""Days printed as six digits, which look like a code padded to six or like any number: told by where they stand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from checker.catalogue.fields import field_of
from checker.reading.tokens.labels import ends_in_service_day
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.values import parse_date
from checker.reading.tokens.vocabulary import any_of, late

_SIX = re.compile(r"\d{6}")
_NAMED_DAY = rf"\W*(?:{any_of('service_date_labels')}|{any_of('date_headings')})\W*"
_NAMES_DAY = late(_NAMED_DAY, re.IGNORECASE)
_LABELLED = late(rf"{_NAMED_DAY}(?P<day>\d{{6}})", re.IGNORECASE)


class _Opening(Struct, frozen=True):
    """Six digits that open an item, and whether a code follows them there."""

    token: Token
    before_code: bool

    @property
    def day(self) -> bool:
        return parse_date(self.token.printed) is not None


def with_days(lines: Sequence[Line], bare: int) -> list[Line]:
    """The lines, with six digits made a day where they are one:
    - behind the name of a service date: "DOS 030524";
    - alone on their lines, where all that begin in one place can be days;
    - under one another beside codes, in a list without headings, which the first `bare` lines are;
    - at the beginning of its items, beside a code or where most can be nothing else: "030524 E1390 RR 195.50".
    """
    days = {token: token.printed for line in lines for token in _labelled(line)}
    days |= {token: day for line in lines for token in line.having(Look.TEXT) if (day := _within(token))}
    days |= {token: token.printed for token in _alone(lines)}
    days |= {token: token.printed for token in _columns_beside_codes(lines[:bare])}
    undated = [line for line in lines[:bare] if days.keys().isdisjoint(line.tokens)]
    openings = [opening for line in undated for opening in _openings(line)]
    all_days = all(opening.day for opening in openings)
    no_codes = [opening for opening in openings if opening.token.printed[0] != "0"]
    unknown = [opening for opening in openings if field_of(opening.token.text) is None]
    elsewhere = any(opening.day and opening.before_code for opening in openings)
    elsewhere |= all_days and (bool(no_codes) or 2 * len(unknown) > len(openings))
    days |= {
        opening.token: opening.token.printed
        for opening in openings
        if opening.day and (elsewhere or field_of(opening.token.text) is None)
    }
    return [_with_days(line, days) for line in lines] if days else list(lines)


def _alone(lines: Sequence[Line]) -> Iterator[Token]:
    """The six digits that are all their lines hold, where all that begin in their place are days."""
    places: dict[int, list[Token]] = {}
    for line in lines:
        if len(line.tokens) == 1 and _SIX.fullmatch(line.tokens[0].printed):
            places.setdefault(round(line.box.x0), []).append(line.tokens[0])
    yield from (token for alone in places.values() if all(map(_is_day, alone)) for token in alone)


def _labelled(line: Line) -> Iterator[Token]:
    pairs = list(itertools.pairwise(line.tokens))
    for before, token in pairs:
        if before.look is not Look.TEXT or not _is_day(token):
            continue
        if ends_in_service_day(before.text) or (len(pairs) == 1 and _NAMES_DAY.fullmatch(before.text)):
            yield token


def _is_day(token: Token) -> bool:
    return _SIX.fullmatch(token.printed) is not None and parse_date(token.printed) is not None


def _within(token: Token) -> str | None:
    """The day of a cell that holds its name too."""
    match = _LABELLED.fullmatch(token.text) if token.text[-6:].isdigit() else None
    return match["day"] if match and parse_date(match["day"]) else None


def _columns_beside_codes(lines: Sequence[Line]) -> Iterator[Token]:
    """The six digits of several rows that begin or end in one place, or stand right behind a code: all days, most
    beside the row's code."""
    columns: dict[tuple[str, int], list[tuple[Line, Token]]] = {}
    for line in lines:
        for before, token in zip((None, *line.tokens), line.tokens, strict=False) if line.having(Look.MONEY) else ():
            if _SIX.fullmatch(token.printed):
                if before and before.look is Look.CODE:
                    columns.setdefault(("behind a code", 0), []).append((line, token))
                columns.setdefault(("left", round(token.box.x0)), []).append((line, token))
                columns.setdefault(("right", round(token.box.x1)), []).append((line, token))
    dated = [rows for rows in columns.values() if len(rows) > 1 and all(_is_day(token) for _, token in rows)]
    days = {token for rows in dated for _, token in rows}
    for rows in dated:
        if 2 * sum(not days.issuperset(line.having(Look.CODE)) for line, _ in rows) >= len(rows):
            yield from (token for _, token in rows)


def _openings(line: Line) -> Iterator[_Opening]:
    """Of a line on which several items run on, those of each: the first token, and each behind a figure."""
    for at, token in enumerate(line.tokens):
        opens = at == 0 or line.tokens[at - 1].look is Look.MONEY
        if opens and token.look in (Look.CODE, Look.NUMBER) and not token.label and _SIX.fullmatch(token.printed):
            rest = line.tokens[at + 1 :]
            figure = next((to for to, other in enumerate(rest) if other.look is Look.MONEY), len(rest))
            yield _Opening(token, any(other.look is Look.CODE for other in rest[:figure]))


def _with_days(line: Line, days: Mapping[Token, str]) -> Line:
    if days.keys().isdisjoint(line.tokens):
        return line
    tokens = tuple(
        replace(token, look=Look.DATE, text=days[token], printed=days[token], modifiers=()) if token in days else token
        for token in line.tokens
    )
    return replace(line, tokens=tokens)
