"""Whose statement it is and where that person lives: labels first, then the block in the envelope's window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.reading.details.addresses import Block, labelled_address
from checker.reading.details.choosing import best
from checker.reading.details.labelled import Candidate
from checker.reading.details.names import is_organisation, is_person, plain, same_person, vocabulary
from checker.reading.details.pieces import text_of
from checker.reading.details.sheet import Piece, Sheet
from checker.reading.details.wordings import Role

_WINDOW = 0.7
_OWN_BLOCK, _LABELLED_BLOCK, _ADDRESS_LABEL, _OTHERS_BLOCK = 0.95, 0.85, 0.85, 0.6
_SECTION_ROWS = 4


def patients(sheet: Sheet, found: Sequence[Candidate], blocks: Sequence[Block]) -> Iterator[Candidate]:
    """Candidates for the patient's name."""
    for one in found:
        if one.role is Role.PATIENT and not (one.label and _of_someone_else(sheet, one.label)):
            yield one
    for block in blocks:
        if block.owner_role not in (None, Role.ADDRESS) or not block.name:
            continue
        for piece in reversed(block.names):
            text = piece.text.strip(" ,")
            if is_person(text) and not any(is_organisation(other.text) for other in block.names):
                yield Candidate(
                    Role.PATIENT, text, text, (piece.box,), _WINDOW * block.confidence, piece.row, None, piece
                )
                break


def _of_someone_else(sheet: Sheet, label: Piece) -> bool:
    """Whether a bare "Name" stands in a section about someone else: the physician, the card, the employer."""
    if label.label is None or not label.label.one_word or label.label.weight > 0.6:
        return False
    for number in range(label.row - 1, max(label.row - _SECTION_ROWS, -1), -1):
        for piece in sheet.rows[number]:
            if abs(piece.box.x0 - label.box.x0) > 3 * label.size or piece.box.page != label.box.page:
                continue
            keys = {plain(word) for word in text_of(piece.parts).split()}
            if piece.label is None and keys & vocabulary("someone_else"):
                return True
            if piece.label is None or piece.label.role not in (Role.ADDRESS, Role.PHONE, Role.CITY):
                break
    return False


def addresses(
    sheet: Sheet, found: Sequence[Candidate], blocks: Sequence[Block], patient: Candidate | None
) -> Iterator[Candidate]:
    """Candidates for the patient's address; a guarantor's or addressee's serves where the patient's own is missing."""
    others = [one.text for one in found if one.role is Role.PATIENT]
    for block in blocks:
        score = _owned(block, patient, others)
        if score:
            yield Candidate(
                Role.ADDRESS,
                block.address,
                "\n".join(block.lines),
                block.boxes,
                score * block.confidence,
                block.row,
                block.owner,
            )
    for label, value, boxes in labelled_address(sheet):
        weight = label.label.weight if label.label else 0.0
        yield Candidate(Role.ADDRESS, value.text, value.text, boxes, _ADDRESS_LABEL * weight, label.row, label)


def _owned(block: Block, patient: Candidate | None, others: Sequence[str]) -> float:
    """How surely a block is the patient's own (0.0 is not)."""
    names = [piece.text.strip(" ,") for piece in block.names]
    if patient and any(same_person(name, patient.text) for name in names if is_person(name, labelled=True)):
        return 0.5 if block.owner_role is Role.SUPPLIER else _OWN_BLOCK
    if block.owner_role is Role.PATIENT:
        if patient and block.owner and patient.label is block.owner:
            return _OWN_BLOCK
        return 0.0 if names and is_organisation(names[-1]) else _LABELLED_BLOCK
    if block.owner_role is None and any(same_person(name, other) for name in names for other in others):
        return _LABELLED_BLOCK
    if block.owner_role is Role.ADDRESS:
        weight = block.owner.label.weight if block.owner and block.owner.label else 0.0
        return _ADDRESS_LABEL * max(weight, 0.8) if not names else _OTHERS_BLOCK
    if block.owner_role is None and names and is_person(names[0]) and not is_organisation(" ".join(names)):
        return _OTHERS_BLOCK
    return 0.0


def patient_of(sheet: Sheet, found: Sequence[Candidate], blocks: Sequence[Block]) -> Candidate | None:
    """The patient's name, best supported."""
    return best(patients(sheet, found, blocks), same_person)
