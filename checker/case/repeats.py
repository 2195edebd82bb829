"""What is listed more than once without being billed more than once.

The same file added twice, the same bill in two files, a later bill that shows an earlier one's charges again, a plan's
notice about charges that a bill lists too: each charge is counted once, and that is said in a notice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from checker.case.credits import is_charge
from checker.case.matching import decided_again, match_notice
from checker.data.thresholds import threshold, whole
from checker.model import LineItem, Notice, Reading, Statement
from checker.parties.people import same_number

Repeats = dict[tuple[int, int], tuple[int, int]]
"""A repeated line and the line it repeats, each as the place of its statement and its place in it."""


def distinct_documents(readings: Iterable[Reading]) -> tuple[tuple[Reading, ...], tuple[Notice, ...]]:
    """The readings with each document once, and a notice for every file that was the same as an earlier one."""
    kept: dict[str, Reading] = {}
    notices = []
    for reading in readings:
        first = kept.setdefault(reading.document.id, reading)
        if first is not reading:
            notices.append(_same_bill(first.document.name, reading.document.name))
    return tuple(kept.values()), tuple(notices)


def distinct_statements(
    statements: Sequence[Statement], suppliers: Sequence[str]
) -> tuple[tuple[int, ...], tuple[Notice, ...]]:
    """The places of one patient's statements without those that are another one over again, and a notice for each."""
    kept: dict[Hashable, int] = {}
    notices = []
    for place, statement in enumerate(statements):
        first = kept.setdefault(_content(statement, suppliers[place]), place)
        if first != place:
            notices.append(_same_bill(statements[first].file, statement.file))
    return tuple(sorted(kept.values())), tuple(notices)


def find_repeats(statements: Sequence[Statement], suppliers: Sequence[str]) -> tuple[Repeats, tuple[Notice, ...]]:
    """The lines of one patient's statements that a later one lists again, and a notice for every two that overlap.

    Only bills of one supplier and account are held against each other, and a plan's notice against any bill. Two bills
    overlap where, over the days on which they share charges, they list the same ones, or where those are the older
    balance of the later one. A lone charge that comes again among others is no repeat: that is for `duplicate-charge`
    to ask about.
    """
    repeats: Repeats = {}
    notices = []
    told: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
    holders: defaultdict[Hashable, set[int]] = defaultdict(set)
    for later in sorted(range(len(statements)), key=lambda place: _age(statements[place])):
        keys = {_loose(line) for line in statements[later].lines}
        earlier_ones = set().union(*(holders[key] for key in keys))
        if statements[later].is_notice:
            earlier_ones |= {place for place, one in enumerate(statements) if not one.is_notice}
            again = decided_again(statements[later].lines)
            repeats |= {(later, there): (later, here) for there, here in again.items()}
        for earlier in sorted(earlier_ones, key=lambda place: _age(statements[place])):
            if not _comparable(statements[earlier], statements[later], suppliers[earlier], suppliers[later]):
                continue
            found = _pairs(statements[earlier], statements[later])
            new = {(later, there): (earlier, here) for there, here in found if (later, there) not in repeats}
            repeats |= {again: repeats.get(first, first) for again, first in new.items()}
            repeats = {again: repeats.get(first, first) for again, first in repeats.items()}
            if new:
                told[later] |= {first for first in new.values() if not statements[first[0]].is_notice}
                names = {"file": statements[later].file, "other": statements[earlier].file}
                if statements[earlier].is_notice == statements[later].is_notice:
                    notices.append(Notice("overlap", {**names, "n": len(new)}))
        for key in keys:
            holders[key].add(later)
    return repeats, (*notices, *_of_notices(statements, told))


def _of_notices(statements: Sequence[Statement], told: Mapping[int, Collection[object]]) -> Iterator[Notice]:
    """What is to be said of each plan's notice: that it is no bill, and what it tells of the bills beside it."""
    alone = all(statement.is_notice for statement in statements)
    for place, statement in enumerate(statements):
        if statement.is_notice and told.get(place):
            yield Notice("compared", {"file": statement.file, "n": len(told[place])})
        elif statement.is_notice:
            yield Notice("notice-alone" if alone else "notice-apart", {"file": statement.file})


def number(statements: Sequence[Statement], repeats: Repeats) -> tuple[Statement, ...]:
    """The statements and their lines numbered from 1 over all; a repeated line is marked and has its first's number."""
    numbers: dict[tuple[int, int], int] = {}
    for place, statement in enumerate(statements):
        for index in range(len(statement.lines)):
            if (place, index) not in repeats:
                numbers[place, index] = len(numbers) + 1
    return tuple(
        replace(
            statement,
            number=place + 1,
            lines=tuple(
                replace(
                    line,
                    number=numbers[repeats.get((place, index), (place, index))],
                    statement=place + 1,
                    repeated=(place, index) in repeats,
                )
                for index, line in enumerate(statement.lines)
            ),
        )
        for place, statement in enumerate(statements)
    )


def _pairs(earlier: Statement, later: Statement) -> list[tuple[int, int]]:
    """Which lines of the later statement (first of each pair) repeat which of the earlier one."""
    if later.is_notice and not earlier.is_notice:
        return list(match_notice(earlier, later).items())
    key = _loose if earlier.is_notice else _strict
    here: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, line in reversed(list(enumerate(earlier.lines))):
        if line.service_date:
            here[key(line)].append(index)
    found = []
    for index, line in enumerate(later.lines):
        if line.service_date and (same := here[key(line)]):
            found.append((index, same.pop()))
    charges = [later.lines[index] for index, _ in found if is_charge(later.lines[index])]
    return found if charges and (key is _loose or _overlap(earlier, later, charges)) else []


def _overlap(earlier: Statement, later: Statement, shared: Sequence[LineItem]) -> bool:
    """Whether two bills list the same charges over the days they share, or the later one's older balance is these."""
    if (older := later.details.previous_balance) and older.value == sum(line.amount for line in shared):
        return True
    days = [line.service_date for line in shared if line.service_date]
    first, last = min(days), max(days)
    listed = [
        Counter(_strict(line) for line in statement.lines if is_charge(line) and _within(line, first, last))
        for statement in (earlier, later)
    ]
    same = Counter(_strict(line) for line in shared)
    if all(set(one) == set(same) or len(shared) >= threshold("overlap-share") * one.total() for one in listed):
        return True
    return any(set(one) == set(same) for one in listed) and len(shared) >= whole("overlap-lines")


def _within(line: LineItem, first: date, last: date) -> bool:
    return line.service_date is not None and first <= line.service_date <= last


def _comparable(one: Statement, other: Statement, supplier: str, other_supplier: str) -> bool:
    if one.is_notice != other.is_notice:
        return True
    account, other_account = one.details.account, other.details.account
    if account and other_account and not same_number(account.value, other_account.value):
        return False
    return supplier == other_supplier or not supplier or not other_supplier


def _strict(line: LineItem) -> Hashable:
    what = line.code or line.description.upper()
    return (line.service_date, what, frozenset(line.modifiers), line.units, line.amount, line.kind, line.serial)


def _loose(line: LineItem) -> Hashable:
    return (line.service_date, line.code, line.amount)


def _content(statement: Statement, supplier: str) -> Hashable:
    """All that makes a bill this bill; two equal ones are one bill, however they were sent."""
    details = statement.details
    printed = (details.statement_date, details.account, details.total_charges, details.balance_due)
    lines = frozenset(Counter(_strict(line) for line in statement.lines).items())
    told = tuple(read.value if read else None for read in printed)
    return (supplier, statement.kind, told, lines) if lines or any(told) else statement.number


def _age(statement: Statement) -> tuple[bool, date, date, int, str]:
    """Bills before notices, older before newer, whichever was added first."""
    days = [line.service_date for line in statement.lines if line.service_date]
    dated = statement.details.statement_date
    last = max(days, default=date.min)
    return (statement.is_notice, dated.value if dated else last, last, len(statement.lines), statement.document)


def _same_bill(first: str, second: str) -> Notice:
    return Notice("same-bill", {"file": second, "other": first})
