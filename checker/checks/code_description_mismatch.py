"""Words beside a real code that describe another class of thing: a machine under a code for supplies, tanks under one
for a concentrator, home oxygen under a code of another field.

Only the class is compared, never the wording, and only what the words rule out counts: suppliers write as they like.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from checker.case import Case
from checker.case.terms import Terms, letters_say
from checker.catalogue.descriptions import alias_strength, describe_class, fits, words_of
from checker.catalogue.fields import FieldKind
from checker.catalogue.near_codes import likely, suggest
from checker.catalogue.tables import AT_HOME, MACHINES, Code, CodeClass, Group
from checker.data.thresholds import whole
from checker.model import Finding, LineItem

_WORK = frozenset({Group.SERVICE, Group.REPAIR})
_NO_CLASS = _WORK | {Group.MISC}


def check(case: Case) -> Iterable[Finding]:
    alike: defaultdict[tuple[str, str, str], list[LineItem]] = defaultdict(list)
    for line in case.charges:
        if line.code is None or line.number in case.misprints or not line.description:
            continue
        entry = case.catalogue.code(line.code)
        reason, meant = _mismatch(line, entry, case) if entry else _of_another_field(line, case)
        if reason:
            alike[line.code, reason, meant.code if meant else ""].append(line)
    for (printed, reason, meant_code), lines in alike.items():
        yield _finding(printed, reason, meant_code, lines)


def _mismatch(line: LineItem, entry: Code, case: Case) -> tuple[str, Code | None]:
    """Why the words cannot be for the code, and the code one slip away that they fit. Codes for work on a thing, and
    those for whatever has no code, may be described as anything, and so may a part for a repair (RB)."""
    if (
        case.terms_of(line) is Terms.REPAIR
        or entry.group in _NO_CLASS
        or CodeClass.CATCH_ALL in entry.classes
        or fits(entry, line.description) is not False
    ):
        return "", None
    if describe_class(line.description) <= _WORK:
        lettered = letters_say(line, case.catalogue) is not Terms.OTHER
        return "words-of-a-service" if lettered else "another-class", None
    meant = _one_slip_away(line)
    # Words that name another code better fit that one: "portable tank refill" under E0431 is not E0441.
    named = _best_named(line, case)
    if meant is None or alias_strength(meant, words_of(line.description)) < named[0]:
        meant = named[1]
    return ("fits-another-code" if meant else "another-class"), meant


def _best_named(line: LineItem, case: Case) -> tuple[int, Code | None]:
    """How many words of the line the usual name of a code of today accounts for at most, and the one code that has such
    a name, where it has enough of them to name a thing."""
    said = words_of(line.description)
    today = [code for code in case.catalogue.codes.values() if code.until is None and fits(code, line.description)]
    strengths = {code: alias_strength(code, said) for code in today}
    most = max(strengths.values(), default=0)
    best = [code for code, strength in strengths.items() if strength == most]
    return most, best[0] if len(best) == 1 and most > whole("words-that-name-a-thing") else None


def _of_another_field(line: LineItem, case: Case) -> tuple[str, Code | None]:
    """A real code that is not of home oxygen, beside words that plainly are; words it shares with its own official name
    settle for it."""
    code = line.code or ""
    other = case.catalogue.field_of(code)
    described = describe_class(line.description)
    if other is None or other.kind is not FieldKind.HCPCS or not described or not described <= AT_HOME:
        return "", None
    said = words_of(line.description)
    if not set(said).isdisjoint(words_of(other.short)):
        return "", None
    if meant := _one_slip_away(line):
        return "fits-another-code", meant
    named = max(alias_strength(known, said) for known in case.catalogue.codes.values())
    plain = described <= MACHINES and named >= whole("words-that-name-a-thing")
    return ("code-of-another-field" if plain else ""), None


def _one_slip_away(line: LineItem) -> Code | None:
    """The one code of today that the words name and that differs from the printed one by a single slip."""
    near = likely(suggest(line.code or "", line.description, line.service_date))
    return near.code if near and near.strength and near.code.until is None else None


def _finding(printed: str, reason: str, meant: str, lines: Sequence[LineItem]) -> Finding:
    return Finding(reason=reason, lines=tuple(lines), values={"printed": printed, "code": meant or printed})
