"""Who sent the statement: the letterhead, the address to pay to, or a label; with its address and phone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from checker.model import Box
from checker.reading.details.addresses import Block
from checker.reading.details.choosing import best, same_characters
from checker.reading.details.labelled import Candidate
from checker.reading.details.names import is_organisation, is_person, is_title, plain, same_person
from checker.reading.details.payer import names_payer
from checker.reading.details.pieces import Part, box_of, text_of
from checker.reading.details.shapes import PHONE
from checker.reading.details.sheet import Piece, Sheet
from checker.reading.details.wordings import Role

_HEAD_SHARE = 0.3
_LETTERHEAD, _LARGEST, _BLOCK_NAME, _PLAIN_NAME = 0.72, 0.1, 0.1, 0.45
_HEAD_BLOCK, _PAY_TO_BLOCK, _NAMED_BLOCK, _BARE_BLOCK = 0.9, 0.75, 0.85, 0.55
_LARGER = 1.15
_NEAR_PHONE, _BILL_PHONE = 0.9, 0.85
_NO_PHONE_ROLES = (Role.PATIENT_PHONE, Role.OTHER_NUMBER, Role.OTHER_OWNER, Role.ACCOUNT, Role.MEMBER_ID)
_MONEY = re.compile(r"[$(-]*\d[\d,]*\.\d\d\)?")
_NOT_A_SUPPLIERS = re.compile(
    r"fax|tty|tdd|hotline|fraud|medicare\.gov|1-800-medicare|home phone|patient phone|cell", re.IGNORECASE
)
_ABOUT_THE_BILL = re.compile(r"bill|question|inquir|account|statement|customer service|patient accounts", re.IGNORECASE)
_PUBLIC_PHONES = frozenset({"8006334227", "8774862048", "8004478477", "8007721213"})


def suppliers(
    sheet: Sheet, found: Sequence[Candidate], blocks: Sequence[Block], patient: Candidate | None
) -> Iterator[Candidate]:
    """Candidates for the supplier's name."""
    for one in found:
        if one.role is Role.SUPPLIER and not (patient and same_person(one.text, patient.text)):
            if one.piece is None or not names_payer(one.piece):
                yield one
    named = {id(block.name) for block in blocks if block.name and block.owner_role in (None, Role.SUPPLIER)}
    body = _body_size(sheet)
    head = [piece for piece in _head(sheet) if not _says_nothing(piece, patient)]
    largest = max((piece.size for piece in head), default=0.0)
    for piece in head:
        for parts in _without_title(piece):
            text = text_of(parts).strip(" ,;-–—")
            score = _letterhead_score(text, piece, id(piece) in named, largest, body)
            if score:
                sure = min(part.word.confidence for part in parts)
                yield Candidate(Role.SUPPLIER, text, text, (box_of(parts),), score * sure, piece.row, None, piece)
    for block in blocks:
        if block.name and block.owner_role in (None, Role.SUPPLIER) and is_organisation(block.name.text):
            if not names_payer(block.name):
                text = block.name.text.strip(" ,;-–—")
                score = _BLOCK_SCORE if block.owner_role else _BLOCK_SCORE - 0.1
                yield Candidate(
                    Role.SUPPLIER, text, text, (block.name.box,), score * block.confidence, block.row, block.owner
                )


_BLOCK_SCORE = 0.7


def _body_size(sheet: Sheet) -> float:
    sizes = [piece.size for row in sheet.rows for piece in row]
    return median(sizes) if sizes else 10.0


def _head(sheet: Sheet) -> list[Piece]:
    """The texts at the head of the first page, above the charge table."""
    pieces: list[Piece] = []
    first = sheet.rows[0][0].box.page if sheet.rows and sheet.rows[0] else 0
    for number, row in enumerate(sheet.rows):
        if number in sheet.taken or number in sheet.headings or not row or row[0].box.page != first:
            break
        page = sheet.pages.get(first)
        if page and row[0].box.top > _HEAD_SHARE * page.height:
            break
        pieces.extend(
            piece for place, piece in enumerate(row) if not piece.label and not (place and row[place - 1].label)
        )
    return pieces


def _says_nothing(piece: Piece, patient: Candidate | None) -> bool:
    text = piece.text
    if (
        len(text.split()) > 10
        or (text.endswith("."[:1]) and len(text.split()) > 6)
        or "@" in text
        or "www." in text.lower()
    ):
        return True
    if not re.search(r"[^\W\d_]{2}", text) or "$" in text or names_payer(piece):
        return True
    return bool(patient) and patient is not None and same_person(text, patient.text)


def _without_title(piece: Piece) -> Iterator[Sequence[Part]]:
    """The piece, or what is left of it beside the paper's title: "Hospital Bill - Valley General Hospital"."""
    runs: list[list[Part]] = [[]]
    for part in piece.parts:
        if part.text in ("-", "–", "—", "|", "•", "·", ":", "●"):
            runs.append([])
        else:
            runs[-1].append(part)
    texts = [run for run in runs if run]
    if len(texts) > 1 and any(is_title(text_of(run)) for run in texts):
        yield from (run for run in texts if not is_title(text_of(run)))
    elif piece.parts and not is_title(piece.text):
        yield piece.parts if not any(part.is_divider for part in piece.parts) else texts[0]


def _letterhead_score(text: str, piece: Piece, heads_address: bool, largest: float, body: float) -> float:
    """How well a text at the page's head serves as the supplier's name (0.0 is not at all)."""
    if text[:1].isdigit() or PHONE.search(text) or is_title(text):
        return 0.0
    large = piece.size >= largest - 0.1 and piece.size >= _LARGER * body
    bonus = _LARGEST * large + _BLOCK_NAME * heads_address - 0.05 * (piece.row > 3)
    if is_organisation(text):
        return _LETTERHEAD + bonus
    if (large and len(text.split()) <= 6 and not is_person(text)) or (heads_address and large):
        return _PLAIN_NAME + bonus
    return 0.0


def supplier_addresses(blocks: Sequence[Block], supplier: Candidate | None) -> Iterator[Candidate]:
    """Candidates for the supplier's address: the one under its name before the one to pay to."""
    for block in blocks:
        score = 0.0
        if supplier and any(_alike(name.text, supplier.text) for name in block.names):
            score = _HEAD_BLOCK if block.owner_role is None else _NAMED_BLOCK
        elif block.owner_role is Role.SUPPLIER:
            score = _PAY_TO_BLOCK
        elif (
            block.owner_role is None and block.name and is_organisation(block.name.text) and not names_payer(block.name)
        ) or (block.owner_role is None and not block.names and supplier and _near(block, supplier)):
            score = _BARE_BLOCK
        if score:
            printed = "\n".join(block.lines)
            yield Candidate(
                Role.ADDRESS, block.address, printed, block.boxes, score * block.confidence, block.row, block.owner
            )


def _alike(one: str, other: str) -> bool:
    if same_characters(one, other):
        return True
    left, right = (
        {plain(word) for word in text.split()} - {"inc", "llc", "co", "corp", "the", ""} for text in (one, other)
    )
    return bool(left and right) and (left <= right or right <= left)


def _near(block: Block, supplier: Candidate) -> bool:
    return block.boxes[0].page == supplier.boxes[0].page and abs(block.top - supplier.boxes[0].bottom) < 60


def phones(
    sheet: Sheet, near: Sequence[Candidate | None], patients_own: Sequence[Candidate | None]
) -> Iterator[Candidate]:
    """Candidates for the supplier's phone: about the bill, or close to its name or address (`near`).

    Not a fax, nor what stands under the patient's name or address (`patients_own`).
    """
    for number, row in enumerate(sheet.rows):
        if number in sheet.taken:
            continue
        for place, piece in enumerate(row):
            if piece.label:
                continue
            label = row[place - 1] if place and row[place - 1].label else None
            for match in PHONE.finditer(piece.text):
                score = _phone_score(piece, match, label, _words(row))
                if score and _by_any(piece, near):
                    score = max(score, _NEAR_PHONE)
                elif score < _BILL_PHONE and _by_any(piece, patients_own):
                    continue
                if score:
                    text = match[0].strip()
                    yield Candidate(Role.PHONE, text, text, (piece.box,), score, piece.row, label, piece)


def _words(row: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in row)


def _phone_score(piece: Piece, match: re.Match[str], label: Piece | None, row: str) -> float:
    """How well a phone serves as the supplier's by its label and the words of its row (0.0 is not at all)."""
    role = label.label.role if label and label.label else None
    before = piece.text[max(match.start() - 24, 0) : match.start()]
    if re.sub(r"\D", "", match[0])[-10:] in _PUBLIC_PHONES or _NOT_A_SUPPLIERS.search(before):
        return 0.0
    if match.start() < 3 and role in _NO_PHONE_ROLES:
        return 0.0
    if _ABOUT_THE_BILL.search(row):
        return _BILL_PHONE
    return 0.6 + 0.1 * label.label.weight if role is Role.PHONE and label and label.label else 0.5


def _by_any(piece: Piece, anchors: Sequence[Candidate | None]) -> bool:
    return any(_close(piece, box) for anchor in anchors if anchor for box in anchor.boxes)


def _close(piece: Piece, box: Box) -> bool:
    """Whether a piece stands in a box's column, a few lines below it at most, or beside it."""
    if piece.box.page != box.page:
        return False
    if min(piece.box.x1, box.x1 + 20) < max(piece.box.x0, box.x0 - 20):
        return abs(piece.box.top - box.top) < 2
    return -1.6 * piece.size < piece.box.top - box.bottom < 3.2 * piece.size


def supplier_of(
    sheet: Sheet, found: Sequence[Candidate], blocks: Sequence[Block], patient: Candidate | None
) -> Candidate | None:
    """The supplier's name, best supported."""
    chosen = best(suppliers(sheet, found, blocks, patient), _alike)
    return replace(chosen, text=chosen.text.rstrip(",")) if chosen else None
