"""Postal addresses: found by their last line (city, state, ZIP), followed up to the street and the name above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.model import Box
from checker.reading.details.names import is_title
from checker.reading.details.pieces import box_of, parts_within
from checker.reading.details.shapes import PHONE, Value, read_date
from checker.reading.details.sheet import Piece, Sheet
from checker.reading.details.wordings import Role

_STATES = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA "
    "RI SC SD TN TX UT VT VA WA WV WI WY PR VI GU AS MP AA AE AP"
)
_STATE_NAMES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|"
    "Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|"
    "Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|"
    "Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|"
    "Wyoming|Puerto Rico"
)
_ZIP = r"\d{5}(?:\s?[-–]\s?\d{4}|\d{4})?"
_END = re.compile(
    rf"(?:^|(?<=[\s,]))(?P<state>(?:{'|'.join(_STATES.split())})\.?|(?i:{_STATE_NAMES})|(?<=, )[A-Z][a-z]),?\s+(?P<zip>{_ZIP})(?![\d-])"
)
_ONLY_ZIP = re.compile(_ZIP)
_CITY = re.compile(r"[^\W\d_][^\W\d_.'’\- ]*(?:[ .'’\-]+[^\W\d_]+\.?){0,4},?")
_STREET_START = (
    r"(?:\d+[A-Za-z]?(?:[-/]\d+)?\s+(?=\S*[^\W\d_])|[NSEW]\d+\s|P\.?\s?O\.?\s?(?:Box|Drawer)\b|Post Office Box\b|Box \d"
    r"|(?:RR|HC|RFD|Rural Route|Route|Rt|County Road|County Rd|CR|State Route|Highway|Hwy)\.?\s?#?\s?\d"
    r"|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\s+[A-Z])"
)
_STREET = re.compile(_STREET_START, re.IGNORECASE)
_STREET_INSIDE = re.compile(rf"(?:^|(?<=[\s,]))(?={_STREET_START})", re.IGNORECASE)
_UNIT = re.compile(
    r"(?:apt|apartment|suite|ste|unit|fl|floor|bldg|building|lot|room|rm|trlr|trailer|space|spc|dept|mail ?stop|ms)\b\.?|#\s?\d"
    r"|\d+(?:st|nd|rd|th) fl(?:oor)?\b",
    re.IGNORECASE,
)
_CARE_OF = re.compile(
    r"(?:c/o|attn|attention|care of|dept|department|billing (?:dept|department|office)|accounts receivable)\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[|•·●▪■◆]\s*|\s+[-–—*]\s+")
_OWNERS = (Role.PATIENT, Role.SUPPLIER, Role.PAYER, Role.OTHER_OWNER)
_MOST_LINES_ABOVE = 6
_LEADING = 1.1
_LABEL_ABOVE = 2.2


@dataclass(frozen=True, slots=True)
class Block:
    """An address with what stands above it. `name` is the line above the street, `owner` the label that says whose it is."""

    address: str
    lines: tuple[str, ...]
    boxes: tuple[Box, ...]
    names: tuple[Piece, ...]
    owner: Piece | None
    row: int
    top: float
    confidence: float

    @property
    def name(self) -> Piece | None:
        return self.names[0] if self.names else None

    @property
    def owner_role(self) -> Role | None:
        return self.owner.label.role if self.owner and self.owner.label else None


def find_blocks(sheet: Sheet) -> tuple[Block, ...]:
    """All full addresses (street or box, city, state, ZIP) outside the charge table, in reading order."""
    return tuple(block for piece in sheet.pieces() if not piece.label for block in _block(sheet, piece))


def _block(sheet: Sheet, piece: Piece) -> Iterator[Block]:
    for match in [*_END.finditer(piece.text)][:1] or _bare_zip(piece):
        before = piece.text[: match.start()].strip(" |-–•·")
        start = piece
        if not before.strip(","):
            row = sheet.rows[piece.row]
            place = _place(row, piece)
            if place == 0 or row[place - 1].label:
                return
            start = row[place - 1]
            before = start.text
            if re.fullmatch(r"[A-Z]{2}\.?,?", before) and place > 1 and not row[place - 2].label:
                start = row[place - 2]
                before = f"{start.text} {before}"
        end = match[0]
        inside = _STREET_INSIDE.search(before)
        if inside:
            yield from _one_line(sheet, start, before, inside.start(), end)
        elif _CITY.fullmatch(before):
            yield from _climb(sheet, start, (start,) if start is piece else (start, piece), _tidy(f"{before} {end}"))


def _bare_zip(piece: Piece) -> Sequence[re.Match[str]]:
    match = _ONLY_ZIP.fullmatch(piece.text)
    return (match,) if match else ()


def _tidy(text: str) -> str:
    """The line with single blanks and no blanks around commas or inside the ZIP."""
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"(?<=\d{5})\s?[-–]\s?(?=\d{4}\b)", "-", text)
    return re.sub(r"\s*,(?:\s*,)*\s*", ", ", text).strip(" ,")


def _place(row: Sequence[Piece], piece: Piece) -> int:
    return next(place for place, other in enumerate(row) if other is piece)


def _one_line(sheet: Sheet, piece: Piece, before: str, street: int, end: str) -> Iterator[Block]:
    """An address on one line, perhaps with the name before it."""
    address = _tidy(_SEPARATOR.sub(", ", f"{before[street:]} {end}"))
    names: list[Piece] = []
    named = parts_within(piece.parts, street)
    while named and (not named[-1].key or named[-1].is_divider):
        named = named[:-1]
    owner = _label_before(sheet, piece)
    if named:
        names.append(replace(piece, parts=tuple(named), box=box_of(named)))
    elif owner is None or owner.label is None or owner.label.role is Role.ADDRESS:
        above = _above(sheet, piece)
        while above and not above.label and len(names) < 2 and _may_name(above):
            names.append(above)
            above = _above(sheet, above)
        if above and above.label and _heads_block(sheet.rows[above.row], _place(sheet.rows[above.row], above)):
            owner = above
        elif names:
            owner = _label_before(sheet, names[-1]) or owner
    yield Block(address, (address,), (piece.box,), tuple(names), owner, piece.row, piece.box.top, _confidence([piece]))


def _climb(sheet: Sheet, start: Piece, pieces: Sequence[Piece], end: str) -> Iterator[Block]:
    """An address over several lines: from the city up."""
    lines: list[Piece] = []
    owner: Piece | None = None
    current = start
    for _ in range(_MOST_LINES_ABOVE):
        above = _above(sheet, current)
        if above is None:
            break
        if above.label:
            row = sheet.rows[above.row]
            owner = above if _heads_block(row, _place(row, above)) else None
            break
        if not _may_belong(above):
            break
        lines.append(above)
        current = above
        left = _label_before(sheet, above)
        if left and left.label and left.label.role is not Role.ADDRESS:
            if left.label.role in _OWNERS:
                owner = left
            else:
                lines.pop()
            break
    streets = [at for at, line in enumerate(lines) if _is_street(line.text)]
    if not streets:
        return
    last = streets[0]
    while last + 1 < len(lines) and (_is_unit(lines[last + 1].text) or last + 1 in streets):
        last += 1
    address = [line for line in reversed(lines[: last + 1]) if not _CARE_OF.match(line.text)]
    names = [line for line in lines[last + 1 :] if not _CARE_OF.match(line.text)]
    top = lines[-1] if names else lines[last]
    owner = owner or _label_before(sheet, top) or _label_over(sheet, top)
    if owner and owner.label and owner.label.role not in (*_OWNERS, Role.ADDRESS):
        owner = None
    texts = (*(_tidy(_cleaned(line.text)) for line in address), end)
    yield Block(
        ", ".join(texts),
        texts,
        tuple(line.box for line in [*address, *pieces]),
        tuple(names[:2]),
        owner,
        top.row,
        top.box.top,
        _confidence([*address, *pieces]),
    )


def _cleaned(text: str) -> str:
    return text.strip(" .,;|")


def _is_street(text: str) -> bool:
    return _STREET.match(text) is not None and not PHONE.match(text)


def _is_unit(text: str) -> bool:
    return _UNIT.match(text) is not None


def _may_belong(piece: Piece) -> bool:
    """Whether a line may be part of an address with its name: no date, no phone, no title, no figures alone."""
    text = piece.text
    if len(text) > 60 or PHONE.search(text) or text.endswith(":") or is_title(text) or not re.search(r"[^\W\d_]", text):
        return False
    return read_date(piece.parts) is None and "$" not in text and not _END.search(text)


def _may_name(piece: Piece) -> bool:
    return _may_belong(piece) and not _is_street(piece.text)


def _above(sheet: Sheet, piece: Piece) -> Piece | None:
    """The piece right above in the same column: left, middle or right edges in line, and no more than a line's gap."""
    slack = 0.7 * piece.size
    for number in range(piece.row - 1, max(piece.row - 5, -1), -1):
        row = sheet.rows[number]
        if not row or row[0].box.page != piece.box.page:
            return None
        if number in sheet.taken:
            continue
        near = [
            other
            for other in row
            if -0.4 * piece.size < piece.box.top - other.box.bottom < _LEADING * max(piece.size, min(other.size, 12.0))
            and (
                abs(other.box.x0 - piece.box.x0) < slack
                or abs(other.box.middle - piece.box.middle) < slack
                or abs(other.box.x1 - piece.box.x1) < 0.3 * piece.size
            )
        ]
        if near:
            return min(near, key=lambda other: abs(other.box.x0 - piece.box.x0))
        if piece.box.top - max(other.box.bottom for other in row) > 2 * piece.size:
            return None
    return None


def _label_before(sheet: Sheet, piece: Piece) -> Piece | None:
    """The label that stands directly to the left, if it could say whose the piece is."""
    row = sheet.rows[piece.row]
    place = next((place for place, other in enumerate(row) if other is piece or other.box.x0 >= piece.box.x0), 0)
    return row[place - 1] if place and row[place - 1].label else None


def _label_over(sheet: Sheet, piece: Piece) -> Piece | None:
    """The label that stands over a block, perhaps set off by a little space."""
    for number in range(piece.row - 1, max(piece.row - 4, -1), -1):
        row = sheet.rows[number]
        if (
            not row
            or row[0].box.page != piece.box.page
            or piece.box.top - row[0].box.bottom > _LABEL_ABOVE * piece.size
        ):
            return None
        for place, other in enumerate(row):
            if min(other.box.x1, piece.box.x1) > max(other.box.x0, piece.box.x0):
                return other if _heads_block(row, place) else None
    return None


def _heads_block(row: Sequence[Piece], place: int) -> bool:
    """Whether a label says whose the lines below are: it names an owner, and has no value of its own beside it."""
    label, after = row[place], row[place + 1] if place + 1 < len(row) else None
    if label.label is None or label.label.role not in _OWNERS:
        return False
    return after is None or bool(after.label) or after.cell != label.cell


def _confidence(pieces: Sequence[Piece]) -> float:
    return min(part.word.confidence for piece in pieces for part in piece.parts)


def labelled_address(sheet: Sheet) -> Iterator[tuple[Piece, Value, tuple[Box, ...]]]:
    """Addresses in labelled fields of their own: street, city, state and ZIP each beside its label."""
    rows = sheet.rows
    for row in rows:
        for place, piece in enumerate(row[:-1]):
            street = row[place + 1]
            if not (piece.label and piece.label.role is Role.ADDRESS and not street.label and _is_street(street.text)):
                continue
            parts = [street.text]
            boxes = [street.box]
            near = [
                (label, text)
                for number in range(piece.row, min(piece.row + 4, len(rows)))
                for label, text in zip(rows[number], rows[number][1:], strict=False)
                if label.label and not text.label and label.box.page == piece.box.page
            ]
            fields = {}
            for label, text in near:
                if label.label and label.label.role in (Role.CITY, Role.STATE, Role.ZIP):
                    fields.setdefault(label.label.role, text)
            if Role.CITY in fields and (Role.ZIP in fields or _END.search(fields[Role.CITY].text)):
                rest = [fields[role] for role in (Role.CITY, Role.STATE, Role.ZIP) if role in fields]
                tail = (
                    rest[0].text
                    if len(rest) == 1
                    else f"{rest[0].text.strip(' ,')}, {' '.join(part.text for part in rest[1:])}"
                )
                value = Value(_tidy(", ".join([*parts, tail])), street.parts)
                yield piece, value, (*boxes, *(part.box for part in rest))
