"""The golden statements: one named situation each, a story in a plain style with what the name says changed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from zlib import crc32

from tests.generator.make import Made, Printer, made_of, printed
from tests.generator.plants import arithmetic, duplicate_charge, not_itemized, rental_purchase_mismatch, unknown_code
from tests.generator.stories import clinic, home_oxygen, hospital, near_misses, sleep
from tests.generator.stories.story import Teller
from tests.generator.style import A4, LETTER, Style
from tests.generator.truth import Truth

PLAIN = Style(
    held_out=False, page=LETTER, rotate=0, font="Helvetica", size=9.0, leading=1.4, line_date="MM/DD/YYYY", header_date="MM/DD/YYYY",
    span="none", positive="$1,234.50", negative="-$5.00", unit_form="1", join="E1390-RR-KX", bare="E1390", codes="column",
    modifiers="joined", prints_units=True, prints_price=False, prints_total=True, prints_previous=False, dates_once=False,
    revenue_column=False, distractors=(), money_columns=(), ledger=False, seed=0, upper=False, tricks=frozenset(), drawing_order="rows",
    notes="none", splits_rows=False, page_totals=False, internal_codes=False, total_row=False, forward_row=False, dates="column", cover=False, marks=False,
    web="table",
)  # fmt: skip
BROWSER = "browser"
LANDSCAPE = (LETTER[1], LETTER[0])
FIVE_COLUMNS = ("allowed", "adjustment", "insurance_paid", "patient_share")


@dataclass(frozen=True, slots=True)
class Situation:
    """A layout, the stories printed (one a patient), and what differs from the plain style."""

    layout: str
    stories: tuple[Teller, ...]
    changes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def by_browser(self) -> bool:
        """Whether Chromium prints it, from a web page whose columns are those of the layout."""
        return self.layout == BROWSER


def _of(layout: str, *stories: Teller, **changes: Any) -> Situation:
    return Situation(layout, stories, changes)


SITUATIONS: dict[str, Situation] = {
    "ruled_grid_helvetica": _of("ruled_grid", home_oxygen.two_systems),
    "whitespace_columns_times": _of("whitespace_columns", sleep.pap_rental, font="Times", positive="1,234.50", modifiers="column"),
    "fixed_width_courier": _of("fixed_width", home_oxygen.two_systems, span="columns", line_date="MM/DD/YY", positive="1,234.50", modifiers="several"),
    "zebra_rows_many_columns": _of("zebra", clinic.several_visits, distractors=("posted", "diagnosis", "reference"), revenue_column=True),
    "two_line_blocks_courier": _of("two_line_blocks", home_oxygen.two_systems, font="Courier", join="E1390 RR KX", positive="1,234.50"),
    "dot_leaders_times": _of("dot_leaders", home_oxygen.two_systems, font="Times", codes="after", join="E1390 (RR KX)", line_date="Mon D, YYYY"),
    "run_on_past_the_edge": _of("run_on", clinic.visit, codes="before"),
    "date_groups_with_subtotals": _of("date_groups", sleep.pap_rental, modifiers="column"),
    "revenue_groups_of_a_hospital": _of("revenue_groups", hospital.stay, internal_codes=True),
    "claims_with_payments": _of("claim_groups", home_oxygen.with_payments, negative="(5.00)"),
    "labelled_money": _of("labelled_money", home_oxygen.two_systems, money_columns=("insurance_paid", "patient_share")),
    "rows_split_over_pages": _of("ruled_grid", home_oxygen.long_account, splits_rows=True, span="columns", page_totals=True, leading=2.2),
    "headings_printed_once": _of("whitespace_columns", home_oxygen.long_account, font="Vera", size=8.0, leading=1.8),
    "landscape_five_money_columns": _of("zebra", home_oxygen.two_systems, page=LANDSCAPE, money_columns=FIVE_COLUMNS, positive="1234.50", total_row=True),
    "turned_page_from_and_through": _of("ruled_grid", home_oxygen.two_systems, rotate=270, span="columns", line_date="DD-Mon-YYYY"),
    "a4_two_account_blocks": _of("account_blocks", clinic.several_visits, page=A4, line_date="ISO", negative="5.00-"),
    "two_patients_in_one_file": _of("zebra", home_oxygen.two_systems, sleep.pap_rental, modifiers="column", unit_form="1.00"),
    "modifiers_glued_to_codes": _of("whitespace_columns", home_oxygen.two_systems, join="E1390RRKX", line_date="M/D/YY"),
    "codes_padded_to_six": _of("ruled_grid", hospital.emergency, bare="0E1390", revenue_column=True, modifiers="column", positive="$ 1,234.50"),
    "codes_set_apart": _of("whitespace_columns", home_oxygen.two_systems, bare="E 1390", modifiers="column"),
    "misprinted_code": _of("ruled_grid", unknown_code.slip, modifiers="column"),
    "no_codes": _of("whitespace_columns", home_oxygen.two_systems, codes="none"),
    "dates_on_first_row_posting_beside": _of("whitespace_columns", home_oxygen.two_systems, dates_once=True, distractors=("posted",), modifiers="column"),
    "dates_without_year": _of("zebra", near_misses.over_new_year, line_date="MM/DD"),
    "dates_without_separators": _of("fixed_width", home_oxygen.two_systems, line_date="MMDDYY", positive="1,234.50", unit_form="30 EA"),
    "ledger_with_balance_forward": _of("whitespace_columns", home_oxygen.with_payments, ledger=True, prints_previous=True, forward_row=True, positive="1,234.50"),
    "dollars_and_cents_in_two_boxes": _of("two_boxes", sleep.pap_resupply, modifiers="several"),
    "unit_price_beside_amount": _of("ruled_grid", sleep.pap_resupply, prints_price=True, positive="1234.5"),
    "hidden_text_and_fake_bold": _of("zebra", home_oxygen.two_systems, tricks=frozenset({"double", "white", "invisible", "turned", "watermark", "cropped"})),
    "letter_spaced_shuffled": _of("whitespace_columns", home_oxygen.two_systems, tricks=frozenset({"spaced", "uneven"}), drawing_order="shuffled"),
    "ligatures_and_odd_blanks": _of("ruled_grid", sleep.pap_resupply, font="Vera", tricks=frozenset({"ligature", "nbsp", "soft-hyphen", "glyphs"}), negative="\u22125.00"),
    "reversed_and_rebilled": _of("ruled_grid", near_misses.reversed_and_rebilled, negative="5.00 CR"),
    "charged_twice_in_a_month": _of("zebra", duplicate_charge.same_rental_month, modifiers="column"),
    "rent_marked_as_purchase": _of("ruled_grid", rental_purchase_mismatch.words_against_modifier, modifiers="column"),
    "printed_total_is_wrong": _of("whitespace_columns", arithmetic.wrong_total),
    "browser_grid": _of(BROWSER, home_oxygen.two_systems, modifiers="column"),
    "browser_many_columns_wrapped": _of(BROWSER, sleep.pap_rental, modifiers="column", distractors=("item_number", "posted"), money_columns=FIVE_COLUMNS, page=LANDSCAPE),
    "browser_over_pages": _of(BROWSER, home_oxygen.long_account, codes="below"),
    "browser_dates_over_several_rows": _of(BROWSER, home_oxygen.two_systems, web="spanned"),
    "browser_a_table_a_day": _of(BROWSER, clinic.several_visits, web="sections"),
    "browser_codes_in_small_type_below": _of(BROWSER, home_oxygen.two_systems, web="stacked", modifiers="column"),
    "browser_names_beside_values": _of(BROWSER, sleep.pap_resupply, web="pairs"),
    "categories_without_codes": _of("dot_leaders", not_itemized.by_category),
}  # fmt: skip


def make_situation(name: str, printer: Printer = printed) -> Made:
    """The PDF of a situation with its truth, the same each time."""
    situation = SITUATIONS[name]
    rng = random.Random(f"situation {name}")
    stories = [story(rng) for story in situation.stories]
    layout = "whitespace_columns" if situation.by_browser else situation.layout
    style = replace(PLAIN, seed=crc32(name.encode()), **situation.changes)
    return made_of(rng, f"{name}.pdf", layout, stories, style, frozenset(), printer)


def truth_of(name: str) -> Truth:
    """The truth of a situation, without printing it."""
    return make_situation(name, lambda layout, pairs: b"").truth
