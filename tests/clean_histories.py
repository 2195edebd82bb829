"""Made-up correct bills, month after month: rent of oxygen, PAP machines, nebulizers and ventilators, and all that may
lawfully stand beside it.

Anniversaries at month ends, cycles of 30 days, machines changed between two months, charges taken back and billed again,
a stay that moves the billing day, shares of an insurer, supplies on schedule, contents and visits after the last month
of rent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from checker.case.months import add_months, last_day
from checker.model import About, Event

STATIONARY = (
    "E1390 185.00 OXYGEN CONCENTRATOR",
    "E1391 195.00 CONCENTRATOR DUAL PORT",
    "E0439 190.00 LIQUID SYSTEM",
    "E0424 180.00 STATIONARY TANKS",
)
PORTABLE = ("E1392 60.00 PORTABLE CONCENTRATOR", "E0431 36.00 PORTABLE TANKS", "K0738 52.00 HOMEFILL")
CONTENTS = {
    "E0439": "E0442 75.00 LIQUID CONTENTS",
    "E0424": "E0441 75.00 TANK CONTENTS",
    "E0431": "E0443 70.00 PORTABLE CONTENTS",
}
VISITED = ("E1390", "E1391")
PAP_SUPPLIES = (
    ("A7030 150.00 FULL FACE MASK", 3),
    ("A7037 35.00 CPAP TUBING", 3),
    ("A7035 30.00 HEADGEAR", 6),
    ("A7046 22.00 WATER CHAMBER", 6),
)
CAPPED = {
    "E0601 80.00 CPAP": PAP_SUPPLIES,
    "E0471 410.00 BIPAP ST": PAP_SUPPLIES,
    "E0570 18.00 NEBULIZER": (("A7015 4.00 AEROSOL MASK", 1), ("A7005 22.00 NEBULIZER SET", 6)),
}
"""What ends after 13 months, with the supplies of every so many months."""
VENTILATOR = "E0466 1010.00 VENTILATOR"
PAYERS = (
    "Medicare Part B",
    "Aetna",
    "Humana Gold Plus",
    "Medi-Cal",
    "TRICARE East",
    "Veterans Affairs",
    "Self pay",
    None,
)
ENDS = {"Medicare Part B", "Humana Gold Plus", "Medi-Cal"}
"""Payers whose rent of oxygen ends."""
PAID_IN_FULL = {"Medi-Cal", "Veterans Affairs"}
OXYGEN_MONTHS, CAPPED_MONTHS, BETWEEN_VISITS = 36, 13, 6
LONGEST = 44


@dataclass(frozen=True)
class History:
    """Its lines as texts, month after month, what the next lawful month would add, and what the person knows."""

    months: tuple[tuple[str, ...], ...]
    further: tuple[str, ...]
    payer: str | None
    about: About

    @property
    def lines(self) -> list[str]:
        return [text for month in self.months for text in month]


@dataclass(frozen=True)
class _Plan:
    """How one history goes: `change` is the month from which the second of each pair of machines is billed, `moved` by
    how many days a stay moves the billing day from month `stay` on.
    """

    first: date
    payer: str | None
    stationary: tuple[str, str]
    portable: tuple[str, str] | None
    capped: str | None
    ventilator: bool
    change: int
    stay: int
    moved: int
    cycles: bool
    spans: bool
    letters: bool
    shares: bool
    taken_back: frozenset[int]

    def day(self, ahead: int) -> date:
        if self.cycles:
            return self.first + timedelta(days=30 * ahead)
        moved = self.first + timedelta(days=self.moved) if ahead >= self.stay else self.first
        return add_months(moved, ahead)

    def month(self, ahead: int) -> tuple[str, ...]:
        return tuple(self._lines(ahead))

    def _lines(self, ahead: int) -> Iterator[str]:
        pairs = [self.stationary, *([self.portable] if self.portable else [])]
        machines = [pair[ahead >= self.change] for pair in pairs]
        if self.payer in ENDS and ahead >= OXYGEN_MONTHS:
            yield from self._after_rent(ahead, machines)
            machines = []
        for machine in machines:
            yield from self._rent(ahead, machine, "-RR")
        if self.ventilator:
            yield from self._rent(ahead, VENTILATOR, "-RR")
        if self.capped and ahead < CAPPED_MONTHS:
            month = "-RR-KH" if ahead == 0 else "-RR-KI" if ahead <= 2 else "-RR-KJ"
            yield from self._rent(ahead, self.capped, month)
        if self.capped:
            supplies = [text for text, every in CAPPED[self.capped] if ahead % every == 0]
            yield from (self._text(f"{self.day(ahead)}", text, "-NU") for text in supplies)

    def _after_rent(self, ahead: int, machines: list[str]) -> Iterator[str]:
        """Contents for tanks and liquid, and a visit every six months, the first six months after the last rent."""
        for machine in machines:
            code = machine[:5]
            since = ahead - OXYGEN_MONTHS
            if code in CONTENTS:
                yield self._text(f"{self.day(ahead)}", CONTENTS[code], "")
            if code in VISITED and since > 0 and since % BETWEEN_VISITS == 0:
                yield f"{self.day(ahead)} {code}-MS 85.00 MAINTENANCE VISIT"

    def _rent(self, ahead: int, machine: str, letters: str) -> Iterator[str]:
        start = self.day(ahead)
        text = self._text(f"{start}..{last_day(start)}" if self.spans else f"{start}", machine, letters)
        yield text
        if ahead in self.taken_back:
            day, code, amount, *words = text.split()
            yield " ".join((day, code, f"-{amount}", *(word for word in words if "=" not in word)))
            yield text

    def _text(self, day: str, thing: str, letters: str) -> str:
        code, amount, words = thing.split(" ", 2)
        money = ""
        if self.shares and self.payer not in PAID_IN_FULL:
            allowed = (Decimal(amount) / 2).quantize(Decimal("0.01"))
            share = (allowed / 5).quantize(Decimal("0.01"))
            money = f" allowed={allowed} adjustment=-{Decimal(amount) - allowed} insurance_paid={allowed - share}"
            money += f" patient_share={share}"
        return f"{day} {code}{letters * self.letters} {amount} {words}{money}"


@st.composite
def histories(draw: st.DrawFn) -> History:
    month_ends = st.sampled_from([date(2022, 1, 31), date(2022, 8, 31), date(2023, 1, 29), date(2022, 12, 30)])
    months = draw(st.integers(1, LONGEST))
    changes = draw(st.booleans())
    stationary = draw(st.sampled_from(STATIONARY))
    portable = draw(st.none() | st.sampled_from(PORTABLE))
    cycles = draw(st.booleans())
    stay = 0 if cycles else draw(st.integers(0, 20))
    moved = draw(st.integers(1, 20)) if stay else 0
    plan = _Plan(
        first=draw(st.dates(date(2022, 1, 1), date(2023, 6, 30)) | month_ends),
        payer=draw(st.sampled_from(PAYERS)),
        stationary=(stationary, draw(st.sampled_from(STATIONARY)) if changes else stationary),
        portable=portable and (portable, draw(st.sampled_from(PORTABLE)) if changes else portable),
        capped=None if cycles else draw(st.none() | st.sampled_from(sorted(CAPPED))),
        ventilator=draw(st.booleans()),
        change=draw(st.integers(1, OXYGEN_MONTHS - 1)),
        stay=stay or LONGEST + 2,
        moved=moved,
        cycles=cycles,
        spans=draw(st.booleans()),
        letters=draw(st.booleans()),
        shares=draw(st.booleans()),
        taken_back=frozenset(draw(st.lists(st.integers(0, LONGEST), max_size=3))),
    )
    return History(
        months=tuple(plan.month(ahead) for ahead in range(months)),
        further=plan.month(months),
        payer=plan.payer,
        about=About(events=_stays(plan, months)),
    )


def _stays(plan: _Plan, months: int) -> tuple[Event, ...]:
    """The stay on whose last day the billing day now lies, begun just before the old one."""
    if plan.stay > months:
        return ()
    end = plan.day(plan.stay)
    return (Event(kind="hospital", start=end - timedelta(days=plan.moved + 1), end=end),)
