"""What is asked of one company about one patient: the ticked flags as numbered questions, with who asks and about which
bills. Every paper is made from an `Asking`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct

from checker.model import Details, EventKind, Flag, LineItem, PayerKind, Read, Review, Statement
from checker.outputs.marks import Mark, line_boxes
from checker.outputs.papers.phrases import say
from checker.parties.patients import by_patient, suppliers_of
from checker.parties.payers import payer_kind_of
from checker.wording import Language

FEW_CHARGES = 6
_FEW_TO_SAY = 4
_LAST = 4

T = TypeVar("T")


class Sender(Struct, frozen=True, kw_only=True):
    """Who asks. What is None becomes a line to fill in by hand."""

    name: str | None = None
    address: str | None = None
    phone: str | None = None


class Question(Struct, frozen=True):
    """One question under its number; where there are many charges it stands for all flags of one reason."""

    number: int
    flags: tuple[Flag, ...]
    lines: tuple[LineItem, ...]

    @property
    def few(self) -> bool:
        """Whether its charges can be named aloud, one by one."""
        return len(self.lines) <= _FEW_TO_SAY

    @property
    def groups(self) -> tuple[tuple[LineItem, ...], ...]:
        """The lines flag by flag, each line once."""
        seen: set[int] = set()
        groups = []
        for flag in self.flags:
            group = tuple(line for line in self.lines if line.number in flag.lines and line.number not in seen)
            seen.update(line.number for line in group)
            groups.append(group)
        return tuple(group for group in groups if group)


class Asking(Struct, frozen=True, kw_only=True):
    """The questions for one company about one patient's bills (`statements`), asked on the day `today`.

    `company` is its printed name and `patient` whose bills they are, each None where no bill prints it.
    """

    review: Review
    statements: tuple[Statement, ...]
    questions: tuple[Question, ...]
    sender: Sender
    today: date
    company: str | None
    patient: str | None
    payer_kind: PayerKind

    @property
    def lines(self) -> tuple[LineItem, ...]:
        """The lines in question, each once, in the bill's order."""
        found = {line.number: line for question in self.questions for line in question.lines}
        return tuple(found[number] for number in sorted(found))

    @property
    def details(self) -> tuple[Details, ...]:
        return tuple(statement.details for statement in self.statements)

    @property
    def company_address(self) -> str | None:
        return first(details.supplier_address for details in self.details)

    @property
    def company_phone(self) -> str | None:
        return first(details.supplier_phone for details in self.details)

    @property
    def accounts(self) -> tuple[str, ...]:
        found = (details.account.value for details in self.details if details.account)
        return tuple(dict.fromkeys(found))

    @property
    def bill_dates(self) -> tuple[date, ...]:
        return tuple(sorted({details.statement_date.value for details in self.details if details.statement_date}))

    @property
    def payer(self) -> str | None:
        return self.review.about.payer or first(details.payer for details in self.details)

    @property
    def member_id_end(self) -> str | None:
        """The last four letters and figures of the member number, which is never printed whole."""
        whole = self.review.about.member_id or first(details.member_id for details in self.details)
        bare = "".join(char for char in whole or "" if char.isalnum())
        return bare[-_LAST:] if len(bare) > _LAST else None

    @property
    def enclosed_pages(self) -> int:
        return sum(len(statement.pages) for statement in self.statements)


def askings(review: Review, asked: Sequence[Flag], *, today: date, sender: Sender | None = None) -> tuple[Asking, ...]:
    """One asking for each company and patient among the asked flags, numbered in their order.

    `sender` is who signs; without it the patient as told or printed, or after a death nobody. No flags, no askings. A
    flag on bills of two companies is asked of both. A plan's notice beside the bills is none of them, unless a flag is
    about itself.
    """
    named = {number for flag in asked for number in flag.statements}
    statements = _bills(review.statements, named)
    suppliers = suppliers_of(statements)
    made = []
    for places in by_patient(statements):
        for supplier in dict.fromkeys(suppliers[place] for place in places):
            theirs = tuple(statements[place] for place in places if suppliers[place] == supplier)
            flags = [flag for flag in asked if _touches(flag, theirs, only=len(statements) == len(theirs))]
            if flags:
                made.append(_asking(review, theirs, flags, supplier, sender, today))
    return tuple(made)


def _bills(statements: Sequence[Statement], named: Collection[int] = ()) -> tuple[Statement, ...]:
    """The bills, and the notices that are named; all where there is no bill."""
    bills = tuple(statement for statement in statements if not statement.is_notice or statement.number in named)
    return bills or tuple(statements)


def about_bills(review: Review, *, today: date) -> tuple[Asking, ...]:
    """An asking without questions for each company and patient: for a request or a log before anything is asked."""
    statements = _bills(review.statements)
    suppliers = suppliers_of(statements)
    groups: dict[tuple[int, str], list[Statement]] = {}
    for patient, places in enumerate(by_patient(statements)):
        for place in places:
            groups.setdefault((patient, suppliers[place]), []).append(statements[place])
    return tuple(_asking(review, tuple(theirs), [], supplier, None, today) for (_, supplier), theirs in groups.items())


def marks(asking: Asking, language: Language) -> dict[str, tuple[Mark, ...]]:
    """The marks for the enclosed bills, by document id: the question's number on the left, the line's on the right."""
    numbers: dict[int, list[int]] = {}
    for question in asking.questions:
        for line in question.lines:
            numbers.setdefault(line.number, []).append(question.number)
    documents = {statement.number: statement.document for statement in asking.statements}
    found: dict[str, list[Mark]] = {}
    for line in asking.lines:
        label = ", ".join(str(number) for number in dict.fromkeys(numbers[line.number]))
        note = f"{say('line', language)} {line.number}"
        found.setdefault(documents[line.statement], []).extend(Mark(box, label, note) for box in line_boxes(line))
    return {document: tuple(placed) for document, placed in found.items()}


def first(reads: Iterable[Read[T] | None]) -> T | None:
    """The first value there is."""
    return next((read.value for read in reads if read), None)


def _touches(flag: Flag, statements: Sequence[Statement], *, only: bool) -> bool:
    numbers = {statement.number for statement in statements}
    lines = {line.number for statement in statements for line in statement.lines}
    if not flag.statements and not flag.lines:
        return only
    return bool(numbers.intersection(flag.statements) or lines.intersection(flag.lines))


def _asking(
    review: Review,
    statements: tuple[Statement, ...],
    flags: Sequence[Flag],
    supplier: str,
    sender: Sender | None,
    today: date,
) -> Asking:
    own = {line.number: line for statement in statements for line in statement.lines if not line.repeated}
    patient = _patient(review, statements)
    died = any(event.kind == EventKind.DIED for event in review.about.events)
    return Asking(
        review=review,
        statements=statements,
        questions=_questions(flags, own),
        sender=sender or (Sender() if died else patient),
        today=today,
        company=supplier or None,
        patient=patient.name,
        payer_kind=payer_kind_of(statements[0], review.about),
    )


def _questions(flags: Sequence[Flag], own: dict[int, LineItem]) -> tuple[Question, ...]:
    """One question a flag while the charges are few, else one a reason."""
    charges = sum(len(flag.lines) for flag in flags)
    groups: dict[object, list[Flag]] = {}
    for place, flag in enumerate(flags):
        key = place if charges <= FEW_CHARGES else (flag.check, flag.reason, flag.payer_kind)
        groups.setdefault(key, []).append(flag)
    made = []
    for number, group in enumerate(groups.values(), 1):
        lines = {line: own[line] for flag in group for line in flag.lines if line in own}
        made.append(Question(number, tuple(group), tuple(lines[line] for line in sorted(lines))))
    return tuple(made)


def _patient(review: Review, statements: Sequence[Statement]) -> Sender:
    """The patient, as the person told us where all bills are one patient's, else as printed."""
    printed = [statement.details for statement in statements]
    name, address = first(d.patient for d in printed), first(d.address for d in printed)
    if len(by_patient(review.statements)) == 1:
        name, address = review.about.name or name, review.about.address or address
    return Sender(name=name, address=address)
