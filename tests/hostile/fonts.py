"""PDFs whose fonts are noise, lie about their letters, or draw themselves."""

from __future__ import annotations

import zlib
from random import Random

from tests.reading.pdf_maker import pdf, stream, text

_ROW = text(100, 700, "01/05/2024 E1390 RR 185.00", font="F9") + text(100, 650, "Total 185.00")
_ODD = ("0", "-1", "1e30", "9" * 30, "[1 2]", "(x)", "20 0 R", "null")


def font_file_of_noise(chance: Random) -> bytes:
    key, kind = chance.choice((("FontFile", "Type1"), ("FontFile2", "TrueType"), ("FontFile3", "Type1")))
    head = chance.choice(
        (
            b"",
            b"%!PS-AdobeFont-1.0: X\ncurrentfile eexec\n",
            b"\0\1\0\0\0\x20",
            b"OTTO\0\x20",
            b"\1\0\4\4",
            b"ttcf\0\1\0\0\xff\xff\xff\xff",
        )
    )
    file = stream(
        head + chance.randbytes(chance.choice((0, 50, 20_000))),
        f"/Length1 {chance.choice(('5', '999999999', '-1'))} /Subtype /Type1C",
    )
    font = f"<< /Type /Font /Subtype /{kind} /BaseFont /X /FirstChar {chance.choice(('32', '-5', '255'))} /LastChar 255 /Widths [{'500 ' * chance.choice((0, 10, 224))}] /FontDescriptor 21 0 R >>"
    descriptor = f"<< /Type /FontDescriptor /FontName /X /Flags {chance.choice(('4', '32', '-1'))} /{key} 22 0 R /MissingWidth {chance.choice(_ODD)} /Ascent {chance.choice(_ODD)} /Descent {chance.choice(_ODD)} /FontBBox [{chance.choice(_ODD)} 0 9 9] >>"
    return pdf(_ROW, fonts="/F9 20 0 R", objects={20: font, 21: descriptor, 22: file})


def map_to_letters(chance: Random) -> bytes:
    """A map from codes to letters with ranges of millions, loops, and letters that are commands."""
    parts = (
        "1 begincodespacerange <00> <ff> endcodespacerange", "1 beginbfrange <0000> <ffff> <0041> endbfrange",
        "1 beginbfrange <00000000> <ffffffff> <0000> endbfrange", "1 beginbfrange <20> <7e> [<41> <42>] endbfrange",
        f"1 beginbfchar <45> <{'0041' * 5000}> endbfchar", "1 beginbfchar <31> <D800> <32> <DFFF> <33> <> endbfchar",
        "/X usecmap", "1 begincidrange <00> <ffffff> 0 endcidrange", "1 beginbfchar <45> <202E> <31> <001B> endbfchar",
        "1 beginbfrange <ff> <00> <0041> endbfrange", "begin" * 1000, "1 beginbfrange <zz> (x) /Y endbfrange",
    )  # fmt: skip
    body = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        + " ".join(chance.sample(parts, 4))
        + " endcmap end end"
    )
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 21 0 R >>"
    return pdf(
        _ROW,
        fonts="/F9 20 0 R",
        objects={20: font, 21: stream(zlib.compress(body.encode()), "/Filter /FlateDecode /UseCMap 21 0 R")},
    )


def letters_of_two_bytes(chance: Random) -> bytes:
    below = f"<< /Type /Font /Subtype /{chance.choice(('CIDFontType2', 'CIDFontType0', 'Type0'))} /BaseFont /X /CIDSystemInfo {chance.choice(('<< /Registry (Adobe) /Ordering (Japan1) /Supplement 99 >>', '22 0 R', '5'))} /W {chance.choice(('[0 [500]]', '[0 999999999 500]', '[1 [', '[[[[]]]]', '22 0 R', '[-5 [1 2 3] 9 8]'))} /DW {chance.choice(_ODD)} /W2 [0 9999999 1 2 3] /CIDToGIDMap {chance.choice(('/Identity', '22 0 R', '21 0 R'))} >>"
    encoding = chance.choice(
        ("/Identity-H", "/Identity-V", "/UniJIS-UTF16-H", "/Nothing", "22 0 R", "/../../../etc/passwd", "[]")
    )
    font = f"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding {encoding} /DescendantFonts {chance.choice(('[21 0 R]', '[20 0 R]', '[]', '21 0 R', '[21 0 R 21 0 R]'))} >>"
    cmap = stream(
        chance.choice((b"/X usecmap", b"", b"1 begincodespacerange <00> <ffffffffffff> endcodespacerange")),
        "/Type /CMap /CMapName /X /UseCMap 22 0 R",
    )
    return pdf(_ROW, fonts="/F9 20 0 R", objects={20: font, 21: below, 22: cmap})


def font_that_draws_itself(chance: Random) -> bytes:
    """A font whose letters are drawings, which write with the same font, or never end."""
    drawing = chance.choice(
        (b"500 0 d0 BT /F9 1 Tf (E) Tj ET", b"500 0 0 0 9 9 d1 /X Do", b"1e30 0 d0", b"q " * 9999, b"")
    )
    matrix = chance.choice(("0.001 0 0 0.001 0 0", "0 0 0 0 0 0", "1e30 0 0 1e30 0 0", "1 2", "nan 0 0 1 0 0"))
    font = (
        f"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 {chance.choice(_ODD)} 9] /FontMatrix [{matrix}] /FirstChar {chance.choice(('0', '-9', '69'))}"
        f" /LastChar {chance.choice(('255', '999999999'))} /Widths [{'500 ' * 256}] /Encoding << /Differences [0 {'/E ' * 256}] >>"
        " /CharProcs << /E 21 0 R >> /Resources << /Font << /F9 20 0 R >> /XObject << /X 21 0 R >> >> >>"
    )
    return pdf(_ROW, fonts="/F9 20 0 R", objects={20: font, 21: stream(drawing, "/Subtype /Form /BBox [0 0 9 9]")})


def names_of_letters(chance: Random) -> bytes:
    names = (
        "/E",
        "/uni0045",
        "/uniD800",
        "/u110000",
        "/g999999999",
        "/.notdef",
        "/" + "a" * 9999,
        "/A.b.c_d_e",
        "/uni",
        "5",
        "-5",
        "999999999",
        "(x)",
        "[/E]",
    )
    differences = " ".join(chance.choice(names) for _ in range(chance.choice((5, 300, 50_000))))
    font = f"<< /Type /Font /Subtype {chance.choice(('/Type1', '/TrueType', '/MMType1', '/Nothing', '20 0 R'))} /BaseFont {chance.choice(('/Helvetica', '/Symbol', '(x)', '20 0 R'))} /Encoding << /Type /Encoding /BaseEncoding {chance.choice(('/WinAnsiEncoding', '/MacExpertEncoding', '20 0 R'))} /Differences [{differences}] >> >>"
    return pdf(_ROW, fonts="/F9 20 0 R", objects={20: font})


MAKERS = (font_file_of_noise, map_to_letters, letters_of_two_bytes, font_that_draws_itself, names_of_letters)
