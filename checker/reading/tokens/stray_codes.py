"""Codes printed where no code column is: in the description, in brackets, or alone on their line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from checker.catalogue import load_catalogue
from checker.catalogue.fields import field_of
from checker.reading.tokens.cells import Cells
from checker.reading.tokens.heading_words import money_roles
from checker.reading.tokens.inline_labels import inline_labels, without_label
from checker.reading.tokens.modifier_words import is_word_too, of_equipment
from checker.reading.tokens.patterns import split_modifiers
from checker.reading.tokens.roles import DATE_ROLES, NUMBERED, Role
from checker.reading.tokens.text_pieces import is_listed
from checker.reading.tokens.tokens import Line, Look, Token, ends_text, follows
from checker.reading.tokens.values import parse_date
from checker.reading.tokens.vocabulary import any_of, late

_BETWEEN_MODIFIERS = re.compile(r"[\s/,:-]+")
_NOT_A_CODE = late(rf"\b{any_of('other_number_labels')}\.?(?: (?:no|number|code|num|#))?\.?\s?[:#]*\s*$", re.IGNORECASE)
_OF_AN_ITEM = re.compile(r"\b(?:item|visit)\W*$", re.IGNORECASE)
"""Words before a company's own number, or a code."""
_CODE_FOLLOWS = re.compile(rf"{any_of('code_labels')}\S*\s?[:#]?\s?$|[(\[]\s?$", re.IGNORECASE)
_ODD = r"0?((?=\w*\d\w*\d)[A-Z0-9]{4,6})((?:[\s,/-]+[A-Z][A-Z0-9])*)"
_ODD_IN_BRACKETS = re.compile(rf"[(\[]\s?{_ODD}\s?[)\]]")
_ODD_AT_START = re.compile(
    r"0?((?=\w*\d\w*\d)[A-V][0-9A-Z]{3,5})"
    r"((?:[,/-][A-Z][A-Z0-9]|\s[A-Z][A-Z0-9](?=\s[A-Z-]|$)|\s?[(\[](?:[A-Z][A-Z0-9][\s,/-]?)+[)\]])*)(?=\s|$)"
)
_SAYS = re.compile(r"[^\W_]")
_MOST = 0.75  # of the numbers at the ends of words
_FEWEST = 3
"""How many known codes tell that an item's numbers are such."""
_OTHER_NUMBERS = NUMBERED | {Role.APPROVED, Role.BRANCH, Role.LINE_NUMBER, Role.REMARK}


def cells_with_code(line: Line, roles: Iterable[tuple[Token, Role]], has_column: bool, ends_words: int) -> Cells:
    """The tokens of a line by their roles, less the words that name values. Where none is a code of a column of codes,
    one is sought among the others; `ends_words` counts the codes of five digits that end cells of words."""
    cells: dict[Role, list[Token]] = {}
    _, left = inline_labels(line)
    for token, role in roles:
        if left.get(token) != "":
            cells.setdefault(role, []).append(without_label(token, left))
    if not any(token.look is Look.CODE for token in cells.get(Role.CODE, ())):
        _promote_code(cells, line, has_column, ends_words)
    return {role: tuple(tokens) for role, tokens in cells.items() if tokens}


def _promote_code(cells: dict[Role, list[Token]], line: Line, has_column: bool, ends_words: int) -> None:
    """A code printed where no code column is: in the description, also where that begins too near the number before it,
    or as the only thing of its line."""
    for column in sorted(cells, key=lambda role: role is not Role.DESCRIPTION):
        for token in sorted(cells[column], key=lambda token: token.text.isdigit()):
            role = Role.DESCRIPTION if column is Role.ITEM_NUMBER and token is not cells[column][0] else column
            dated = role in DATE_ROLES and parse_date(token.printed) is not None
            other = role in _OTHER_NUMBERS or (role in money_roles() and token.text.isdigit())
            lettered = bool(token.modifiers) and not token.printed.isdigit()
            told = lettered or _is_named(line, token) or (not has_column and _opens_item(line, token))
            named_otherwise = other and not told
            if (
                token.look is Look.CODE
                and not (dated or named_otherwise)
                and _is_code_here(line, token, has_column, role, ends_words, opens=token is cells[column][0])
            ):
                cells[column].remove(token)
                cells.setdefault(Role.CODE, []).append(token)
                return


def _opens_item(line: Line, token: Token) -> bool:
    """Whether a known code opens a line without a day or a figure, as the second one of an item: "82803 / Qty 1.00"."""
    alone = token is line.tokens[0] and not line.having(Look.DATE) and not line.having(Look.MONEY)
    return alone and field_of(token.text) is not None


def _is_named(line: Line, token: Token) -> bool:
    """Whether a bracket opens before a code, or its name stands there."""
    return _CODE_FOLLOWS.search(line.text[: max(line.text.find(token.printed), 0)]) is not None


def with_bracketed_code(cells: Cells) -> Cells:
    """The cells; a misprinted code in brackets or at the start of the words, where the other lines have theirs, set
    apart from these."""
    words = cells.get(Role.DESCRIPTION, ())
    for at, token in enumerate(words):
        match = _ODD_IN_BRACKETS.search(token.text) or _ODD_AT_START.match(token.text)
        modifiers = split_modifiers(match[2]) if match else ()
        if match and all(map(load_catalogue().modifier, modifiers)):
            printed = match[0].strip("()[] ")
            code = replace(token, look=Look.CODE, text=match[1], printed=printed, modifiers=modifiers)
            rest = replace(token, text=token.text.replace(match[0], " "))
            return {**cells, Role.CODE: (code,), Role.DESCRIPTION: (*words[:at], rest, *words[at + 1 :])}
    return cells


def _is_code_here(line: Line, token: Token, has_column: bool, role: Role, ends_words: int, opens: bool) -> bool:
    """Whether a code's look is not deceptive, by what stands before it; `opens` where it is the first in its column."""
    before = line.text[: max(line.text.find(token.printed), 0)]
    if _NOT_A_CODE.search(before):
        listed = is_listed(token.text) or bool(token.modifiers)
        known = (ends_words >= _FEWEST and field_of(token.text) is not None) if token.text.isdigit() else listed
        return known and _OF_AN_ITEM.search(before) is not None
    labelled = _CODE_FOLLOWS.search(before)
    if not token.text.isdigit():
        known = is_listed(token.text)
        named = labelled is not None and labelled[0][0] not in "(["
        return named or known or not has_column or bool(token.modifiers)
    if labelled:
        return True
    earlier = [other for other in line.tokens if other.box.x1 <= token.box.x0 + 1 and _SAYS.search(other.text)]
    known = field_of(token.text) is not None
    before_words = (Look.DATE, Look.NUMBER, Look.MONEY) if known else (Look.DATE, Look.NUMBER)
    first = all(other.look in before_words or parse_date(other.printed) for other in earlier)
    behind_day = bool(earlier) and earlier[-1].look is Look.DATE
    apart = opens or behind_day or before.endswith("\t") or not follows(line, token)
    begins = role is Role.DESCRIPTION and known and apart
    ends = ends_words and role is Role.DESCRIPTION and _ends_words(line, token)
    return not has_column and (first or begins or ends or bool(token.modifiers))


def codes_end_words(lines: Sequence[Line]) -> int:
    """How many cells of words of a list end in five digits; none where they are no codes: of other numbers few are
    known ones."""
    ending = [token for line in lines for token in _five_digits(line) if _ends_words(line, token)]
    return len(ending) * (sum(field_of(token.text) is not None for token in ending) >= _MOST * len(ending))


def _ends_words(line: Line, token: Token) -> bool:
    """Whether a token stands right behind words in their cell, and no more words behind it but after a comma; dots that
    lead to an amount and brackets are none."""
    at = line.tokens.index(token)
    before, _, after = line.text.partition(token.printed)
    listed = before.endswith(", ") and after.startswith(", ")
    words = [
        next_.text for next_ in line.tokens[at + 1 : at + 2] if next_.look is Look.TEXT and _SAYS.search(next_.text)
    ]
    last = not words or after[:1] == "\t" or listed
    return last and any(ends_text(line, each) for each in line.tokens[max(at - 1, 0) : at + 1])


def modifiers_follow(before: Token, token: Token) -> bool:
    """Whether a token right behind a code is a cell of its modifiers: "E1390 | RR KX", "99213 | 25 | Office visit", or
    as many as a narrow cell holds: "E1390 (RR", "E1390 [RR,".
    """
    words = _BETWEEN_MODIFIERS.split(token.text.strip("([,")) if token.look in (Look.TEXT, Look.NUMBER) else []
    if len(words) == 1 and words[0].isupper() and all(map(of_equipment, pairs := split_modifiers(words[0]))):
        words = list(pairs)
    if before.look is not Look.CODE or not words or any(len(word) != 2 for word in words):
        return False
    if token.look is Look.NUMBER and not before.text.isdigit():
        return False
    return all(word == word.upper() and load_catalogue().modifier(word) and not is_word_too(word) for word in words)


def only_modifiers(token: Token) -> bool:
    """Whether a cell holds modifiers of equipment and nothing else: a code's that went to the next line."""
    words = re.findall(r"\w+", token.text) if token.look is Look.TEXT else []
    return bool(words) and all(map(of_equipment, words))


def _five_digits(line: Line) -> list[Token]:
    of_words = (Role.UNNAMED, Role.DESCRIPTION)
    return [token for token in line.having(Look.CODE) if token.text.isdigit() and token.label in of_words]


def is_known(code: Token) -> bool:
    """Whether a code is none of five digits that stand for no service, as those of an account or an invoice are."""
    return not code.text.isdigit() or field_of(code.text) is not None
