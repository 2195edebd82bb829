"""How old the facts are, and that every fact names where it comes from."""

from __future__ import annotations

import csv
from datetime import date

from checker.data import DATA, SEPARATOR, sources
from checker.outputs.source_ages import rules_as_of, sources_report, uses

TODAY = date(2026, 11, 23)


def test_every_source_key_in_the_data_is_a_row_of_the_sources() -> None:
    unknown = []
    for path in sorted(DATA.rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                cited = [
                    key for column in ("source", "sources") for key in (row.get(column) or "").split(SEPARATOR) if key
                ]
                unknown += [(path.name, key) for key in cited if key not in sources()]
    assert unknown == []


def test_the_rules_are_as_new_as_the_newest_source_used() -> None:
    assert rules_as_of() == max(day for key in uses() if (day := sources()[key].first_day))
    assert rules_as_of() >= date(2026, 7, 1)


def test_the_report_names_each_source_with_its_age_and_what_uses_it() -> None:
    report = sources_report(TODAY)
    (mue,) = [line for line in report.splitlines() if line.startswith("ncci-mue-dme ")]
    assert "2024-07-01  2 years" in mue
    assert "limits.csv (" in mue
    assert mue.endswith("CMS NCCI Medically Unlikely Edits, DME supplier services, third quarter 2024")
    assert all(f"\n{key} " in report for key in sources())


def test_an_undated_source_says_when_it_was_read() -> None:
    (line,) = [line for line in sources_report(TODAY).splitlines() if line.startswith("medicare-gov-oxygen ")]
    assert "undated" in line
    assert "read November 23, 2026" in line


def test_the_newest_source_comes_first() -> None:
    dates = [line.split()[1] for line in sources_report(TODAY).splitlines()[3:] if line]
    dated = [day for day in dates if day[0].isdigit()]
    assert dated == sorted(dated, reverse=True)


def test_the_report_is_said_in_spanish_too() -> None:
    report = sources_report(TODAY, "es")
    assert report.startswith("De dónde vienen los datos, al 23 de noviembre de 2026")
    assert "2 años" in report


def test_a_source_of_tomorrow_is_not_given_an_age() -> None:
    (line,) = [line for line in sources_report(date(2024, 1, 1)).splitlines() if line.startswith("ncci-mue-dme ")]
    assert "not yet in force" in line
