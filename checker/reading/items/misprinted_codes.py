"""Misprinted codes: what has not the shape of a code, yet stands where the other rows of its table have theirs.

"E139" and "E13900" are no codes by their look. In the place of the others' codes (under them, in brackets as they are,
behind the same kind of name), or where modifiers of equipment follow, such a string is this row's code as printed. So
are the digits of a known code and its modifier before words ("9921425 OFFICE VISIT"); anywhere else it stays a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from checker.catalogue.fields import field_of
from checker.reading.items.codes import holds_own_numbers, odd_code
from checker.reading.rows.rows import Row
from checker.reading.tokens.labels import line_kind
from checker.reading.tokens.modifier_words import of_equipment
from checker.reading.tokens.roles import NUMBERED, Role
from checker.reading.tokens.stray_codes import only_modifiers
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.vocabulary import any_of, late

_SAME_EDGE = 2.5
"""How many points the left ends of codes printed under one another may differ."""
_LONGEST = 6
"""The most characters that a misprinted code has; a longer one is a number of another kind."""
_MODIFIERS = r"(?:[-/,:.* ]{0,2}(?:[A-Z][A-Z0-9]){1,4}(?![A-Za-z0-9]))*(?:\s?[(\[](?:[A-Z][A-Z0-9][\s,/-]?)+[)\]])?"
_ODD = late(
    rf"(?<![\w.#-])(?P<odd>(?=[\w -]{{0,3}}\d)0?[A-V][- ]?(?=[\w|]*\d[\w|]*\d)[0-9A-Z|l]{{2,5}}{_MODIFIERS}"
    rf"|\d{{4,8}}{_MODIFIERS})(?![\w.%$-])"
)
_BRACKET = re.compile(r"[(\[]\s?$")
_CLOSING = re.compile(r"^\s?[)\]]")
_MEASURED = late(rf"\d+ ?{any_of('measures')}\b", re.IGNORECASE)
_NAME = re.compile(rf"\b{any_of('code_labels')}\S*\s?[:#]?\s?$", re.IGNORECASE)
_NOT_A_PLACE = NUMBERED | {Role.REVENUE_CODE}


class _Places(Struct, frozen=True):
    """Where the codes of a table stand, and how they look.

    `edges` are left ends, in points, that two of them share or the only one has. Most of them are `bracketed`, `named`
    by a word before them, or `lettered` (letters with digits, not digits alone). With `apart`, digits behind a code's
    are no modifier.
    """

    edges: tuple[float, ...]
    bracketed: bool
    named: bool
    lettered: bool
    apart: bool

    def holds(self, before: str, token: Token, at: int, code: str, modifiers: Sequence[str]) -> bool:
        if _BRACKET.search(before):
            return self.bracketed
        if _NAME.search(before):
            return self.named
        lettered = any(map(str.isalpha, modifiers)) and all(map(of_equipment, modifiers))
        glued = bool(modifiers) and field_of(code) is not None and " " in token.text
        return at == 0 and (lettered or glued or any(abs(token.box.x0 - edge) <= _SAME_EDGE for edge in self.edges))


def with_misprinted_codes(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows; those without a code get the string that stands where the others have theirs."""
    codes = [(line, token) for row in rows if (found := _coded(row)) for line, token in found[:1]]
    if codes and 2 * len(codes) < len(rows):
        return tuple(rows)
    places = _places(codes, holds_own_numbers(rows))
    return tuple(row if _has_code(row) else _with_odd_code(row, places) for row in rows)


def _has_code(row: Row) -> bool:
    """Whether a row has more in the place of its code than letters that a narrow cell wraps below it."""
    return not all(map(only_modifiers, row.cells.get(Role.CODE, ())))


def _coded(row: Row) -> list[tuple[Line, Token]]:
    printed = {token.printed for token in row.cells.get(Role.CODE, ()) if token.look is Look.CODE}
    return [(line, token) for line in row.lines for token in line.having(Look.CODE) if token.printed in printed]


def _places(codes: Sequence[tuple[Line, Token]], apart: bool) -> _Places:
    before = [line.text[: max(line.text.find(token.printed), 0)] for line, token in codes]
    edges = Counter(round(token.box.x0) for _, token in codes)
    most = len(codes) / 2
    return _Places(
        edges=tuple(edge for edge, count in edges.items() if count > 1 or len(codes) == 1),
        bracketed=sum(_BRACKET.search(text) is not None for text in before) > most,
        named=not codes or sum(_NAME.search(text) is not None for text in before) > most,
        lettered=not codes or sum(token.text[0].isalpha() for _, token in codes) > most,
        apart=apart,
    )


def _with_odd_code(row: Row, places: _Places) -> Row:
    for role, tokens in row.cells.items():
        for token in tokens if role not in _NOT_A_PLACE else ():
            for odd, left in _odd_in(token, places):
                if line_kind(left) is None:
                    rest = [replace(each, text=left, printed=left) if each is token else each for each in tokens]
                    kept = tuple(each for each in rest if each.text)
                    return replace(
                        row, cells={**row.cells, role: kept, Role.CODE: (odd, *row.cells.get(Role.CODE, ()))}
                    )
    return row


def _odd_in(token: Token, places: _Places) -> Iterator[tuple[Token, str]]:
    """The strings of a token that stand where a code does, and what is left of its words."""
    if token.look not in (Look.TEXT, Look.NUMBER, Look.CODE):
        return
    for match in _ODD.finditer(token.text):
        odd = match["odd"]
        code, modifiers = odd_code(odd, places.apart)
        if code is None:
            # Words of an even number of letters look like modifiers ("9921325 OFFICE VISIT").
            odd, _, _ = odd.partition(" ")
            code, modifiers = odd_code(odd, places.apart)
        before, after = token.text[: match.start()], token.text[match.start() + len(odd) :]
        told = bool(modifiers) and all(map(of_equipment, modifiers))
        if code is None or len(code) > _LONGEST or not (told or code[0].isalpha() is places.lettered):
            continue
        if _MEASURED.match(token.text, match.start("odd")):
            continue
        if not places.holds(before, token, match.start(), code, modifiers):
            continue
        if _BRACKET.search(before):
            before, after = _BRACKET.sub("", before), _CLOSING.sub("", after)
        yield (
            replace(token, look=Look.CODE, text=code, printed=odd, modifiers=modifiers),
            re.sub(r"\s+", " ", f"{before} {after}").strip(" ,:-"),
        )
