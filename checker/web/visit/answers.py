"""What the person said, as the page gathers it, and the `About` that the review is given."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from enum import StrEnum

from msgspec import Struct, field

from checker.model import About, Correction, Event, LineItem, NotReceived, PayerKind, RentalStart
from checker.web.visit.typed import Draft

_ZIP = re.compile(r"[0-9]{5}")


class Choice(StrEnum):
    """What the person wants to do about a flag."""

    ASK = "ask"
    FINE = "fine"
    NEVER = "never"
    UNSURE = "unsure"


class Answers(Struct):
    """`given` is what a detail of the bill should say, by field of About; `wrong` the fields said to be wrong.

    `choices`, `notes` and `ticks` (in the papers or not) are by a flag's key, `missing` holds the lines that never
    came by line id, `starts` are rentals by code. `events` are what happened, in the order it was told, `zip` what was
    typed, five digits or not. `corrections` are what the paper says, by the id of the row; `drafts` what is being typed
    about one, and `saved_wrong` those of them that were to be saved and hold something we do not understand.
    """

    identity: str | None = None
    wrong: set[str] = field(default_factory=set)
    given: dict[str, str] = field(default_factory=dict)
    person: str | None = None
    payer: str | None = None
    qmb: bool = False
    missing: dict[str, NotReceived] = field(default_factory=dict)
    choices: dict[str, Choice] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    ticks: dict[tuple[str, Choice | None], bool] = field(default_factory=dict)
    starts: dict[str, RentalStart] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    zip: str = ""
    corrections: dict[str, Correction] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    saved_wrong: set[str] = field(default_factory=set)

    def choice(self, key: str, lines: Iterable[LineItem]) -> Choice | None:
        """The answer to one card, None while there is none."""
        ids = [line.id for line in lines]
        if ids and all(line_id in self.missing for line_id in ids):
            return Choice.NEVER
        return self.choices.get(key)

    def choose(self, key: str, lines: Iterable[LineItem], choice: Choice | None) -> None:
        """Keep the answer to one card; whether its lines came is one fact for every card that shows them."""
        self.choices.pop(key, None)
        for line in lines:
            self.came(line, choice is not Choice.NEVER)
        if choice is not None and choice is not Choice.NEVER:
            self.choices[key] = choice

    def came(self, line: LineItem, did: bool) -> None:
        """Whether the thing on this line ever reached the person."""
        if did:
            self.missing.pop(line.id, None)
        else:
            words = None if line.code else line.description
            self.missing[line.id] = NotReceived(line.code, line.service_date, words)

    def tells(self, correction: Correction) -> None:
        """What the paper says of one row; whatever was said of it before is gone."""
        self.leaves(correction.line)
        self.corrections[correction.line] = correction

    def takes_back(self, row: str) -> None:
        """Forget what was said of one row."""
        self.corrections.pop(row, None)

    def leaves(self, row: str) -> None:
        """Forget what was being typed about one row."""
        self.drafts.pop(row, None)
        self.saved_wrong.discard(row)

    def forgets_rows(self, rows: Collection[str]) -> None:
        """Forget what was said of rows whose file is gone, and of charges that were missed beside them."""
        for row in (*self.corrections, *self.drafts):
            if row.partition("+")[0] in rows:
                self.takes_back(row)
                self.leaves(row)

    def pays(self, payer: str | None) -> None:
        """Who pays: a kind of payer, or "unsure"."""
        self.payer = payer

    def helped(self, qmb: bool) -> None:
        """Whether Medicaid or a state helps with Medicare's costs."""
        self.qmb = qmb

    def happened(self, event: Event) -> None:
        """Something the bill cannot show; the same told twice is one."""
        if event not in self.events:
            self.events.append(event)

    def lives_at(self, zip_code: str) -> None:
        """The ZIP code as typed."""
        self.zip = zip_code.strip()

    @property
    def zip_code(self) -> str | None:
        """The ZIP code where what was typed is one."""
        return self.zip if _ZIP.fullmatch(self.zip) else None

    def is_wrong(self, field_name: str, wrong: bool) -> None:
        """Whether a detail on the bill is wrong."""
        (self.wrong.add if wrong else self.wrong.discard)(field_name)

    def about(self) -> About:
        """What the review is told; what was left blank stays unknown."""
        given = {name: text.strip() for name, text in self.given.items() if name in self.wrong and text.strip()}
        missing = dict.fromkeys(self.missing.values())
        return About(
            name=given.get("name") or self.person,
            address=given.get("address"),
            payer=given.get("payer"),
            member_id=given.get("member_id"),
            payer_kind=None if self.payer in (None, "unsure") else PayerKind(self.payer),
            qmb=self.qmb,
            zip=self.zip_code,
            rentals=tuple(self.starts.values()),
            events=tuple(self.events),
            not_received=tuple(missing),
        )
