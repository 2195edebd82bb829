"""The review as the command line's JSON: the contract that other programs read. Keys are added, never renamed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from checker.case.decisions import Decision, decisions
from checker.data import sources
from checker.model import Failure, Flag, LineItem, Note, Notice, Origin, Read, Repair, Review, Statement
from checker.outputs.remarks import marks_of, meaning
from checker.wording import Language, error_words, flag_words, notice_words, repair_words

Json = dict[str, Any]
Notes = Mapping[int, Sequence[Note]]
"""The legends of each statement, by its number."""


def to_contract(review: Review, language: Language) -> Json:
    """The whole review as plain JSON values: ISO dates, money as strings with two decimals, units as numbers."""
    notes = {statement.number: statement.notes for statement in review.statements}
    decided = decisions(review.statements)
    return {
        "statements": [_statement(statement, language) for statement in review.statements],
        "line_items": [
            _line(line, language)
            | _of_a_notice(line, notes, language)
            | _decided(decided.get(line.number), notes, language)
            for line in review.lines
        ],
        "flags": [_flag(flag, language) for flag in review.flags],
        "failed": [_failure(failure, language) for failure in review.failures],
        "notices": [_notice(notice, language) for notice in review.notices],
    }


def json_text(review: Review, language: Language) -> str:
    """The contract as text. Beyond ASCII all is escaped, so that no terminal or code page can garble or obey it."""
    return json.dumps(to_contract(review, language), indent=1)


def _statement(statement: Statement, language: Language) -> Json:
    details, reading = statement.details, statement.reading
    item: Json = {
        "statement": statement.number,
        "file": statement.file,
        "pages": len(statement.pages),
        "kind": statement.kind.value,
        "supplier": _value(details.supplier),
        "patient": _value(details.patient),
        "address": _value(details.address),
        "payer": _value(details.payer),
        "member_id": _value(details.member_id),
        "account": _value(details.account),
        "statement_date": _value(details.statement_date),
        "total_charges": _value(details.total_charges),
        "balance_due": _value(details.balance_due),
        "itemized": statement.itemized,
        "reading": {
            "lines_seen": reading.lines_seen,
            "lines_read": reading.lines_read,
            "sum": _money(reading.sum),
            "agrees_with": reading.agrees_with,
            "disagrees_with": reading.disagrees_with,
            "unread": [
                {"id": row.id, "page": row.page, "text": row.text, "reason": row.reason} for row in reading.unread
            ],
            "unread_pages": list(reading.unread_pages),
        },
    }
    if statement.is_notice:
        item["remarks"] = [_remark(mark, statement.notes, language) for mark in marks_of(statement)]
    return item


def _remark(mark: str, notes: Sequence[Note], language: Language) -> Json:
    printed = next((note.text for note in notes if note.mark == mark), None)
    return {"code": mark, "meaning": meaning(mark, notes, language), "printed": printed}


def _of_a_notice(line: LineItem, notes: Notes, language: Language) -> Json:
    """What only a plan's notice says of a charge."""
    item: Json = {"claim": line.claim, "provider": line.provider, "approved": line.approved}
    if line.remark_codes:
        item["remarks"] = [_remark(mark, notes[line.statement], language) for mark in line.remark_codes]
    return {key: value for key, value in item.items() if value is not None}


def _decided(decision: Decision | None, notes: Notes, language: Language) -> Json:
    """What the plans' notices say of a bill's charge, each line of theirs with its money."""
    if decision is None:
        return {}
    return {
        "decided": [
            {
                "statement": line.statement,
                "service_date": _day(line.service_date),
                "amount": _money(line.amount),
                "other_money": {name: _money(amount) for name, amount in line.other_money.items()},
                **_of_a_notice(line, notes, language),
            }
            for line in decision.lines
        ]
    }


def _line(line: LineItem, language: Language) -> Json:
    item: Json = {
        "line": line.number,
        "id": line.id,
        "statement": line.statement,
        "page": line.boxes[0].page if line.boxes else None,
        "service_date": _day(line.service_date),
        "end_date": _day(line.end_date),
        "code": line.code,
        "code_printed": line.code_printed,
        "modifiers": list(line.modifiers),
        "description": line.description,
        "units": number(line.units),
        "unit_price": None if line.unit_price is None else _price(line.unit_price),
        "amount": _money(line.amount),
        "kind": line.kind.value,
        "confidence": line.confidence,
    }
    if line.code_origin is not Origin.PRINTED:
        item["code_origin"] = line.code_origin.value
    if line.repairs:
        item["repaired"] = [_repair(repair, language) for repair in line.repairs]
    if line.corrected:
        item["corrected"] = list(line.corrected)
    if line.confirmed:
        item["confirmed"] = True
    if line.other_money:
        item["other_money"] = {name: _money(amount) for name, amount in line.other_money.items()}
    return item


def _repair(repair: Repair, language: Language) -> Json:
    return {
        "field": repair.field,
        "seen": repair.seen,
        "read": repair.read,
        "message": repair_words(repair, language),
    }


def _flag(flag: Flag, language: Language) -> Json:
    worded = flag_words(flag, language)
    return {
        "check": flag.check,
        "reason": flag.reason,
        "severity": flag.severity.value,
        "confidence": flag.certainty.value,
        "statements": list(flag.statements),
        "lines": list(flag.lines),
        "also": [folded.check for folded in flag.also],
        "amount_in_question": None if flag.amount_in_question is None else _money(flag.amount_in_question),
        "title": worded.title,
        "explanation": worded.explanation,
        "could_be_fine_if": list(worded.could_be_fine_if),
        "ask": [{"whom": ask.whom, "what": ask.what} for ask in worded.ask],
        "sources": [_source(key) for key in flag.sources],
        "folded": [_folded(folded, language) for folded in flag.also],
    }


def _folded(flag: Flag, language: Language) -> Json:
    return {
        "check": flag.check,
        "reason": flag.reason,
        "lines": list(flag.lines),
        "title": flag_words(flag, language).title,
    }


def _source(key: str) -> Json:
    found = sources()[key]
    return {"title": found.title, "url": found.url, "date": found.date or None}


def _failure(failure: Failure, language: Language) -> Json:
    message = error_words(failure.error, {"file": failure.file, **failure.values}, language)
    return {"file": failure.file, "error": failure.error, "message": message}


def _notice(notice: Notice, language: Language) -> Json:
    return {"kind": notice.kind, "message": notice_words(notice, language)}


def _value(read: Read[Any] | None) -> str | None:
    match read:
        case None:
            return None
        case Read(value=Decimal() as amount):
            return _money(amount)
        case Read(value=date() as day):
            return _day(day)
        case _:
            return str(read.value)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _money(amount: Decimal) -> str:
    return f"{round(amount, 2) + 0:.2f}"


def _price(price: Decimal) -> str:
    """At least two decimals and at most four: a cannula may cost 0.0825 a foot."""
    dollars, cents = f"{price:.4f}".split(".")
    return f"{dollars}.{cents[:2]}{cents[2:].rstrip('0')}"


def number(units: Decimal) -> int | float:
    """Units as a JSON number: whole ones without a point."""
    return int(units) if units == units.to_integral_value() else float(units)
