"""The checks, each a module named for the pattern it finds. Their order settles nothing: data/policy.csv does.

To add a check `some-pattern`:

1. `checker/checks/some_pattern.py` with `def check(case: Case) -> Iterable[Finding]`, pure: no sentence, no number of a
   rule (put it in data/thresholds.csv or data/limits.csv and read `whole("name")` or the catalogue), no clock
   (`case.as_of`), no file, no `if payer`. It looks at `case.charges` (reversed charges and repeats are already gone;
   `case.left` is what credits left of each). `case.histories` tell everything about months of rent: `month_on` finds
   the month of a day, `kind_of_thing` what counts together. `case.entry(line)` is the catalogue's row, and
   `case.terms_of(line)` says rent, sale, visit. What asks the same of many lines is one finding. A `Finding` names its
   reason, its lines, how certain it is, and `at_stake`: the lines whose money is in question, none where the price is
   not in doubt. Its `values` fill the sentence: Decimal is money, int a count, date a day, a tuple a list. The words
   also get `lines`, `amount` and `thing`, the plain name of `values["code"]`, by itself the code of the first line.
2. `data/words/checks/some-pattern.toml`: its words in English and Spanish, headings as in the files beside it.
3. A row a reason in `data/policy.csv`, placed where a person should act on it; a blank cell where it cannot come up.
4. Rows in `data/overlaps.csv` where another check may speak about the same charge: which speaks, which folds, and why.
5. `tests/checks/some-pattern.toml`: cases that fire and near misses that stay quiet, each named as a sentence.
6. Its import and its place in the tuple below; its name is its module's. Then `pytest tests/test_readme.py --regen`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from checker.case import Case
from checker.checks.arithmetic import check as arithmetic
from checker.checks.billed_above_notice import check as billed_above_notice
from checker.checks.billed_though_denied import check as billed_though_denied
from checker.checks.bought_again import check as bought_again
from checker.checks.code_description_mismatch import check as code_description_mismatch
from checker.checks.code_not_in_force import check as code_not_in_force
from checker.checks.contents_with_rental import check as contents_with_rental
from checker.checks.details_mismatch import check as details_mismatch
from checker.checks.duplicate_charge import check as duplicate_charge
from checker.checks.maintenance_too_often import check as maintenance_too_often
from checker.checks.modifier_conflict import check as modifier_conflict
from checker.checks.not_itemized import check as not_itemized
from checker.checks.not_on_notice import check as not_on_notice
from checker.checks.not_received import check as not_received
from checker.checks.plan_payment_not_credited import check as plan_payment_not_credited
from checker.checks.price_far_from_fee import check as price_far_from_fee
from checker.checks.rental_cap import check as rental_cap
from checker.checks.rental_purchase_mismatch import check as rental_purchase_mismatch
from checker.checks.same_or_similar import check as same_or_similar
from checker.checks.service_date import check as service_date
from checker.checks.share_not_owed import check as share_not_owed
from checker.checks.supply_too_often import check as supply_too_often
from checker.checks.unbundled_accessory import check as unbundled_accessory
from checker.checks.units_above_limit import check as units_above_limit
from checker.checks.unknown_code import check as unknown_code
from checker.checks.used_in_facility import check as used_in_facility
from checker.model import Finding

Check = Callable[[Case], Iterable[Finding]]

_CHECKS: tuple[Check, ...] = (
    duplicate_charge,
    unknown_code,
    rental_purchase_mismatch,
    not_itemized,
    details_mismatch,
    arithmetic,
    code_description_mismatch,
    code_not_in_force,
    modifier_conflict,
    supply_too_often,
    units_above_limit,
    price_far_from_fee,
    not_received,
    same_or_similar,
    bought_again,
    unbundled_accessory,
    contents_with_rental,
    rental_cap,
    maintenance_too_often,
    service_date,
    used_in_facility,
    billed_though_denied,
    plan_payment_not_credited,
    billed_above_notice,
    not_on_notice,
    share_not_owed,
)

CHECKS: Mapping[str, Check] = MappingProxyType(
    {check.__module__.rpartition(".")[2].replace("_", "-"): check for check in _CHECKS}
)
"""Every check by its name, in the order lists of them are shown."""
