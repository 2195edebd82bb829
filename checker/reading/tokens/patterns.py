"""How codes, modifiers, counts, dates without separators and numbers are printed within a line."""

from __future__ import annotations

import re

from checker.catalogue.fields import HCPCS
from checker.parties.people import abbreviations
from checker.reading.tokens.values import MEASURE, UNITS
from checker.reading.tokens.vocabulary import any_of

_LETTER_FOR_DIGIT = "OoQIilSBZ|"
_HEAD = (
    rf"0?{HCPCS}|[A-V][- ](?=\w?\d)(?=\w*\d\w*\d)[0-9{_LETTER_FOR_DIGIT}]{{4}}|0?\d{{5}}|\d{{4}}[FMTU]"
    rf"|0?[A-V](?=[0-9{_LETTER_FOR_DIGIT}]{{0,3}}\d)(?=\d{{0,3}}[{_LETTER_FOR_DIGIT}])[0-9{_LETTER_FOR_DIGIT}]{{4}}"
    r"|0?(?=\d{0,4}[OIl]\d{0,4}(?!\w))[\dOIl]{5}"
)
_MODIFIER = r"(?:[A-Z][A-Z0-9]|[0-9][0-9A-Z])"
_DAY_BEHIND = r",\s?\d\d[/-]\d\d[/-]\d\d"
LETTER_MODIFIER = r"[A-Z][A-Z0-9]"
_AFTER_OTHER_CODE = r"(?<=(?<!\S)\d{3}/)|(?<=(?<!\S)0\d{3}/)|(?<=\d{5}-\d{4}-\d\d)(?=[A-V])"
"""Behind a revenue code and its stroke, or a drug number that a code touches."""
REVENUE_CODE_BEFORE = re.compile(rf"(?<!\S)(?P<revenue_code>0?\d{{3}})/(?={_HEAD})")
CODE_WITH_MODIFIERS = re.compile(
    rf"(?=[A-V\dl])(?:(?<![\w/#$.-])|{_AFTER_OTHER_CODE})(?P<head>{_HEAD})"
    rf"(?P<modifiers>(?:{LETTER_MODIFIER}){{1,4}}"
    rf"|[-/](?:{LETTER_MODIFIER}){{2,4}}"
    rf"|[-/:,.*]{_MODIFIER}(?:(?!{_DAY_BEHIND})(?:[,/.*-] ?|:){_MODIFIER}){{0,3}}"
    rf"|(?: ?[(\[]\s?|\t[(\[](?!\d)){_MODIFIER}(?:[\s,/:-]{{0,2}}{_MODIFIER}){{0,3}}\s?[)\]]"
    rf"(?: ?[(\[]{_MODIFIER}[)\]]){{0,3}}|(?:-{_MODIFIER}){{1,4}}|(?<=[\s(]\d{{5}})\d\d(?=\)|\s\.{{4}}))?"
    r"(?:(?![\w$%]|[.,/-]\w)|(?<=[A-Z\d]{2})(?=[A-Z][a-z]{2}))"
)
GLUED_CODE = re.compile(
    rf"(?<![\w/#$.-])0?(?P<head>{HCPCS}|[A-V][\dOIl]{{4}})(?:(?P<letters>[A-Z]{{3,}})"
    rf"|(?P<parted>(?:[.,/:*-]{LETTER_MODIFIER}){{1,4}})(?P<words>\w{{2,}}|\w(?= [A-Z])))"
)
"""A code that words touch, be its modifiers glued or parted: "E1390RRKXCONCENTRATOR", "E1390.RR.KXO2 CONC"."""
SPACED_MODIFIERS = re.compile(
    rf"(?:(?:[ ,/:·•|-]{{1,3}}|[,/:-]\t){LETTER_MODIFIER}(?!\w)|(?:,\s?|\s-\s)\d\d(?![\w./-])|\s\d\d(?=[)\]]))+"
)
MODIFIER_OF_DIGITS = re.compile(
    rf" (?P<modifier>\d\d)(?:(?= (?:- )?[A-Za-z]{{3}})(?! {any_of('measures')}\b)|(?=\t|$| \d{{4,5}}-\d{{3,4}}-\d))",
    re.IGNORECASE,
)
ZIP_FOLLOWS = re.compile(rf"(?:,\s?|[A-Za-z.]\s)(?:{'|'.join(abbreviations('state').values())})\.?[^\S\t]+$")
POST_BOX = re.compile(r"\bbox\s#?$", re.IGNORECASE)
_EIGHT_DIGIT_DATE = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d\d"
_SIX_DIGIT_DATE = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d\d"
_YEAR_FIRST = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
RUN_TOGETHER_DATES = re.compile(
    rf"(?<!\S)(?:{_EIGHT_DIGIT_DATE}(?:\s?(?:-|to|thru)\s?{_EIGHT_DIGIT_DATE})?"
    rf"|{_YEAR_FIRST}(?: ?(?:-|to|thru) ?| ){_YEAR_FIRST}"
    rf"|{_SIX_DIGIT_DATE}(?: ?(?:-|to|thru) ?| ){_SIX_DIGIT_DATE}|(?<=\bon ){_SIX_DIGIT_DATE}"
    rf"|{_SIX_DIGIT_DATE}(?= {HCPCS}(?!\d)))(?!\S)"
)
_BOXED_DATE = "|".join(
    rf"(?:0[1-9]|1[0-2]){gap}(?:0[1-9]|[12]\d|3[01]){gap}(?:(?:19|20)\d\d|\d\d)(?![\w/.,$%-])" for gap in (" ", r"\t")
)
BOXED_DATES = re.compile(rf"(?:^|(?<=^\d\d[ \t]\d\d[ \t]\d\d[ \t]))(?:{_BOXED_DATE})")
"""Dates set in three boxes, two digits each, at the start of a line: "06 10 08 06 11 08"."""
OPENING_DATE = re.compile(rf"{_SIX_DIGIT_DATE}(?=\s(?:[•·|-]\s)?[A-Za-z])")
_TIME = r"(?<=\d)\s\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]\.?M\.?)?(?![\w:])"
UNUSED = re.compile(
    rf"(?=[\s*†‡§¶TNXH])(?:{_TIME}|(?<!\S)https?://\S+|(?<!\S)HC[:*|](?={HCPCS}(?!\w))"
    r"|(?<!\S)\*{2,}(?=\$?\d)|(?-i:(?<=[\dA-Z)])) ?[*†‡§¶]+(?=\s|$)|(?<=\d\.\d\d)[TNX](?=\s|$))",
    re.IGNORECASE,
)
DRUG_NUMBER = re.compile(r"(?<![\w-])\d{5}-\d{4}-\d\d(?=\s|$)")
DASH = re.compile(r"-\s+(?=\$?\s?\d)")
LABELLED_COUNT = re.compile(
    r"(?=[qcdux])(?<!\w)"
    r"(?:x(?=\s?\d{1,3}\s\.{3})|qty|quantity|quan|count(?=\s?[:#=])"
    r"|(?:days?\s?/\s?)?(?:(?<!\d\s)|(?=units?\s?[:=]))units?)"
    r"(?:\.?\s?[:#=]\s?|\.? ?)x?"
    rf"(?P<count>-?\d{{1,4}}(?:\.\d{{1,2}})?)(?![\w.-])(?!/(?!(?:{MEASURE})\b))(?:[\s/](?:{MEASURE})(?![\w:]))?(?:\s?(?:x(?![a-z])|@))?"
    r"|(?=\d)(?<![\w.,$-])(?P<times>\d{1,4}(?:\.\d{1,2})?)"
    r"(?:(?:\s?[x@]|\sat|\s[a-z]{2,6}\s?@)\s?(?=\$?\s?[\d,]+\.\d)"
    r"|\sunits?(?:[,;]\s?(?=(?:[a-z]+\s)?\$?\s?[\d,]+\.\d)|(?=\s?\.{3})))",
    re.IGNORECASE,
)
COUNT = re.compile(rf"(?:{UNITS.pattern})(?=\s|$)", re.IGNORECASE)
NUMBER = re.compile(
    rf"(?:{UNITS.pattern})|(?:- |[(-]{{0,2}})\d[\d,]*(?:\.\d+)?\s?(?:\)|-|CR)?(?:\s[*†‡])?|x\s?\d+"
    r"|\d[\d,]*(?:\.\d+)?[A-Za-z]{1,3}",
    re.IGNORECASE,
)


def code_and_modifiers(match: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    """The bare code, without dash and padding, and the modifiers of a match of CODE_WITH_MODIFIERS."""
    head = re.sub(r"[\s-]", "", match["head"])
    bare = head[1:] if len(head) == 6 and head[0] == "0" else head
    return bare, split_modifiers(match["modifiers"] or "")


def split_modifiers(text: str) -> tuple[str, ...]:
    """Two-character modifiers from a string in which they are glued, bracketed or parted by anything."""
    letters = re.sub(r"[^A-Z0-9]", "", text.upper())
    return tuple(letters[at : at + 2] for at in range(0, len(letters) - 1, 2)) if len(letters) % 2 == 0 else ()
