"""The review as plain text for a terminal: how well each bill was read, what to ask, and every charge.

Nothing in it can steer a terminal: controls of any kind are shown as escapes.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.data import Source, sources
from checker.model import AmountKind, Failure, Flag, Kind, LineItem, Money, Review, Severity, Statement, Value
from checker.outputs.plain import visible
from checker.outputs.remarks import marks_of, meaning
from checker.wording import Language, error_words, fill, flag_words, notice_words, repair_words, show, words

_WIDTH = 96
_LONG = 2000
_DETAILS = ("supplier", "patient", "payer", "account")
_ITEM = 44


def as_text(review: Review, language: Language) -> str:
    """The whole report, lines of at most 96 characters, ending in a line break."""
    parts = [
        *(_bill(statement, language) for statement in review.statements),
        *(_wrapped(notice_words(notice, language)) for notice in review.notices),
        *(_wrapped(_failure(failure, language)) for failure in review.failures),
        _count(review, language),
        *_flags(review, language),
        *_charges(review, language),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _bill(statement: Statement, language: Language) -> str:
    details = statement.details
    head = f"kind.{statement.kind.value}"
    lines = [_wrapped(_say(head, language, number=statement.number, file=visible(statement.file)))]
    for key in _DETAILS:
        read = getattr(details, key)
        if read:
            lines.append(_wrapped(f"{_say(key, language)}: {visible(read.value)}", "  ", "    "))
    if details.statement_date:
        lines.append(f"  {_say('dated', language)}: {show(details.statement_date.value, language)}")
    lines.append(_wrapped(_reading(statement, language), "  "))
    for row in statement.reading.unread:
        lines.append(_wrapped(_say("unread.row", language, page=row.page, text=visible(row.text)), "  ", "    "))
    for page in statement.reading.unread_pages:
        lines.append(f"  {_say('unread.page', language, page=page)}")
    lines += _notice(statement, language)
    return "\n".join(lines)


def _notice(statement: Statement, language: Language) -> Iterator[str]:
    """What a plan's notice leaves to the person in all, and what its marks mean."""
    shares = [line.other_money.get(Money.PATIENT_SHARE) for line in statement.lines if line.kind is Kind.CHARGE]
    if statement.is_notice and shares and None not in shares:
        owed = sum((share for share in shares if share is not None), Decimal(0))
        yield _wrapped(_say("owed", language, owed=owed), "  ")
    for mark in marks_of(statement):
        if said := meaning(mark, statement.notes, language):
            yield _wrapped(f"{visible(mark, 16)}: {visible(said, _LONG)}", "  ", "    ")


def _reading(statement: Statement, language: Language) -> str:
    reading = statement.reading
    if not statement.itemized and not reading.unread:
        return _say("read.totals", language)
    key = "read.agrees" if reading.agrees_with else "read.differs" if reading.disagrees_with else "read.alone"
    return _say(key, language, read=reading.lines_read, seen=reading.lines_seen, sum=reading.sum)


def _failure(failure: Failure, language: Language) -> str:
    return error_words(failure.error, {"file": visible(failure.file), **failure.values}, language)


def _count(review: Review, language: Language) -> str:
    n = sum(flag.severity is not Severity.INFO for flag in review.flags)
    if n:
        return _say("count.some", language, n=n)
    whole = not review.failures and all(
        s.itemized and not s.reading.unread and not s.reading.unread_pages and not s.reading.disagrees_with
        for s in review.statements
    )
    return _say("count.none" if whole else "count.partly", language) if review.statements else ""


def _flags(review: Review, language: Language) -> Iterator[str]:
    number = 0
    by_number = {line.number: line for line in review.lines}
    for severity in Severity:
        group = [flag for flag in review.flags if flag.severity is severity]
        if group:
            yield _underlined(_say(f"group.{severity.value}", language))
        for flag in group:
            number += 1
            yield _flag(number, flag, [by_number[line] for line in flag.lines if line in by_number], language)


def _flag(number: int, flag: Flag, lines: Sequence[LineItem], language: Language) -> str:
    worded = flag_words(flag, language)
    out = [_wrapped(f"{number}. {worded.title}", "", "   ")]
    out += [f"   {_row(line, language)}" for line in lines]
    if flag.amount_in_question is not None and flag.severity is not Severity.INFO:
        key = "amount" if flag.amount_kind is AmountKind.BILLED else "amount_more"
        out.append(_wrapped(_say(key, language, amount=flag.amount_in_question), "   "))
    out.append(_wrapped(worded.explanation, "   "))
    out += [_wrapped(_say("also", language, title=title), "   ") for title in worded.also]
    if worded.could_be_fine_if:
        out.append(f"   {_say('fine', language)}")
        out += [_wrapped(f"- {reason}", "   ", "     ") for reason in worded.could_be_fine_if]
    for ask in worded.ask:
        out.append(f"   {_say(f'ask.{ask.whom}', language)}")
        out.append(_wrapped(ask.what if ask.whom == "yourself" else f"“{ask.what}”", "     "))
    for key in flag.sources:
        out.append(_wrapped(_say("source", language, title=_cited(sources()[key])), "   ", "     "))
    return "\n".join(out)


def _cited(source: Source) -> str:
    """The source's title, with its date or else its address where it has either."""
    more = source.date or source.url
    return f"{source.title} ({more})" if more else source.title


def _charges(review: Review, language: Language) -> Iterator[str]:
    if review.lines:
        yield _underlined(_say("charges", language))
        yield "\n".join(row for line in review.lines for row in _rows(line, language))


def _rows(line: LineItem, language: Language) -> Iterator[str]:
    """The row of a line, what was set right of it under it, and what the person said of it."""
    yield _row(line, language)
    for repair in line.repairs:
        yield _wrapped(repair_words(repair, language), " " * 6)
    yield from _told(line, language)


def _row(line: LineItem, language: Language) -> str:
    day = line.service_date.isoformat() if line.service_date else ""
    code = visible(" ".join([line.code or "", *line.modifiers]).strip(), 16)
    item = visible(line.description, _ITEM)
    return f"{line.number:>4}  {day:<10}  {code:<16}  {item:<{_ITEM}}  {show(line.amount, language):>11}"


def _told(line: LineItem, language: Language) -> Iterator[str]:
    """What of the line is the person's and not the reader's."""
    if line.corrected:
        fields = tuple(str(words("table")[name][language]) for name in line.corrected)
        yield _wrapped(_say("corrected", language, fields=fields), " " * 6)
    elif line.confirmed:
        yield _wrapped(_say("confirmed", language), " " * 6)


def _underlined(title: str) -> str:
    return f"{title}\n{'-' * len(title)}"


def _wrapped(text: str, indent: str = "", hanging: str | None = None) -> str:
    return textwrap.fill(
        visible(text, _LONG),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_on_hyphens=False,
    )


def _say(key: str, language: Language, /, **values: Value) -> str:
    entry = words("report")
    for part in key.split("."):
        entry = entry[part]
    return fill(entry[language], values, language)
