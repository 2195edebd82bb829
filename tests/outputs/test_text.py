"""The report for a terminal."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.data import sources
from checker.model import Failure, PrintedSum, Severity
from checker.outputs.text import as_text
from checker.wording import Language
from tests.outputs import bills


def test_the_report_tells_how_well_the_bill_was_read_and_what_was_not() -> None:
    report = as_text(bills.review(), "en")
    assert "We read 6 of 7 lines. The charges add up to $603.00, as the bill says." in report
    assert "Not read, page 1: 03/0?/24 A46I5" in report


def test_the_report_has_every_flag_with_its_lines_question_and_source() -> None:
    report = " ".join(as_text(bills.review(), "en").split())
    assert "2 things are worth asking about." in report
    assert "1. The same month’s rent is listed twice" in report
    assert "To ask about: $185.00." in report
    assert "Ask the company:" in report
    assert "42 U.S.C. 1395b-7" in report


def test_the_report_names_the_file_that_could_not_be_read() -> None:
    assert "“locked.pdf” has a password" in as_text(bills.review(), "en")


@pytest.mark.parametrize(
    ("failures", "says"),
    [((), "We found nothing to question."), ((Failure("x.pdf", "damaged"),), "in what we could read.")],
)
def test_all_clear_is_said_only_when_everything_was_read(failures: tuple[Failure, ...], says: str) -> None:
    reading = bills.statement().reading
    whole = bills.statement(
        reading=type(reading)(lines_seen=6, lines_read=6, sum=reading.sum, agrees_with=PrintedSum.BALANCE)
    )
    assert says in as_text(bills.review(statements=(whole,), flags=(), failures=failures), "en")


def test_what_is_good_to_know_is_not_counted_and_names_no_amount() -> None:
    report = as_text(bills.review(flags=(bills.cannula_twice(severity=Severity.INFO),)), "en")
    assert "worth asking about" not in report
    assert "Good to know" in report
    assert "To ask about" not in report


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_line_is_wider_than_a_terminal(language: Language) -> None:
    report = as_text(bills.hostile("word " * 200), language)
    assert max(map(len, report.splitlines())) <= 96


@pytest.mark.parametrize("text", bills.HOSTILE)
def test_hostile_text_is_shown_literally(text: str) -> None:
    assert text in " ".join(as_text(bills.hostile(text), "en").split())


def test_no_control_reaches_the_terminal() -> None:
    report = as_text(bills.hostile(bills.UNSEEN), "en")
    assert not [char for char in report if (ord(char) < 32 and char != "\n") or char in "\x9b\u202e\u202c\u200b"]
    assert bills.UNSEEN_SHOWN in " ".join(report.split())


def test_a_source_without_date_or_address_is_named_by_its_title_alone() -> None:
    bare = [source for source in sources().values() if not (source.date or source.url)]
    flag = replace(bills.cannula_twice(), sources=tuple(source.key for source in bare))
    report = as_text(bills.review(flags=(flag,)), "en")
    assert bare
    assert all(source.title[:40] in " ".join(report.split()) for source in bare)
    assert "()" not in report
