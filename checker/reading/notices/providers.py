"""Who sent each claim of a notice in: beside a label, beside the claim's number, or above or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checker.reading.details.names import is_insurer, is_organisation
from checker.reading.notice_words import notice_pattern
from checker.reading.notices.claim_numbers import numbered
from checker.reading.tokens.labels import opens_with_service_day
from checker.reading.tokens.tokens import Line, Look

_PHONE = re.compile(r"[\s,]*\(?\b\d{3}\)?[ .-]{1,2}\d{3}-\d{4}.*$")
_REACH = 5
"""A supplier's name without a label stands at most so many lines below the number or the day of its claim."""


def providers(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Each line that names who sent a claim in: beside its label, beside the claim's number, right above that or below
    it or its day."""
    named = [(line, name) for line in lines if (name := labelled(line))]
    if named:
        yield from named
        return
    waiting = 0
    for above, line in zip((None, *lines), lines, strict=False):
        text = line.text.replace("\t", " ")
        number = numbered().search(text)
        if number and (name := _company(text[number.end() :])):
            yield line, name
        elif number and above is not None and (name := _supplier_alone(above)):
            waiting = 0
            yield above, name
        elif (
            waiting
            and not (line.having(Look.MONEY) or line.having(Look.CODE))
            and (name := _company(text) or _over_phone(text))
        ):
            waiting = 0
            yield line, name
        elif number or only_a_day(line):
            waiting = _REACH
        else:
            waiting = 0 if len(line.having(Look.MONEY)) > 1 else max(0, waiting - 1)


def labelled(line: Line) -> str | None:
    """The name beside a label such as "Provider:", in its cell or in the next."""
    if line.having(Look.MONEY):
        return None
    cells = line.text.split("\t")
    for at, cell in enumerate(cells):
        beside = re.match(
            rf"\s*(?i:{_provider()})\s+(?!(?:\w+ )?(?i:address))(?P<name>[A-Z].*)", cell
        ) or _before_colon().search(cell)
        name = beside["name"] if beside else None
        if name is None and re.fullmatch(rf"\s*(?i:{_provider()})\s*:?\s*", cell) and at + 1 < len(cells):
            name = cells[at + 1]
        if name and (found := _name(name)):
            return found
    return None


@cache
def _provider() -> str:
    return notice_pattern("claims", "provider")


@cache
def _before_colon() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?i:{_provider()})\s*:\s*(?P<name>\S.*)")


@cache
def _before_name() -> re.Pattern[str]:
    return re.compile(rf"^\s*(?i:{notice_pattern('claims', 'before_provider')})(?:\s*[-–—]\s+|\s+(?=[A-Z]))")


@cache
def _after_name() -> re.Pattern[str]:
    label = notice_pattern("claims", "after_provider")
    return re.compile(rf"\s{{2,}}|[\s,;]+(?=(?i:{label})[^:]{{0,20}}(?:[:#]|\s\d))|\s+(?=NPI\b|\()")


def _name(text: str) -> str | None:
    """A name without the phone number or the label that follows it; None where it is no name."""
    text = _after_name().split(text.strip())[0]
    text = _PHONE.sub("", text).strip(" ,;:-")
    words = re.findall(r"[A-Za-z]{2,}", text)
    digits = sum(letter.isdigit() for letter in text)
    return text if words and digits < len(text) / 3 and not re.search(r"\$|\d\.\d\d\b", text) else None


def _company(text: str) -> str | None:
    name = _name(_before_name().sub("", text)) if ":" not in text and not opens_with_service_day(text.strip()) else None
    return name if name and is_organisation(name) and name[:1].isupper() else None


def _supplier_alone(line: Line) -> str | None:
    """The name of a company that is no plan, where it is all a line says."""
    name = None if line.having(Look.MONEY) or is_insurer(line.text) else _company(line.text)
    return name if name and line.text.strip().endswith(name) else None


def _over_phone(text: str) -> str | None:
    """A name with a phone number behind it, whatever its words."""
    return _name(text) if _PHONE.search(text) and ":" not in text else None


def only_a_day(line: Line) -> bool:
    return bool(line.having(Look.DATE)) and not any(map(line.having, (Look.TEXT, Look.CODE, Look.MONEY)))
