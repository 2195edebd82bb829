"""Which claim each charge of a notice belongs to, and who sent that claim in."""

from __future__ import annotations

import itertools
import re
from bisect import bisect
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from checker.model import LineItem
from checker.reading.details.names import is_insurer, is_organisation
from checker.reading.notice_words import notice_pattern, notice_words
from checker.reading.notices.heads import tells_a_fact
from checker.reading.tokens.heading_words import money_roles, role_of_whole
from checker.reading.tokens.labels import plain
from checker.reading.tokens.tokens import Line, Look
from checker.reading.tokens.vocabulary import any_of

_NUMBER = r"(?P<value>[A-Z0-9](?:[A-Z0-9]|[ -](?=\d)){4,}[A-Z0-9])"
_PHONE = re.compile(r"[\s,]*\(?\b\d{3}\)?[ .-]{1,2}\d{3}-\d{4}.*$")
_ADDRESS = re.compile(r"^\s*(?:\d+ |(?i:p\.? ?o\.? box))|\b[A-Z]{2},?\s+\d{5}")
_DAY = re.compile(any_of("service_date_labels"), re.IGNORECASE)
_DIGITS = re.compile(r"\d.*\d.*\d.*\d")
_REST = re.compile(r"#?[A-Z0-9-]*\d[A-Z0-9-]*")
_MOST_LINES = 4
_REACH = 5
"""A supplier's name without a label stands at most so many lines below the number or the day of its claim."""

_CLOSE, _SAME_EDGE = 0.5, 3.0
"""How near, in heights of type, and how straight, in points, the lines of one cell stand under one another."""

Place = tuple[int, float]


@dataclass(frozen=True, slots=True)
class _Marks:
    """Values and where they stand, in the order of the paper."""

    places: tuple[Place, ...]
    values: tuple[str, ...]

    def above(self, place: Place) -> str | None:
        at = bisect(self.places, place)
        return self.values[at - 1] if at else None

    def below(self, place: Place) -> str | None:
        at = bisect(self.places, place)
        return self.values[at] if at < len(self.values) else None


def with_claims(items: Sequence[LineItem], lines: Sequence[Line]) -> list[LineItem]:
    """The charges with the claim number and the supplier that stand above them, or below where claims are closed so."""
    opening, closing = _marks(_numbers(lines, closing=False)), _marks(_numbers(lines, closing=True))
    providers = _marks(_providers(lines))
    only = providers.values[0] if len(set(providers.values)) == 1 else None
    claimed = []
    for item in items:
        place = _place(item)
        number = item.claim or _number_in(item.raw) or opening.above(place) or closing.below(place)
        claimed.append(replace(item, claim=number, provider=providers.above(place) or only))
    return claimed


def names_a_claim(line: Line) -> bool:
    """Whether a line without figures tells a claim's number or who sent it in."""
    if line.having(Look.MONEY):
        return False
    return bool(_numbered().search(line.text.replace("\t", " "))) or _labelled(line) is not None


def without_claim_heads(lines: Sequence[Line], headings: Collection[Line]) -> list[Line]:
    """The lines, headings of tables and all, less those that are no part of a charge: whose claim and of which day the
    charges below are, the sums of claims in figures beside their names, below tables also those of one column, and what
    is settled beside all claims."""
    others = [line for line in lines if line not in headings]
    days = {line for above, line in zip((None, *others), others, strict=False) if _heads_by_day(line, above)}
    heads = days.union(line for line in others if names_a_claim(line) or _sums_up(line))
    heads |= {line for line in others if headings and _sums_up_column(line)}
    heads |= {line for line, _ in _providers(others)}
    around = zip(lines, lines[1:], lines[2:], strict=False)
    heads |= {line for above, line, below in around if line not in headings and _entitles(above, line, below, heads)}
    left: list[Line] = []
    below = beside = False
    for line in lines:
        below = line in heads or (below and line not in headings and (_is_address(line) or tells_a_fact(line)))
        beside = (beside and not names_a_claim(line)) or _beside_claims(line)
        if not below and not beside:
            left.append(line)
    return left


def _entitles(above: Line, line: Line, below: Line, heads: Container[Line]) -> bool:
    """Whether the middle one of three lines stands over the head of a claim as its title, without a figure."""
    over, under = line.box.top - above.box.bottom, below.box.top - line.box.bottom
    apart = above.page != line.page or over > under + _CLOSE * line.box.height
    says = any(map(line.having, (Look.MONEY, Look.DATE, Look.CODE)))
    return below in heads and line.page == below.page and apart and not says


def _beside_claims(line: Line) -> bool:
    return notice_words("claims", "beside").fullmatch(plain(line.text)) is not None


def _marks(found: Iterator[tuple[Line, str]]) -> _Marks:
    pairs = sorted(((line.page, line.box.top), value) for line, value in found)
    return _Marks(tuple(place for place, _ in pairs), tuple(value for _, value in pairs))


def _place(item: LineItem) -> Place:
    first = item.boxes[0]
    return first.page, first.level


@cache
def _provider() -> str:
    return notice_pattern("claims", "provider")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s(\t])(?i:{notice_pattern('claims', 'number')})\s*[:#.]*\s*(?:\(s\)\s*)?{_NUMBER}")


@cache
def _cut_number() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?i:{notice_pattern('claims', 'number')})\s*[:#]*\s*(?:#?[\d-]+-)?$")


def _numbers(lines: Sequence[Line], *, closing: bool) -> Iterator[tuple[Line, str]]:
    """Each line that prints a claim's number after its label; those that close a claim apart from the others."""
    closes = notice_words("claims", "closing")
    for at, line in enumerate(lines):
        found = _number_in(_with_next_lines(lines, at))
        over = lines[at - 1] if at and _goes_on_in_cell(lines[at - 1], line) else line
        begins = over.text.split("\t")[0] if len(over.text.split("\t")[0].split()) < _MOST_LINES else ""
        closed = any(closes.match(text.strip().lower()) for text in (begins, line.text))
        if found and closed is closing:
            yield line, found


def _number_in(text: str) -> str | None:
    """The first number behind a label of claims; capitals alone are none ("CLAIM DETAIL: Claim # 3244691965975")."""
    values = (found["value"].strip() for found in _numbered().finditer(re.sub(r"\t| \| ", " ", text)))
    return next(filter(_DIGITS.search, values), None)


def _with_next_lines(lines: Sequence[Line], at: int) -> str:
    """The text of a line; where its first cell ends with the label of a claim's number or amid that number, this cell
    with the lines on which it goes on."""
    cell = lines[at].text.split("\t")[0]
    if not _cut_number().search(cell) or (not cell.endswith("-") and _number_in(lines[at].text)):
        return lines[at].text
    for above, line in itertools.pairwise(lines[at : at + _MOST_LINES]):
        more = line.text.split("\t")[0]
        if not _REST.fullmatch(more) or not _goes_on_in_cell(above, line):
            break
        cell += more if cell.endswith("-") else f" {more}"
    return cell


def _providers(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Each line that names who sent a claim in: beside its label, beside the claim's number, right above that or below
    it or its day."""
    labelled = [(line, name) for line in lines if (name := _labelled(line))]
    if labelled:
        yield from labelled
        return
    waiting = 0
    for above, line in zip((None, *lines), lines, strict=False):
        text = line.text.replace("\t", " ")
        number = _numbered().search(text)
        if number and (name := _company(text[number.end() :])):
            yield line, name
        elif number and above is not None and (name := _supplier_alone(above)):
            waiting = 0
            yield above, name
        elif waiting and not line.having(Look.MONEY) and (name := _company(text) or _over_phone(text)):
            waiting = 0
            yield line, name
        elif number or _only_a_day(line):
            waiting = _REACH
        else:
            waiting = 0 if len(line.having(Look.MONEY)) > 1 else max(0, waiting - 1)


def _labelled(line: Line) -> str | None:
    """The name beside a label such as "Provider:", in its cell or in the next."""
    if line.having(Look.MONEY):
        return None
    cells = line.text.split("\t")
    for at, cell in enumerate(cells):
        beside = re.match(rf"\s*(?i:{_provider()})\s+(?P<name>[A-Z].*)", cell) or _before_colon().search(cell)
        name = beside["name"] if beside else None
        if name is None and re.fullmatch(rf"\s*(?i:{_provider()})\s*:?\s*", cell) and at + 1 < len(cells):
            name = cells[at + 1]
        if name and (found := _name(name)):
            return found
    return None


@cache
def _before_colon() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?i:{_provider()})\s*:\s*(?P<name>\S.*)")


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
    name = _name(text) if ":" not in text and not _DAY.match(text.strip()) else None
    return name if name and is_organisation(name) and name[:1].isupper() else None


def _supplier_alone(line: Line) -> str | None:
    """The name of a company that is no plan, where it is all a line says."""
    name = None if line.having(Look.MONEY) or is_insurer(line.text) else _company(line.text)
    return name if name == line.text.strip() else None


def _over_phone(text: str) -> str | None:
    """A name with a phone number behind it, whatever its words."""
    return _name(text) if _PHONE.search(text) and ":" not in text else None


def _only_a_day(line: Line) -> bool:
    return bool(line.having(Look.DATE)) and not any(map(line.having, (Look.TEXT, Look.CODE, Look.MONEY)))


def _heads_by_day(line: Line, above: Line | None) -> bool:
    """Whether a line is a day that stands for the charges below it, and not the last line of a cell; with its name it
    may stand beside what these come to ("Visited on March 5 | $20.00")."""
    if _only_a_day(line):
        return above is None or not _goes_on_in_cell(above, line)
    looks = [token.look for token in line.tokens]
    return looks == [Look.TEXT, Look.DATE, Look.MONEY] and _DAY.fullmatch(line.tokens[0].text.strip(" :")) is not None


def _goes_on_in_cell(above: Line, line: Line) -> bool:
    close = above.page == line.page and line.box.top - above.box.bottom < _CLOSE * line.box.height
    return close and abs(above.box.x0 - line.box.x0) < _SAME_EDGE


def _is_address(line: Line) -> bool:
    return bool(_ADDRESS.search(line.text)) and not line.having(Look.MONEY) and not line.having(Look.DATE)


def _sums_up_column(line: Line) -> bool:
    """Whether a line is one figure with the name of a column of money ("Paid amount 92.10")."""
    looks = [token.look for token in line.tokens]
    return looks == [Look.TEXT, Look.MONEY] and role_of_whole(line.tokens[0].text.strip(" :")) in money_roles()


def _sums_up(line: Line) -> bool:
    """Whether a line is a sum of a claim with its name, names and figures by turns ("PT RESP 12.00 NET 48.00"), or says
    what one figure of a charge consists of ("You owe: copay $15.00")."""
    text = line.text.strip().lower()
    looks = [token.look for token in line.tokens]
    if not notice_words("claims", "sums").match(text) or line.having(Look.DATE) or line.having(Look.CODE):
        return False
    part = looks == [Look.TEXT, Look.MONEY] and ": " in line.tokens[0].text
    return part or (looks.count(Look.MONEY) >= 2 and Look.TEXT in looks[1:3])
