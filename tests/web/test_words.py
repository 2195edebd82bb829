"""The page's words: whole in both languages, plain, and each one used."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import textstat

from checker.data import DATA, sources
from checker.web.frame.sourced import cited
from checker.web.frame.strings import Say
from checker.wording import LANGUAGES, Language, slots

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((DATA / "words" / "page").glob("*.toml"))
HARDEST_GRADE = 6
EASY_SPANISH = 80
LONGEST_SENTENCE = 20
GLOSSARY = "help.words."
"""Explains the words of others, so it has to say them."""
NEVER = re.compile(
    r"violation|overcharg|fraud|savings|dispute|duplicate|modifier|unbundled|capped|coinsurance|[!¡]"
    r"|fraude|cobro indebido|duplicado|modificador|proveedor|suplidor|disputa|renta\b",
    re.IGNORECASE,
)


def entries(node: dict, path: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, str]]]:
    """Every key with its sentences."""
    if all(isinstance(value, str) for value in node.values()):
        yield ".".join(path), node
        return
    for name, child in node.items():
        yield from entries(child, (*path, name))


WORDS = {
    key: entry
    for file in PAGES
    for key, entry in entries(tomllib.loads(file.read_text(encoding="utf-8")), (file.stem,))
}


def sentences(text: str) -> list[str]:
    """The sentences of a text, slots read as one plain word."""
    plain = re.sub(r"\{[^}]*\}", "word", text)
    return [part for part in re.split(r"(?<=[.?:])\s+", plain) if part]


def test_every_key_is_said_in_both_languages_with_the_same_slots():
    wrong = [
        key
        for key, entry in WORDS.items()
        if set(entry) != set(LANGUAGES) or slots(entry["en"]) != slots(entry["es"]) or not all(entry.values())
    ]
    assert not wrong


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_each_page_reads_at_grade_six_at_most(file: Path):
    text = " ".join(
        sentence if sentence[-1] in ".?" else f"{sentence}."
        for key, entry in WORDS.items()
        if key.startswith(f"{file.stem}.") and not key.endswith(".file")
        for sentence in sentences(entry["en"])
    )
    textstat.set_lang("en_US")
    assert textstat.flesch_kincaid_grade(text) <= HARDEST_GRADE


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_each_page_is_easy_to_read_in_spanish(file: Path):
    text = " ".join(
        sentence if sentence[-1] in ".?" else f"{sentence}."
        for key, entry in WORDS.items()
        if key.startswith(f"{file.stem}.") and not key.endswith(".file")
        for sentence in sentences(entry["es"])
    )
    textstat.set_lang("es")
    assert textstat.fernandez_huerta(text) >= EASY_SPANISH


def test_no_sentence_is_long():
    long = {
        key: sentence
        for key, entry in WORDS.items()
        for language in LANGUAGES
        for sentence in sentences(entry[language])
        if len(sentence.split()) > LONGEST_SENTENCE
    }
    assert not long


def test_no_word_of_ours_accuses_frightens_or_promises():
    ours = {key: entry for key, entry in WORDS.items() if not key.startswith(GLOSSARY)}
    assert not {key: entry for key, entry in ours.items() if NEVER.search(" ".join(entry.values()))}


def keys_in_use() -> list[re.Pattern[str]]:
    """What the code and the templates ask for, as patterns: parts worked out at run time fit any one part."""
    sources = [*(ROOT / "checker" / "web").rglob("*.py"), *(ROOT / "checker" / "web").rglob("*.html")]
    names = "|".join(file.stem for file in PAGES)
    found = set()
    for source in sources:
        text = source.read_text(encoding="utf-8")
        found |= set(re.findall(rf"""["']((?:{names})\.[^"'\s]+)["']""", text))
        found |= {f"{key}.{{}}" for key in re.findall(r"""["']([\w.]+)\.["'] ~""", text)}
        found |= {f"{key}.{{}}" for key in re.findall(r"""counted\(\s*["']([\w.]+)["']""", text)}
        found |= set(re.findall(r'f"(\{\w+\}\.\w+)"', text))
    return [re.compile(re.sub(r"\\\{.*?\\\}", r"[^.]+", re.escape(key))) for key in found]


def test_every_key_is_used():
    patterns = keys_in_use()
    assert [key for key in WORDS if not any(pattern.fullmatch(key) for pattern in patterns)] == []


def test_every_template_is_used():
    web = ROOT / "checker" / "web"
    asked = " ".join(source.read_text(encoding="utf-8") for source in [*web.rglob("*.py"), *web.rglob("*.html")])
    names = [template.stem for template in (web / "templates").glob("*.html")]
    assert [name for name in names if f'"{name}"' not in asked and f'"{name}.html"' not in asked] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_has_a_day_or_is_named_as_ours_in_the_readers_language(language: Language):
    for key, source in sources().items():
        (one,) = cited((key,), Say(language))
        assert one.when or one.title != source.title
    assert cited(("cms-pos-2024",), Say("es"))[0].when == "junio de 2024"
