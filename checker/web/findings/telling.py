"""What a press of a button about one row brings about: in the answers, and where the focus goes then."""

from __future__ import annotations

from checker.answers.corrections import id_after
from checker.model import Correction, LineItem, UnreadRow
from checker.web.findings.doubtful import Doubtful
from checker.web.visit import session
from checker.web.visit.typed import correction_of, draft_of, wrong_fields


def open_form(row: Doubtful) -> None:
    """Show the fields of a row, with what was read."""
    session.current().answers.drafts[row.id] = draft_of(row.read)
    turn_to(row.id)


def add_row(anchor: LineItem | UnreadRow) -> None:
    """Show the fields of a charge that we missed on the bill that this row is on."""
    answers = session.current().answers
    row = id_after(anchor, (*answers.drafts, *answers.corrections))
    answers.drafts[row] = draft_of(UnreadRow(anchor.page, "", "missed"))
    turn_to(row)


def leave(row: str) -> None:
    """Put the fields away and what stands in them."""
    session.current().answers.leaves(row)
    turn_to(row)


def turn_to(row: str, said: str = "") -> None:
    """The row whose heading has the focus next, or what is said and has it."""
    visit = session.current()
    visit.row_turned, visit.row_said, visit.row_turn = row, said, visit.row_turn + 1


def save(row: Doubtful) -> None:
    """Take what was typed, or say by the fields what is wrong with it."""
    answers = session.current().answers
    draft = answers.drafts[row.id]
    if wrong_fields(draft):
        answers.saved_wrong.add(row.id)
        return
    keep(correction_of(row.read, draft))


def keep(correction: Correction) -> None:
    """Take what was said of a row into the review."""
    session.current().answers.tells(correction)
    turn_to("", "told")


def undo(row: str) -> None:
    """Take it back."""
    session.current().answers.takes_back(row)
    turn_to("", "undone")
