"""Statements and what the person told us, in; what to ask about, out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from checker.answers.corrections import corrected
from checker.case import build_case
from checker.case.repeats import Repeats, distinct_documents, distinct_statements, find_repeats, number
from checker.case.terms import words_say
from checker.catalogue import load_catalogue
from checker.catalogue.descriptions import words_of
from checker.catalogue.fees import place_of
from checker.catalogue.fields import field_of
from checker.checks import CHECKS
from checker.model import (
    NOTHING_TOLD,
    About,
    Correction,
    Document,
    Failure,
    Notice,
    PageSource,
    Reading,
    RentalHistory,
    Review,
    Statement,
)
from checker.parties.patients import by_patient, suppliers_of
from checker.parties.payers import payer_kind
from checker.parties.people import same_company, same_person
from checker.remembered import forgetting, without_garbage_collector
from checker.review.policy import policies
from checker.review.settle import Weighed, settle, weigh


def make_ready() -> None:
    """Load what every review needs: for one who waits meanwhile for bills to be read."""
    load_catalogue().read_whole()
    words_of("oxygen")
    payer_kind("Medicare")
    policies()
    place_of("45402")
    field_of("E1390")
    words_say("rental")
    same_company("Lincare", "Apria")


@forgetting
@without_garbage_collector
def review(
    readings: Sequence[Reading],
    failures: Sequence[Failure] = (),
    *,
    about: About = NOTHING_TOLD,
    corrections: Sequence[Correction] = (),
    as_of: date,
) -> Review:
    """Everything the checks find in these readings, taken together, with every line numbered over the whole.

    `corrections` are what the person's paper says where we misread it; the review is of what it says.

    Statements of different patients are reviewed apart. The same bill added twice, and charges a later bill lists
    again, count once. Neither the order of the files nor of the lines changes what is found. `as_of` is the day the
    review is made for.
    """
    catalogue = load_catalogue()
    statements, patients, notices = _sorted_out(corrected(readings, corrections))
    weighed: list[Weighed] = []
    histories: list[RentalHistory] = []
    left: dict[int, Decimal] = {}
    own = [[statements[place] for place in places] for places in patients]
    for theirs, told in zip(own, _told_of(about, own), strict=True):
        case = build_case(theirs, told, catalogue, as_of, statements)
        histories += case.histories
        left |= case.left
        for name, check in CHECKS.items():
            weighed += weigh(name, check(case), case.payer_kinds)
    return Review(
        statements=tuple(statements),
        flags=settle(weighed, left),
        failures=tuple(failures),
        notices=notices,
        histories=tuple(histories),
        about=about,
        as_of=as_of,
    )


def _sorted_out(
    readings: Sequence[Reading],
) -> tuple[tuple[Statement, ...], list[tuple[int, ...]], tuple[Notice, ...]]:
    """Every bill once, numbered, with repeated lines marked; the places of each patient's; and what is to be said."""
    kept, notices = distinct_documents(readings)
    notices += tuple(_left_out(reading.document) for reading in kept if reading.document.pages_left_out)
    found = [statement for reading in kept for statement in reading.statements]
    groups = []
    for places in by_patient(found):
        own = [found[place] for place in places]
        chosen, said = distinct_statements(own, suppliers_of(own))
        groups.append([places[place] for place in chosen])
        notices += said
    place_of = {old: new for new, old in enumerate(sorted(place for group in groups for place in group))}
    statements = [found[place] for place in place_of]
    patients = [tuple(place_of[place] for place in group) for group in groups]
    repeats: Repeats = {}
    for group in patients:
        own = [statements[place] for place in group]
        pairs, said = find_repeats(own, suppliers_of(own))
        repeats |= {(group[a], i): (group[b], j) for (a, i), (b, j) in pairs.items()}
        notices += said
    if len(patients) > 1:
        notices += (Notice("several-patients", {"n": len(patients)}),)
    return number(statements, repeats), patients, notices


def _left_out(document: Document) -> Notice:
    """That pages are left out; of a table, which has no pages of its own, about how many rows."""
    pages, left_out = len(document.pages), document.pages_left_out
    if document.pages[0].source is not PageSource.TABLE:
        return Notice("pages-left-out", {"file": document.name, "n": left_out, "most": pages})
    from checker.reading.exports.laying import LINES_A_PAGE  # No other file needs it, and few are such.

    return Notice("rows-left-out", {"file": document.name, "n": left_out * LINES_A_PAGE, "most": pages * LINES_A_PAGE})


def _told_of(about: About, patients: Sequence[Sequence[Statement]]) -> list[About]:
    """What the person told us, for each patient: where one of several bears the name given, for that one alone."""
    if len(patients) < 2 or not about.name:
        return [about] * len(patients)
    fits = [
        any(one.details.patient and same_person(one.details.patient.value, about.name, doubtful=True) for one in own)
        for own in patients
    ]
    return [about if fit or not any(fits) else About() for fit in fits]
