"""Words that an engine cut, ran together or bent out of line are made whole before rows are looked for."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.model import Box, Page, PageSource, Word
from checker.reading.ink.lines import text_lines
from checker.reading.repairs.letters import with_letters
from checker.reading.repairs.levels import levelled
from checker.reading.repairs.pages import set_right
from checker.reading.repairs.pieces import whole_words
from checker.reading.repairs.sizes import with_even_sizes
from checker.reading.repairs.slopes import unsloped

SIZE = 10.0
WIDTH = 5.0


def _line(*texts: str, gap: float = 1.0, top: float = 100.0, x: float = 40.0) -> list[Word]:
    words = []
    for text in texts:
        words.append(Word(text, Box(1, x, top, x + WIDTH * len(text), top + SIZE), SIZE, confidence=0.9))
        x += WIDTH * len(text) + gap
    return words


def _texts(words: list[Word]) -> list[str]:
    return [word.text for word in words]


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (["01/05/202", "1"], ["01/05/2021"]),
        (["27-Apr-202", "1"], ["27-Apr-2021"]),
        (["185.", "00"], ["185.00"]),
        (["26", ","], ["26,"]),
        (["E1391-RR-N", "1"], ["E1391-RR-N1"]),
        (["E1391-RR-N10290"], ["E1391-RR-N1", "0290"]),
        (["07/05/2025-08/04/2025E1390"], ["07/05/2025-08/04/2025", "E1390"]),
        (["3", "Dec", "2024Oxygen"], ["3", "Dec", "2024", "Oxygen"]),
        (["260CT2025OFFICE/OUTPT"], ["260CT2025", "OFFICE/OUTPT"]),
        (["10/31/2023.to", "11/29/2023"], ["10/31/2023", "to", "11/29/2023"]),
        (["E0439.RR.N1STATIONARY"], ["E0439.RR.N1", "STATIONARY"]),
        (["1/2Inch"], ["1/2Inch"]),
        (["E1391-O2", "CONC"], ["E1391", "-", "O2", "CONC"]),
        (["..31.00"], ["31.00"]),
        (["qty", "1.00."], ["qty", "1.00"]),
        (["1.00", "."], ["1.00", "."]),
        (["(1.00", ")"], ["(1.00)"]),
        (["US$27.00US$54.00"], ["US$27.00", "US$54.00"]),
        (["SubtotalUS$315.75"], ["Subtotal", "US$315.75"]),
        (["139", "oo]"], ["139", "00"]),
        (["Sub-tota", "l"], ["Sub-total"]),
        (["10.00", "20.00"], ["10.00", "20.00"]),
        (["May", "13-Jun12"], ["May", "13", "-", "Jun", "12"]),
        (["on", "13-Jun12"], ["on", "13-Jun12"]),
        (["2", "033.12"], ["2,033.12"]),
        (["04/", "14/", "2025"], ["04/14/2025"]),
        (["05/21/", "OFFICE"], ["05/21/", "OFFICE"]),
        (["2", "33.12"], ["2", "33.12"]),
        (["ChargeAllowed"], ["Charge", "Allowed"]),
        (["Number898209"], ["Number", "898209"]),
        (["McAllowed", "Hymnal898209"], ["McAllowed", "Hymnal898209"]),
        (["E1390", "1"], ["E1390", "1"]),
    ],
)
def test_pieces_of_one_word_are_joined_and_others_parted(pieces: list[str], whole: list[str]) -> None:
    assert _texts(whole_words(_line(*pieces))) == whole


def test_pieces_far_apart_are_two_words() -> None:
    assert _texts(whole_words(_line("01/05/202", "1", gap=12))) == ["01/05/202", "1"]


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        (["E1391.", "RR.", "KX", "Concentrator"], ["E1391-RR-KX", "Concentrator"]),
        (["E1391", "RR", "N", "1", "0290"], ["E1391-RR-N1", "0290"]),
        (["E-0470", "RR", "KIKX", "Device"], ["E-0470-RR-KI-KX", "Device"]),
        (["E1391", "RR", "NI"], ["E1391-RR-N1"]),
        (["E1391", "JS"], ["E1391", "JS"]),
        (["E1390", "RENT"], ["E1390", "RENT"]),
        (["E1391", "[RR1"], ["E1391", "[RR]"]),
        (["E1391", "O2", "CONC"], ["E1391", "O2", "CONC"]),
        (["RR", "KX"], ["RR", "KX"]),
    ],
)
def test_letters_after_a_code_are_put_to_it(seen: list[str], read: list[str]) -> None:
    assert _texts(with_letters(_line(*seen))) == read


def test_letters_one_under_the_other_beside_a_code_keep_their_order() -> None:
    stacked = [_line(letters, x=120, top=top)[0] for letters, top in (("RR", 88), ("KH", 100), ("KX", 112))]
    page = Page(1, 612, 792, (*_line("E0570"), *stacked), source=PageSource.OCR)
    assert _texts(list(set_right(page).words)) == ["RR", "E0570", "KH", "KX"]


@pytest.mark.parametrize(
    ("sure", "read"), [(0.6, ["KX", "E1390", "VX1390", "RR/KI/KX"]), (0.99, ["Kx", "VE1390", "VX1390", "RR/KI/KX"])]
)
def test_letters_that_nobody_is_sure_of_are_what_goes_with_codes_or_a_tick_before_one(sure, read) -> None:
    words = [replace(word, confidence=sure) for word in _line("Kx", "VE1390", "VX1390", "RR/K/KX", gap=20)]
    assert _texts(list(set_right(Page(1, 612, 792, tuple(words), source=PageSource.OCR)).words)) == read


def test_lines_of_a_bent_page_are_followed_from_word_to_word() -> None:
    upper = [replace(word, box=_moved(word.box, 4.5 * n)) for n, word in enumerate(_line("one", "row", "here", gap=30))]
    lower = [
        replace(word, box=_moved(word.box, 4.5 * n + 12))
        for n, word in enumerate(_line("next", "row", "there", gap=30))
    ]
    page = Page(1, 612, 792, (*upper, *lower), source=PageSource.OCR)
    assert [line.text for line in text_lines(levelled(page))] == ["one row here", "next row there"]


def test_a_bent_page_is_made_level_by_the_slopes_of_its_lines() -> None:
    rows = [_line(*["word"] * 20, gap=4, top=80 + 14 * n) for n in range(20)]
    bent = [replace(word, box=_moved(word.box, 1e-4 * (word.box.middle - 306) ** 2)) for row in rows for word in row]
    level = unsloped(Page(1, 612, 792, tuple(bent), source=PageSource.OCR))
    tops = [word.box.top for word in level.words]
    assert max(abs(tops[n * 20] - tops[n * 20 + 19]) for n in range(20)) < 1.5
    assert max(abs(tops[n * 20] - tops[n * 20 + 10]) for n in range(20)) < 1.5


def test_lines_that_run_level_are_not_moved() -> None:
    rows = [_line(*["word"] * 20, gap=4, top=80 + 14 * n) for n in range(5)]
    page = Page(1, 612, 792, tuple(word for row in rows for word in row), source=PageSource.OCR)
    assert unsloped(page) is page


def test_a_level_page_keeps_its_places() -> None:
    page = Page(1, 612, 792, (*_line("one", "row"), *_line("next", "row", top=120)), source=PageSource.OCR)
    assert levelled(page) is page


def test_words_of_nearly_one_size_have_one_size() -> None:
    words = [replace(word, size=SIZE * (0.8 + 0.05 * (n % 8))) for n, word in enumerate(_line(*["il", "MMMMM"] * 8))]
    assert len({word.size for word in with_even_sizes(words)}) == 1


def test_what_was_written_by_hand_beside_a_row_is_no_part_of_it() -> None:
    row = _line("01/05/2024", "185.00", "E1390", "RRpaid", "$40", gap=4)
    row = [replace(word, size=SIZE * (1.5 if at > 2 else 1)) for at, word in enumerate(row)]
    plain = [word for top in range(120, 260, 14) for word in _line("next", "row", "there", top=top)]
    page = set_right(Page(1, 612, 792, (*row, *plain), source=PageSource.OCR))
    assert text_lines(page)[0].text == "01/05/2024 185.00 E1390-RR"
    assert [word.text for word in page.words if not word.upright] == ["paid", "$40"]


def test_words_of_a_page_of_text_are_left_alone() -> None:
    page = Page(1, 612, 792, tuple(_line("01/05/202", "1", "E1391.", "RR.")), source=PageSource.TEXT)
    assert set_right(page) is page


def test_a_shape_of_unknown_text_is_known_in_the_words_of_headings_alone() -> None:
    page = Page(1, 612, 792, tuple(_line("Pa\ufffdent", "Quan\ufffdty", "Offu\ufffd")), source=PageSource.TEXT)
    assert [word.text for word in set_right(page).words] == ["Patient", "Quantity", "Offu\ufffd"]


def test_a_shape_of_unknown_text_is_a_dash_where_days_and_numbers_need_one() -> None:
    page = Page(1, 612, 792, tuple(_line("2025\ufffd04\ufffd18", "A\ufffd7388", "\ufffd")), source=PageSource.TEXT)
    assert [word.text for word in set_right(page).words] == ["2025-04-18", "A-7388", "-"]
    page = Page(1, 612, 792, tuple(_line("2025\ufffd04\ufffd18", "\ufffd7388")), source=PageSource.TEXT)
    assert "\ufffd7388" in [word.text for word in set_right(page).words]


def _moved(box: Box, down: float) -> Box:
    return replace(box, top=box.top + down, bottom=box.bottom + down)
