"""What the person reads first: how well we read the bill, and how much there is to ask about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.checks import CHECKS
from checker.data.thresholds import threshold
from checker.model import Kind, PrintedSum, Review, Statement
from checker.web.frame import layout
from checker.web.frame.strings import Say
from checker.web.visit import session
from checker.web.visit.people import FIELDS, of_person
from checker.wording import check_words, error_words, notice_words

_TOTALS = frozenset({PrintedSum.TOTAL_CHARGES, PrintedSum.BALANCE})


def only_totals(review: Review) -> bool:
    """Whether nothing in it lists its charges, so that all there is to ask for is a bill that does."""
    listed = any(statement.itemized for statement in review.statements)
    return not listed and any(flag.check == "not-itemized" for flag in review.flags)


def only_notices(review: Review) -> bool:
    """Whether all of it is notices of an insurance, which ask for no money: the bill is still to come."""
    return bool(review.statements) and all(statement.is_notice for statement in review.statements)


def no_charges(review: Review) -> bool:
    """Whether nothing in it looks like a charge or like a bill's total, nor did before the person corrected it."""
    unread = any(statement.reading.unread for statement in review.statements)
    return not (review.lines or review.flags or unread or session.current().answers.corrections)


def read_whole(review: Review) -> bool:
    """Whether every charge was read, none with much doubt, and nothing that was printed speaks against it: only then
    may we say all clear.
    """
    left_out = any(reading.document.pages_left_out for reading in session.current().readings)
    return not (review.failures or left_out) and all(_whole(statement) for statement in review.statements)


def draw(review: Review, questions: int, say: Say) -> None:
    """The sentences, then what could not be read, then all clear where that is true."""
    notices = (notice_words(notice, say.language) for notice in review.notices)
    sentences = [
        *_stopped(say),
        *_reading(review, say),
        *_without(review, say),
        *notices,
        *_said_wrong(say),
    ]
    clear = not questions and read_whole(review) and not only_notices(review)
    layout.put("summary", say, sentences=sentences, count="" if clear else count(review, questions, say))
    rows = [*_unread(review, say)]
    if rows:
        layout.put("unread", say, rows=rows)
    if review.failures:
        failed = [error_words(failure.error, failure.values, say.language) for failure in review.failures]
        layout.put("fold_list", say, title=say("found.failed.title"), rows=failed, open=True)
    if clear:
        checked = [check_words(name, say.language) for name in CHECKS]
        layout.put("all_clear", say, n=sum(map(charges, review.statements)), checked=checked)


def charges(statement: Statement) -> int:
    """How many charges were read on it."""
    return sum(line.kind is Kind.CHARGE for line in statement.lines)


def _whole(statement: Statement) -> bool:
    reading = statement.reading
    doubted = any(line.confidence < threshold("doubtful-line") for line in statement.lines)
    return statement.itemized and not (reading.unread or reading.unread_pages or reading.disagrees_with or doubted)


def count(review: Review, questions: int, say: Say) -> str:
    """How much there is to ask about, in a sentence."""
    if questions or read_whole(review):
        return say.counted("found.count", questions)
    return say("found.count.partly", n=sum(map(charges, review.statements)))


def _reading(review: Review, say: Say) -> Iterator[str]:
    """How well the bills were read; a notice beside them has a sentence of its own."""
    listed = [statement for statement in review.statements if statement.lines or statement.reading.unread]
    listed = [statement for statement in listed if not statement.is_notice] or listed
    if len(listed) == 1:
        yield _one(listed[0], review, say)
        return
    n, bills = sum(map(charges, listed)), len(listed)
    agree = all(statement.reading.agrees_with and _whole(statement) for statement in listed)
    yield say("found.read.several_agree" if agree else "found.read.several", n=n, bills=bills)
    for statement in listed:
        if not _whole(statement):
            yield f"{say('found.read.each', file=statement.file)} {_one(statement, review, say)}"


def _one(statement: Statement, review: Review, say: Say) -> str:
    reading, n = statement.reading, charges(statement)
    form = "one" if n == 1 else "many"
    if reading.lines_read < reading.lines_seen:
        return say("found.read.partly", read=reading.lines_read, seen=reading.lines_seen)
    if statement.is_notice and reading.disagrees_with is None:
        return say("found.read.notice", n=n)
    if reading.agrees_with in _TOTALS:
        return say(f"found.read.agrees.{form}", n=n, total=reading.sum)
    if reading.agrees_with:
        return say(f"found.read.sums.{form}", n=n)
    if reading.disagrees_with is None:
        return say(f"found.read.alone.{form}", n=n)
    if any(flag.check == "arithmetic" and statement.number in flag.statements for flag in review.flags):
        return say("found.read.differs_flagged", n=n)
    total = statement.details.total_charges or statement.details.balance_due
    return say("found.read.differs", sum=reading.sum, total=total.value if total else None)


def _without(review: Review, say: Say) -> Iterator[str]:
    """The files in which there is no charge of this person's, beside others that have some."""
    full = {statement.document for statement in review.statements if statement.lines}
    told = {
        statement.document
        for statement in review.statements
        for flag in review.flags
        if statement.number in flag.statements
    }
    visit = session.current()
    for reading in visit.readings:
        if reading.statements and not of_person(reading, visit.answers.person).statements:
            yield say("found.read.others", file=reading.document.name)
        elif reading.document.id not in full | told:
            yield say("found.read.without", file=reading.document.name)


def _said_wrong(say: Say) -> Iterator[str]:
    """What the person called wrong without writing what is right, so that no card can say it."""
    answers = session.current().answers
    blank = [name for name in FIELDS if name in answers.wrong and not answers.given.get(name, "").strip()]
    if blank:
        yield say("found.read.wrong", fields=tuple(say(f"you.field.{name}") for name in blank))


def _unread(review: Review, say: Say) -> Iterator[str]:
    """The pages that could not be read or were not reached; single rows are for `check`."""
    late_pages = {reading.document.id: reading.document.not_reached for reading in session.current().readings}
    for statement in review.statements:
        late = late_pages.get(statement.document, ())
        for page in statement.reading.unread_pages:
            if page not in late:
                yield say("found.unread.page", file=statement.file, page=page)
    for reading in session.current().readings:
        for first, last in _runs(reading.document.not_reached):
            form = "one" if first == last else "many"
            yield say(f"found.unread.late.{form}", file=reading.document.name, first=first, last=last)


def _runs(pages: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last of pages that follow one another."""
    for _, run in groupby(enumerate(pages), lambda place: place[1] - place[0]):
        numbers = [page for _, page in run]
        yield numbers[0], numbers[-1]


def _stopped(say: Say) -> Iterator[str]:
    """The files of which only the first pages were read."""
    for document in (reading.document for reading in session.current().readings):
        if document.not_reached:
            of = len(document.pages)
            yield say("found.read.stopped", n=of - len(document.not_reached), of=of, file=document.name)
