"""Where one statement ends and the next begins, in a file that holds several."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import takewhile

from msgspec import Struct

from checker.model import Page, Read
from checker.parties.people import same_person_on_paper
from checker.reading.columns.headings import find_headings
from checker.reading.columns.upright_headings import lines_of_page
from checker.reading.details import Identity, page_identity, whose_page
from checker.reading.owners import by_owner, headings_of_charges, lists_charges
from checker.reading.rows.named_above import sum_in_box
from checker.reading.tokens.line_classes import only_a_date
from checker.reading.tokens.tokenizing import tokenize
from checker.reading.tokens.tokens import Line, Look

_SURE = 0.55
"""From which confidence on a name is sure."""
_SAME_STATEMENT = timedelta(days=5)
_MOST_OVER_HEADING = 2
"""Above which line of a page the heading with which it opens begins."""


class Part(Struct, frozen=True):
    """The pages and lines of one statement; two statements may share a page, each with its own lines of it."""

    pages: tuple[Page, ...]
    lines: tuple[Line, ...]


def statement_parts(pages: Sequence[Page]) -> tuple[Part, ...]:
    """The statements of a document, parted where a page names another patient, account or statement date."""
    parts: list[tuple[list[Page], list[Line]]] = []
    current: Identity | None = None
    running: set[str] = set()
    for page in pages:
        lines = [tokenize(line, page.rules) for line in lines_of_page(page)]
        own = [line for line in lines if line.text not in running]
        identity = _identity(page, own) if len(pages) > 1 and own else None
        if not parts or (identity is not None and current is not None and _another(current, identity, own)):
            if parts and identity and current:
                running |= _naming(parts[-1][1], current) & _naming(lines, current) - _naming(lines, identity)
                if end := _end_of_the_one_before(page, lines, current, identity):
                    parts[-1][0].append(page)
                    parts[-1][1].extend(lines[:end])
                    lines = lines[end:]
            parts.append(([], []))
            current = identity
        elif identity is not None:
            current = _together(current, identity)
        first, *rest = by_owner(lines)
        parts[-1][0].append(page)
        parts[-1][1].extend(first)
        for more in rest:
            parts.append(([page], list(more)))
            current = page_identity([line.source for line in more], [page])
    found = [Part(tuple(own), tuple(lines)) for own, lines in parts]
    return tuple(_with_slips(_with_heads(found)) if len(found) > 1 else found)


def _naming(lines: Sequence[Line], owner: Identity) -> set[str]:
    """The lines that name an owner; those that name the one before, and not this, are printed on every page."""
    names = [read.printed for read in (owner.patient, owner.account) if read]
    return {line.text for line in lines if any(name in line.text for name in names)}


def _with_heads(parts: Sequence[Part]) -> list[Part]:
    """The parts; what names another at the foot of a page, and prints no figure, heads the part that begins on the next
    page, unless that names another account."""
    kept: list[Part] = []
    for part in reversed(parts):
        after = kept[0] if kept else None
        if after and after.pages[0].number == part.pages[-1].number + 1 and _heads(part, after):
            kept[0] = Part((*part.pages, *after.pages), (*part.lines, *after.lines))
        else:
            kept.insert(0, part)
    return kept


def _heads(part: Part, after: Part) -> bool:
    if any(line.having(Look.MONEY) for line in part.lines) or not _lists_charges(after.lines):
        return False
    accounts = [page_identity([line.source for line in one.lines], one.pages).account for one in (part, after)]
    return len({account.value for account in accounts if account}) < 2


def _with_slips(parts: Sequence[Part]) -> list[Part]:
    """The parts, each that is of the patient, account and day of one before put to that one:
    - where it holds no charge, as the slip to be sent back;
    - where another account began amid a page, and the paper's own is named again overleaf.
    """
    kept: list[Part] = []
    owners: list[Identity] = []
    for part in parts:
        owner = page_identity([line.source for line in part.lines], part.pages)
        home = next((at for at, other in enumerate(owners) if _same(other, owner)), None)
        between = kept[home + 1 :] if home is not None else []
        if home is None or (_lists_charges(part.lines) and not (between and _begin_amid(kept[home], between))):
            kept.append(part)
            owners.append(owner)
            continue
        back = between if _lists_charges(part.lines) else []
        del kept[home + 1 : home + 1 + len(back)], owners[home + 1 : home + 1 + len(back)]
        for more in (*back, part):
            pages = dict.fromkeys((*kept[home].pages, *more.pages))
            kept[home] = Part(tuple(pages), (*kept[home].lines, *more.lines))
    return kept


def _begin_amid(before: Part, parts: Sequence[Part]) -> bool:
    """Whether some parts begin on pages of the one before them."""
    return all(part.pages[0] in before.pages for part in parts)


def _lists_charges(lines: Sequence[Line]) -> bool:
    return lists_charges(lines) or bool(headings_of_charges(lines))


def _same(one: Identity, other: Identity) -> bool:
    """Whether two parts are of one account, and not of different patients or days."""
    if not _same_account(one, other):
        return False
    days = {read.value for read in (one.statement_date, other.statement_date) if read}
    return not _differ(one.patient, other.patient) and len(days) < 2


def _same_account(one: Identity, other: Identity) -> bool:
    return bool(one.account and other.account and one.account.value == other.account.value)


def _identity(page: Page, lines: Sequence[Line]) -> Identity:
    """Whose a page is, tables, figures that no box of the head names, and the days that head groups aside: several
    lines that say no more."""
    tables = headings_of_charges(lines)
    days = [line for line in lines if only_a_date(line)]
    inside = {*tables, *(days if len(days) > 1 else ())}
    told = (line for at, line in enumerate(lines) if not line.having(Look.MONEY) or sum_in_box(lines[:at], line))
    outside = [line.source for line in told if line not in inside]
    figures_from = min((line.box.top for line in lines if line.having(Look.MONEY)), default=page.height)
    return whose_page(page, outside, figures_from)


def _another(current: Identity, page: Identity, lines: Sequence[Line]) -> bool:
    """Whether a page with these lines is another statement's:
    - it names another patient, surely if its account is the same: its layout alone may take a company for one;
    - it has its own date or names the patient, be it in a running head, over another account;
    - its date lies well apart from that of the page before, beside which a day of printing may stand.
    """
    named = page.patient and (page.patient.confidence >= _SURE or not _same_account(current, page))
    if named and _differ(current.patient, page.patient):
        return True
    opens = page.statement_date is not None or page.patient is not None or _opens_with(lines, current.patient)
    if opens and current.account and page.account and current.account.value != page.account.value:
        return True
    if page.statement_date is None or current.statement_date is None or not (page.account or page.patient):
        return False
    return abs(current.statement_date.value - page.statement_date.value) > _SAME_STATEMENT


def _differ(one: Read[str] | None, other: Read[str] | None) -> bool:
    return one is not None and other is not None and not same_person_on_paper(one.value, other.value)


def _opens_with(lines: Sequence[Line], patient: Read[str] | None) -> bool:
    """Whether a name stands in the first of some lines that print no figure."""
    head = takewhile(lambda line: not line.having(Look.MONEY), lines)
    return patient is not None and any(patient.printed.casefold() in line.text.casefold() for line in head)


def _end_of_the_one_before(page: Page, lines: Sequence[Line], before: Identity, after: Identity) -> int:
    """How many lines of a page are of the statement of the page before: down to the last figure above what says whose
    the page is. None are where a line above that names another account, or the page does not
    - open with figures, with the heading of a table, or with a line over one;
    - or open with a line that names the account before;
    - or hold charges above.
    """
    opening = lines[0]
    named = before.account is not None and before.account.value in opening.text
    reads = (after.patient, after.account, after.statement_date)
    top = opening.box.bottom if named else 0.0
    head = min((box.top for read in reads if read for box in read.boxes if box.top >= top), default=0.0)
    above = [line for line in lines if line.box.bottom < head]
    headed = any(block.first < _MOST_OVER_HEADING for block in find_headings(lines))
    if not (named or headed or opening.having(Look.MONEY) or lists_charges(above)):
        return 0
    account = page_identity([line.source for line in above], [page]).account
    if account and before.account and account.value != before.account.value:
        return 0
    return max((at for at, line in enumerate(lines, 1) if line.having(Look.MONEY) and line in above), default=0)


def _together(current: Identity | None, page: Identity) -> Identity:
    if current is None:
        return page
    return Identity(
        current.patient or page.patient, current.account or page.account, current.statement_date or page.statement_date
    )
