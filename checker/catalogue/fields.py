"""Codes that are not of home oxygen: which field a string in the code column belongs to, and its plain name.

A bill mixes HCPCS with CPT numbers, hospital revenue codes, diagnoses, drug numbers and a company's own item codes.
None of them is a typing slip. What a number must look like stands here; what each range is about, in data/fields.csv.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache

from msgspec import Struct

from checker.catalogue.tables import OtherCode
from checker.data import SourceKey, Verified, load, load_rows, source
from checker.data.thresholds import whole

HCPCS = r"[A-V]\d{4}"
"""How the codes of home equipment look, as a part of patterns."""


class FieldKind(StrEnum):
    """The code set a string belongs to; `INTERNAL` is a company's own item number."""

    HCPCS = "hcpcs"
    CPT = "cpt"
    DENTAL = "dental"
    STATE = "state"
    REVENUE = "revenue"
    DIAGNOSIS = "icd10"
    NDC = "ndc"
    INTERNAL = "internal"


class OtherField(Struct, frozen=True, kw_only=True):
    """What a code of another field is about, in words that follow "this code is for ..." or "ese código es de ...".

    `short` is the published short descriptor of a HCPCS code; CPT descriptors belong to the AMA and are not carried.
    """

    kind: FieldKind
    en: str
    es: str
    short: str = ""
    source: SourceKey


class FieldRange(Struct, frozen=True, kw_only=True):
    """A row of data/fields.csv: the codes from `first` to `last` and what they are about."""

    field: FieldKind
    first: str
    last: str
    en: str
    es: str
    source: SourceKey


class Numbers(Struct, frozen=True, kw_only=True):
    """A row of data/cpt.csv: the numbers `start`, of three digits, + each of `endings`."""

    start: str
    endings: tuple[str, ...]
    source: SourceKey


class RevenueCode(Struct, frozen=True, kw_only=True):
    """A row of data/revenue_codes.csv: a hospital's or agency's department number, in our own words."""

    code: str
    group: str
    en: str
    es: str
    ask_en: str = ""
    ask_es: str = ""
    source: SourceKey
    verified: Verified


class Diagnosis(Struct, frozen=True, kw_only=True):
    """A row of data/diagnoses.csv: a diagnosis met on oxygen and PAP bills, in our own words."""

    code: str
    en: str
    es: str
    source: SourceKey
    verified: Verified


_GENERAL = SourceKey("field-knowledge")
_DENTAL = re.compile(r"D\d{4}")
_STATE = re.compile(r"[W-Z]\d{4}")
_CPT = re.compile(r"\d{4}[0-9AFMTU]")
_REVENUE = re.compile(r"0[1-9]\d\d|100\d|210\d|310\d")
_DIAGNOSIS = re.compile(r"[A-TV-Z]\d[0-9AB]\.[0-9A-Z]{1,4}")
_NDC = re.compile(r"(N4)?(\d{4,5}-\d{3,4}-\d{1,2}|\d{11})")
_LOOKS = str.maketrans("OQILSBZGE|", "0011582631")
_CODE_LIKE = re.compile(r"[A-Z0-9]?\d{3,6}[0-9A-Z]?")


def other_code(code: str) -> OtherCode | None:
    """The row of the complete HCPCS list, None where it does not carry the code."""
    return next(iter(load_rows("hcpcs.csv", OtherCode, code)), None)


def in_force(code: str, on: date) -> bool | None:
    """Whether any HCPCS code could be billed for that day; None where the list does not say."""
    listed = other_code(code)
    return listed.in_force(on) if listed else None


def lists_hold_all(code: str, on: date) -> bool:
    """Whether our lists carry every code of that shape that could be billed that day, so that one they lack is none."""
    for kind in (FieldKind.HCPCS, FieldKind.CPT):
        if of_kind := _ranged(kind, code):
            last = source(of_kind.source).first_day
            return last is not None and whole("lists-hold-all-since") <= on.year and on <= last
    return False


def field_of(code: str) -> OtherField | None:
    """The field a printed code belongs to, None where it fits none: then it may be a misprint.

    A HCPCS or CPT number counts only when it was really issued; a string that could not be a misprint of a code at all
    (`OXY001`, `CONC-5L`) is the company's own.
    """
    code = code.strip().upper()
    if listed := other_code(code):
        return _ranged(FieldKind.HCPCS, code, listed.short)
    if _CPT.fullmatch(code) and _is_cpt(code):
        return _ranged(FieldKind.CPT, code)
    if _DENTAL.fullmatch(code):
        return _ranged(FieldKind.DENTAL, code)
    if diagnosis := _diagnosis(code):
        return diagnosis
    if _STATE.fullmatch(code):
        return _ranged(FieldKind.STATE, code)
    if _REVENUE.fullmatch(code):
        return _revenue(code)
    if _NDC.fullmatch(code):
        return OtherField(kind=FieldKind.NDC, en="a drug", es="un medicamento", source=_GENERAL)
    if not _CODE_LIKE.fullmatch(code.translate(_LOOKS)):
        return OtherField(
            kind=FieldKind.INTERNAL, en="the company's own list", es="la lista propia de la compañía", source=_GENERAL
        )
    return None


def _ranged(kind: FieldKind, code: str, short: str = "") -> OtherField | None:
    for span in load("fields.csv", FieldRange, ("first", "last")):
        # A letter that ends a CPT number names its range; the others are ranges by their first letter.
        same_set = len(code) == len(span.last) and (code[-1] == span.last[-1] or code[-1].isdigit())
        if span.field is kind and same_set and span.first <= code <= span.last:
            return OtherField(kind=kind, en=span.en, es=span.es, short=short, source=span.source)
    return None


def _diagnosis(code: str) -> OtherField | None:
    known = _diagnoses().get(code.replace(".", ""))
    if known:
        return OtherField(kind=FieldKind.DIAGNOSIS, en=known.en, es=known.es, source=known.source)
    if _DIAGNOSIS.fullmatch(code):
        return OtherField(kind=FieldKind.DIAGNOSIS, en="an illness", es="una enfermedad", source=_GENERAL)
    return None


def _revenue(code: str) -> OtherField:
    known = revenue_codes().get(code)
    if known:
        return OtherField(kind=FieldKind.REVENUE, en=known.en, es=known.es, source=known.source)
    return OtherField(
        kind=FieldKind.REVENUE, en="a hospital department", es="un departamento de hospital", source=_GENERAL
    )


@cache
def revenue_codes() -> Mapping[str, RevenueCode]:
    """The revenue codes met on oxygen and equipment lines, by their four digits."""
    return {row.code: row for row in load("revenue_codes.csv", RevenueCode, ("code",))}


def _is_cpt(code: str) -> bool:
    """Whether a number of that shape was really issued."""
    start, ending = code[:3], code[3:]
    return any(ending in row.endings for row in load_rows("cpt.csv", Numbers, start))


@cache
def _diagnoses() -> Mapping[str, Diagnosis]:
    return {row.code.replace(".", ""): row for row in load("diagnoses.csv", Diagnosis, ("code",))}
