"""What holds of details whatever the paper: nothing is invented, nothing crashes, everything has its place."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import fields

from checker.model import Details, Page
from checker.reading.details import find_details, page_identity
from checker.reading.details.candidates import labelled
from checker.reading.details.sheet import lay_out
from tests.reading.drawing import draw, lines_of

WORDS = (
    "Patient", "Name", "Patient:", "Account", "Number:", "Acct#:4471", "#", ":", "Date:", "Statement", "06/17/2024", "June", "17,", "2024",
    "Insurance", "Medicare", "Part", "B", "ID:", "4QX7-RT2-WP88", "HAROLD", "WHITCOMBE,", "J", "418", "Larkspur", "Lane", "Dayton,", "OH",
    "45402", "PO", "BOX", "Bill", "To:", "Remit", "(614)", "555-0142", "Clearwell", "Oxygen,", "Inc.", "$45.00", "....", "|", "•", "-", "(",
    ")", "//", "Description", "Qty", "E1390", "the", "of", "&", "St.", "c/o", "�", "A", "12345-", "Policy", "Member", "Total", "¡", "½",
)  # fmt: skip
LINE = st.lists(st.tuples(st.sampled_from(WORDS), st.integers(1, 9)), max_size=8).map(
    lambda words: "".join(f"{word}{' ' * gap}" for word, gap in words)
)
PAPERS = st.lists(LINE, max_size=14).map("\n".join)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _found(pages: list[Page]) -> list[tuple[str, str, float, list[int]]]:
    details = find_details(pages, lines_of(pages))
    reads = [getattr(details, field.name) for field in fields(Details)]
    return [
        (str(read.value), read.printed, read.confidence, [box.page for box in read.boxes]) for read in reads if read
    ]


@settings(max_examples=80, deadline=None)
@given(st.lists(PAPERS, min_size=1, max_size=2))
def test_every_detail_is_made_of_words_that_stand_on_the_paper(papers: list[str]) -> None:
    pages = [draw(paper, number) for number, paper in enumerate(papers, 1)]
    on_paper = set(_words(" ".join(papers)))
    for _, printed, confidence, where in _found(pages):
        assert set(_words(printed)) <= on_paper
        assert 0 < confidence < 1
        assert where
        assert set(where) <= {page.number for page in pages}


@settings(max_examples=40, deadline=None)
@given(PAPERS)
def test_a_page_names_no_one_that_its_statement_does_not(paper: str) -> None:
    page = draw(paper)
    lines = lines_of([page])
    identity = page_identity(lines, [page])
    details = find_details([page], lines)
    assert identity.patient is None or details.patient is not None
    assert identity.account is None or details.account is not None
    assert identity.statement_date is None or details.statement_date is not None


def test_an_empty_paper_has_no_details() -> None:
    assert find_details([draw("")], []) == Details()


def test_of_a_page_full_of_labels_only_so_many_seek_a_value():
    page = draw("\n".join(["Account: 4471      Account: 4471"] * 150))
    assert len(list(labelled(lay_out([page], lines_of([page]))))) == 200
