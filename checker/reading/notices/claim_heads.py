"""Lines of a notice that are no part of a charge: whose claim and of which day those below are, and sums of claims."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Sequence

from checker.reading.notice_words import notice_words
from checker.reading.notices.claim_numbers import goes_on_in_cell
from checker.reading.notices.claims import names_a_claim
from checker.reading.notices.heads import tells_a_fact
from checker.reading.notices.providers import only_a_day, providers
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.cutting import DASHES
from checker.reading.tokens.heading_words import money_roles, role_of, role_of_whole
from checker.reading.tokens.labels import names_service_day, plain
from checker.reading.tokens.roles import BILLED, DATE_ROLES, Role
from checker.reading.tokens.tokens import Line, Look

_ADDRESS = re.compile(r"^\s*(?:\d+ |(?i:p\.? ?o\.? box))|\b[A-Z]{2},?\s+\d{5}")
_NAMES_CHARGES = {Role.CODE, *BILLED, *DATE_ROLES}
_FEWEST_SUMS = 3
_CLOSE = 0.5
"""How many of its own heights more than to the line below a title stands off the line above."""


def without_claim_heads(lines: Sequence[Line], headings: Collection[Line]) -> list[Line]:
    """The lines, headings of tables and all, less those that are no part of a charge:
    - whose claim the charges below are, and of which day: "Claim 4471 | Ann Lee", "Visited on March 5";
    - what claims come to, in figures beside their names ("Claim total | $212.00"), below tables also in one column;
    - what is settled beside all claims, under a title of its own: "Provider adjustments";
    - what of a year's limits is used up, in a list of them: "Deductible | Limit | Used to date".
    """
    others = [line for line in lines if line not in headings]
    trios = zip((None, *others), others, (*others[1:], None), strict=False)
    days = {line for above, line, below in trios if _heads_by_day(line, above, below)}
    heads = days.union(line for line in others if names_a_claim(line) or _sums_up(line))
    heads |= {line for line in others if headings and (_sums_up_column(line) or _is_summary(line))}
    heads |= {line for line, _ in providers(others)}
    around = zip(lines, lines[1:], lines[2:], strict=False)
    heads |= {line for above, line, below in around if line not in headings and _entitles(above, line, below, heads)}
    left: list[Line] = []
    below = beside = limits = False
    for line in lines:
        below = line in heads or (below and line not in headings and (_is_address(line) or tells_a_fact(line)))
        beside = (beside and not names_a_claim(line)) or _beside_claims(line)
        goes_on = (limits or _heads_sums(line)) and line not in headings and not _tells_of_service(line)
        limits = _heads_limits(line) or goes_on
        if not below and not beside and not limits:
            left.append(line)
    return left


def _heads_limits(line: Line) -> bool:
    """Whether a line heads a list of what of a year's limits is used up: "Deductible | Limit | Used to date"."""
    cells = [plain(cell) for cell in line.text.split("\t")]
    used, limit = (any(map(notice_words("claims", name).fullmatch, cells)) for name in ("used", "limit"))
    return used and limit and not line.having(Look.MONEY) and not _NAMES_CHARGES.intersection(map(role_of, cells))


def _heads_sums(line: Line) -> bool:
    """Whether a line heads the sums of all claims: "TOTALS: # OF CLAIMS | BILLED AMT | ALLOWED AMT | PROV PD AMT"."""
    cells = line.text.split("\t")
    named = notice_words("claims", "closing").match(plain(cells[0]))
    return len(cells) > _FEWEST_SUMS and named is not None and not line.having(Look.MONEY)


def _tells_of_service(line: Line) -> bool:
    return bool(line.having(Look.DATE) or line.having(Look.CODE)) or names_a_claim(line)


def _entitles(above: Line, line: Line, below: Line, heads: Container[Line]) -> bool:
    """Whether the middle one of three lines stands over the head of a claim as its title, without a figure."""
    over, under = line.box.top - above.box.bottom, below.box.top - line.box.bottom
    apart = above.page != line.page or over > under + _CLOSE * line.box.height
    says = any(map(line.having, (Look.MONEY, Look.DATE, Look.CODE)))
    return below in heads and line.page == below.page and apart and not says


def _beside_claims(line: Line) -> bool:
    return notice_words("claims", "beside").fullmatch(plain(line.text)) is not None


def _heads_by_day(line: Line, above: Line | None, below: Line | None) -> bool:
    """Whether a line is a day that stands for the charges below it, and neither the last line of a cell nor the first
    of a span ("- Dec 31, 2023"). With its name it may stand beside what these come to ("Visited on March 5 | $20.00").
    """
    if only_a_day(line):
        if below is not None and below.text[:1] in DASHES and adjoins(line, below):
            return False
        return above is None or not goes_on_in_cell(above, line)
    looks = [token.look for token in line.tokens]
    return looks == [Look.TEXT, Look.DATE, Look.MONEY] and names_service_day(line.tokens[0].text)


def _is_address(line: Line) -> bool:
    return bool(_ADDRESS.search(line.text)) and not line.having(Look.MONEY) and not line.having(Look.DATE)


def _sums_up_column(line: Line) -> bool:
    """Whether a line is one figure with the name of a column of money ("Paid amount 92.10")."""
    looks = [token.look for token in line.tokens]
    return looks == [Look.TEXT, Look.MONEY] and role_of_whole(line.tokens[0].text.strip(" :")) in money_roles()


def _is_summary(line: Line) -> bool:
    """Whether a line is values beside their names with a colon, several figures among them, as boxes below a table sum
    its claim up: "Amount billed: $69.00 | Deductible: $0.00"."""
    names, values = line.tokens[::2], line.tokens[1::2]
    named = len(names) == len(values) and all(name.text.rstrip().endswith(":") for name in names)
    return named and len(line.having(Look.MONEY)) > 1 and not line.having(Look.CODE)


def _sums_up(line: Line) -> bool:
    """Whether a line is a sum of a claim with its name, names and figures by turns ("PT RESP 12.00 NET 48.00"), or says
    what one figure of a charge consists of ("You owe: copay $15.00")."""
    text = line.text.strip().lower()
    looks = [token.look for token in line.tokens]
    if not notice_words("claims", "sums").match(text) or line.having(Look.DATE) or line.having(Look.CODE):
        return False
    part = looks == [Look.TEXT, Look.MONEY] and ": " in line.tokens[0].text
    return part or (looks.count(Look.MONEY) >= 2 and Look.TEXT in looks[1:3])
