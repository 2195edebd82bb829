"""What a golden statement must read as: the expectation from the truth, the same from a reading, and how they differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from checker.model import Kind, LineItem, Reading, Statement
from tests.generator.truth import Line, Truth
from tests.generator.truth import Statement as TrueStatement

Expectation = dict[str, Any]
DETAILS = ("supplier", "supplier_phone", "patient", "address", "payer", "member_id", "account", "statement_date")
FIGURES = ("total_charges", "previous_balance", "balance_due")
_TITLES = {"mr", "mrs", "ms", "dr"}


def expected_of(truth: Truth) -> Expectation:
    return {"statements": [_expected_statement(statement) for statement in truth.statements]}


def read_as(reading: Reading) -> Expectation:
    return {"statements": [_read_statement(statement) for statement in reading.statements]}


def differences(expected: Expectation, read: Expectation) -> list[str]:
    """Sentences on what was read otherwise; case, punctuation and order of names do not count."""
    return list(_differences("", expected, read))


def _expected_statement(statement: TrueStatement) -> Expectation:
    details = {key: getattr(statement, key) for key in (*DETAILS, *FIGURES)}
    return {
        "details": {
            key: _text(", ".join(value) if isinstance(value, tuple) else value) for key, value in details.items()
        },
        "itemized": statement.itemized,
        "sum": f"{statement.sum_of(Kind.CHARGE, Kind.CREDIT):.2f}",
        "agrees": bool(statement.lines) and statement.total_charges is not None and statement.adds_up,
        "lines": [_line(line) for line in statement.lines],
    }


def _read_statement(statement: Statement) -> Expectation:
    details = {key: getattr(statement.details, key) for key in (*DETAILS, *FIGURES)}
    return {
        "details": {key: _text(found.value if found else None) for key, found in details.items()},
        "itemized": statement.itemized,
        "sum": f"{statement.reading.sum:.2f}",
        "agrees": statement.reading.agrees_with is not None,
        "lines": [_line(line) for line in statement.lines],
    }


def _line(line: Line | LineItem) -> dict[str, Any]:
    internal = line.internal_code if isinstance(line, Line) else None
    return {
        "service_date": _text(line.service_date),
        "end_date": _text(line.end_date),
        "code": line.code or internal,
        "modifiers": list(line.modifiers),
        "units": f"{abs(line.units).normalize():f}",
        "unit_price": None if line.unit_price is None else f"{line.unit_price:.2f}",
        "amount": f"{line.amount:.2f}",
        "kind": line.kind.value,
        "description": line.description,
    }


def _text(value: object) -> str | None:
    return None if value is None or value == "" else str(value)


def _differences(where: str, expected: Any, read: Any) -> Iterator[str]:
    if isinstance(expected, dict) and isinstance(read, dict):
        for key in expected:
            yield from _differences(f"{where}.{key}", expected[key], read.get(key))
    elif isinstance(expected, list) and isinstance(read, list) and not where.endswith("modifiers"):
        if len(expected) != len(read):
            yield f"{where}: {len(expected)} expected, {len(read)} read"
        for n, (one, other) in enumerate(zip(expected, read, strict=False), 1):
            yield from _differences(f"{where}[{n}]", one, other)
    elif _plain(where, expected) != _plain(where, read):
        yield f"{where}: expected {expected!r}, read {read!r}"


def _plain(where: str, value: object) -> object:
    if value is None or not where.endswith(("supplier", "patient", "address", "payer", "description", "phone")):
        return value
    words = re.findall(r"[a-z0-9]+", str(value).lower())
    return sorted(set(words) - _TITLES) if where.endswith("patient") else "".join(words)
