"""The sentences: complete in both languages, plain, and with every slot filled."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from checker.checks import CHECKS
from checker.data import DATA
from checker.errors import StatementError
from checker.model import Certainty, Flag, Notice, PayerKind, Severity
from checker.review.policy import policies
from checker.wording import (
    LANGUAGES,
    Language,
    check_words,
    error_words,
    fill,
    flag_words,
    notice_words,
    show,
    slots,
    words,
)

HEADINGS = ("title", "explanation", "could_be_fine_if", "ask")
WHOM = {"supplier", "insurer", "medicare", "doctor", "yourself"}
KINDS = {str(kind) for kind in PayerKind}
LONGEST_SENTENCE = 19
HIGHEST_GRADE = 6
NEVER = {
    "en": (
        "error",
        "violation",
        "overcharge",
        "fraud",
        "savings",
        "save money",
        "must ",
        "immediately",
        "!",
        "dispute",
    ),
    "es": ("fraude", "indebido", "ahorr", "disput", "tiene que", "inmediatamente", "!"),
}
REASONS = [(check, reason) for check, reason in policies() if check in CHECKS]


@pytest.mark.parametrize(
    ("value", "english", "spanish"),
    [
        (Decimal("1234.5"), "$1,234.50", "$1,234.50"),
        (date(2024, 1, 5), "January 5, 2024", "5 de enero de 2024"),
        (12, "12", "12"),
        ((3, 4), "3 and 4", "3 y 4"),
        ((1, 2, 3), "1, 2, and 3", "1, 2 y 3"),
        (
            (date(2024, 1, 5), date(2024, 1, 9)),
            "January 5, 2024 and January 9, 2024",
            "5 de enero de 2024 y 9 de enero de 2024",
        ),
        ("O2 <CONC>", "O2 <CONC>", "O2 <CONC>"),
        (None, "", ""),
    ],
)
def test_a_value_reads_as_people_write_it(value: Any, english: str, spanish: str) -> None:
    assert (show(value, "en"), show(value, "es")) == (english, spanish)


def test_slots_take_the_form_that_fits() -> None:
    values = {"n": 1, "m": 2, "lines": (3, 4), "line": (3,), "day": date(2024, 1, 5)}
    assert fill("{n:charge|charges}, {m:charge|charges}", values, "en") == "1 charge, 2 charges"
    assert fill("{lines:Line|Lines}; {line:line|lines}", values, "en") == "Lines 3 and 4; line 3"
    assert fill("{day:day}, {day:month}", values, "en") == "January 5, January 2024"
    assert fill("{day:day}, {day:month}", values, "es") == "5 de enero, enero de 2024"


def test_a_slot_without_a_value_never_reaches_a_person() -> None:
    with pytest.raises(KeyError):
        fill("{nothing}", {}, "en")


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_says_what_it_looks_for(check: str, language: Language) -> None:
    told = check_words(check, language)
    assert all((told.title, told.looks_for, told.why_it_matters))


@pytest.mark.parametrize("check", CHECKS)
def test_reasons_have_words_and_policy_alike(check: str) -> None:
    assert set(words(f"checks/{check}")["reasons"]) == {reason for name, reason in policies() if name == check}


@pytest.mark.parametrize(("check", "reason"), REASONS)
def test_a_reason_has_every_heading_in_both_languages(check: str, reason: str) -> None:
    told = words(f"checks/{check}")["reasons"][reason]
    assert set(told) == set(LANGUAGES)
    for general in told.values():
        assert set(general) - KINDS == set(HEADINGS)
        for kind in set(general) & KINDS:
            assert set(general[kind]) <= set(HEADINGS)
        for own in (general, *(general[kind] for kind in set(general) & KINDS)):
            assert 1 <= len(own.get("could_be_fine_if", ["-"])) <= 3
            assert all(ask["whom"] in WHOM and set(ask) == {"whom", "what"} for ask in own.get("ask", ()))
            assert own.get("ask", ["-"])
    assert set(told["en"]) == set(told["es"])


@pytest.mark.parametrize(("check", "reason"), REASONS)
def test_both_languages_say_the_same_things(check: str, reason: str) -> None:
    told = words(f"checks/{check}")["reasons"][reason]
    for english, spanish in zip(_variants(told["en"]), _variants(told["es"]), strict=True):
        for heading in HEADINGS:
            assert _slots(english[heading]) == _slots(spanish[heading]), heading
        assert [ask["whom"] for ask in english["ask"]] == [ask["whom"] for ask in spanish["ask"]]
        assert len(english["could_be_fine_if"]) == len(spanish["could_be_fine_if"])


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short_and_kind(check: str, language: Language) -> None:
    told = words(f"checks/{check}")
    texts = [
        *told[language].values(),
        *(text for reason in told["reasons"].values() for text in _texts(reason[language])),
    ]
    for text in texts:
        assert not [word for word in NEVER[language] if word in text.lower()], text
        for sentence in re.split(r"(?<=[.?:;])\s+", text):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence
    assert all("?" in ask["what"] for reason in told["reasons"].values() for ask in reason[language]["ask"])


@pytest.mark.parametrize(("check", "reason"), REASONS)
def test_the_english_reads_below_sixth_grade(check: str, reason: str) -> None:
    told = " ".join(text.rstrip(".") + "." for text in _texts(words(f"checks/{check}")["reasons"][reason]["en"]))
    assert _grade(re.sub(r"\{\w+(:[^}|]*\|([^}]*))?\}", r"five \2", told)) < HIGHEST_GRADE


def test_a_line_that_is_hard_to_read_is_looked_at_first() -> None:
    flag = Flag(
        check="duplicate-charge",
        reason="same-rental-month",
        severity=Severity.QUESTION,
        certainty=Certainty.LOW,
        payer_kind=PayerKind.MEDICARE,
        lines=(3, 4),
        values={"start": date(2024, 1, 5), "code": "E1390"},
    )
    told = flag_words(flag, "en")
    assert told.ask[0].whom == "yourself"
    assert "paper" in told.ask[0].what


def test_a_payer_has_its_own_words() -> None:
    flag = Flag(
        check="rental-purchase-mismatch",
        reason="purchase-of-rental-code",
        severity=Severity.QUESTION,
        certainty=Certainty.MEDIUM,
        payer_kind=PayerKind.MEDICARE,
        lines=(1,),
        values={"code": "E1392"},
    )
    assert "Original Medicare rents" in flag_words(flag, "en").explanation
    other = Flag(**{name: getattr(flag, name) for name in flag.__slots__} | {"payer_kind": PayerKind.COMMERCIAL})
    assert "Medicare" not in flag_words(other, "en").explanation


@pytest.mark.parametrize("code", sorted({kind.code for kind in StatementError.__subclasses__()}))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_a_file_fails_has_a_sentence(code: str, language: Language) -> None:
    assert "bill.pdf" in error_words(code, {"file": "bill.pdf", "pages": 501}, language)


def test_notices_have_both_languages_and_the_same_slots() -> None:
    told = tomllib.loads((DATA / "words" / "notices.toml").read_text(encoding="utf-8"))
    for name, texts in told.items():
        assert set(texts) == set(LANGUAGES), name
        assert slots(texts["en"]) == slots(texts["es"]), name


def test_a_notice_is_a_sentence() -> None:
    notice = Notice("overlap", {"file": "b.pdf", "other": "a.pdf", "n": 1})
    assert notice_words(notice, "en") == "“b.pdf” lists 1 charge that “a.pdf” lists too. We counted each once."


def _grade(text: str) -> float:
    """Flesch-Kincaid grade, with syllables counted as groups of vowels."""
    sentences = [part for part in re.split(r"[.?:;]", text) if part.strip()]
    told = re.findall(r"[a-z’'-]+", text.lower())
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word)))) for word in told)
    return 0.39 * len(told) / len(sentences) + 11.8 * syllables / len(told) - 15.59


def _variants(general: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The words for each kind of payer that has its own, and for all others."""
    yield general
    for kind in sorted(set(general) & KINDS):
        yield {**general, **general[kind]}


def _texts(general: Mapping[str, Any]) -> Iterator[str]:
    for own in _variants(general):
        yield own["title"]
        yield own["explanation"]
        yield from own["could_be_fine_if"]
        yield from (ask["what"] for ask in own["ask"])


def _slots(told: Any) -> set[str]:
    if isinstance(told, str):
        return slots(told)
    return {slot for part in told for slot in slots(part if isinstance(part, str) else part["what"])}
