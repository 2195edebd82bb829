"""A claim form read box by box, and the statement that the pages of one claim make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec.structs import replace

from checker.model import Document, Figure, FigureKind, LineItem, Page, PageSource, Statement, UnreadRow, Word
from checker.parties.people import same_person_on_paper
from checker.reading.forms.boxes import FilledForm, fill
from checker.reading.forms.described import Form, forms
from checker.reading.forms.details import details_of, figures_of
from checker.reading.forms.hints import may_be_printed, may_be_unprinted, text_of, words_of
from checker.reading.forms.items import items_of
from checker.reading.forms.labelled import by_labels, without_print
from checker.reading.forms.placing import Placed, Placement, placed
from checker.reading.items.doubts import Why
from checker.reading.repairs.lines import repaired_lines
from checker.reading.repairs.pages import pictured_pages
from checker.reading.sums.accounts import account, with_figures

_GAIN = 0.04  # of the fit
_LEAST, _MOST = 50, 200
"""How many times what its lines come to a total is where their dollars were taken for cents."""


def read_form(page: Page) -> FilledForm | None:
    """The form on a page with what was filled in; None where there is none, or none of its lines can be read."""
    words = words_of(page)
    text = text_of(words)
    for form in forms():
        level = page.source is not PageSource.OCR
        known = by_labels(form, words, level) if may_be_printed(form, text) else None
        if known is None:
            continue
        values = without_print(form, words, known)
        filled = _filled(form, page, values, _as_printed(form, values, known.placement))
        if filled is not None:
            return filled
    for form in forms():
        if not may_be_unprinted(form, words):
            continue
        from checker.reading.forms.fitting import GOOD, without_labels  # as in `_as_printed`

        fits = without_labels(form, words)
        tried = [_filled(form, page, words, fit.placement) for fit in fits]
        proven = next((filled for filled in tried if filled is not None and _adds_up(filled)), None)
        if proven is not None:
            return proven
        if fits and fits[0].score >= GOOD and tried[0] is not None and _is_sound(tried[0], least=1.0):
            return tried[0]
    return None


def _adds_up(filled: FilledForm) -> bool:
    """Whether every line of the form was read and they come to the total it prints."""
    found = list(items_of(filled, 1, 1))
    items = [each for each in found if isinstance(each, LineItem)]
    total = sum(item.amount for item in items)
    totals = [each.amount for each in _settled(figures_of(filled), total) if each.kind is FigureKind.TOTAL_CHARGES]
    return len(items) == len(found) and _is_sound(filled) and total in totals


def _settled(figures: Iterable[Figure], total: Decimal | int) -> list[Figure]:
    """The figures; where the digits of the total say in cents what the lines come to, all whose boxes hold digits
    alone are in cents: a printer may set them left of the rule before the cents."""
    known = list(figures)
    totals = (each for each in known if each.kind is FigureKind.TOTAL_CHARGES and each.printed.isdigit())
    if not any(Decimal(each.printed) / 100 == total for each in totals):
        return known
    return [
        replace(each, amount=(Decimal(each.printed) / 100).quantize(each.amount)) if each.printed.isdigit() else each
        for each in known
    ]


def _is_sound(filled: FilledForm, least: float = 0.5) -> bool:
    """Whether at least such a share of the lines is dated and shows its cents, and all hold one count each.

    They do not where boxes are taken for their neighbours.
    """
    items = [each for each in items_of(filled, 1, 1) if isinstance(each, LineItem)]
    sure = sum(item.service_date is not None and Why.CENTS.doubt not in item.doubts for item in items)
    return sure >= least * len(items) > 0 and all(len(line.cell("units").words) <= 1 for line in filled.lines)


def _filled(form: Form, page: Page, words: Sequence[Word], placement: Placement) -> FilledForm | None:
    filled = fill(form, page, [placed(word, placement) for word in words])
    return filled if any(True for _ in items_of(filled, 1, 1)) else None


def _as_printed(form: Form, values: Sequence[Word], placement: Placement) -> Placement:
    """Where the values lie, which a printer may have set beside their boxes: shifted as the lines of service are."""
    on_lines = [word for word in values if _is_on_lines(form, placed(word, placement))]
    if not on_lines:
        return placement
    from checker.reading.forms.fitting import best_shift, fit_of  # takes long to load, and few pages are forms

    best = best_shift(form, on_lines, placement)
    return best.placement if best.score > fit_of(form, on_lines, placement) + _GAIN else placement


def _is_on_lines(form: Form, each: Placed) -> bool:
    x, y = each.middle
    grid = form.grid
    inside = grid.first - grid.pitch < y < grid.first + (grid.rows - 0.5) * grid.pitch
    return inside and grid.columns[0].x0 < x < grid.columns[-1].x1


def goes_on(before: FilledForm, after: FilledForm) -> bool:
    """Whether a page continues the claim before it: the same patient and account, and no total printed there yet."""
    if before.form is not after.form or any(figure.kind is FigureKind.TOTAL_CHARGES for figure in figures_of(before)):
        return False
    one, other = details_of(before), details_of(after)
    if one.account and other.account:
        return one.account.value == other.account.value
    return bool(one.patient and other.patient and same_person_on_paper(one.patient.value, other.patient.value))


def claim_statement(document: Document, pages: Sequence[FilledForm], number: int, count: int) -> Statement:
    """The statement that the pages of one claim make, its lines numbered on from `count`."""
    items: list[LineItem] = []
    unread: list[UnreadRow] = []
    figures: list[Figure] = []
    for filled in pages:
        before = len(items)
        for found in items_of(filled, count + len(items) + 1, number):
            if isinstance(found, LineItem):
                items.append(found)
            else:
                unread.append(found)
        own = sum(item.amount for item in items[before:])
        # What the last page alone comes to is no total of the whole claim.
        alone = (FigureKind.TOTAL_CHARGES, own) if before else None
        figures += [each for each in figures_of(filled) if (each.kind, each.amount) != alone]
    total = sum(item.amount for item in items)
    figures = _settled(figures, total)
    if any(_LEAST * total < each.amount < _MOST * total for each in figures if each.kind is FigureKind.TOTAL_CHARGES):
        items = [replace(item, doubts=(*item.doubts, Why.CENTS.doubt)) for item in items]
    lines, report = account(repaired_lines(items, figures), figures, unread, ())
    return Statement(
        number=number,
        document=document.id,
        file=document.name,
        pages=tuple(filled.page for filled in pages),
        details=with_figures(details_of(pages[0]), figures, report.sum),
        lines=lines,
        reading=report,
        pictured=not pictured_pages(document.pages).isdisjoint(filled.page for filled in pages),
    )
