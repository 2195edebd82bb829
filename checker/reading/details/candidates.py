"""Candidates: values that may be a detail, each with how likely; and of several the best supported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Box, Origin, Read
from checker.reading.details.names import is_insurer
from checker.reading.details.pairing import Pair, value_of
from checker.reading.details.parts import Value, boxes_of, text_of
from checker.reading.details.pieces import Piece, Sheet
from checker.reading.details.shapes import read_id
from checker.reading.details.wordings import Detail
from checker.remembered import remembered

_SUPPORT = 0.02  # for each place more that says the same
_MOST_SUPPORT = 0.08  # as much as four more places give
_RIVAL = 0.93  # of the best one's score
_CONTRADICTED = 0.75  # what a rival leaves of it
_SUREST = 0.99  # nothing that is chosen is certain
_PRINTED_FROM = 0.65  # below it a value without a label is inferred
_PAIRED = frozenset(
    (Detail.PATIENT, Detail.ACCOUNT, Detail.MEMBER_ID, Detail.PAYER, Detail.STATEMENT_DATE, Detail.SUPPLIER)
)

_NUMBERED = frozenset(("patient", "customer", "client", "resident"))
_OF_SERVICE = frozenset(("visit", "encounter"))
"""Words of the names of accounts behind which a day is one of service."""
_ITS_NUMBER = 0.7
_AMONG_CHARGES = 0.6
"""What is left of the word "Date" below the headings over charges, where it heads a group of them."""
_ITS_DAY = 0.6
"""How sure a day is that stands where a number is looked for: "Invoice 03/18/2024"."""

_MOST_LABELS = 200
"""Of one page that are looked at, each of which seeks its value among all; a page of many claims has under 100."""

Same = Callable[[str, str], bool]


class Candidate(Struct, frozen=True):
    """A value that may be a detail. `score` (0 to 1) is how likely; `row` is where it stands among the rows.

    `label` is what announces it, `piece` what holds it, where one does.
    """

    role: Detail
    text: str
    printed: str
    boxes: tuple[Box, ...]
    score: float
    row: int
    label: Piece | None = None
    piece: Piece | None = None


def candidate(role: Detail, value: Value, piece: Piece, score: float, label: Piece | None = None) -> Candidate:
    """A candidate from a value; an engine that doubted a word lowers it."""
    score *= value.quality * min(part.word.confidence for part in value.parts)
    return Candidate(role, value.text, text_of(value.parts), boxes_of(value.parts), score, piece.row, label, piece)


def labelled(sheet: Sheet) -> Iterator[Candidate]:
    """A candidate for each label of a detail that has a value of its kind.

    A bill made out to a payer names the payer, and a customer's or patient's number is an account.
    """
    on_page: Counter[int] = Counter()
    for label in sheet.pieces():
        if label.role not in _PAIRED or label.role is None:
            continue
        on_page[label.box.page] += 1
        if on_page[label.box.page] > _MOST_LABELS:
            continue
        sure = label.weight * label.doubt * (_AMONG_CHARGES if _may_head_charges(sheet, label) else 1.0)
        pair = value_of(sheet, label, label.role)
        if label.role is Detail.PATIENT and pair and is_insurer(pair.value.text):
            pair = None  # "Billed to: Humana Gold Plus HMO"
        if pair:
            yield candidate(label.role, pair.value, pair.piece, sure * pair.fit, label)
            if label.role is Detail.PATIENT and (bracketed := _in_brackets(pair)):
                yield candidate(Detail.ACCOUNT, bracketed, pair.piece, _ITS_NUMBER * sure * pair.fit, label)
        elif label.role is Detail.PATIENT:
            payer = value_of(sheet, label, Detail.PAYER)
            if payer and is_insurer(payer.value.text):
                yield candidate(Detail.PAYER, payer.value, payer.piece, sure * payer.fit, label)
        elif label.role is Detail.ACCOUNT and label.label and _OF_SERVICE.isdisjoint(label.label.words):
            day = value_of(sheet, label, Detail.STATEMENT_DATE)
            if day:
                yield candidate(Detail.STATEMENT_DATE, day.value, day.piece, _ITS_DAY * day.fit, label)
        if label.role is Detail.PATIENT and label.label and label.label.words[0] in _NUMBERED:
            number = value_of(sheet, label, Detail.ACCOUNT)
            if number and (pair or _opens_its_cell(sheet, label, number)):
                yield candidate(Detail.ACCOUNT, number.value, number.piece, _ITS_NUMBER * sure * number.fit, label)


def _opens_its_cell(sheet: Sheet, label: Piece, pair: Pair) -> bool:
    """Whether a value begins its cell or stands right behind its label, as a number does that is meant; no "Claim
    55183354" or "(99213)" is that of a "PATIENT" over it, where the words of a charge wrap."""
    first = pair.piece.parts[0]
    before = sheet.rows[pair.piece.row][pair.piece.place - 1] if pair.piece.place else None
    opens = pair.value.parts[0] == first and first.text[0] not in "(["
    return opens and (before in (None, label) or before.cell != pair.piece.cell)


def _in_brackets(pair: Pair) -> Value | None:
    """The number that stands in brackets right behind a patient's name: "Client: Lee, Ann (3934535)"."""
    behind = [part for part in pair.piece.parts if part.box.x0 >= pair.value.parts[-1].box.x1][:1]
    bracketed = behind and behind[0].text[0] in "([" and behind[0].text[-1] in ")]"
    return read_id(behind, False) if bracketed else None


def _may_head_charges(sheet: Sheet, label: Piece) -> bool:
    """Whether a label is a single word that announces a day, below the headings over charges."""
    bare = label.role is Detail.STATEMENT_DATE and label.label is not None and label.label.one_word
    return bare and any(heading < label.row for heading in sheet.headings)


def same_characters(one: str, other: str) -> bool:
    """Whether two texts are the same but for case, blanks and punctuation."""
    return _letters(one) == _letters(other)


@remembered
def _letters(text: str) -> str:
    return re.sub(r"\W|_", "", text.lower())


def best(candidates: Iterable[Candidate], same: Same = same_characters) -> Candidate | None:
    """The candidate with the best score, with a little for each place that repeats it; None without candidates.

    A rival that is almost as good and says something else costs the winner a quarter of its score.
    """
    groups: list[list[Candidate]] = []
    for one in sorted(candidates, key=lambda c: (-c.score, c.row)):
        group = next((group for group in groups if same(group[0].text, one.text)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    ranked = sorted(groups, key=_strength, reverse=True)
    if not ranked:
        return None
    score = _strength(ranked[0])
    if len(ranked) > 1 and _strength(ranked[1]) >= _RIVAL * score:
        score *= _CONTRADICTED
    return replace(ranked[0][0], score=score)


def _strength(group: Sequence[Candidate]) -> float:
    return group[0].score + min(_MOST_SUPPORT, _SUPPORT * (len(group) - 1))


def as_read(chosen: Candidate | None) -> Read[str] | None:
    """The chosen candidate as a detail; what no label vouches for and is unsure is marked as inferred."""
    if chosen is None:
        return None
    origin = Origin.PRINTED if chosen.label or chosen.score >= _PRINTED_FROM else Origin.INFERRED
    return Read(chosen.text, chosen.printed, chosen.boxes, round(min(chosen.score, _SUREST), 3), origin)
