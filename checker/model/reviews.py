"""What came of it: the months of rent, what the checks saw, and what is worth asking."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct, field

from checker.model.answers import NOTHING_TOLD, About
from checker.model.choices import Choice, PayerKind
from checker.model.statements import LineItem, Statement
from checker.model.values import Value


class Severity(Choice):
    ERROR = "error"
    QUESTION = "question"
    INFO = "info"


class Certainty(Choice):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class AmountKind(Choice):
    """What an amount in question is: the whole of what was billed for some lines, or what is too much of it."""

    BILLED = "billed"
    DIFFERENCE = "difference"


class Finding(Struct, frozen=True, kw_only=True):
    """What a check saw: facts, no verdict. The policy turns it into a `Flag`, or drops it, by payer.

    `values` fill the slots of the words; `code` and `words` are those of the first line where the check gives none.
    `statement` is set where the finding is about a whole statement. `at_stake` are those of the lines whose money is in
    question (of two equal charges, the second); unless the check gives an amount itself, the review sums what credits
    left of them, and no line's money is in question twice. `amount_kind` says what the check's own amount is.
    """

    reason: str
    lines: tuple[LineItem, ...] = ()
    statement: Statement | None = None
    certainty: Certainty = Certainty.HIGH
    at_stake: tuple[LineItem, ...] = ()
    amount_in_question: Decimal | None = None
    amount_kind: AmountKind = AmountKind.BILLED
    values: Mapping[str, Value] = field(default_factory=dict)
    sources: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash((self.reason, self.lines))


class Flag(Struct, frozen=True, kw_only=True):
    """Something to ask about. `lines` are line numbers, `also` the findings folded into it, `sources` are keys."""

    check: str
    reason: str
    severity: Severity
    certainty: Certainty
    payer_kind: PayerKind
    statements: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    amount_in_question: Decimal | None = None
    amount_kind: AmountKind = AmountKind.BILLED
    values: Mapping[str, Value] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    also: tuple[Flag, ...] = ()

    def __hash__(self) -> int:
        return hash((self.check, self.reason, self.lines))


class Notice(Struct, frozen=True):
    """Something to say that is no flag: `kind` is a key of data/words/notices.toml."""

    kind: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.kind)


class Failure(Struct, frozen=True):
    """A file that could not be reviewed: `error` is the code of a `StatementError`."""

    file: str
    error: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.file, self.error))


class RentalMonth(Struct, frozen=True, kw_only=True):
    """One month of rent of one thing: its first day, its last, and the charges whose rent begins in it.

    `seen` counts the months of rent the papers show for this kind of thing, from 1, over machines and suppliers, each
    month once. `ordinal` is the best answer to "which month of rent is this": by the calendar where the person told the
    start, by KH, KI and KJ where they settle it, else the least it can be. `restarted`: a replacement (RA) or a
    new start the person told us of began both counts anew here.
    """

    start: date
    end: date
    lines: tuple[LineItem, ...] = ()
    seen: int = 1
    ordinal: int | None = None
    restarted: bool = False


class RentalGap(Struct, frozen=True, kw_only=True):
    """Days between two months of rent of one thing for which none is billed, both ends included."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1


class RentalHistory(Struct, frozen=True, kw_only=True):
    """One thing from one supplier to one patient: what was rented, month by month, and what else was billed for it.
    No verdicts.

    `code` is the one meant (a typing slip in one month does not break the history), or the words where none is printed;
    `group` is its group in the catalogue.
    `start_known_by` is "told" (by the person, see `started`), "modifier" or "first-seen"; with "first-seen" an ordinal
    means "at least". `replaced` is the code whose months these go on counting (a changed machine). `credits` took back
    rent, `purchases` are sales of the same code, `visits` maintenance visits (MS), `returns` lines that say it was
    picked up.
    """

    code: str
    supplier: str
    months: tuple[RentalMonth, ...]
    group: str = ""
    start_known_by: str = "first-seen"
    started: date | None = None
    replaced: str | None = None
    gaps: tuple[RentalGap, ...] = ()
    credits: tuple[LineItem, ...] = ()
    purchases: tuple[LineItem, ...] = ()
    visits: tuple[LineItem, ...] = ()
    returns: tuple[LineItem, ...] = ()

    @property
    def other_lines(self) -> tuple[LineItem, ...]:
        """What was billed for it besides rent, in the order of the papers."""
        return tuple(sorted(self.credits + self.purchases + self.visits + self.returns, key=lambda line: line.number))


class Review(Struct, frozen=True, kw_only=True):
    """The whole result: statements with lines numbered over the review, flags in the order to act on them."""

    statements: tuple[Statement, ...]
    flags: tuple[Flag, ...]
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()
    histories: tuple[RentalHistory, ...] = ()
    about: About = NOTHING_TOLD
    as_of: date

    @property
    def lines(self) -> tuple[LineItem, ...]:
        """Every line once, in the order of the papers."""
        return tuple(line for statement in self.statements for line in statement.lines if not line.repeated)
