"""The checks, each a module named for the pattern it finds. Their order settles nothing: data/policy.csv does.

To add a check `some-pattern`:

1. `checker/checks/some_pattern.py` with `def check(case: Case) -> Iterable[Finding]`, pure: no sentence, no number of a
   rule (put it in data/thresholds.csv or data/limits.csv and read `case.whole("name")` or the catalogue), no clock
   (`case.as_of`), no file, no `if payer`. It looks at `case.charges` (reversed charges and repeats are already gone;
   `case.left` is what credits left of each), `case.histories` for everything about months of rent, `case.entry(line)`
   for the catalogue's row and `case.terms_of(line)` for rent, sale, visit. A `Finding` names its reason, its lines, how
   certain it is, `at_stake` (the lines whose money is in question; none where the price is not in doubt) and `values`
   for the sentence (Decimal is money, int a count, date a day, a tuple a list; the words also get `lines`, `amount`).
2. `data/words/checks/some-pattern.toml`: its words in English and Spanish, headings as in the files beside it.
3. A row a reason in `data/policy.csv`, placed where a person should act on it; a blank cell where it cannot come up.
4. Rows in `data/overlaps.csv` where another check may speak about the same charge: which speaks, which folds, and why.
5. `tests/checks/some-pattern.toml`: cases that fire and near misses that stay quiet, each named as a sentence.
6. The module in the tuple below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType, ModuleType

from checker.case import Case
from checker.checks import duplicate_charge
from checker.model import Finding

Check = Callable[[Case], Iterable[Finding]]

_MODULES: tuple[ModuleType, ...] = (duplicate_charge,)

CHECKS: Mapping[str, Check] = MappingProxyType(
    {module.__name__.rpartition(".")[2].replace("_", "-"): module.check for module in _MODULES}
)
"""Every check by its name."""
