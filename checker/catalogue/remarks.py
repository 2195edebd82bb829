"""What the small codes of an insurer's notice mean: who bears an amount, why it was changed, and what to ask.

The codes are X12's and Medicare's; meanings and advice are in our own words (data/denials.csv).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from msgspec import Struct

from checker.data import SourceKey, Verified, load


class RemarkKind(StrEnum):
    """`GROUP` says who bears the amount (CO, PR ...), `CARC` why it was changed, `RARC` adds to it."""

    GROUP = "GROUP"
    CARC = "CARC"
    RARC = "RARC"


class Remark(Struct, frozen=True, kw_only=True):
    """A row of data/denials.csv: what a code means, and what a patient can do."""

    code: str
    kind: RemarkKind
    en: str
    es: str
    ask_en: str
    ask_es: str
    source: SourceKey
    verified: Verified


_GROUPED = re.compile(r"(CO|PR|OA|PI|CR)[ -]?([AB]?\d{1,3}|P14)")


def remarks_of(printed: str) -> tuple[Remark, ...]:
    """What a printed code means, part by part ("CO-50" is CO and 50); nothing for what is not known."""
    code = printed.strip().upper()
    grouped = _GROUPED.fullmatch(code)
    parts = grouped.groups() if grouped else (code,)
    return tuple(known[part] for part in parts if part in (known := _remarks()))


@cache
def _remarks() -> Mapping[str, Remark]:
    return {remark.code: remark for remark in load("denials.csv", Remark, ("code",))}
