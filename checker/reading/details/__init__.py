"""Details of a statement: who sent it, to whom, about whose account, and when; each with where it stands.

Labels of every usual wording are paired with what stands beside or below them, addresses are found by their last line,
and what no label names is taken from the layout: the letterhead, the window of the envelope. Nothing is invented: a
value that no place on the paper supports stays None, and what is contradicted is trusted less.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from checker.model import Details, Page, Read
from checker.parties.people import same_person_on_paper
from checker.reading.details.addresses import Block, find_blocks
from checker.reading.details.candidates import Candidate, as_read, best, labelled
from checker.reading.details.contact import phones, supplier_addresses
from checker.reading.details.numbers import account_of, bare_dates, dates_by_page_numbers, statement_date_of
from checker.reading.details.payer import payers, unlabelled_medicare_number
from checker.reading.details.people import addresses, patient_of
from checker.reading.details.pieces import Sheet
from checker.reading.details.sheet import lay_out
from checker.reading.details.supplier import supplier_of
from checker.reading.details.wordings import Detail
from checker.reading.ink.lines import TextLine

__all__ = ["Identity", "find_details", "page_identity", "surely_named", "whose_page"]

_SURE = {Detail.PATIENT: 0.55, Detail.ACCOUNT: 0.6, Detail.STATEMENT_DATE: 0.8}


class Identity(Struct, frozen=True):
    """What a page says of whose statement it belongs to; None where it does not say."""

    patient: Read[str] | None
    account: Read[str] | None
    statement_date: Read[date] | None


def find_details(pages: Sequence[Page], lines: Sequence[TextLine]) -> Details:
    """The details of one statement, money aside; `lines` are all text lines of its pages in order."""
    sheet = lay_out(pages, lines)
    found, blocks = list(labelled(sheet)), find_blocks(sheet)
    return _details(sheet, found, blocks, patient_of(sheet, found, blocks))


def _details(sheet: Sheet, found: Sequence[Candidate], blocks: Sequence[Block], patient: Candidate | None) -> Details:
    supplier = supplier_of(sheet, found, blocks, patient)
    address = best(addresses(sheet, found, blocks, patient, supplier))
    supplier_address = best(supplier_addresses(blocks, supplier))
    members = [one for one in found if one.role is Detail.MEMBER_ID] or list(unlabelled_medicare_number(sheet))
    return Details(
        supplier=as_read(supplier),
        supplier_address=as_read(supplier_address),
        supplier_phone=as_read(best(phones(sheet, (supplier, supplier_address), (patient, address)))),
        patient=as_read(patient),
        address=as_read(address),
        payer=as_read(best(payers(sheet, found))),
        member_id=as_read(best(members)),
        account=as_read(account_of(found)),
        statement_date=statement_date_of([*found, *bare_dates(sheet), *dates_by_page_numbers(sheet)]),
    )


def page_identity(lines: Sequence[TextLine], pages: Sequence[Page]) -> Identity:
    """Whose statement some lines (mostly a page's) belong to, by surely labelled values alone."""
    return _by_labels(labelled(lay_out(pages, lines)))


def surely_named(lines: Sequence[TextLine]) -> list[Candidate]:
    """What labels among some lines surely say of whose statement they are, each value by itself."""
    return [one for one in labelled(lay_out((), lines)) if _is_sure(one)]


def whose_page(page: Page, lines: Sequence[TextLine], figures_from: float) -> Identity:
    """The same of a whole page, and by its layout when that tells both patient and account, or opens the page as a
    letter: sender and patient with their addresses, above the figures, whose topmost is `figures_from` in points."""
    sheet = lay_out([page], lines)
    candidates = list(labelled(sheet))
    found = _by_labels(candidates)
    if found.patient and found.account:
        return found
    blocks = find_blocks(sheet)
    patient = patient_of(sheet, candidates, blocks)
    if patient is None:
        return found
    details = _details(sheet, candidates, blocks, patient)
    if not details.account and not _opens_a_letter(details, figures_from):
        return found
    return Identity(
        found.patient or details.patient,
        found.account or details.account,
        found.statement_date or details.statement_date,
    )


def _opens_a_letter(details: Details, figures_from: float) -> bool:
    head = (details.supplier, details.supplier_address, details.patient, details.address)
    return all(read and all(box.bottom < figures_from for box in read.boxes) for read in head)


def _by_labels(candidates: Iterable[Candidate]) -> Identity:
    found = [one for one in candidates if _is_sure(one)]
    patients: list[Candidate] = [one for one in found if one.role is Detail.PATIENT]
    return Identity(as_read(best(patients, same_person_on_paper)), as_read(account_of(found)), statement_date_of(found))


def _is_sure(one: Candidate) -> bool:
    return one.score >= _SURE.get(one.role, 1.0)
