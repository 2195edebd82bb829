"""Reading: the bytes of a file into statements with their line items, details and an account of what was read.

The steps in the order in which they are taken, and the files of each:

    pages       documents    what the bytes are (opening); a PDF (pdf), a picture (pictures, scans), an export (exports)
                ink          characters to words (joining, gaps), stamps set apart (backdrop), strokes to ruled lines
                             (ruled)
                repairs      of a picture: its lines level (slopes, levels, sizes), notes by hand set apart
                             (notes_beside), words whole (pieces, letters) and as they can only be (words, shapes); of
                             any page, shapes without a text (ligatures); of a page of text, words that touch (touching)
                leaves       two pages on one sheet
                cut_sheets   columns that were printed on pages of their own
                cents        cents in a box of their own put back behind their dollars
    claim forms forms        is the page one (hints, labelled, fitting); its boxes (boxes) to charges (items) and
                             details
    statements  parts        words to lines (ink/lines), lines to tokens (tokens/tokenizing); where one
                             statement ends and the next begins, also on one page (owners)
                kinds        a bill, or a plan's notice
    the body    bodies       its lines as rows, whatever shape they were printed in:
                rows         less what every page repeats (furniture); centred cells (weaving); what a cell cut in two
                             (cut_texts, cut_words); a date over several rows (spanning_cells); a column a month
                             (months_across) or a charge (on_their_side); cards (named_values, cards,
                             pairs, under_names); several items on a line (runs)
                columns      less a box beside the table (panels); headings that stand on end (upright_headings)
                tokens       days of six digits (run_together)
                notices      less the legends (legends), less what tells of no charge (reasons, signs)
    tables      columns      which lines head one (headings, heading_lines, heading_fit), what each of their
                             cells names (heading_phrases, heading_stacks, heading_columns) and what kind of table
                             it is (table_kinds, ageing), or two (side_by_side); which column a token stands in
                             (columns, looks), under headings (headed, by_content, by_sums) or without (bare,
                             unnamed, money_columns)
                rows         which lines are one row (tables, titles, gathering, named_above, assembling, leading,
                             misfit)
                tokens       what a heading means (heading_words, heading_senses); a row, a sum or talk (line_classes,
                             labels); what a word names in its cell (inline_labels); texts that run into the next column
                             (cutting); codes and their letters among words (stray_codes, modifier_words,
                             modifiers_behind)
                notices      tables of two lines (two_lines)
    line items  charges      the rows of all tables
                items        code (codes, misprinted_codes, things), day (dates, header_dates), money and count
                             (amounts), words (descriptions), a plan's remarks (remarks); every doubt (doubts)
                repairs      of a picture: figures of a row (cells), lines against one another (lines, codes, dates),
                             rows without an amount (missed)
    sums        sums         printed totals and balances (figures), rows that are sums (row_sums), the report (accounts)
    notices     notices      claims, days, marks, who is who (claims, days, legends, parties), rows that add up others
                             (sums)
    details     details      labels (labelling, stacking, wordings) and their values (pairing, columns_under,
                             wrapped_values, shapes); addresses, people, payer, supplier, contact, numbers; the best
                             supported (candidates); from the statement above (letterhead)
                row_details  what the rows say of them
    as filed    ink          boxes back to where the file shows them (turning)

`statements.py` takes these steps for one document, `photos.py` for several pictures that may be pages of one bill. What
takes time to import is imported when something is read, so that a process that has others read starts at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.reading.progress import Found, Progress
from checker.remembered import forgetting, without_garbage_collector

if TYPE_CHECKING:
    from checker.model import Page, Reading

__all__ = ["Found", "Progress", "read"]


@forgetting
@without_garbage_collector
def read(
    data: bytes,
    name: str,
    *,
    password: str | None = None,
    progress: Progress | None = None,
    found: Found | None = None,
) -> Reading:
    """The statements of one file. Raises a StatementError where it cannot be opened or holds no readable bill."""
    from checker.errors import NotAPdf
    from checker.model import Document, Reading
    from checker.reading.documents import open_document
    from checker.reading.ink.turning import as_filed
    from checker.reading.no_bill import tells_of_a_bill
    from checker.reading.statements import read_statements
    from checker.reading.sums.accounts import with_ids

    def seen(page: Page) -> None:
        if found is not None:
            alone = read_statements(Document("", name, (page,)))
            found([line for statement in alone for line in statement.lines])

    document = open_document(data, name, password=password, progress=progress, seen=seen if found else None)
    statements = as_filed(read_statements(document), document.pages)
    if not tells_of_a_bill(document, statements):
        raise NotAPdf
    return Reading(document, with_ids(statements, lambda page: document.id[:12]))
