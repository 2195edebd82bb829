"""What the marks of a plan's notice mean: in our words where they are codes of the trade, else in the notice's own."""

from __future__ import annotations

from collections.abc import Sequence

from checker.catalogue.remarks import remarks_of
from checker.model import Note, Statement
from checker.wording import Language


def meaning(mark: str, notes: Sequence[Note], language: Language) -> str | None:
    """What a mark means, None where neither our table nor the paper says. Text of the paper stays as it is: each output
    escapes for itself."""
    known = [remark.es if language == "es" else remark.en for remark in reversed(remarks_of(mark))]
    printed = next((note.text for note in notes if note.mark == mark), None)
    return " ".join(known) or printed


def marks_of(statement: Statement) -> tuple[str, ...]:
    """The marks that stand beside a notice's charges, and those it explains, each once, in the order of the paper."""
    beside = [mark for line in statement.lines for mark in line.remark_codes]
    return tuple(dict.fromkeys([*beside, *(note.mark for note in statement.notes)]))
