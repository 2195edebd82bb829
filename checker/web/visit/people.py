"""Whose bills these are, and what they say about the person."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from checker.model import Details, Reading, Statement
from checker.parties.payers import same_payer
from checker.parties.people import same_address, same_number, same_person

FIELDS = ("name", "address", "payer", "member_id")
_SAME = {"name": same_person, "address": same_address, "payer": same_payer, "member_id": same_number}
_ON_PAPER = {"name": "patient", "address": "address", "payer": "payer", "member_id": "member_id"}


def people(readings: Iterable[Reading]) -> list[str]:
    """The patients named, each once, as first printed."""
    names: list[str] = []
    for statement in _statements(readings):
        patient = statement.details.patient
        if patient and not any(same_person(patient.value, name) for name in names):
            names.append(patient.value)
    return names


def belongs(statement: Statement, person: str | None) -> bool:
    """Whether a statement is this person's; one that names nobody is everybody's."""
    patient = statement.details.patient
    return person is None or patient is None or same_person(patient.value, person)


def of_person(reading: Reading, person: str | None) -> Reading:
    """The reading with only this person's statements; with all of them where nobody was chosen."""
    return replace(reading, statements=tuple(one for one in reading.statements if belongs(one, person)))


def printed(readings: Iterable[Reading], person: str | None) -> dict[str, list[str]]:
    """What the papers of this person print for each field: each wording once, unless it only says the same."""
    found: dict[str, list[str]] = {name: [] for name in FIELDS}
    for statement in _statements(readings):
        if belongs(statement, person):
            for name, same in _SAME.items():
                text = _printed(statement.details, name)
                if text and not any(same(text, other) for other in found[name]):
                    found[name].append(text)
    return found


def _printed(details: Details, name: str) -> str:
    read = getattr(details, _ON_PAPER[name])
    return "" if read is None else str(read.value)


def _statements(readings: Iterable[Reading]) -> Iterable[Statement]:
    return (statement for reading in readings for statement in reading.statements)
