"""Texts that run over into the next column, cut where that column begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from checker.model import Box, Word
from checker.reading.tokens.modifier_words import of_equipment
from checker.reading.tokens.patterns import CODE_WITH_MODIFIERS, NUMBER, code_and_modifiers
from checker.reading.tokens.tokens import Line, Look, Token

DASHES = ("-", "--", "–", "—")
"""What stands for no amount in a column of money."""
_TWO_DAYS = re.compile(r"\d{6} \d{6}")
"""Days side by side that nothing parts but a blank, as those of two columns are, too."""
_NEAR_AN_EDGE = 2.5
"""How many points a word may stand off the edge of a column and still begin there."""


def cut_at(line: Line, edges: Sequence[float]) -> Line:
    """The line with texts that run over into the next column cut where that column begins (points from the left)."""
    tokens = [part for token in line.tokens for part in _cut_token(line, token, edges)]
    return line if len(tokens) == len(line.tokens) else replace(line, tokens=tuple(tokens))


def _cut_token(line: Line, token: Token, edges: Sequence[float]) -> list[Token]:
    if " " not in token.text or not (token.look is Look.TEXT or _TWO_DAYS.fullmatch(token.text)):
        return [token]
    words = [w for w in line.source.words if w.box.x0 >= token.box.x0 - 0.5 and w.box.x1 <= token.box.x1 + 0.5]
    if sum(len(word.text) + 1 for word in words) > len(token.text) + 1:
        return [token]
    parts: list[list[Word]] = []
    for word in words:
        begins = any(abs(word.box.x0 - edge) < _NEAR_AN_EDGE for edge in edges)
        # Behind the letters that fill a narrow column another begins.
        begins |= bool(parts) and all(of_equipment(each.text) for each in parts[-1]) and not of_equipment(word.text)
        if not parts or begins:
            parts.append([word])
        else:
            parts[-1].append(word)
    return [token] if len(parts) < 2 else [_piece(part, token) for part in parts]


def _piece(words: Sequence[Word], whole: Token) -> Token:
    text = " ".join(word.text for word in words)
    token = replace(whole, text=text, printed=text, box=Box.around(word.box for word in words))
    if NUMBER.fullmatch(text):
        return replace(token, look=Look.NUMBER)
    code = CODE_WITH_MODIFIERS.fullmatch(text)
    if code is None:
        return token
    head, modifiers = code_and_modifiers(code)
    return replace(token, look=Look.CODE, text=head, modifiers=modifiers)
