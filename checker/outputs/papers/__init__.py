"""What a person takes to the phone and the mailbox, made from the ticked flags.

    askings(review, asked, today=..., sender=None) -> tuple[Asking, ...]      one for each company and patient
    about_bills(review, today=...) -> tuple[Asking, ...]                      the same with no question, for a request

Then of an `Asking`, always bytes; `language` is the person's. A letter to send is in English whatever the language:
ask with "es" for the copy to read.

    letter_pdf(asking, language="en"), letter_docx(asking, language="en")                  to the company
    insurer_letter_pdf(asking, language="en"), insurer_letter_docx(asking, language="en")  to the insurance
    request_pdf(asking, language="en"), request_docx(asking, language="en")                for an itemized statement
    phone_sheet_pdf(asking, language)     one page; in Spanish with each sentence in English below
    log_pdf(asking, language)             calls and letters to write down
    next_steps_pdf(review, payer_kind, language)     time limits and places to turn, with sources
    marks(asking, language) -> dict[document id, tuple[Mark, ...]]   for `marked_pdf`, numbered as in the letter

For the page itself: `routes(payer_kind, RouteKind.TURN)` and `say("routes.<key>.name", language)` give the same words.
Has an insurance been named, `asking.payer_kind` is not self-pay; a letter to it makes sense only then.
"""

from __future__ import annotations

from functools import partial

from checker.model import PayerKind, Review
from checker.outputs.papers.asking import Asking, Question, Sender, about_bills, askings, marks
from checker.outputs.papers.blocks import Paper
from checker.outputs.papers.insurer import insurer_letter
from checker.outputs.papers.letter import REPLY_DAYS, letter
from checker.outputs.papers.log import log
from checker.outputs.papers.next_steps import next_steps
from checker.outputs.papers.phone_sheet import phone_sheet
from checker.outputs.papers.phrases import say
from checker.outputs.papers.request import request
from checker.outputs.papers.routes import Route, RouteKind, notice_date, routes
from checker.wording import Language

__all__ = [
    "REPLY_DAYS",
    "Asking",
    "Question",
    "Route",
    "RouteKind",
    "Sender",
    "about_bills",
    "askings",
    "insurer_letter_docx",
    "insurer_letter_pdf",
    "letter_docx",
    "letter_pdf",
    "log_pdf",
    "marks",
    "next_steps_pdf",
    "notice_date",
    "phone_sheet_pdf",
    "request_docx",
    "request_pdf",
    "routes",
    "say",
]


def letter_pdf(asking: Asking, language: Language = "en") -> bytes:
    """The letter to the company: in English to send, in Spanish to read."""
    return _pdf(letter(asking, language))


def letter_docx(asking: Asking, language: Language = "en") -> bytes:
    """The same letter as a Word document, to change."""
    return _docx(letter(asking, language))


def insurer_letter_pdf(asking: Asking, language: Language = "en") -> bytes:
    """The letter to the insurance: in English to send, in Spanish to read."""
    return _pdf(insurer_letter(asking, language))


def insurer_letter_docx(asking: Asking, language: Language = "en") -> bytes:
    """The same letter as a Word document, to change."""
    return _docx(insurer_letter(asking, language))


def request_pdf(asking: Asking, language: Language = "en") -> bytes:
    """The request for an itemized statement: in English to send, in Spanish to read."""
    return _pdf(request(asking, language))


def request_docx(asking: Asking, language: Language = "en") -> bytes:
    """The same request as a Word document, to change."""
    return _docx(request(asking, language))


def phone_sheet_pdf(asking: Asking, language: Language) -> bytes:
    """The sheet for a call, on one page."""
    from checker.outputs.papers.as_pdf import as_one_page

    return as_one_page(partial(phone_sheet, asking, language), len(asking.questions))


def log_pdf(asking: Asking, language: Language) -> bytes:
    """A sheet to write calls and letters on."""
    return _pdf(log(asking, language))


def next_steps_pdf(review: Review, payer_kind: PayerKind, language: Language) -> bytes:
    """Time limits and places to turn for this payer."""
    from checker.outputs.papers.as_pdf import as_one_page

    return as_one_page(lambda _: next_steps(review, payer_kind, language))


def _pdf(paper: Paper) -> bytes:
    from checker.outputs.papers.as_pdf import as_pdf

    return as_pdf(paper)


def _docx(paper: Paper) -> bytes:
    from checker.outputs.papers.as_docx import as_docx

    return as_docx(paper)
