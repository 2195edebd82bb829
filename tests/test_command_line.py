"""The command line keeps its contract: exit status, one sentence on stderr for each file that failed, stdout for the rest."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

import checker
from checker.__main__ import main
from checker.apart.pool import Pool
from checker.errors import StatementError
from checker.reading.limits import limit
from checker.wording import LANGUAGES, words
from tests.reading.pdf_maker import pdf, written

AS_OF = ("--as-of", "2024-06-30")


@pytest.fixture
def bill(tmp_path) -> Path:
    path = tmp_path / "march.pdf"
    path.write_bytes(written())
    return path


def outcome(capsys, *arguments: object) -> tuple[int, str, str]:
    """Exit status, stdout and stderr of the command."""
    try:
        status = main([str(argument) for argument in arguments])
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_a_bill_is_reviewed_as_readable_text(capsys, bill):
    status, out, err = outcome(capsys, bill, *AS_OF)
    assert (status, err) == (0, "")
    assert "march.pdf" in out
    assert "E1390" in out


def test_json_holds_the_whole_contract(capsys, bill):
    status, out, err = outcome(capsys, bill, "--format", "json", *AS_OF)
    assert (status, err) == (0, "")
    told = json.loads(out)
    assert {"statements", "line_items", "flags", "failed"} <= told.keys()
    statement = told["statements"][0]
    assert (statement["statement"], statement["file"], statement["pages"]) == (1, "march.pdf", 2)
    assert {"supplier", "patient", "address", "payer", "member_id", "account", "statement_date", "total_charges",
            "balance_due", "itemized", "reading"} <= statement.keys()  # fmt: skip
    assert {"lines_seen", "lines_read", "sum", "agrees_with", "unread"} <= statement["reading"].keys()
    line = told["line_items"][0]
    assert {"line", "statement", "page", "service_date", "end_date", "code", "code_printed", "modifiers", "description",
            "units", "unit_price", "amount", "kind", "confidence"} <= line.keys()  # fmt: skip
    assert (line["code"], line["amount"], line["kind"]) == ("E1390", "185.00", "charge")
    assert told["flags"], "the same rent on both pages is a duplicate"
    assert {"check", "reason", "severity", "confidence", "lines", "also", "amount_in_question", "title", "explanation",
            "could_be_fine_if", "ask", "sources"} <= told["flags"][0].keys()  # fmt: skip
    assert told["failed"] == []


def test_csv_has_a_row_for_each_line(capsys, bill):
    _, as_json, _ = outcome(capsys, bill, "--format", "json", *AS_OF)
    status, out, _ = outcome(capsys, bill, "--format", "csv", *AS_OF)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert status == 0
    assert len(rows) == len(json.loads(as_json)["line_items"]) > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_are_in_the_language_asked_for(capsys, bill, tmp_path, language):
    missing = tmp_path / "april.pdf"
    _, out, err = outcome(capsys, bill, missing, "--format", "json", "--lang", language, *AS_OF)
    sentence = words("errors")["not-found"][language].format(file="april.pdf")
    assert err == f"{sentence}\n"
    assert json.loads(out)["failed"] == [{"file": "april.pdf", "error": "not-found", "message": sentence}]


def test_every_error_has_its_sentence_in_both_languages():
    codes = {kind.code for kind in StatementError.__subclasses__()}
    assert words("errors").keys() == codes
    assert all(set(said) == set(LANGUAGES) for said in words("errors").values())


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("notes.txt", b"Dear Sir", "not-a-pdf"),
        ("letter.pdf", pdf("BT /F1 12 Tf 72 700 Td (Dear Ann, we caught fourteen fish.) Tj ET"), "not-a-pdf"),
        ("empty.pdf", b"", "empty"),
        ("photo.pdf", b"\xff\xd8\xff\xe0" + b"\0" * 64, "damaged-picture"),
        ("torn.pdf", b"%PDF-1.7\n", "damaged"),
        ("locked.pdf", written(password="rose"), "encrypted"),
    ],
)
def test_one_bad_file_does_not_cost_the_review_of_the_others(capsys, bill, tmp_path, name, data, error):
    bad = tmp_path / name
    bad.write_bytes(data)
    status, out, err = outcome(capsys, bad, bill, "--format", "json", *AS_OF)
    told = json.loads(out)
    assert status == 2
    assert [(failed["file"], failed["error"]) for failed in told["failed"]] == [(name, error)]
    assert [statement["file"] for statement in told["statements"]] == ["march.pdf"]
    assert len(err.splitlines()) == 1
    assert name in err


def test_pages_past_the_limit_are_said_to_be_left_out(monkeypatch):
    monkeypatch.setattr("checker.reading.pdf.files.limit", lambda name: 2 if name == "pages" else limit(name))
    review = checker.review_statements([checker.read(written(pages=5), "long.pdf")], as_of=date(2024, 6, 30))
    told = checker.to_contract(review, "en")["notices"]
    (notice,) = (notice for notice in told if notice["kind"] == "pages-left-out")
    assert "first 2 pages" in notice["message"]
    assert "3 pages" in notice["message"]


def test_a_folder_a_missing_file_and_one_below_a_file_are_named(capsys, bill, tmp_path):
    files = (tmp_path, tmp_path / "gone.pdf", bill / "within.pdf")
    status, out, err = outcome(capsys, *files, "--format", "json", *AS_OF)
    assert status == 2
    assert [failed["error"] for failed in json.loads(out)["failed"]] == ["folder", "not-found", "not-found"]
    assert len(err.splitlines()) == 3


def test_a_file_that_may_not_be_read_is_named(capsys, bill, monkeypatch):
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    status, out, _ = outcome(capsys, bill, "--format", "json", *AS_OF)
    assert status == 2
    assert [failed["error"] for failed in json.loads(out)["failed"]] == ["not-readable"]


def test_a_fault_of_our_own_says_where_and_quotes_nothing_of_the_bill(capsys, bill, monkeypatch):
    monkeypatch.setattr("checker.apart._readers", lambda: Pool("tests.apart.faulty_reading", 1))
    status, out, err = outcome(capsys, bill, "--format", "json", *AS_OF)
    assert status == 2
    assert "RuntimeError in faulty_reading.py, line" in err
    assert "Whitcombe" not in out + err
    assert [failed["error"] for failed in json.loads(out)["failed"]] == ["unforeseen"]


def test_what_the_person_told_us_is_taken_from_a_file(capsys, bill, tmp_path):
    about = tmp_path / "about.json"
    about.write_text('{"name": "Ana Muñoz", "payer_kind": "medicare", "zip": "45402"}', encoding="utf-8-sig")
    status, _, err = outcome(capsys, bill, "--about", about, *AS_OF)
    assert (status, err) == (0, "")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "not JSON"),
        (b"[]", "the file"),
        (b'{"payer_kind": "nobody"}', "payer_kind"),
        (b'{"nmae": "Harold"}', "nmae"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (None, "cannot read"),
    ],
)
def test_a_bad_about_file_is_one_clear_sentence(capsys, bill, tmp_path, content, said):
    about = tmp_path / "about.json"
    if content is not None:
        about.write_bytes(content)
    status, out, err = outcome(capsys, bill, "--about", about, *AS_OF)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "--about" in err
    assert said in err


@pytest.mark.parametrize("day", ["yesterday", "2024-02-30", "01/05/2024", "2024-6-1", "20240601", ""])
def test_a_bad_day_is_one_clear_sentence(capsys, bill, day):
    status, out, err = outcome(capsys, bill, "--as-of", day)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "--as-of" in err


@pytest.mark.parametrize("arguments", [(), ("--lang", "fr", "x.pdf"), ("--format", "xml", "x.pdf"), ("--nonsense",)])
def test_a_command_that_is_not_understood_is_one_clear_sentence(capsys, arguments):
    status, out, err = outcome(capsys, *arguments)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1


def test_the_age_of_the_rules_is_told_without_a_bill(capsys):
    status, out, err = outcome(capsys, "--sources", *AS_OF)
    assert (status, err) == (0, "")
    assert "June 30, 2024" in out


def test_a_file_name_cannot_steer_the_terminal(capsys, tmp_path):
    status, _, err = outcome(capsys, tmp_path / "a\x1b[2J\nb.pdf", *AS_OF)
    assert status == 2
    assert "\x1b" not in err
    assert len(err.splitlines()) == 1


def test_the_library_offers_these_names_and_no_others():
    assert checker.__all__ == [
        "About", "AboutError", "Correction", "DataError", "Failure", "Flag", "LineItem", "Reading", "Review", "Statement",
        "StatementError", "about_from_json", "corrections_from_json", "error_words", "flag_words", "read",
        "review_statements", "to_contract",
    ]  # fmt: skip
    assert all(getattr(checker, name) is not None for name in checker.__all__)
    with pytest.raises(AttributeError):
        checker.nonsense  # noqa: B018


def test_a_misread_line_is_put_right_by_what_the_paper_says(capsys, bill, tmp_path):
    _, out, _ = outcome(capsys, bill, "--format", "json", *AS_OF)
    line = json.loads(out)["line_items"][0]
    about = tmp_path / "about.json"
    about.write_text(json.dumps({"corrections": [{"line": line["id"], "amount": "1.25"}]}), encoding="utf-8")
    status, out, err = outcome(capsys, bill, "--about", about, "--format", "json", *AS_OF)
    told = json.loads(out)["line_items"][0]
    assert (status, err, told["amount"], told["corrected"]) == (0, "", "1.25", ["amount"])
    assert "You told us from your paper: Charge." in outcome(capsys, bill, "--about", about, *AS_OF)[1]
    table = list(csv.DictReader(io.StringIO(outcome(capsys, bill, "--about", about, "--format", "csv", *AS_OF)[1])))
    assert [row["corrected"] for row in table][:2] == ["amount", ""]


def test_a_correction_of_a_line_that_is_not_there_is_said(capsys, bill, tmp_path):
    about = tmp_path / "about.json"
    about.write_text('{"corrections": [{"line": "nowhere-1", "right": true}]}', encoding="utf-8")
    status, out, err = outcome(capsys, bill, "--about", about, *AS_OF)
    assert (status, "E1390" in out) == (2, True)
    assert "no line 'nowhere-1'" in err
