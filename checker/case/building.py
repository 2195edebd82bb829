"""One patient's statements made into a `Case`, each thing worked out once and in the order it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.case.case import Case
from checker.case.comparisons import comparisons
from checker.case.credits import match_credits
from checker.case.decisions import decisions
from checker.case.histories import Ledger, build_histories
from checker.case.meant import codes_meant, misprints
from checker.case.terms import terms_of
from checker.catalogue import Catalogue
from checker.model import (
    About,
    PayerKind,
    Statement,
)
from checker.parties.patients import suppliers_of
from checker.parties.payers import payer_kind_of


def build_case(
    statements: Sequence[Statement], about: About, catalogue: Catalogue, as_of: date, everyone: Sequence[Statement]
) -> Case:
    """What the checks see of one patient: numbered statements whose repeated lines are marked, among `everyone`'s."""
    lines = tuple(line for statement in statements for line in statement.lines if not line.repeated)
    suppliers = {statement.number: name for statement, name in zip(statements, suppliers_of(statements), strict=True)}
    netting = match_credits(lines)
    unlisted = misprints(lines, catalogue)
    entries = codes_meant(lines, unlisted, catalogue)
    terms = {line.number: terms_of(line, entries.get(line.number), catalogue) for line in lines}
    charges = tuple(line for line in lines if netting.left.get(line.number))
    ledger = Ledger(
        lines=lines, charges=charges, credits=netting.credits, entries=entries, terms=terms, suppliers=suppliers
    )
    decided = decisions(statements)
    return Case(
        statements=tuple(statements),
        beside={one.number: _beside(one, everyone) for one in statements},
        lines=lines,
        charges=charges,
        left=netting.left,
        credits=netting.credits,
        entries=entries,
        misprints=unlisted,
        terms=terms,
        histories=build_histories(ledger, about, catalogue),
        payer_kinds=_payer_kinds(statements, about),
        decisions=decided,
        comparisons=comparisons(statements, decided),
        suppliers=suppliers,
        about=about,
        catalogue=catalogue,
        as_of=as_of,
    )


def _beside(statement: Statement, everyone: Sequence[Statement]) -> tuple[Statement, ...]:
    """The other bills in the file of a statement."""
    same = [one for one in everyone if one.document == statement.document and not one.is_notice]
    return tuple(one for one in same if one.number != statement.number)


def _payer_kinds(statements: Sequence[Statement], about: About) -> dict[int, PayerKind]:
    """The kind of payer behind each statement; a bill that names none has that of the notice about its charges."""
    kinds = {statement.number: payer_kind_of(statement, about) for statement in statements}
    senders = {line.number: kinds[one.number] for one in statements if one.is_notice for line in one.lines}
    for statement in statements:
        told = {senders[line.number] for line in statement.lines if line.number in senders}
        if kinds[statement.number] is PayerKind.UNKNOWN and len(told) == 1:
            kinds[statement.number] = told.pop()
    return kinds
