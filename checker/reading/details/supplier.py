"""Who sent the statement: the letterhead, the address to pay to, or a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.catalogue.fields import HCPCS
from checker.parties.people import same_company_on_paper, same_person_on_paper
from checker.reading.details.addresses import Block
from checker.reading.details.candidates import Candidate, best, candidate
from checker.reading.details.names import is_organisation, is_person, is_title
from checker.reading.details.parts import PHONE, Part, Value, text_of
from checker.reading.details.payer import names_payer
from checker.reading.details.pieces import Piece, Sheet
from checker.reading.details.postal import find_end, has_end, is_city, is_street
from checker.reading.details.wordings import Detail
from checker.reading.tokens.labels import opens_with_service_day
from checker.reading.tokens.values import MONEY

_CODE = re.compile(rf"\b{HCPCS}\b")
_HEAD_SHARE = 0.3  # of the page's height
_HEAD_ROWS = 3  # rows, below which a name weighs less
_MOST_NAME_LINES = 6  # lines
_LETTERHEAD, _PLAIN_NAME, _LARGEST, _BLOCK_NAME, _LOWER = 0.72, 0.45, 0.1, 0.1, 0.05  # scores, and what is added
_PAY_TO, _BLOCK = 0.7, 0.6  # scores of a name over an address
_LARGER = 1.15  # times as large as the page's type
_MOST_WORDS, _MOST_PLAIN_WORDS = 10, 6  # words of a company's name, and of any other
_TITLE_BREAKS = "-–—|•·:●"
_EDGES = " ,;-–—"
_BREAKS_OFF = frozenset(("&", "and", "of", "the", "for"))


def supplier_of(
    sheet: Sheet, found: Sequence[Candidate], blocks: Sequence[Block], patient: Candidate | None
) -> Candidate | None:
    """The supplier's name, best supported."""
    labelled = [
        one
        for one in found
        if one.role is Detail.SUPPLIER
        and not (patient and same_person_on_paper(one.text, patient.text))
        and not (one.piece and names_payer(one.piece))
    ]
    return best([*labelled, *_letterheads(sheet, blocks, patient), *_over_addresses(blocks)], same_company_on_paper)


def _letterheads(sheet: Sheet, blocks: Sequence[Block], patient: Candidate | None) -> Iterator[Candidate]:
    """Names at the head of the first page: with a company's words in them, or in the largest type."""
    over_address = {(piece.row, piece.place) for block in blocks if _may_send(block) for piece in block.names[:1]}
    head = [piece for piece in _head(sheet) if _may_name(piece, patient)]
    largest = max((piece.size for piece in head if not is_title(piece.text)), default=0.0)
    for piece in head:
        is_large = piece.size >= largest - 0.1 and piece.size >= _LARGER * sheet.type_size
        lines = _name_lines(piece, head) if is_large or _breaks_off(piece) else [piece]
        if len(lines) > 1:
            text = " ".join(line.text for line in lines).replace("- ", "-")
            score = _letterhead_score(text, is_large, any((line.row, line.place) in over_address for line in lines))
            boxes = tuple(line.box for line in lines)
            yield Candidate(Detail.SUPPLIER, text, text, boxes, score + _LOWER, piece.row, None, piece)
        for parts in (_before_street(parts) for parts in _without_title(piece)):
            text = text_of(parts).strip(_EDGES)
            is_over_address = (piece.row, piece.place) in over_address
            score = _letterhead_score(text, is_large, is_over_address) - _LOWER * (piece.row > _HEAD_ROWS)
            if score > 0:
                yield candidate(Detail.SUPPLIER, Value(text, parts), piece, score)


def _may_send(block: Block) -> bool:
    return block.owner_role in (None, Detail.SUPPLIER)


def _head(sheet: Sheet) -> Iterator[Piece]:
    """The texts at the head of the first page, above the first charge, that belong to no label.

    What looks like a label in large type is a word of a name.
    """
    first = min(sheet.pages, default=0)
    for number, row in enumerate(sheet.rows):
        if not row:
            continue
        if number in sheet.headings or row[0].box.page != first or any(_CODE.search(piece.text) for piece in row):
            return
        page = sheet.pages.get(first)
        if page and row[0].box.top > _HEAD_SHARE * page.height:
            return
        if not any(MONEY.fullmatch(part.text) for piece in row for part in piece.parts):
            large = _LARGER * sheet.type_size
            yield from (
                piece
                for piece in row
                if not sheet.label_before(piece) and (not piece.label or (piece.size >= large and not piece.colon))
            )


def _may_name(piece: Piece, patient: Candidate | None) -> bool:
    text = piece.text
    if (
        len(text.split()) > 2 * _MOST_WORDS
        or "@" in text
        or "www." in text.lower()
        or "$" in text
        or opens_with_service_day(text)
        or names_payer(piece)
    ):
        return False
    if not re.search(r"[^\W\d_]{2}", text):
        return False
    return patient is None or not same_person_on_paper(text, patient.text)


def _breaks_off(piece: Piece) -> bool:
    """Whether a name cannot end here: "Sunrise Home Oxygen &"."""
    return piece.text.split()[-1].lower() in _BREAKS_OFF


def _name_lines(piece: Piece, head: Sequence[Piece]) -> list[Piece]:
    """A name with the lines in which it goes on."""
    lines = [piece]
    for below in head:
        if len(lines) < _MOST_NAME_LINES and below.row > lines[-1].row and _goes_on(lines[-1], below):
            lines.append(below)
    return lines


def _goes_on(piece: Piece, below: Piece) -> bool:
    """Whether a name goes on in the line below: "Clearwell Home" over "Oxygen, Inc."."""
    gap = below.box.top - piece.box.bottom
    if is_street(below.text) or abs(below.size - piece.size) > 0.1 or not -0.4 * piece.size < gap < 0.6 * piece.size:
        return False
    return abs(below.box.x0 - piece.box.x0) < 2 or abs(below.box.middle - piece.box.middle) < 2


def _without_title(piece: Piece) -> Iterator[Sequence[Part]]:
    """The piece, or what is left of it beside the paper's title: "Hospital Bill - Valley General Hospital"."""
    runs: list[list[Part]] = [[]]
    for part in piece.parts:
        if part.text in _TITLE_BREAKS:
            runs.append([])
        else:
            runs[-1].append(part)
    runs = [run for run in runs if run]
    if any(is_title(text_of(run)) for run in runs):
        yield from (run for run in runs if not is_title(text_of(run)))
    elif any(part.is_divider for part in piece.parts):
        yield runs[0]
    elif not any(part.is_colon for part in piece.parts):
        yield piece.parts


def _before_street(parts: Sequence[Part]) -> Sequence[Part]:
    """The parts of a name, without the address that follows it on the same line."""
    if not has_end(text_of(parts)):
        return parts
    streets = (at for at in range(1, len(parts)) if is_street(text_of(parts[at:])))
    return parts[: next(streets, len(parts))]


def _letterhead_score(text: str, is_large: bool, is_over_address: bool) -> float:
    """How well a text at the page's head serves as the supplier's name (0.0 is not at all)."""
    if (
        text[:1].isdigit()
        or ((end := find_end(text)) and is_city(text[: end.start()].strip(_EDGES)))
        or _CODE.search(text)
        or PHONE.search(text)
        or is_title(text)
        or len(text.split()) > _MOST_WORDS
    ):
        return 0.0
    bonus = _LARGEST * is_large + _BLOCK_NAME * is_over_address
    if is_organisation(text):
        return _LETTERHEAD + bonus
    is_plain_name = len(text.split()) <= _MOST_PLAIN_WORDS and not is_person(text)
    return _PLAIN_NAME + bonus if is_large and (is_plain_name or is_over_address) else 0.0


def _over_addresses(blocks: Sequence[Block]) -> Iterator[Candidate]:
    """Companies' names over an address to pay to, or over one of nobody else."""
    for block in blocks:
        name = block.name
        if name and _may_send(block) and is_organisation(name.text) and not names_payer(name):
            score = (_PAY_TO if block.owner else _BLOCK) * block.confidence
            text = name.text.strip(_EDGES)
            yield Candidate(Detail.SUPPLIER, text, name.text, (name.box,), score, block.row, block.owner, name)
