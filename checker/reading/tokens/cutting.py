"""Texts that run over into the next column, cut where that column begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.model import Box, Word
from checker.reading.tokens.patterns import CODE_WITH_MODIFIERS, NUMBER, code_and_modifiers
from checker.reading.tokens.tokens import Line, Look, Token

_DASHES = ("-", "--")
_DASH_BEFORE = re.compile(r"-+\s")
_NEAR_AN_EDGE = 2.5
"""How many points a word may stand off the edge of a column and still begin there."""


def cut_at(line: Line, edges: Sequence[float]) -> Line:
    """The line with texts that run over into the next column cut where that column begins (points from the left)."""
    tokens = [part for token in line.tokens for part in _cut_token(line, token, edges)]
    return line if len(tokens) == len(line.tokens) else replace(line, tokens=tuple(tokens))


def apart_from_dashes(line: Line, ends: Sequence[float]) -> Line:
    """The line, each dash before a figure a token by itself where it ends as another column of money does.

    It stands for nothing there, and is no minus sign; `ends` are the right edges of those columns.
    """
    if not any(_DASH_BEFORE.match(token.text) for token in line.having(Look.MONEY)):
        return line
    tokens: list[Token] = []
    for token in line.tokens:
        words = [w for w in line.source.words if w.box.x0 >= token.box.x0 - 0.5 and w.box.x1 <= token.box.x1 + 0.5]
        dash = token.look is Look.MONEY and len(words) > 1 and _DASH_BEFORE.match(token.text) and words[0].text
        if dash in _DASHES and any(abs(words[0].box.x1 - end) < _NEAR_AN_EDGE for end in ends):
            rest = token.text[len(words[0].text) :].strip()
            nothing = replace(token, look=Look.TEXT, text=words[0].text, printed=words[0].text, box=words[0].box)
            box = Box.around(word.box for word in words[1:])
            tokens += [nothing, replace(token, text=rest, printed=rest, box=box)]
        else:
            tokens.append(token)
    return line if len(tokens) == len(line.tokens) else replace(line, tokens=tuple(tokens))


def _cut_token(line: Line, token: Token, edges: Sequence[float]) -> list[Token]:
    if token.look is not Look.TEXT or " " not in token.text:
        return [token]
    words = [w for w in line.source.words if w.box.x0 >= token.box.x0 - 0.5 and w.box.x1 <= token.box.x1 + 0.5]
    if sum(len(word.text) + 1 for word in words) > len(token.text) + 1:
        return [token]
    parts: list[list[Word]] = []
    for word in words:
        begins = any(abs(word.box.x0 - edge) < _NEAR_AN_EDGE for edge in edges)
        if not parts or begins:
            parts.append([word])
        else:
            parts[-1].append(word)
    return [token] if len(parts) < 2 else [_piece(part, token) for part in _left_to_right(parts)]


def _left_to_right(parts: Sequence[list[Word]]) -> list[list[Word]]:
    """The parts with each that stands wholly left of those before it (lines of another cell lay between) put before."""
    ordered: list[list[Word]] = []
    for part in parts:
        at = len(ordered)
        while at and max(word.box.x1 for word in part) <= ordered[at - 1][0].box.x0:
            at -= 1
        ordered.insert(at, part)
    return ordered


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
