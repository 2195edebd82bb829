"""Papers made from made reviews, and read back."""

from __future__ import annotations

import io

import docx
import pdfplumber
import pypdfium2

from checker.model import Details, Review
from checker.outputs import papers
from checker.outputs.papers import Asking
from checker.wording import Language
from tests.outputs import bills


def asking_of(review: Review | None = None) -> Asking:
    review = review or bills.review()
    (asking,) = papers.askings(review, review.flags, today=bills.TODAY)
    return asking


def text_of(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)


def pages_of(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def word_of(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def nothing_known() -> Review:
    return bills.review(statements=(bills.statement(details=Details()),))


def every_pdf(asking: Asking, language: Language) -> dict[str, bytes]:
    return {
        "letter": papers.letter_pdf(asking, language),
        "insurer": papers.insurer_letter_pdf(asking, language),
        "request": papers.request_pdf(asking, language),
        "phone": papers.phone_sheet_pdf(asking, language),
        "log": papers.log_pdf(asking, language),
        "next": papers.next_steps_pdf(asking.review, asking.payer_kind, language),
    }
