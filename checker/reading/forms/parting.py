"""Claim forms among the pages of a document: which pages are one, and whose the pages about them are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Page, Statement
from checker.reading.forms.hints import may_be_form

if TYPE_CHECKING:
    from checker.reading.forms.boxes import FilledForm


class Claim(Struct, frozen=True):
    """The pages of one claim."""

    forms: tuple[FilledForm, ...]


def parted(pages: Sequence[Page]) -> list[Claim | tuple[Page, ...]]:
    """The pages in order: claims, and stretches of pages that are none."""
    found: list[Claim | tuple[Page, ...]] = []
    for page in pages:
        filled = _form_on(page)
        last = found[-1] if found else None
        if filled is None:
            if isinstance(last, tuple):
                found[-1] = (*last, page)
            else:
                found.append((page,))
        elif isinstance(last, Claim) and _goes_on(last, filled):
            found[-1] = Claim((*last.forms, filled))
        else:
            found.append(Claim((filled,)))
    return found


def _form_on(page: Page) -> FilledForm | None:
    if not may_be_form(page):
        return None
    from checker.reading.forms.claims import read_form  # takes long to load, and few pages are forms

    return read_form(page)


def _goes_on(claim: Claim, filled: FilledForm) -> bool:
    from checker.reading.forms.claims import goes_on  # as in `_form_on`

    return goes_on(claim.forms[-1], filled)


def with_loose_pages(statements: Sequence[Statement], loose: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, each with the pages after it that hold no charges, such as the back of a form; those at the very
    front go to the first."""
    found = list(statements)
    for page in loose:
        at = max((n for n, each in enumerate(found) if each.pages[0] < page.pages[0]), default=0)
        owner = found[at]
        report = replace(
            owner.reading, unread_pages=tuple(sorted({*owner.reading.unread_pages, *page.reading.unread_pages}))
        )
        found[at] = replace(owner, pages=tuple(sorted({*owner.pages, *page.pages})), reading=report)
    return tuple(found)
