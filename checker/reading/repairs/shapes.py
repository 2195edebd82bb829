"""A word that can only be a date, an amount or a known code, though some of its characters are none of those.

Nothing is repaired that could be read as it stands.
"""

from __future__ import annotations

import re
from functools import cache
from string import ascii_uppercase

from checker.catalogue import load_catalogue
from checker.catalogue.fields import HCPCS, other_code
from checker.reading.ink.lookalikes import as_digits, as_letters, digit_pattern, mostly_digits
from checker.reading.tokens.modifier_words import are_known, of_equipment
from checker.reading.tokens.values import CODE, parse_date, parse_money, parse_span

_CODE_LENGTH = 5
_TWO_STROKES = re.compile(r"1[lI|]|[lI|]1|[lI|]{2}")
_PADDED = re.compile(rf"[OQD](?={HCPCS}(?!\d))")
_LOST_INITIAL = re.compile(r"(?<!\d)(\d{1,2}-)([A-Za-z]{2})(?=-(?:20\d\d|\d\d)(?!\d))")
_TICKED = re.compile(rf"[Vv✓](?={HCPCS}(?!\d))")
_CODE_AND_LETTERS = re.compile(r"\d{5},\d\d")
_MONTH_AND_YEAR = re.compile(r"(?:0?[1-9]|1[0-2])/(?:19|20)\d\d")


@cache
def _date_shapes() -> tuple[re.Pattern[str], ...]:
    d = digit_pattern()
    return (
        re.compile(rf"({d}{{1,2}})[/.:-]{{1,2}}({d}{{1,2}})[/.:-]{{1,2}}((?:{d}{{2}})?{d}{{2}})"),
        re.compile(rf"({d}{{4}})[/.:-]{{1,2}}({d}{{1,2}})[/.:-]{{1,2}}({d}{{2}})"),
        re.compile(rf"({d}{{2}})/?({d}{{2}})/?((?:{d}{{2}})?{d}{{2}})(?<=.{{7}})"),
    )


@cache
def _money_shape() -> re.Pattern[str]:
    d = digit_pattern()
    return re.compile(
        rf"(?P<before>[(\[-]{{0,2}}(?:[Uu][Ss])?[$S]?[(-]?)(?P<dollars>{d}{{1,3}}(?:[.,]{d}{{3}})*|{d}+)"
        rf"(?P<point>[.,:;]{{1,2}})(?P<cents>{d}{{2}})(?P<after>[)\]]?-?(?:CR)?)"
    )


def shaped(text: str) -> str | None:
    """The date or amount that a word of this shape must be; None where it is neither or needs no repair."""
    bare = text.rstrip(".,:;'")
    if bare.isdigit() or not mostly_digits(bare):
        return None
    return _date(bare) or date_in_letters(bare) or _with_initials(bare) or _money(bare)


def date_in_letters(text: str) -> str | None:
    """A day such as "260CT2025" or "17-0CT-25.-" with its month in letters, without the dust behind it; the dash to the
    last day of a span is kept. None where it needs no repair.
    """
    d = digit_pattern()
    match = re.fullmatch(
        rf"(?P<day>{d}{{1,2}})(?P<dash>-?)(?P<month>\w{{3}})(?P=dash)(?P<year>(?:{d}{{2}}){{1,2}})(?:[.,:;']+(?P<to>-?))?",
        text,
    )
    if match is None:
        return None
    letters = as_letters(match["month"])
    month = letters.upper() if match["month"].isupper() else letters.capitalize()
    meant = match["dash"].join((as_digits(match["day"]), month, as_digits(match["year"])))
    return f"{meant}{match['to'] or ''}" if meant != text and parse_date(meant) is not None else None


def _with_initials(text: str) -> str | None:
    """A day or span in which a month lost its first letter ("10-an-2025"), with it; None where none did."""
    meant = _LOST_INITIAL.sub(lambda found: f"{found[1]}{_initial(found[2])}{found[2]}", text)
    return meant if meant != text and parse_span(meant) is not None else None


def _initial(tail: str) -> str:
    """The letter before the last two of a month's short name; none where these are no month's."""
    initials = [letter for letter in ascii_uppercase if parse_date(f"1-{letter}{tail}-2000") is not None]
    return initials[0] if len(initials) == 1 else ""


def known_code(text: str) -> str | None:
    """A code of the catalogue or of another field, with what follows it, where look-alikes stand in it for digits, a
    stroke was read twice, its letters were read as small ones, or the zero before it as a letter."""
    bracket = text[:1] if text[:1] in "([" else ""
    if _PADDED.match(text):
        return f"0{known_code(text[1:]) or text[1:]}" if is_listed(text[1 : 1 + _CODE_LENGTH]) else None
    for body in dict.fromkeys((text[len(bracket) :], _TWO_STROKES.sub("1", text[len(bracket) :], count=1))):
        head, rest = body[:_CODE_LENGTH], body[_CODE_LENGTH:]
        if not re.fullmatch(rf"[A-V0-9]{digit_pattern()}{{4}}", head) or rest[:1].isdigit():
            continue
        code = head[0] + as_digits(head[1:])
        meant = f"{bracket}{code}{_letters(rest)}"
        if meant != text and is_listed(code):
            return meant
    return None


def _letters(rest: str) -> str:
    """What follows a code, in capitals where it then is letters that go with codes."""
    pairs = re.findall(r"[A-Z][A-Z0-9]", rest.upper())
    return rest.upper() if are_known(pairs) and re.fullmatch(r"(?:\W?[A-Za-z][A-Za-z0-9])+\W*", rest) else rest


def with_lost_stroke(text: str) -> str | None:
    """Letters that go with codes of equipment, between which an I was lost: "RR/K/KX"; nobody is unsure of nothing."""
    meant = re.sub(r"(?<=/)[A-Z](?=/)", r"\g<0>I", text)
    return meant if meant != text and all(map(of_equipment, meant.split("/"))) else None


def without_tick(text: str) -> str | None:
    """A code of the catalogue before which a tick was read as a letter: "VE1390"."""
    return text[1:] if _TICKED.match(text) and is_listed(text[1 : 1 + _CODE_LENGTH]) else None


def letters_in_capitals(text: str) -> str | None:
    """Two letters that go with codes of equipment, of which one was read as a small one of the same shape: "Kx"."""
    return text.upper() if re.fullmatch(r"[A-Z][kvwxz]", text) and of_equipment(text.upper()) else None


def is_listed(code: str) -> bool:
    """Whether a code was really issued."""
    return CODE.fullmatch(code) is not None and (
        load_catalogue().code(code) is not None or other_code(code) is not None
    )


def _date(text: str) -> str | None:
    if _MONTH_AND_YEAR.fullmatch(text):
        return None
    if parse_date(text) is not None and re.search(r"\D", text) and not re.search(r"[A-Za-z|!:]|[/.-]{2}", text):
        return None
    for shape in _date_shapes():
        match = shape.fullmatch(text)
        if match is None:
            continue
        parts = [as_digits(part) for part in match.groups()]
        meant = ("-" if len(parts[0]) > 2 else "/").join(parts)
        if meant != text and parse_date(meant) is not None and _in_our_time(parts):
            return meant
    return None


def _in_our_time(parts: list[str]) -> bool:
    year = next((part for part in parts if len(part) > 2), "2000")
    return year[:2] in ("19", "20")


def _money(text: str) -> str | None:
    if parse_money(text) is not None and re.search(r"\.\d\d\D*$", text):
        return None
    match = _money_shape().fullmatch(text)
    if match is None or _CODE_AND_LETTERS.fullmatch(text):
        return None
    dollars, cents = re.sub(r"[.,]", "", as_digits(match["dollars"])), as_digits(match["cents"])
    before = re.sub(r"(?<!U)S", "$", match["before"].upper()).replace("[", "(")
    could_be_time = match["point"] == ":" and "$" not in before and int(dollars) < 24 and int(cents) < 60
    if could_be_time or (match["dollars"] != dollars and re.search(r"[.,]", match["dollars"]) and len(dollars) < 4):
        return None
    meant = f"{before}{int(dollars):,}.{cents}{match['after'].replace(']', ')')}"
    return meant if meant != text and parse_money(meant) is not None else None
