"""Where on one page the charges of another patient or another account begin."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.model import StatementKind
from checker.parties.people import same_person_on_paper
from checker.reading.columns.headings import HeadingBlock, find_headings
from checker.reading.columns.table_kinds import TableKind
from checker.reading.details import surely_named
from checker.reading.details.wordings import Detail
from checker.reading.kinds import kind_of
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.line_classes import is_talk, names_day
from checker.reading.tokens.stray_codes import is_known
from checker.reading.tokens.tokens import Line, Look
from checker.reading.tokens.vocabulary import any_of

_MAY_NAME = re.compile(rf"\b(?:{any_of('person_labels')}|{any_of('account_labels')})\b", re.IGNORECASE)
_MUCH_LESS = 0.25
"""By how much less likely a label than another names a patient to name none beside that one."""

_CLAIM = re.compile(r"\s*claim\b", re.IGNORECASE)
_SAME_EDGE = 1.0
"""How many points what names two accounts in one way may begin apart."""
_MOST_LINES = 5
"""So many lines of the head of a claim stand over the name of its patient at most."""


class _Naming(NamedTuple):
    """A patient or an account, and the index of the line whose label names it."""

    at: int
    role: Detail
    value: str

    def differs(self, other: _Naming) -> bool:
        if self.role is Detail.PATIENT:
            return not same_person_on_paper(self.value, other.value)
        return self.value != other.value


def by_owner(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of a page, cut where another patient or another account begins; amid a table its heading goes along."""
    naming = [at for at, line in enumerate(lines) if _MAY_NAME.search(line.text) and not _is_row(line)]
    if not any(line.having(Look.MONEY) for line in lines[min(naming, default=0) : max(naming, default=0)]):
        return [list(lines)]  # whoever is named only above all figures, or below them, owns them all
    named = list(_namings(lines))
    found = {*_patients(lines, named), *_accounts(lines, named)}
    cuts = [0, *sorted({_head(lines, named, naming) for naming in found}), len(lines)]
    blocks = [block for block in find_headings(lines) if block.kind is TableKind.ITEMS] if len(cuts) > 2 else []
    return [[*_heading_over(lines, blocks, start, end), *lines[start:end]] for start, end in itertools.pairwise(cuts)]


def headings_of_charges(lines: Sequence[Line]) -> frozenset[Line]:
    """The lines that head tables of charges: "Patient" is a column's name there."""
    blocks = [block for block in find_headings(lines) if block.kind is TableKind.ITEMS]
    return frozenset(line for block in blocks for line in lines[block.first : block.last + 1])


def _heading_over(lines: Sequence[Line], blocks: Sequence[HeadingBlock], start: int, end: int) -> Sequence[Line]:
    """The lines of the heading above under which the first charges of some lines stand, which have none over them."""
    first = next((at for at in range(start, end) if _is_charge(lines[at]) and not names_day(lines[at])), None)
    over = [block for block in blocks if first is not None and block.last < first]
    return lines[over[-1].first : over[-1].last + 1] if over and over[-1].last < start else ()


def _namings(lines: Sequence[Line]) -> Iterator[_Naming]:
    """The patients and accounts that labels name beside or above them, tables of charges and their rows aside."""
    headings = headings_of_charges(lines)
    outside = [line.source for line in lines if line not in headings]
    at = {id(word): index for index, line in enumerate(lines) for word in line.source.words}
    sure = surely_named(outside)
    best = max((one.score for one in sure if one.role is Detail.PATIENT), default=0.0)
    for one in sure:
        if one.role is Detail.PATIENT and one.score < best - _MUCH_LESS:
            continue  # one who answers for the bill, beside its patient
        if one.label and one.piece and one.role in (Detail.PATIENT, Detail.ACCOUNT):
            named, value = (at[id(piece.parts[0].word)] for piece in (one.label, one.piece))
            coded = lines[value].having(Look.MONEY) and any(map(is_known, lines[value].having(Look.CODE)))
            if not (_is_row(lines[named]) or coded):  # "Patient" may end the words above a charge
                yield _Naming(named, one.role, one.text)


def _is_row(line: Line) -> bool:
    """Whether a line is a charge: "Patient instruction | 0.00" and "PT - Therapeutic exercise | 97110 | 75.24" name
    nobody."""
    return bool(line.having(Look.MONEY)) and (bool(line.having(Look.CODE)) or ":" not in line.text)


def _patients(lines: Sequence[Line], named: Sequence[_Naming]) -> Iterator[_Naming]:
    """Those who are named after figures were printed for the one before."""
    patients = [naming for naming in named if naming.role is Detail.PATIENT]
    for before, naming in itertools.pairwise(patients):
        if naming.differs(before) and any(line.having(Look.MONEY) for line in lines[before.at : naming.at]):
            yield naming


def _accounts(lines: Sequence[Line], named: Sequence[_Naming]) -> Sequence[_Naming]:
    """The accounts after the first, if each has charges of its own below it; those of the last may stand overleaf where
    it is named as the one before is.

    Not on a plan's notice: there every supplier has an account of its own for the patient.
    """
    accounts = [naming for naming in named if naming.role is Detail.ACCOUNT and not lines[naming.at].having(Look.MONEY)]
    changes = [*accounts[:1], *(after for before, after in itertools.pairwise(accounts) if after.differs(before))]
    if len(changes) < 2 or len({naming.value for naming in changes}) < len(changes):
        return ()
    starts = [naming.at for naming in changes]
    charged = [lists_charges(lines[at:end]) for at, end in itertools.pairwise((*starts, len(lines)))]
    last, before = lines[starts[-1]], lines[starts[-2]]
    charged[-1] |= last.text.split()[:1] == before.text.split()[:1] and abs(last.box.x0 - before.box.x0) < _SAME_EDGE
    return changes[1:] if all(charged) and kind_of(lines) is StatementKind.BILL else ()


def _head(lines: Sequence[Line], named: Sequence[_Naming], naming: _Naming) -> int:
    """Where the lines begin that say whose charges follow: at the topmost name between these and the figures above, or
    at the number of the claim that stands right above that."""
    first = naming.at
    for before in reversed(named[: named.index(naming)]):
        rivals = [each for each in named if first <= each.at <= naming.at and each.role is before.role]
        if any(line.having(Look.MONEY) for line in lines[before.at : first]) or any(map(before.differs, rivals)):
            break
        first = before.at
    near = itertools.takewhile(lambda at: _stands_over(lines, at), range(first - 1, max(first - _MOST_LINES, 0), -1))
    return min((at for at in near if _CLAIM.match(lines[at].text)), default=first)


def _stands_over(lines: Sequence[Line], at: int) -> bool:
    """Whether a line without a figure stands right over the next."""
    return adjoins(lines[at], lines[at + 1]) and not lines[at].having(Look.MONEY)


def lists_charges(lines: Sequence[Line]) -> bool:
    """Whether some lines hold a charge: a row, or a card, whose code, day and amount stand on lines of their own."""
    looks = {token.look for line in lines for token in line.tokens if token.look is not Look.CODE or is_known(token)}
    return any(map(_is_charge, lines)) or looks >= {Look.CODE, Look.DATE, Look.MONEY}


def _is_charge(line: Line) -> bool:
    return bool(line.having(Look.MONEY) and (line.having(Look.DATE) or line.having(Look.CODE))) and not is_talk(line)
