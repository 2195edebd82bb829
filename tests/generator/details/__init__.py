"""The top of a statement: who sends it, to whom, about which account. One module a manner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.generator.choice import Options
from tests.generator.details import addressed, boxed_form, header_table, inline, labelled, letter, stacked
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Statement

EVERYTHING = frozenset({"phone", "address", "payer", "member_id", "account", "statement_date"})


@dataclass(frozen=True, slots=True)
class Manner:
    """`leaves_out` are the details it does not print."""

    draw: Callable[[Sheet, Statement, Style], None]
    leaves_out: frozenset[str] = frozenset()


MANNERS = {
    "labelled": Manner(labelled.draw),
    "addressed": Manner(addressed.draw, frozenset({"payer", "member_id"})),
    "header_table": Manner(header_table.draw, frozenset({"member_id"})),
    "stacked": Manner(stacked.draw),
    "inline": Manner(inline.draw),
    "boxed_form": Manner(boxed_form.draw),
    "letter": Manner(letter.draw, frozenset({"payer", "member_id"})),
}
_NAMES = Options(("labelled", "labelled", "addressed", "header_table", "stacked", "inline"), ("boxed_form", "letter"))


def manner_of(style: Style) -> Manner:
    return MANNERS[_NAMES.draw(style.rng("details"), style.held_out)]
