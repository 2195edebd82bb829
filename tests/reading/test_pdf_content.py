"""The content of a page is taken apart as the PDF standard says, and damaged content to the end, in step with its size."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

from checker.reading.pdf.content import operations


def taken_apart(data: bytes) -> list[tuple[bytes, list[object]]]:
    return list(operations(data))


@pytest.mark.parametrize(
    ("data", "operands"),
    [
        (b"1 -2 +3 .5 -.5 4. x", [1, -2, 3, 0.5, -0.5, 4.0]),
        (b"--5 5-3 1.2.3 x", [-5, 5, 1.2]),
        (b"(185.00) x", [b"185.00"]),
        (b"(a(b)c) x", [b"a(b)c"]),
        (rb"(\(a\)\\\n\101\7\q) x", [b"(a)\\\nA\7q"]),
        (b"(a\\\nb\r\nc\rd) x", [b"ab\nc\nd"]),
        (b"<45 31 3> x", [b"E10"]),
        (b"/F1 /A#20B / x", [LIT("F1"), LIT("A B"), LIT("")]),
        (b"[(a) -20 [1] /N] x", [[b"a", -20, [1], LIT("N")]]),
        (b"<< /MCID 3 /K << /L [1 2] >> >> x", [{"MCID": 3, "K": {"L": [1, 2]}}]),
        (b"true false null x", [True, False, None]),
        (b"1 % one (\n2 x", [1, 2]),
        (b"1(a)2/N[3]x", [1, b"a", 2, LIT("N"), [3]]),
        (b"1\0\f2 x", [1, 2]),
    ],
)
def test_operands_are_read_as_the_standard_says(data, operands):
    assert taken_apart(data) == [(b"x", operands)]


def test_each_operator_takes_the_operands_before_it():
    assert taken_apart(b"q 1 w(a)Tj(b)' T* Q") == [
        (b"q", []), (b"w", [1]), (b"Tj", [b"a"]), (b"'", [b"b"]), (b"T*", []), (b"Q", [])
    ]  # fmt: skip


def test_the_data_of_an_inline_image_is_passed_over():
    first, *_, image, last = taken_apart(b"q BI /W 1 /H 1 ID \x80(EI[\nEI Q")
    assert first == (b"q", [])
    assert image[0] == b"EI"
    assert isinstance(image[1][0], PDFStream)
    assert image[1][0]["W"] == 1
    assert last == (b"Q", [])


def test_a_list_never_closed_does_not_swallow_the_page():
    assert taken_apart(b"[(a) 3 (b) Tj ET")[-1] == (b"ET", [])


def test_a_string_never_closed_ends_with_the_content():
    assert taken_apart(b"q (abc Tj ET") == [(b"q", [])]


@pytest.mark.parametrize(
    "piece", [b"(", b"<", b"[", b"<<", b"(a\r", b"BI ID ", b"1 ", b"%\n", b"\\(", b"]", b"/", b"<a", b"(()"]
)
def test_time_grows_with_the_size_of_the_content_only(piece):
    started = time.process_time()
    taken_apart(piece * (200_000 // len(piece)))
    assert time.process_time() - started < 3


@given(st.binary(max_size=300))
def test_any_bytes_are_taken_apart_to_the_end(data):
    assert all(isinstance(operator, bytes) for operator, _ in operations(data))


@given(
    st.lists(
        st.sampled_from([b"(", b")", b"<", b">", b"[", b"]", b"/N", b" 1", b" x", b"\\", b"%", b"BI", b" ID ", b"EI\n"])
    )
)
def test_any_pieces_are_taken_apart_to_the_end(pieces):
    assert all(isinstance(operator, bytes) for operator, _ in operations(b"".join(pieces)))
