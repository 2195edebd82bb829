"""The quarterly files of CMS laid over the data: what changes, what is said of it, and what stays."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checker.catalogue.fees import FeeRow, ZipArea
from checker.catalogue.tables import Code, Modifier, OtherCode
from checker.data import DATA, read_table
from checker.refresh.__main__ import main
from checker.refresh.merge_zips import spans
from checker.refresh.official import Release
from checker.refresh.tables import Tables
from tests.refresh_files import grid, hcpcs, only, record

TABLES = ("fees.csv", "fees_former_cba.csv", "zip_areas.csv", "hcpcs.csv", "codes.csv", "modifiers.csv", "sources.csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in TABLES:
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path


def rows(folder: Path, code: str, modifier: str = "RR") -> list[FeeRow]:
    table = read_table(folder / "fees.csv", FeeRow, ("code", "modifier", "modifier2", "since"))
    return [row for row in table if row.code == code and row.modifier == modifier and not row.modifier2]


def test_an_amount_that_changes_ends_the_row_before(folder: Path) -> None:
    before = rows(folder, "E1390")[-1]
    tables = Tables(folder, date(2026, 10, 5))
    told = tables.apply(only(grid("October 2026", {("E1390", "RR", ""): ("100.00", "180.00")})))
    tables.write()
    ended, begun = rows(folder, "E1390")[-2:]
    assert (ended.since, ended.until, ended.amounts) == (before.since, date(2026, 9, 30), before.amounts)
    assert (begun.since, begun.until) == (date(2026, 10, 1), date(2026, 12, 31))
    assert begun.amounts["OH (NR)"] == Decimal("100.00")
    assert begun.source == "dmepos-2026-oct"
    assert "~ E1390 RR from 2026-10-01: AL (NR)" in told


def test_an_amount_that_is_gone_ends_and_a_code_that_is_not_ours_is_left_out(folder: Path) -> None:
    tables = Tables(folder, date(2026, 10, 5))
    told = tables.apply(only(grid("October 2026", {("L0100", "NU", ""): ("5.00", "5.00")})))
    tables.write()
    assert "- E1390 RR ends 2026-09-30" in told
    assert "L0100" not in told
    assert rows(folder, "E1390")[-1].until == date(2026, 9, 30)


def test_a_new_year_adds_rows_beside_the_old(folder: Path) -> None:
    tables = Tables(folder, date(2027, 1, 5))
    tables.apply(only(grid("January 2027", {("E1390", "RR", ""): ("103.00", "183.00")})))
    tables.write()
    old, new = rows(folder, "E1390")[-2:]
    assert (old.until, new.since, new.until) == (date(2026, 12, 31), date(2027, 1, 1), date(2027, 12, 31))


def test_a_zip_that_turns_rural_is_said_and_moved(folder: Path) -> None:
    released = [b"STATE,DMEPOS RURAL ZIP CODE,YEAR/QTR", b"MA,01223,202604", b"MA,01224,202604", b"MA,02601,202604"]
    tables = Tables(folder, date(2026, 10, 5))
    told = tables.apply(only(b"\r\n".join(released)))
    tables.write()
    areas = read_table(folder / "zip_areas.csv", ZipArea, ("kind", "state", "area"))
    (rural,) = [area for area in areas if area.kind == "rural"]
    assert rural.zips == ("01223-01224", "02601")
    assert rural.quarter == "2026Q4"
    assert "- rural WI: no longer listed" in told
    assert len([area for area in areas if area.kind == "former-cba"]) == 130


def hcpcs_october(*more: str) -> Release:
    records = (
        record(
            "E1390",
            "3",
            "OXYGEN CONCENTRATOR, SINGLE DELIVERY PORT, capable of delivering 85 percent or",
            short="Oxygen Concentrator",
            since="20000101",
        ),
        record("E1390", "4", "greater oxygen concentration at the prescribed flow rate", number=200),
        record(
            "E1391",
            "3",
            "Oxygen concentrator, two ports",
            short="Oxygen concentrator, dual",
            since="20040101",
            until="20260930",
        ),
        *more,
    )
    return only(hcpcs(*records), "HCPC2026_OCT_ANWEB.txt")


def test_an_ended_code_gets_its_last_day_and_nothing_is_dropped(folder: Path) -> None:
    tables = Tables(folder, date(2026, 10, 5))
    told = tables.apply(hcpcs_october())
    tables.write()
    codes = {row.code: row for row in read_table(folder / "codes.csv", Code, ("code",))}
    listed = {row.code: row for row in read_table(folder / "hcpcs.csv", OtherCode, ("code",))}
    assert codes["E1391"].until == listed["E1391"].until == date(2026, 9, 30)
    assert codes["E1391"].official == "Oxygen concentrator, two ports"
    assert "~ E1391: official" in told
    assert len(codes) == 376
    assert len(listed) == 8833
    assert listed["A0021"].gone_by == date(2026, 10, 1)
    assert listed["A0021"].in_force(date(2026, 12, 1)) is False


def test_capitals_alone_change_nothing(folder: Path) -> None:
    tables = Tables(folder, date(2026, 10, 5))
    tables.apply(hcpcs_october())
    tables.write()
    codes = {row.code: row for row in read_table(folder / "codes.csv", Code, ("code",))}
    before = {row.code: row for row in read_table(DATA / "codes.csv", Code, ("code",))}
    assert codes["E1390"] == before["E1390"]


def test_a_new_code_beside_ours_is_pointed_out(folder: Path) -> None:
    told = Tables(folder, date(2026, 10, 5)).apply(
        hcpcs_october(
            record("E1393", "3", "Oxygen concentrator, test", short="O2 conc test", since="20261001"),
            record("L9999", "3", "Something else", short="Something else", since="20261001"),
            record("Z9", "7", "A new modifier", short="New modifier", since="20261001"),
        )
    )
    assert "+ E1393 O2 conc test" in told
    assert "? E1393 is new and may belong in codes.csv" in told
    assert "? L9999" not in told
    assert "+ Z9 New modifier" in told


def test_without_write_nothing_is_changed(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {name: (folder / name).read_bytes() for name in TABLES}
    file = tmp_path / "DMEPOS_OCT.csv"
    file.write_bytes(grid("October 2026", {("E1390", "RR", ""): ("100.00", "180.00")}))
    assert main([str(file), "--data", str(folder)]) == 0
    assert "Nothing was changed. Add --write" in capsys.readouterr().out
    assert {name: (folder / name).read_bytes() for name in TABLES} == before


def test_with_write_the_tables_change_and_the_source_is_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "DMEPOS_OCT.csv"
    file.write_bytes(grid("October 2026", {("E1390", "RR", ""): ("100.00", "180.00")}))
    assert main([str(file), "--data", str(folder), "--write", "--read", "2026-10-05"]) == 0
    assert "Written: fees.csv, sources.csv" in capsys.readouterr().out
    assert 'dmepos-2026-oct,"CMS DMEPOS fee schedule, October 2026"' in (folder / "sources.csv").read_text()
    assert main([str(file), "--data", str(folder)]) == 0
    assert "as before" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_leaves_all_as_it_was(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_bytes(grid("October 2026", {("E1390", "RR", ""): ("100.00", "180.00")}))
    bad.write_bytes(b"nothing of the kind")
    before = (folder / "fees.csv").read_bytes()
    assert main([str(good), str(bad), "--data", str(folder), "--write"]) == 2
    assert "bad.csv" in capsys.readouterr().err
    assert (folder / "fees.csv").read_bytes() == before


def test_an_absent_file_is_a_sentence_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["/no/such/file.csv"]) == 2
    assert "No such file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("fees.csv", FeeRow),
        ("zip_areas.csv", ZipArea),
        ("hcpcs.csv", OtherCode),
        ("codes.csv", Code),
        ("modifiers.csv", Modifier),
    ],
)
def test_a_table_written_and_read_again_holds_the_same_rows(name: str, row: type, folder: Path) -> None:
    written = Tables(folder, date(2026, 11, 23)).text(name)
    (folder / name).write_text(written, encoding="utf-8", newline="")
    assert read_table(folder / name, row) == read_table(DATA / name, row)


def test_zip_codes_become_ranges_and_back() -> None:
    assert spans({"01223", "01224", "01225", "02601"}) == ("01223-01225", "02601")


OFFICIAL = {
    "DMEPOS_2026_JUL.csv": "fees.csv",
    "former_CBA_fees_2026_JUL.csv": "fees_former_cba.csv",
    "rural_ZIPs_2026_Q3.csv": "zip_areas.csv",
    "former_CBA_ZIPs_2026_JUL.csv": "zip_areas.csv",
}


def corpus() -> Iterator[tuple[str, bytes]]:
    folder = Path(os.environ["CHECKER_CORPUS"]).parent / "domain" / "official"
    return ((name, (folder / name).read_bytes()) for name in OFFICIAL)


@pytest.mark.corpus
def test_the_data_holds_exactly_what_the_files_of_july_2026_say() -> None:
    for name, data in corpus():
        tables = Tables(DATA, date(2026, 11, 23))
        told = tables.apply(only(data, name))
        assert told.endswith(f"  {OFFICIAL[name]}: as before\n"), told
        assert not tables.changed


@pytest.mark.corpus
def test_the_rows_of_2026_can_be_made_from_the_official_file_alone(tmp_path: Path) -> None:
    official = dict(corpus())["DMEPOS_2026_JUL.csv"]
    for name in TABLES:
        shutil.copy(DATA / name, tmp_path / name)
    heading = (DATA / "fees.csv").read_text(encoding="utf-8").splitlines(keepends=True)[0]
    (tmp_path / "fees.csv").write_text(heading, encoding="utf-8")
    tables = Tables(tmp_path, date(2026, 11, 23))
    tables.apply(only(official))
    tables.write()
    made = {(r.code, r.modifier, r.modifier2): r.amounts for r in read_table(tmp_path / "fees.csv", FeeRow)}
    ours = {
        (r.code, r.modifier, r.modifier2): r.amounts
        for r in read_table(DATA / "fees.csv", FeeRow)
        if r.since <= date(2026, 7, 1) <= r.until and r.code in {key[0] for key in made}
    }
    assert ours == made
