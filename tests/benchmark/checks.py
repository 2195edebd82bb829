"""The command `checks`: what is wrong on a bill, found by us and by what a person could use instead.

A bill with seven typical problems of home oxygen, six months of rent with none, and every case of the checks go through
our review and through three ways with a spreadsheet's tools: rows that are equal, rows of one code and amount, and
codes held against their pattern and the national lists. Whatever is said of lines with a fault alone finds it, though
it need not say which fault; what is said of any other line as well is false.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from checker.catalogue import load_catalogue
from checker.catalogue.fields import FieldKind, field_of
from checker.model import About, Kind, LineItem, Reading, RentalStart, Severity
from checker.review import review
from tests.checks.cases import CheckCase, all_cases, reading, written

PAYER = "Medicare Part B"
AS_OF = date(2024, 12, 31)
ABOUT = About(
    rentals=(
        RentalStart(code="E1390", first_day=date(2023, 11, 5)),
        RentalStart(code="E1392", first_day=date(2021, 5, 5)),
    )
)
"""What the patient of the bill knows: when each machine came."""

BILL = (
    ("", "2024-01-05 E1390-RR-N1 185.00 OXYGEN CONCENTRATOR RENTAL"),
    ("", "2024-01-05 E1392-RR-KX 60.00 PORTABLE CONCENTRATOR RENTAL"),
    ("duplicate-charge", "2024-02-05 E1390-RR-N1 185.00 OXYGEN CONCENTRATOR RENTAL"),
    ("duplicate-charge", "2024-02-05 E1390-RR-N1 185.00 OXYGEN CONCENTRATOR RENTAL"),
    ("same-or-similar", "2024-02-05 E1392-RR-KX 60.00 PORTABLE CONCENTRATOR RENTAL"),
    ("same-or-similar", "2024-02-05 E0431-RR-KX 36.00 PORT GAS SYS E-TANK RENTAL"),
    ("unknown-code", "2024-03-05 E1930-RR-N1 185.00 OXYGEN CONCENTRATOR RENTAL"),
    ("rental-purchase-mismatch", "2024-03-05 E1392-NU-KX 60.00 PORTABLE CONCENTRATOR"),
    ("unbundled-accessory", "2024-03-12 A4615 x2 12.00 CANN NASAL ADLT 7FT"),
    ("", "2024-04-05 E1390-RR-N1 185.00 OXYGEN CONCENTRATOR RENTAL"),
    ("", "2024-04-05 E1392-RR-KX 60.00 PORTABLE CONCENTRATOR RENTAL"),
    ("contents-with-rental", "2024-04-09 E0443 60.00 PORTABLE O2 CONTENTS GAS"),
    ("", "2024-05-05 E1390-RR-N1 185.00 OXYGEN CONCENTRATOR RENTAL"),
    ("rental-cap", "2024-05-05 E1392-RR-KX 60.00 PORTABLE CONCENTRATOR RENTAL"),
    ("", "2024-06-05 E1390-RR-N1 195.00 OXYGEN CONCENTRATOR RENTAL"),
    ("", "2024-06-05 E1390-RR-N1 -195.00 OXYGEN CONCENTRATOR RENTAL REVERSED"),
    ("", "2024-06-05 E1390-RR-N1 185.00 OXYGEN CONCENTRATOR RENTAL"),
)
"""Each line, and the check that should ask about it."""

CLEAN = tuple(f"2024-{month:02}-05 E1390-RR-N1 185.00 OXYGEN CONCENTRATOR RENTAL" for month in range(1, 7))


@dataclass(frozen=True, slots=True)
class Found:
    """One thing a way of checking says: about which lines (by number, from 1), and as which check, "" for none."""

    lines: frozenset[int]
    check: str = ""

    def names(self, lines: Collection[int], check: str) -> bool:
        """Whether it is about these lines and no others, or like them about a whole bill, and not as another check."""
        return self.lines <= set(lines) and bool(self.lines) == bool(lines) and self.check in (check, "")


Way = Callable[[Sequence[Reading], About, date], list[Found]]


@dataclass(slots=True)
class Score:
    found: int = 0
    expected: int = 0
    false: int = 0

    def __str__(self) -> str:
        missed = self.expected - self.found
        return f"{self.found:4} of {self.expected:3}  {missed:6}  {self.false:5}"


def ours(readings: Sequence[Reading], about: About, as_of: date) -> list[Found]:
    """Our flags above "good to know", and what is folded into them."""
    result = review(readings, about=about, as_of=as_of)
    loud = [flag for flag in result.flags if flag.severity is not Severity.INFO]
    return [Found(frozenset(each.lines), each.check) for flag in loud for each in (flag, *flag.also)]


def equal_rows(readings: Sequence[Reading], about: About, as_of: date) -> list[Found]:
    return _alike(readings, ["day", "code", "amount"])


def equal_code_and_amount(readings: Sequence[Reading], about: About, as_of: date) -> list[Found]:
    return _alike(readings, ["code", "amount"])


def codes_by_pattern(readings: Sequence[Reading], about: About, as_of: date) -> list[Found]:
    """Codes that do not look like one, and those that do but are in neither list."""
    return [
        Found(frozenset({number}))
        for number, line in _numbered(readings)
        if line.code and not (re.fullmatch(r"[A-V]\d{4}|\d{5}", line.code) and _listed(line.code))
    ]


WAYS: dict[str, Way] = {
    "ours": ours,
    "equal rows (pandas)": equal_rows,
    "equal code and amount (pandas)": equal_code_and_amount,
    "code pattern and national lists": codes_by_pattern,
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--show", action="store_true", help="also print what our review missed or raised falsely")


def run(options: argparse.Namespace) -> int:
    cases = tuple(all_cases())
    print(f"{'':32} |      bill, 7 problems     | clean |         all {len(cases)} cases")
    print(f"{'':32} |    found   missed  false  | false |     found     missed  false")
    for name, way in WAYS.items():
        problems, rental = on_the_bill(way), on_the_clean_rental(way)
        print(f"{name:32} | {problems}  | {rental.false:5} | {over_cases(way, cases)}")
    if options.show:
        for problem in _what_went_wrong(cases):
            print(problem)
    return 0


def on_the_bill(way: Way) -> Score:
    """Problems found of the seven; false is what is said of lines without one, or as another check than expected."""
    wanted: dict[str, set[int]] = {}
    for number, (check, _) in enumerate(BILL, start=1):
        if check:
            wanted.setdefault(check, set()).add(number)
    said = way([_bill([text for _, text in BILL])], ABOUT, AS_OF)
    hits = [{check for check, lines in wanted.items() if each.names(lines, check)} for each in said]
    return Score(found=len(set().union(*hits)), expected=len(wanted), false=sum(not hit for hit in hits))


def on_the_clean_rental(way: Way) -> Score:
    return Score(false=len(way([_bill(CLEAN)], About(), AS_OF)))


def over_cases(way: Way, cases: Sequence[CheckCase]) -> Score:
    """Flags above info that the cases expect, and what is said in those that call for none."""
    score = Score()
    for case in cases:
        said = way(case.readings, case.about, case.as_of)
        for lines in _expected(case):
            score.expected += 1
            score.found += any(each.names(lines, case.check) for each in said)
        score.false += len(said) if case.clean else 0
    return score


def _expected(case: CheckCase) -> Iterator[frozenset[int]]:
    """The lines of each flag above info that a case names; none for one about a whole bill."""
    for text in case.flags:
        _, severity, lines, _ = text.split()
        if severity != Severity.INFO:
            yield frozenset(int(number) for number in lines.split(",") if number != "-")


def _what_went_wrong(cases: Sequence[CheckCase]) -> Iterator[str]:
    for case in cases:
        flags = case.run().flags
        got = sorted(written(flag) for flag in flags if flag.check == case.check)
        if got != sorted(case.flags):
            yield f"{case.check}: {case.name}: {got} where {sorted(case.flags)} belong"
        if case.clean:
            yield from (f"{case.check}: {case.name}: {flag}" for flag in flags if flag.severity is not Severity.INFO)


def _bill(lines: Sequence[str]) -> Reading:
    return reading("comparison", {"lines": list(lines), "payer": PAYER})


def _alike(readings: Sequence[Reading], columns: list[str]) -> list[Found]:
    """Groups of charges that are equal in these columns."""
    rows = pd.DataFrame(
        [
            {"number": number, "day": line.service_date, "code": line.code or line.description, "amount": line.amount}
            for number, line in _numbered(readings)
            if line.kind is Kind.CHARGE
        ],
        columns=["number", "day", "code", "amount"],
    )
    again = rows[rows.duplicated(columns, keep=False)]
    return [Found(frozenset(group["number"])) for _, group in again.groupby(columns, dropna=False)]


def _numbered(readings: Sequence[Reading]) -> Iterator[tuple[int, LineItem]]:
    lines = (line for one in readings for statement in one.statements for line in statement.lines)
    return enumerate(lines, start=1)


def _listed(code: str) -> bool:
    other = field_of(code)
    return code in load_catalogue().codes or (other is not None and other.kind in (FieldKind.HCPCS, FieldKind.CPT))
