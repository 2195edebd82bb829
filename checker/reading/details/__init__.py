"""Details of a statement: who sent it, to whom, about whose account, and when; each with where it stands.

Labels of every usual wording are paired with what stands beside or below them, addresses are found by their last line,
and what no label names is taken from the layout: the letterhead, the window of the envelope. Nothing is invented: a
value that no place on the paper supports stays None, and what is contradicted is trusted less.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from checker.model import Details, Origin, Page, Read
from checker.reading.details.addresses import find_blocks
from checker.reading.details.choosing import as_read, best
from checker.reading.details.labelled import Candidate, labelled
from checker.reading.details.names import same_person
from checker.reading.details.payer import payers, unlabelled_medicare_number
from checker.reading.details.people import addresses, patient_of
from checker.reading.details.shapes import read_date
from checker.reading.details.sheet import Sheet, lay_out
from checker.reading.details.supplier import phones, supplier_addresses, supplier_of
from checker.reading.details.wordings import Role
from checker.reading.lines import TextLine
from checker.reading.values import parse_date

__all__ = ["Identity", "find_details", "page_identity"]

_SURE_PATIENT, _SURE_ACCOUNT, _SURE_DATE = 0.55, 0.6, 0.8
_UNLABELLED_DATE = 0.45
_DATE_WITHIN = 0.4


@dataclass(frozen=True, slots=True)
class Identity:
    """What a page says of whose statement it belongs to; None where it does not say."""

    patient: Read[str] | None
    account: Read[str] | None
    statement_date: Read[date] | None


def find_details(pages: Sequence[Page], lines: Sequence[TextLine], taken: Collection[TextLine] = ()) -> Details:
    """The details of one statement, money aside.

    `lines` are all text lines of its pages in order; `taken` those that are rows of the charge table.
    """
    sheet = lay_out(pages, lines, taken)
    found = list(labelled(sheet))
    blocks = find_blocks(sheet)
    patient = patient_of(sheet, found, blocks)
    supplier = supplier_of(sheet, found, blocks, patient)
    supplier_address = best(supplier_addresses(blocks, supplier))
    address = best(addresses(sheet, found, blocks, patient))
    phone = best(phones(sheet, (supplier, supplier_address), (patient, address)))
    members = [one for one in found if one.role is Role.MEMBER_ID] or list(unlabelled_medicare_number(sheet))
    member = best(members)
    accounts = [one for one in found if one.role is Role.ACCOUNT]
    return Details(
        supplier=as_read(supplier),
        supplier_address=as_read(supplier_address),
        supplier_phone=as_read(phone),
        patient=as_read(patient),
        address=as_read(address),
        payer=as_read(best(payers(sheet, found))),
        member_id=as_read(member),
        account=as_read(best(accounts)),
        statement_date=_date(found) or _bare_date(sheet),
    )


def page_identity(lines: Sequence[TextLine], pages: Sequence[Page] = ()) -> Identity:
    """Whose statement some lines (mostly a page's) belong to, by surely labelled values alone."""
    sheet = lay_out(pages, lines)
    found = list(labelled(sheet))
    patient = best(_sure(found, Role.PATIENT, _SURE_PATIENT), same_person)
    account = best(_sure(found, Role.ACCOUNT, _SURE_ACCOUNT))
    return Identity(as_read(patient), as_read(account), _date(_sure(found, Role.STATEMENT_DATE, _SURE_DATE)))


def _sure(found: Iterable[Candidate], role: Role, least: float) -> list[Candidate]:
    return [one for one in found if one.role is role and one.score >= least]


def _date(found: Iterable[Candidate]) -> Read[date] | None:
    chosen = best((one for one in found if one.role is Role.STATEMENT_DATE), _same_day)
    day = _day(chosen.text) if chosen else None
    read = as_read(chosen)
    return Read(day, read.printed, read.boxes, read.confidence) if read and day else None


def _same_day(one: str, other: str) -> bool:
    return _day(one) == _day(other)


def _day(text: str) -> date | None:
    printed = parse_date(text)
    return printed.settle(None) if printed else None


def _bare_date(sheet: Sheet) -> Read[date] | None:
    """A date that stands alone near the head of the first page, as on a letter."""
    for piece in sheet.pieces():
        page = sheet.pages.get(piece.box.page)
        if page is None or (piece.row == 0 and piece.label) or piece.box.top > _DATE_WITHIN * page.height:
            continue
        row = sheet.rows[piece.row]
        value = read_date(piece.parts) if len(row) == 1 and piece.box.page == min(sheet.pages) else None
        if value and len(value.parts) == len(piece.parts):
            day = _day(value.text)
            if day:
                return Read(day, value.text, (piece.box,), _UNLABELLED_DATE, Origin.INFERRED)
    return None
