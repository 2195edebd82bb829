"""Codes that are in no list: typing slips, with the code probably meant; and catch-all codes for things with their own.

A real code of another field, a company's own item number, a revenue or drug number is no slip and passes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from checker.case import Case
from checker.case.meant import Misprint
from checker.catalogue.descriptions import describe_class
from checker.catalogue.fields import HCPCS, FieldKind, field_of, lists_hold_all
from checker.catalogue.near_codes import Slip, Suggestion, as_digits
from checker.catalogue.tables import AT_HOME, MACHINES, CodeClass
from checker.data.thresholds import whole
from checker.model import Certainty, Finding, LineItem, Origin

_LETTERED = re.compile(HCPCS)
_SHAPE = re.compile(rf"{HCPCS}|\d{{5}}")
_NATIONAL = (FieldKind.HCPCS, FieldKind.CPT)
_LOOK_ALIKE = frozenset({Slip.LETTER_FOR_DIGIT, Slip.ZERO_PADDED, Slip.RUN_TOGETHER})


def check(case: Case) -> Iterable[Finding]:
    alike: defaultdict[tuple[str, str, str], list[LineItem]] = defaultdict(list)
    meant: dict[tuple[str, str, str], Suggestion | None] = {}
    national = _with_national_codes(case)
    for line in case.charges:
        if line.code is None or line.code_origin is Origin.REPAIRED:
            continue
        misprint = case.misprints.get(line.number)
        reason, suggestion = _misprinted(line, misprint) if misprint else (_catch_all(line, case), None)
        as_code = line.statement in national or line.modifiers
        if reason == "not-in-our-list" and as_code and _is_surely_none(line):
            reason = "in-no-list"
        if reason:
            key = (line.code, reason, suggestion.code.code if suggestion else "")
            alike[key].append(line)
            meant[key] = suggestion
    for key, lines in alike.items():
        yield _finding(key[1], lines, meant[key])


def _finding(reason: str, lines: list[LineItem], suggestion: Suggestion | None) -> Finding:
    printed = lines[0].code
    return Finding(
        reason=reason,
        lines=tuple(lines),
        certainty=Certainty.HIGH if reason == "letter-for-digit" else Certainty.MEDIUM,
        values={"printed": printed, "code": suggestion.code.code if suggestion else printed},
        sources=(suggestion.code.source,) if suggestion else (),
    )


def _misprinted(line: LineItem, misprint: Misprint) -> tuple[str, Suggestion | None]:
    """A slip where it is plain which code was meant, its neighbour where no words settle it, else the code alone, where
    it has the shape of one: any other string is a number of the company's own."""
    if misprint.meant:
        return "letter-for-digit" if misprint.meant.why in _LOOK_ALIKE else "typing-slip", misprint.meant
    near = [suggestion for suggestion in misprint.near if suggestion.why is not Slip.SEVERAL]
    if near and near[0].fits is None and not line.description:
        return "perhaps-meant", near[0]
    if _LETTERED.fullmatch(line.code or "") and describe_class(line.description) & AT_HOME:
        return "not-a-code", None
    if field_of(as_digits(line.code or "")):
        return "not-a-code", None
    return ("not-in-our-list" if _SHAPE.fullmatch(line.code or "") else ""), None


def _is_surely_none(line: LineItem) -> bool:
    return bool(line.code and line.service_date and lists_hold_all(line.code, line.service_date))


def _with_national_codes(case: Case) -> frozenset[int]:
    """The statements with national codes: there one of their shape is hardly a number of the company's own, as none is
    that bears a code's letters."""
    listed: defaultdict[int, set[str]] = defaultdict(set)
    unlisted: defaultdict[int, set[str]] = defaultdict(set)
    for line in case.charges:
        if line.code and line.number in case.misprints:
            unlisted[line.statement].add(line.code)
        elif line.code and (field := field_of(line.code)) and field.kind in _NATIONAL:
            listed[line.statement].add(line.code)
    least = whole("listed-beside-unlisted")
    return frozenset(number for number, codes in listed.items() if len(codes) >= least * max(1, len(unlisted[number])))


def _catch_all(line: LineItem, case: Case) -> str:
    """A code for things without one is worth asking about where the words name a machine that has its own."""
    if not case.catalogue.is_a(line.code, CodeClass.CATCH_ALL):
        return ""
    described = describe_class(line.description)
    return "catch-all-for-a-machine" if described and described <= MACHINES else "catch-all"
