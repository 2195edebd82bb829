"""Where to write to the supplier and which phone to call about the bill."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from checker.model import Box
from checker.parties.people import same_company_on_paper
from checker.reading.details.addresses import Block
from checker.reading.details.candidates import Candidate
from checker.reading.details.names import is_organisation
from checker.reading.details.parts import PHONE
from checker.reading.details.payer import names_payer
from checker.reading.details.pieces import Piece, Sheet
from checker.reading.details.wordings import Detail

_OWN, _OWN_LABELLED, _PAY_TO, _UNNAMED = 0.9, 0.85, 0.75, 0.55  # scores of an address by whose name it is under
_NEAR = 60.0  # points, about four lines
_NEAR_PHONE, _BILL_PHONE, _LABELLED_PHONE, _BARE_PHONE = 0.9, 0.85, 0.6, 0.5  # scores of a phone
_LABEL_SHARE = 0.1  # of a label's weight
_BEFORE_PHONE = 24  # letters that may name it
_HINT = re.compile(r"\d{3}\)?[-. –]|\d{3}\)$")
_BROKEN = re.compile(r"(?:^|\s)\(?\d{3}\)?[-.]?(?:\d{3}[-.])?$")
_NOT_THIS = re.compile(
    r"fax|tty|tdd|hotline|fraud|medicare\.gov|1-800-medicare|home phone|patient phone|cell", re.IGNORECASE
)
_ABOUT_THE_BILL = re.compile(r"bill|question|inquir|account|statement|customer service|patient accounts", re.IGNORECASE)
_OTHERS = (Detail.PATIENT_PHONE, Detail.OTHER_NUMBER, Detail.OTHER_OWNER, Detail.ACCOUNT, Detail.MEMBER_ID)
# 1-800-MEDICARE and its TTY line, the inspector general's fraud line, Social Security.
_PUBLIC_PHONES = frozenset(("8006334227", "8774862048", "8004478477", "8007721213"))


def supplier_addresses(blocks: Sequence[Block], supplier: Candidate | None) -> Iterator[Candidate]:
    """Candidates for the supplier's address: the one under its name before the one to pay to."""
    for block in blocks:
        score = _address_score(block, supplier) * block.confidence
        if score:
            printed = "\n".join(block.lines)
            yield Candidate(Detail.ADDRESS, block.address, printed, block.boxes, score, block.row, block.owner)


def _address_score(block: Block, supplier: Candidate | None) -> float:
    if supplier and any(same_company_on_paper(name.text, supplier.text) for name in block.names):
        return _OWN_LABELLED if block.owner else _OWN
    if block.owner_role is Detail.SUPPLIER:
        return _PAY_TO
    if block.owner or supplier is None:
        return 0.0
    if block.name:
        return _UNNAMED if is_organisation(block.name.text) and not names_payer(block.name) else 0.0
    top, anchor = block.boxes[0], supplier.boxes[0]
    return _UNNAMED if top.page == anchor.page and abs(top.top - anchor.bottom) < _NEAR else 0.0


def phones(
    sheet: Sheet, near: Sequence[Candidate | None], patients_own: Sequence[Candidate | None]
) -> Iterator[Candidate]:
    """Candidates for the supplier's phone: about the bill, or close to its name or address (`near`).

    Not a fax, nor what stands under the patient's name or address (`patients_own`).
    """
    for piece in sheet.pieces():
        if piece.label or not _HINT.search(piece.text):
            continue
        label = sheet.label_before(piece)
        for match in PHONE.finditer(_with_rest(sheet, piece)):
            score = _phone_score(piece, match, label, " ".join(other.text for other in sheet.rows[piece.row]))
            if score and _stands_by(piece, near):
                score = max(score, _NEAR_PHONE)
            elif score < _BILL_PHONE and _stands_by(piece, patients_own):
                continue
            if score:
                text = match[0].strip()
                yield Candidate(Detail.PHONE, text, text, (piece.box,), score, piece.row, label, piece)


def _with_rest(sheet: Sheet, piece: Piece) -> str:
    """The text, with the line below where a narrow column breaks a phone: "(568)" over "555-0133"."""
    if not _BROKEN.search(piece.text):
        return piece.text
    start = min(other.box.x0 for other in sheet.rows[piece.row] if other.cell == piece.cell)
    column = replace(piece.box, x0=start)
    for row in sheet.rows[piece.row + 1 : piece.row + 4]:
        for lower in row:
            gap = lower.box.top - piece.box.bottom
            if -0.4 * piece.size < gap < piece.size and lower.box.shared_width(column) > 0 and lower.text[0].isdigit():
                return f"{piece.text}{'' if piece.text.endswith('-') else ' '}{lower.text}"
    return piece.text


def _phone_score(piece: Piece, match: re.Match[str], label: Piece | None, row: str) -> float:
    """How well a phone serves as the supplier's by its label and the words of its row (0.0 is not at all)."""
    before = piece.text[max(match.start() - _BEFORE_PHONE, 0) : match.start()]
    if re.sub(r"\D", "", match[0])[-10:] in _PUBLIC_PHONES or _NOT_THIS.search(before):
        return 0.0
    if label and label.role in _OTHERS and match.start() < 3:
        return 0.0
    if _ABOUT_THE_BILL.search(row):
        return _BILL_PHONE
    if label and label.role is Detail.PHONE:
        return _LABELLED_PHONE + _LABEL_SHARE * label.weight
    return _BARE_PHONE


def _stands_by(piece: Piece, anchors: Sequence[Candidate | None]) -> bool:
    return any(_is_close(piece, box) for anchor in anchors if anchor for box in anchor.boxes)


def _is_close(piece: Piece, box: Box) -> bool:
    """Whether a piece stands in a box's column, a few lines below it at most, or beside it."""
    if piece.box.page != box.page:
        return False
    if piece.box.shared_width(box) < -20:
        return abs(piece.box.top - box.top) < 2
    return -1.6 * piece.size < piece.box.top - box.bottom < 3.2 * piece.size
