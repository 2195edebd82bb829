"""The manner of a paper, drawn option by option and independently: type, page, formats, what is printed at all."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TypeVar

from tests.generator import formats
from tests.generator.choice import Options, chance
from tests.generator.fonts import FONTS

T = TypeVar("T")
LETTER, A4 = (612.0, 792.0), (595.27, 841.89)
_FONTS = Options(("Helvetica", "Helvetica", "Times", "Courier", "Vera"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """`money_columns` names the columns beside the billed charge; `ledger` prints payments in a column of their own.

    `dates` is where the dates of the lines stand: in a "column", once "above" the table, in the "words" of each line.
    `cover` puts the totals and the slip on a first page, the lines on the next.
    """

    held_out: bool
    page: tuple[float, float]
    rotate: int
    font: str
    size: float
    leading: float
    line_date: str
    dates: str
    header_date: str
    span: str
    positive: str
    negative: str
    unit_form: str
    join: str
    bare: str
    codes: str
    modifiers: str
    prints_units: bool
    prints_price: bool
    prints_total: bool
    prints_previous: bool
    dates_once: bool
    revenue_column: bool
    distractors: tuple[str, ...]
    money_columns: tuple[str, ...]
    ledger: bool
    seed: int
    upper: bool
    tricks: frozenset[str]
    drawing_order: str
    notes: str
    splits_rows: bool
    page_totals: bool
    internal_codes: bool
    total_row: bool
    forward_row: bool
    cover: bool
    marks: bool
    web: str | None = None
    """How a web page sets its charges; chosen by the seed where it is not told."""

    @property
    def fonts(self) -> tuple[str, str]:
        return FONTS[self.font]

    def rng(self, about: str) -> random.Random:
        """A source of choices about one thing, the same wherever the paper makes them."""
        return random.Random(f"{about} {self.seed}")

    def coin(self, about: str, share: float = 0.5) -> bool:
        return self.rng(about).random() < share

    def one_of(self, about: str, *values: T) -> T:
        return self.rng(about).choice(values)


_SPANS = Options(("none", "none", "none", "columns", "joined"), ("to", "compact"))
_CODES = Options(("column",) * 8 + ("before", "after", "below", "none"))
_MODIFIERS = Options(("joined", "joined", "column", "column", "several", "lettered"), ("slashed",))
_MONEY_COLUMNS: Options[tuple[str, ...]] = Options(
    ((), (), (), (), ("insurance_paid", "patient_share"), ("allowed", "insurance_paid", "patient_share"),
     ("adjustment", "insurance_paid", "patient_share"), ("allowed", "adjustment", "insurance_paid", "patient_share")),
    (("tax",), ("allowed", "patient_share"), ("insurance_paid", "adjustment", "patient_paid", "patient_share")),
)  # fmt: skip
_DISTRACTORS = (
    "posted",
    "diagnosis",
    "ndc",
    "item_number",
    "serial",
    "place",
    "reference",
    "number",
    "provider",
    "remark",
)
_TRICKS = (
    "double", "white", "invisible", "watermark", "spaced", "glyphs", "nbsp", "soft-hyphen", "ligature", "turned", "uneven", "cropped", "sideways", "unmapped",
)  # fmt: skip
_ORDERS = Options(("rows",) * 6 + ("columns", "shuffled", "upwards"))
_NOTES = Options(("none",) * 6 + ("serial", "period", "order"), ("claim",))


def draw_style(rng: random.Random, *, needs: frozenset[str] = frozenset(), held_out: bool = False) -> Style:
    """A style that prints at least what `needs` names."""
    width, height = rng.choice((LETTER, LETTER, LETTER, A4))
    if chance(rng, 0.15):
        width, height = height, width
    codes = "column" if "codes" in needs else _CODES.draw(rng, held_out)
    if codes == "none" and needs:
        codes = "column"
    bare = formats.BARE_FORMS.draw(rng, held_out)
    modifiers = _MODIFIERS.draw(rng, held_out)
    if "modifiers" not in needs and chance(rng, 0.15):
        modifiers = "none"
    if bare in ("E 1390", "E-1390") and modifiers == "joined":
        bare = "E1390"
    money_columns = _MONEY_COLUMNS.draw(rng, held_out)
    return Style(
        held_out=held_out,
        page=(width, height),
        rotate=rng.choice((0,) * 9 + (90, 180, 270)),
        font=_FONTS.draw(rng, held_out),
        size=rng.choice((7.5, 8.0, 8.5, 9.0, 9.0, 10.0)),
        leading=rng.choice((1.25, 1.35, 1.5, 1.8)),
        line_date=formats.LINE_DATES.draw(rng, held_out),
        dates=rng.choice(("column",) * 12 + ("above", "above", "words")),
        header_date=formats.HEADER_DATES.draw(rng, held_out),
        span=_SPANS.draw(rng, held_out),
        positive=formats.MONEY.draw(rng, held_out),
        negative=formats.NEGATIVES.draw(rng, held_out),
        unit_form=formats.UNIT_FORMS.draw(rng, held_out),
        join=formats.JOINS.draw(rng, held_out),
        bare=bare,
        codes=codes,
        modifiers=modifiers,
        prints_units="units" in needs or chance(rng, 0.7),
        prints_price="prices" in needs or chance(rng, 0.25),
        prints_total="totals" in needs or chance(rng, 0.85),
        prints_previous=chance(rng, 0.35),
        dates_once=chance(rng, 0.12),
        revenue_column=chance(rng, 0.4),
        distractors=tuple(each for each in _DISTRACTORS if chance(rng, 0.1)),
        money_columns=money_columns,
        ledger=not money_columns and chance(rng, 0.35),
        seed=rng.randrange(10**6),
        upper=chance(rng, 0.2),
        tricks=frozenset(each for each in _TRICKS if chance(rng, 0.06)),
        drawing_order=_ORDERS.draw(rng, held_out),
        notes=_NOTES.draw(rng, held_out),
        splits_rows=chance(rng, 0.2),
        page_totals=chance(rng, 0.15),
        internal_codes=chance(rng, 0.3),
        total_row=chance(rng, 0.4),
        forward_row=chance(rng, 0.5),
        cover=chance(rng, 0.1),
        marks=chance(rng, 0.05),
    )
