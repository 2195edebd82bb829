"""The rows of the catalogue's tables: what is said of a code, a modifier, a limit, and of codes of other fields."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from checker.data import SourceKey, Verified
from checker.model import PayerKind


class Group(StrEnum):
    """What class of thing a code is, as a person sees it."""

    STATIONARY = "stationary"
    PORTABLE = "portable"
    CONTENTS = "contents"
    ACCESSORY = "accessory"
    PAP_DEVICE = "pap-device"
    PAP_SUPPLY = "pap-supply"
    NEBULIZER = "nebulizer"
    DRUG = "drug"
    VENTILATOR = "ventilator"
    SUCTION = "suction"
    OXIMETER = "oximeter"
    TRACHEOSTOMY = "tracheostomy"
    AIRWAY_CLEARANCE = "airway-clearance"
    REPAIR = "repair"
    SERVICE = "service"
    MISC = "misc"


class CodeClass(StrEnum):
    """What billing rules say of a code; a code may be of several classes or none.

    The oxygen rentals, contents and accessories are those that rules name one by one; codes ended long ago are of no
    class, so that no rule of today is applied to them.
    """

    STATIONARY_RENTAL = "stationary-rental"
    PORTABLE_RENTAL = "portable-rental"
    RENTAL_BY_DEFINITION = "rental-by-definition"
    PURCHASE_BY_DEFINITION = "purchase-by-definition"
    CONCENTRATOR = "concentrator"
    HOME_FILL = "home-fill"
    STATIONARY_CONTENTS = "stationary-contents"
    PORTABLE_CONTENTS = "portable-contents"
    OXYGEN_ACCESSORY = "oxygen-accessory"
    OXYGEN_HUMIDIFIER = "oxygen-humidifier"
    CAPPED_RENTAL = "capped-rental"
    FREQUENTLY_SERVICED = "frequently-serviced"
    PAP_DEVICE = "pap-device"
    PAP_HUMIDIFIER = "pap-humidifier"
    PAP_INTERFACE = "pap-interface"
    PAP_HEADGEAR = "pap-headgear"
    CONSUMABLE = "consumable"
    MAINTENANCE_VISIT = "maintenance-visit"
    DELIVERY = "delivery"
    REPAIR_LABOR = "repair-labor"
    CATCH_ALL = "catch-all"


OXYGEN_RENTALS = (CodeClass.STATIONARY_RENTAL, CodeClass.PORTABLE_RENTAL)
OXYGEN_CONTENTS = (CodeClass.STATIONARY_CONTENTS, CodeClass.PORTABLE_CONTENTS)
MACHINES = frozenset({Group.STATIONARY, Group.PORTABLE, Group.PAP_DEVICE})
AT_HOME = MACHINES | {Group.CONTENTS, Group.ACCESSORY, Group.PAP_SUPPLY, Group.NEBULIZER}


class Billing(StrEnum):
    """How Original Medicare, and whoever follows it, has the code billed. Other payers may buy what it only rents:
    only `CodeClass.RENTAL_BY_DEFINITION` and `PURCHASE_BY_DEFINITION` hold for every payer.
    """

    RENT_ONLY = "rent-only"
    BUY_ONLY = "buy-only"
    EITHER = "either"
    CONTENTS_BY_MONTH = "contents-by-month"
    SUPPLY = "supply"
    SERVICE = "service"

    @property
    def is_rentable(self) -> bool:
        return self in (Billing.RENT_ONLY, Billing.EITHER)

    @property
    def is_lasting(self) -> bool:
        """Whether the thing lasts for years, bought or rented."""
        return self.is_rentable or self is Billing.BUY_ONLY


class Dates(StrEnum):
    """Where the dates of a code come from: the CMS file; the quarter in which CMS lists began or ceased to carry it,
    which is never early and up to three quarters late; or what followed it, which settles nothing by itself.
    """

    OFFICIAL = "official"
    DERIVED = "derived"
    INFERRED = "inferred"


DERIVED_MAY_BE_LATE = timedelta(days=274)


class ModifierKind(StrEnum):
    RENTAL = "rental"
    PURCHASE = "purchase"
    FLOW = "flow"
    COVERAGE = "coverage"
    NOTICE = "notice"
    REPLACEMENT = "replacement"
    MAINTENANCE = "maintenance"
    COMPETITIVE_BID = "competitive-bid"
    OTHER = "other"


def _in_language(language: str, english: str, spanish: str) -> str:
    return spanish if language == "es" and spanish else english


class Code(Struct, frozen=True, kw_only=True):
    """One code of the oxygen catalogue (data/codes.csv).

    `group` is what it is, `also` what its line may rightly be described as (the rent of a tank system includes its
    contents). `official` and `short` are the published descriptors, blank for CPT numbers and where only the number is
    known; `plain_en` and `plain_es` are our words. `category` is the payment class of the Medicare fee schedule (OX
    oxygen, CR capped rental, IN inexpensive or routinely purchased, FS frequently serviced, OS, SU, PO, LT, or a word
    for what is not on it), `priced_as` the modifiers it has a Medicare fee with. `in_rent` is whether a rental includes
    it, None where that is no question. `coverage` is the letter of the HCPCS file: C contractor decides, D special
    rules, I not payable by Medicare, M not covered by Medicare, S excluded by statute. `since` and `until` (its last
    day) are None where unknown or open; from `gone_by` on a complete CMS list lacks it. `aliases` are words suppliers
    print.
    """

    code: str
    short: str = ""
    official: str = ""
    plain_en: str
    plain_es: str
    group: Group
    also: frozenset[Group] = frozenset()
    classes: frozenset[CodeClass] = frozenset()
    billing: Billing
    category: str = ""
    priced_as: tuple[str, ...] = ()
    in_rent: bool | None = None
    coverage: str = ""
    unit_en: str
    unit_es: str
    since: date | None = None
    until: date | None = None
    dates: Dates = Dates.OFFICIAL
    gone_by: date | None = None
    replaced_by: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    source: SourceKey
    verified: Verified
    note: str = ""

    def __post_init__(self) -> None:
        if self.since and self.until and self.until < self.since:
            raise ValueError("until lies before since")

    def name(self, language: str) -> str:
        """Our words for it in that language."""
        return _in_language(language, self.plain_en, self.plain_es)

    @property
    def groups(self) -> frozenset[Group]:
        """Every class of thing a line of this code may rightly be described as."""
        return self.also | {self.group}

    def in_force(self, on: date) -> bool | None:
        """Whether the code could be billed for that day; None where the dates known do not settle it."""
        return _in_force(self.since, self.until, self.dates, self.gone_by, on)


class Modifier(Struct, frozen=True, kw_only=True):
    """One modifier (data/modifiers.csv). Those that home equipment meets have `plain_en`, `plain_es` and a `note`.

    `groups` and `codes` are what it belongs on, both empty where it may stand on anything or nothing is known;
    `conflicts` are modifiers that cannot stand on one line with it. CPT modifiers are numbers in our own words. `note`
    is what is known of its use, and `note_source` where that stands when it is not in `source`.
    """

    modifier: str
    official: str = ""
    plain_en: str = ""
    plain_es: str = ""
    kind: ModifierKind = ModifierKind.OTHER
    groups: frozenset[Group] = frozenset()
    codes: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    source: SourceKey
    verified: Verified
    note: str = ""
    note_source: SourceKey | None = None

    def name(self, language: str) -> str:
        """Our words for it in that language; blank where we have none."""
        return _in_language(language, self.plain_en, self.plain_es)

    def in_force(self, on: date) -> bool:
        """Whether it could be used that day; an unknown beginning counts as long ago."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


class Limit(Struct, frozen=True, kw_only=True):
    """One number a payer sets (data/limits.csv): `value` `unit` per `per`, for a code or for a subject in capitals
    (DME, SUPPLIES, CLAIM, APPEAL, STATEMENT, COLLECTION, ESTIMATE) or a modifier.

    `months` is the length of the period where one is counted in months. `plan` names the plan where the rule is one
    plan's own; a blank payer means all.
    """

    subject: str
    kind: str
    value: Decimal
    unit: str = ""
    per: str = ""
    months: int | None = None
    payer: PayerKind | None = None
    plan: str = ""
    since: date | None = None
    until: date | None = None
    source: SourceKey
    verified: Verified
    note: str = ""

    def in_force(self, on: date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


class OtherCode(Struct, frozen=True, kw_only=True):
    """One code of the complete HCPCS Level II list (data/hcpcs.csv), of whatever field."""

    code: str
    short: str = ""
    since: date | None = None
    until: date | None = None
    dates: Dates = Dates.OFFICIAL
    gone_by: date | None = None
    source: SourceKey

    def in_force(self, on: date) -> bool | None:
        """Whether the code could be billed for that day; None where the dates known do not settle it."""
        return _in_force(self.since, self.until, self.dates, self.gone_by, on)


def _in_force(since: date | None, until: date | None, dates: Dates, gone_by: date | None, on: date) -> bool | None:
    if gone_by and on >= gone_by:
        return False
    if until and on > until:
        return None if dates is Dates.INFERRED else False
    if since and on < since:
        late = dates is not Dates.OFFICIAL and on >= since - DERIVED_MAY_BE_LATE
        return None if late else False
    if until and dates is Dates.DERIVED and on > until - DERIVED_MAY_BE_LATE:
        return None
    return True
