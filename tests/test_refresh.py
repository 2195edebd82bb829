"""The quarterly files of CMS, read as published and laid over the data."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checker.data import DATA, read_table
from checker.fees import FeeRow, ZipArea
from checker.refresh.__main__ import main
from checker.refresh.merge_zips import spans
from checker.refresh.official import Kind, Release, UnknownFile, releases
from checker.refresh.tables import Tables
from checker.tables import Code, OtherCode

STATES = re.findall(
    r"\w+",
    "AL AR AZ CA CO CT DC DE FL GA IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY AK HI PR VI",
)
TABLES = ("fees.csv", "fees_former_cba.csv", "zip_areas.csv", "hcpcs.csv", "codes.csv", "modifiers.csv", "sources.csv")


def as_published(banner: Sequence[str], heading: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A csv the way CMS makes it: cp1252, CRLF, six banner rows padded to the width of the heading."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    for line in [*banner, *[""] * (6 - len(banner))]:
        writer.writerow([line, *[""] * (len(heading) - 1)])
    writer.writerow(heading)
    writer.writerows(rows)
    return file.getvalue().encode("cp1252")


def grid(quarter: str, fees: dict[tuple[str, str, str], tuple[str, str]], category: str = "OX") -> bytes:
    """A DMEPOS grid with the same (non-rural, rural) amounts in every state."""
    heading = ["HCPCS", "Mod", "Mod2", "JURIS", "CATG", "Ceiling", "Floor"]
    heading += [f"{state} ({kind})" for state in STATES for kind in ("NR", "R")]
    rows = []
    for (code, modifier, modifier2), (plain, rural) in fees.items():
        amounts = [
            amount for state in STATES for amount in (plain, "0.00" if state in ("AK", "HI", "PR", "VI") else rural)
        ]
        rows.append([code, modifier, modifier2, "D", category, "0.00", "0.00", *amounts, "Oxygen – concentrator"])
    banner = [
        "Durable Medical Equipment,",
        "Prosthetics, Orthotics, and Supplies",
        "(DMEPOS)",
        f"{quarter} Fee Schedule",
    ]
    return as_published(banner, [*heading, "Description"], rows)


def record(
    code: str,
    sort: str,
    text: str,
    number: int = 100,
    short: str = "",
    coverage: str = "D",
    since: str = "",
    until: str = "",
) -> str:
    """One record of the fixed-width HCPCS file."""
    line = f"{code:>5}" if sort in "78" else f"{code:<5}"
    line += f"{number:05}{sort}{text:<80}{short:<28}"
    line = f"{line:<229}{coverage}"
    return f"{line:<268}{since:<8}{since:<8}{until:<8}N"


def hcpcs(*records: str) -> bytes:
    return "\r\n".join(records).encode("cp1252")


def only(data: bytes, name: str = "file.csv", effective: date | None = None) -> Release:
    (release,) = releases(name, data, effective)
    return release


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in TABLES:
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path


def rows(folder: Path, code: str, modifier: str = "RR") -> list[FeeRow]:
    table = read_table(folder / "fees.csv", FeeRow, ("code", "modifier", "modifier2", "since"))
    return [row for row in table if row.code == code and row.modifier == modifier and not row.modifier2]


def test_a_grid_is_read_with_its_banner_and_without_its_zeros() -> None:
    release = only(grid("October 2026", {("E1390", "RR", "QF"): ("99.10", "177.16")}))
    (fee,) = release.fees
    assert (release.kind, release.effective) == (Kind.FEES, date(2026, 10, 1))
    assert (fee.code, fee.modifier, fee.modifier2, fee.category) == ("E1390", "RR", frozenset({"QF"}), "OX")
    assert (fee.ceiling, fee.floor) == (None, None)
    assert fee.amounts["OH (R)"] == Decimal("177.16")
    assert "AK (R)" not in fee.amounts
    assert "Description" not in fee.amounts


def test_a_grid_saved_again_by_a_person_needs_its_quarter_told() -> None:
    data = grid("October 2026", {("E1390", "RR", ""): ("99.1", "0")})
    bare = data[data.index(b"HCPCS") :].replace(b"\r\n", b"\n")
    with pytest.raises(UnknownFile, match="does not say its quarter"):
        only(bare)
    release = only(bare, effective=date(2026, 10, 1))
    assert release.fees[0].amounts["OH (NR)"] == Decimal("99.10")
    assert "OH (R)" not in release.fees[0].amounts


def test_former_bidding_area_fees_have_two_more_modifiers_and_named_areas() -> None:
    banner = [
        "Durable Medical Equipment,",
        "Prosthetics",
        "(DMEPOS)",
        "July 2026 Former CBA Fee Schedule ",
        "",
        "Note:  the labels",
    ]
    heading = ["HCPCS", "Mod", "Mod2", "Mod3", "CATG", "Akron, OH", "Dayton, OH", "Description"]
    release = only(as_published(banner, heading, [["E0776", "RR", "BA", "KG", "IN", "1.50", ".", "IV pole"]]))
    (fee,) = release.fees
    assert (release.kind, release.effective) == (Kind.CBA_FEES, date(2026, 7, 1))
    assert fee.modifier2 == frozenset({"BA", "KG"})
    assert fee.amounts == {"Akron, OH": Decimal("1.50")}


def test_zip_lists_get_back_the_zeros_a_spreadsheet_took() -> None:
    release = only(b"STATE,DMEPOS RURAL ZIP CODE,YEAR/QTR\r\nMA,1223,202604\r\n")
    assert (release.kind, release.effective) == (Kind.RURAL_ZIPS, date(2026, 10, 1))
    assert release.zips[0].zip == "01223"


def test_the_hcpcs_file_is_read_over_several_records() -> None:
    release = only(
        hcpcs(
            record(
                "E1390",
                "3",
                "Oxygen concentrator, single delivery port, capable of delivering 85 percent or",
                short="Oxygen concentrator",
                since="20000101",
            ),
            record("E1390", "4", "greater oxygen concentration at the prescribed flow rate", number=200),
            record("E1393", "3", "Oxygen concentrator, test", short="O2 conc test", since="20261001"),
            record(
                "RR", "7", "Rental (use the 'rr' modifier when dme is to be rented)", short="Rental", since="19840101"
            ),
        ),
        "HCPC2026_OCT_ANWEB.txt",
    )
    concentrator, new, rental = release.codes
    assert release.effective == date(2026, 10, 1)
    assert concentrator.long.endswith("85 percent or greater oxygen concentration at the prescribed flow rate")
    assert (concentrator.short, concentrator.coverage, concentrator.since) == (
        "Oxygen concentrator",
        "D",
        date(2000, 1, 1),
    )
    assert (new.code, new.until) == ("E1393", None)
    assert (rental.code, rental.is_modifier) == ("RR", True)


@pytest.mark.parametrize("data", [b"", b"a,b,c\n1,2,3\n", b"%PDF-1.4", b"\x00\x01\x02"])
def test_any_other_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnknownFile, match=r"file\.csv"):
        only(data)


def test_a_zip_gives_the_files_that_are_read_here() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("dme26-d/DMEPOS_OCT.csv", grid("October 2026", {("E1390", "RR", ""): ("99.10", "177.16")}))
        archive.writestr("dme26-d/DMEREAD.pdf", b"%PDF-1.4")
        archive.writestr("dme26-d/Rural.csv", b"STATE,DMEPOS RURAL ZIP CODE,YEAR/QTR\r\nMA,01223,202604\r\n")
    assert [release.kind for release in releases("dme26-d.zip", file.getvalue())] == [Kind.FEES, Kind.RURAL_ZIPS]


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


@pytest.mark.parametrize("name", TABLES)
def test_a_table_written_again_is_byte_for_byte_itself(name: str) -> None:
    assert Tables(DATA, date(2026, 11, 23)).text(name) == (DATA / name).read_text(encoding="utf-8")


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
