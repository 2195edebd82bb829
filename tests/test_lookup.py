"""The look-up: by code, by part of one, by letters and by words, and the questions people ask."""

from __future__ import annotations

import re
import tomllib
from itertools import cycle
from typing import Any

import pytest

from checker.catalogue import load_catalogue
from checker.data import DATA, load, sources
from checker.lookup import Answer, HitKind, answers, lookup
from checker.lookup.naming import SearchWords
from checker.wording import LANGUAGES, Language


def keys(query: str, language: Language = "en") -> list[str]:
    return [hit.key for hit in lookup(query, language)]


def fact(query: str, name: str, language: Language = "en") -> str:
    return next(fact.text for fact in lookup(query, language)[0].facts if fact.name == name)


@pytest.mark.parametrize("query", ["E1392", "e1392", " E1392 ", "what is E1392?"])
def test_a_code_is_found_however_it_is_typed(query: str) -> None:
    assert keys(query)[0] == "E1392"


def test_a_code_with_its_letters_finds_each() -> None:
    assert keys("e1390-rr-kx") == keys("E1390RRKX") == keys("E1390 RR KX") == ["E1390", "RR", "KX"]


@pytest.mark.parametrize("letters", ["NU", "nu", "KX", "RR"])
def test_letters_are_found_by_themselves(letters: str) -> None:
    (hit,) = lookup(letters, "en")
    assert (hit.kind, hit.key) == (HitKind.MODIFIER, letters.upper())


def test_small_words_that_are_also_letters_after_a_code_are_left_words() -> None:
    assert "AT" not in keys("tanks at home")


def test_a_part_of_a_code_finds_what_begins_so_with_todays_codes_first() -> None:
    assert keys("E139") == ["E1390", "E1391", "E1392", "E1399"]
    assert keys("E14")[:2] == ["E1405", "E1406"]
    assert lookup("E14", "en")[2].ended


@pytest.mark.parametrize(
    ("query", "meant"), [("E1930", "E1390"), ("E139O", "E1390"), ("1392", "E1392"), ("K0378", "K0738")]
)
def test_a_slip_finds_what_it_may_have_meant(query: str, meant: str) -> None:
    hit = lookup(query, "en")[0]
    assert (hit.kind, hit.key) == (HitKind.SLIP, meant)


def test_a_code_of_another_field_is_named_by_its_field() -> None:
    (hit,) = lookup("99213", "en")
    assert hit.kind is HitKind.OTHER
    assert hit.facts[0].text == "A visit with a doctor."


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("portable concentrator", "E1392"),
        ("concentrador portátil", "E1392"),
        ("CONCENTRADOR PORTATIL", "E1392"),
        ("manguera", "A4616"),
        ("tubing", "A4616"),
        ("cpap hose", "A7037"),
        ("cannula", "A4615"),
        ("cánula", "A4615"),
        ("tanks", "E0431"),
        ("tanques", "E0431"),
        ("tanque portátil", "E0431"),
        ("what is the code of an oxygen tank", "E0431"),
        ("oxygen tank regulator", "E1353"),
        ("heated humidifier", "E0562"),
        ("battery for inogen", "E1356"),
        ("baterías", "E1356"),
        ("mascarilla", "A4620"),
        ("full face mask", "A7030"),
        ("liquid oxygen", "E0434"),
        ("oxígeno líquido", "E0434"),
        ("home fill", "K0738"),
        ("nebulizador", "E0570"),
        ("PORT CONC INOGEN G5", "E1392"),
        ("alquiler", "RR"),
        ("bought new", "NU"),
        ("filtro", "A7038"),
        ("delivery", "A9901"),
    ],
)
def test_words_in_either_language_find_the_thing(query: str, first: str) -> None:
    assert keys(query)[0] == first


def test_manguera_finds_oxygen_tubing_then_cpap_tubing() -> None:
    assert keys("manguera", "es")[:2] == ["A4616", "A7037"]


def test_things_alike_come_with_the_question_that_tells_them_apart() -> None:
    hits = lookup("portable concentrator", "en")[:5]
    assert [hit.key for hit in hits] == ["E1392", "K0738", "E0431", "E0434", "E0433"]
    assert all(hit.sorts_by.endswith("?") for hit in hits)


@pytest.mark.parametrize("query", ["", "   ", "zzzz", "de la", "?"])
def test_nothing_is_found_for_words_nothing_is_called_by(query: str) -> None:
    assert lookup(query, "en") == ()


def test_no_more_than_twenty_are_found() -> None:
    assert len(lookup("oxygen", "en")) == 20


def test_the_portable_concentrator_is_explained() -> None:
    assert fact("E1392", "official") == '"Portable oxygen concentrator, rental"'
    assert fact("E1392", "begins") == "January 1, 2006."
    assert fact("E1392", "rent_or_buy").startswith("Rent: the code's own name says so.")
    assert fact("E1392", "unit") == "One unit is one month of rental."
    assert "36 months" in fact("E1392", "how_often")
    assert "Battery" in fact("E1392", "in_rent")
    assert [mix.code for mix in lookup("E1392", "en")[0].mix_ups] == ["E1390", "E0431", "E0433", "E1329"]


def test_tubing_is_by_the_foot() -> None:
    assert "one 50-foot tube is 50 units" in fact("A4616", "what")
    assert fact("A4616", "unit", "es") == "Una unidad es un pie."


def test_how_often_a_supply_is_usual_comes_from_its_limit() -> None:
    assert fact("A7038", "how_often") == "Usual at Medicare: 2 pieces a month. Three months' worth may come at once."
    assert fact("A7046", "how_often", "es") == "Lo usual en Medicare: 1 pieza cada 6 meses."
    # Never read in its source, so not said.
    assert "how_often" not in {fact.name for fact in lookup("A7003", "en")[0].facts}


def test_a_cpap_machine_is_owned_after_thirteen_months_and_oxygen_is_not() -> None:
    assert "13 paid months. Then it is yours" in fact("E0601", "rent_or_buy")
    assert "yours" not in fact("E1390", "rent_or_buy")


def test_an_ended_code_names_what_came_after() -> None:
    assert fact("E0464", "ended") == "It ended December 31, 2015. After it comes E0466."
    assert fact("E1400", "ended") == "It is an old code. After it comes E1390."


def test_letters_say_what_they_do_not_go_with() -> None:
    assert "NU" in fact("RR", "never_with")
    assert "N1, N2 or N3" in fact("KX", "what")


def test_every_code_and_every_letter_can_be_looked_up_with_a_source_for_all_that_is_said() -> None:
    catalogue = load_catalogue()
    for key, language in zip([*catalogue.codes, *catalogue.modifiers], cycle(LANGUAGES), strict=False):
        hit = next(hit for hit in lookup(key, language) if hit.key == key)
        for said in hit.facts:
            assert said.text
            assert said.label
            assert said.sources
            assert set(said.sources) <= set(sources())


def test_what_is_written_for_a_code_is_for_one_that_exists_and_in_both_languages() -> None:
    texts = tomllib.loads((DATA / "lookup.toml").read_text(encoding="utf-8"))
    assert set(texts["codes"]) <= set(load_catalogue().codes)
    assert set(texts["modifiers"]) <= set(load_catalogue().modifiers)
    for entry in [*texts["codes"].values(), *texts["modifiers"].values()]:
        assert entry["sources"]
    assert not list(one_language_only(texts))


def one_language_only(entry: Any) -> list[Any]:
    if isinstance(entry, list):
        return [found for part in entry for found in one_language_only(part)]
    if not isinstance(entry, dict):
        return []
    if ("en" in entry) != ("es" in entry):
        return [entry]
    return [found for part in entry.values() for found in one_language_only(part)]


def test_search_words_name_codes_and_letters_that_exist() -> None:
    known = {*load_catalogue().codes, *load_catalogue().modifiers}
    assert not [
        (row.words, key)
        for row in load("lookup_words.csv", SearchWords, ("words",))
        for key in row.codes
        if key not in known
    ]


def answer(query: str, language: Language = "en") -> Answer:
    return answers(query, language)[0]


@pytest.mark.parametrize(
    ("query", "language", "key", "says"),
    [
        ("claim with E0433 refused", "en", "refused-e0433", "A portable concentrator is E1392"),
        ("inogen 5 niveles", "es", "refused-e0433", "Un concentrador portátil es E1392"),
        ("which letters for bought", "en", "bought-letters", "NU says bought new"),
        ("código para máquina comprada nueva", "es", "bought-letters", "NU dice comprado nuevo"),
        ("CPT", "en", "cpt-or-hcpcs", "one letter and four digits"),
        ("HCPCS", "es", "cpt-or-hcpcs", "una letra y cuatro dígitos"),
        ("place of service", "en", "place-of-service", "12, Home"),
        ("superbill", "en", "superbill", "plans differ"),
        ("superbill", "es", "superbill", "los planes varían"),
        ("what must a super bil show", "en", "superbill", "plans differ"),
        ("cuando termina el alquiler", "es", "after-36-months", "hasta el mes 60"),
        ("is the machine mine after 3 years", "en", "after-36-months", "until month 60"),
        ("36 meses", "es", "after-36-months", "hasta el mes 60"),
        ("RR KX", "en", "rr-kx", "Both in one month is normal"),
        (
            "concentrator with tanks E1390 E0431",
            "en",
            "concentrator-with-tanks",
            "E1390 for the machine at home, E0431 for the tanks",
        ),
        ("tanks too short for a visit", "en", "tanks-too-short", "when your doctor orders it"),
    ],
)
def test_what_people_ask_is_answered(query: str, language: Language, key: str, says: str) -> None:
    found = answer(query, language)
    assert found.key == key
    assert says in found.answer


def test_all_questions_stand_there_without_a_query_and_none_for_another_one() -> None:
    assert len(answers("", "en")) == len(answers("", "es")) == 9
    assert answers("zzzz", "en") == ()


def test_every_answer_has_sources_and_names_only_codes_that_exist() -> None:
    known = {*load_catalogue().codes}
    for language in LANGUAGES:
        for found in answers("", language):
            assert found.sources
            assert set(found.sources) <= set(sources())
            assert set(re.findall(r"\b[A-Z]\d{4}\b", found.answer)) <= known


@pytest.mark.parametrize(("query", "found"), [("CO-50", ["CO", "50"]), ("pr 204", ["PR", "204"]), ("N130", ["N130"])])
def test_a_code_of_an_insurers_notice_is_explained_with_what_to_do(query: str, found: list[str]) -> None:
    hits = [hit for hit in lookup(query, "en") if hit.kind is HitKind.REMARK]
    assert [hit.key for hit in hits] == found
    assert all({fact.name for fact in hit.facts} == {"where", "ask"} for hit in hits)


@pytest.mark.parametrize("query", ["POS 12", "place of service 12", "12"])
def test_the_place_of_service_of_a_home_is_twelve(query: str) -> None:
    hit = lookup(query, "en")[0]
    assert (hit.kind, hit.key, hit.title) == (HitKind.PLACE, "12", "Home")
    assert fact(query, "home").startswith("Yes.")


def test_a_bare_number_is_no_remark() -> None:
    assert all(hit.kind is not HitKind.REMARK for hit in lookup("50", "en"))
