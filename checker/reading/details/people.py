"""Whose statement it is and where that person lives: labels first, then the block in the envelope's window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from checker.parties.people import same_person_on_paper
from checker.reading.details.addresses import Block
from checker.reading.details.candidates import Candidate, best, same_characters
from checker.reading.details.names import is_organisation, is_person, vocabulary
from checker.reading.details.pieces import Piece, Sheet
from checker.reading.details.postal import has_end, is_street, tidy
from checker.reading.details.wordings import Detail

_WINDOW = 0.7
_OWN_BLOCK, _LABELLED_BLOCK, _ADDRESS_LABEL, _OTHERS_BLOCK, _REPEATED_BY_SUPPLIER = 0.95, 0.85, 0.85, 0.6, 0.5
_BY_ACCOUNT = 0.5
_ADDRESSED = 1.2
"""How much surer a name with a label is that stands over an address."""
_NAMES_PATIENT = 0.7
"""How surely a label must mean the patient to gainsay one that may mean who pays: "Guarantor", "Bill to"."""
_MARKS = " ,|·•–-"
_LETTERHEAD = 1.3  # times as large as the type about it
_SECTION_ROWS = 4  # rows over a label
_FIELD_ROWS = 4  # rows of a form's address


def patient_of(sheet: Sheet, found: Sequence[Candidate], blocks: Sequence[Block]) -> Candidate | None:
    """The patient's name, best supported."""
    patients = _not_payers(list(_patients(sheet, found, blocks)))
    patient = best(patients, same_person_on_paper)
    if patient is None or is_person(patient.text):
        return patient
    # A narrow box may hold the first name alone, which the window of the envelope has with the last one.
    fuller = (one for one in patients if is_person(one.text) and same_person_on_paper(one.text, patient.text))
    whole = next(fuller, patient)
    return replace(patient, text=whole.text, printed=whole.printed, boxes=whole.boxes)


def _patients(sheet: Sheet, found: Sequence[Candidate], blocks: Sequence[Block]) -> Iterator[Candidate]:
    for one in found:
        if one.role is Detail.PATIENT and not (one.label and _is_someone_elses(sheet, one.label)):
            addressed = any(one.piece in block.names for block in blocks)
            yield replace(one, score=min(_ADDRESSED * one.score, 1.0)) if addressed else one
        if one.role is Detail.ACCOUNT and one.label and (name := _alone_by(sheet, one.label)):
            text = name.text.strip(_MARKS)
            yield Candidate(Detail.PATIENT, text, text, (name.box,), _BY_ACCOUNT, name.row, None, name)
    for block in blocks:
        if block.owner_role not in (None, Detail.ADDRESS) or any(is_organisation(piece.text) for piece in block.names):
            continue
        for piece in reversed(block.names):
            text = piece.text.strip(" ,")
            in_its_lines = piece.box.height < _LETTERHEAD * block.boxes[0].height
            if is_person(text) and (in_its_lines or piece.size < _LETTERHEAD * sheet.type_size):
                yield Candidate(
                    Detail.PATIENT, text, text, (piece.box,), _WINDOW * block.confidence, piece.row, None, piece
                )
                break


def _not_payers(patients: Sequence[Candidate]) -> list[Candidate]:
    """Those who may be the patient: where a label names one, be it "Name" alone, none whom another names as he who
    pays."""
    labelled = [(one.text, one.label) for one in patients if one.label]
    named = [text for text, label in labelled if label.weight >= _NAMES_PATIENT or label.text.lower() == "name"]
    payers = [text for text, label in labelled if label.weight < _NAMES_PATIENT and label.text.lower() != "name"]
    payers = [payer for payer in payers if named and not any(same_person_on_paper(payer, name) for name in named)]
    return [one for one in patients if not any(same_person_on_paper(one.text, payer) for payer in payers)]


def _alone_by(sheet: Sheet, label: Piece) -> Piece | None:
    """A person's name that has no label, over the number of an account or in its row ("Ann Lee | Acct 4471")."""
    above = sheet.rows[label.row - 1] if label.row else ()
    over = [piece for piece in above if len(above) == 1 and abs(piece.box.x0 - label.box.x0) < label.size]
    named = [piece for piece in sheet.rows[label.row] if not sheet.label_before(piece)]
    return next((piece for piece in (*named, *over) if not piece.label and is_person(piece.text.strip(_MARKS))), None)


def _is_someone_elses(sheet: Sheet, label: Piece) -> bool:
    """Whether a bare "Name" stands in a section about someone else: the physician, the card, the employer."""
    if label.label is None or not label.label.one_word or label.weight > 0.6:
        return False
    for number in range(label.row - 1, max(label.row - _SECTION_ROWS, -1), -1):
        for piece in sheet.rows[number]:
            if abs(piece.box.x0 - label.box.x0) > 3 * label.size or piece.box.page != label.box.page:
                continue
            if not piece.label:
                return not {part.key for part in piece.parts}.isdisjoint(vocabulary("someone_else"))
    return False


def addresses(
    sheet: Sheet,
    found: Sequence[Candidate],
    blocks: Sequence[Block],
    patient: Candidate | None,
    supplier: Candidate | None,
) -> Iterator[Candidate]:
    """Candidates for the patient's address; a guarantor's or addressee's serves where the patient's own is missing."""
    others = [one.text for one in found if one.role is Detail.PATIENT]
    for block in blocks:
        if supplier and any(same_characters(name.text, supplier.text) for name in block.names):
            continue
        score = _ownership(block, patient, others) * block.confidence
        if score:
            printed = "\n".join(block.lines)
            yield Candidate(Detail.ADDRESS, block.address, printed, block.boxes, score, block.row, block.owner)
    yield from _in_fields(sheet)


def _ownership(block: Block, patient: Candidate | None, others: Sequence[str]) -> float:
    """How surely a block is the patient's own (0.0 is not)."""
    names = [piece.text.strip(" ,") for piece in block.names]
    people = [name for name in names if is_person(name, labelled=True)]
    if patient and any(same_person_on_paper(name, patient.text) for name in people):
        return _REPEATED_BY_SUPPLIER if block.owner_role is Detail.SUPPLIER else _OWN_BLOCK
    if block.owner_role is Detail.PATIENT:
        return 0.0 if names and is_organisation(names[-1]) else _LABELLED_BLOCK
    if block.owner_role is None and any(same_person_on_paper(name, other) for name in names for other in others):
        return _LABELLED_BLOCK
    if block.owner and block.owner_role is Detail.ADDRESS:
        return _OTHERS_BLOCK if names else _ADDRESS_LABEL * max(block.owner.weight, 0.8)
    if block.owner_role is None and names and is_person(names[0]) and not is_organisation(" ".join(names)):
        return _OTHERS_BLOCK
    return 0.0


def _in_fields(sheet: Sheet) -> Iterator[Candidate]:
    """Addresses in fields of their own: street, city, state and ZIP each beside its label."""
    for label in sheet.pieces():
        street = sheet.after(label) if label.role is Detail.ADDRESS else None
        if street is None or street.label or not is_street(street.text):
            continue
        fields: dict[Detail, Piece] = {}
        for row in sheet.rows[label.row : label.row + _FIELD_ROWS]:
            for name, value in pairwise(row):
                if name.role and not value.label and value.box.page == street.box.page:
                    fields.setdefault(name.role, value)
        city = fields.get(Detail.CITY)
        rest = [fields[role] for role in (Detail.STATE, Detail.ZIP) if role in fields]
        if city and (Detail.ZIP in fields or has_end(city.text)):
            tail = " ".join(piece.text for piece in rest)
            text = tidy(", ".join(filter(None, (street.text, city.text, tail))))
            boxes = tuple(piece.box for piece in (street, city, *rest))
            yield Candidate(Detail.ADDRESS, text, text, boxes, _ADDRESS_LABEL * label.weight, label.row, label)
