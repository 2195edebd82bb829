"""PDFs whose parts hold one another: rings, deep nests, forms that multiply."""

from __future__ import annotations

from random import Random

from tests.reading.pdf_maker import pdf, stream, text

ROW = text(100, 700, "01/05/2024 E1390 RR 185.00")
_FORM = "/Type /XObject /Subtype /Form /BBox [0 0 612 792]"


def ring_of_references(chance: Random) -> bytes:
    length = chance.choice((1, 2, 3, 40))
    ring = {20 + at: f"{20 + (at + 1) % length} 0 R" for at in range(length)}
    where = chance.choice(
        ("/Pages 2 0 R", "/Contents 101 0 R", "/Type /Font", "/MediaBox [0 0 612 792]", "/Kids [100 0 R]", "/Count 1")
    )
    return pdf(ROW, objects=ring).replace(where.encode(), f"{where.split()[0]} 20 0 R ".encode())


def nest_of_arrays(chance: Random) -> bytes:
    opening, closing = chance.choice((("[", "]"), ("<< /A ", " >>"), ("[ << /A ", " >> ]")))
    depth = chance.choice((50, 500, 5_000, 100_000))
    nest = opening * depth + "1" + closing * (depth if chance.random() < 0.7 else 0)
    where = chance.randrange(4)
    if where == 0:
        return pdf(ROW, resources=f"/Properties << /P {nest} >>")
    if where == 1:
        return pdf(ROW, catalog=f"/Names {nest}")
    if where == 2:
        return pdf(f"{nest} BDC {ROW} EMC" if opening != "[" else f"BT /F1 10 Tf {nest} TJ ET {ROW}")
    return pdf(ROW, page=f"/Annots {nest}")


def unclosed_operators(chance: Random) -> bytes:
    many = chance.choice((100, 10_000, 300_000))
    return pdf(
        chance.choice(("q ", "BT ", "/A BMC ", "Q ", "ET ", "EMC ", "[", "<<", "(", "BI ", "0 0 m ", "W ")) * many + ROW
    )


def form_that_draws_itself(chance: Random) -> bytes:
    length = chance.choice((1, 2, 5, 200))
    forms = {
        20 + at: stream(
            f"/X Do {ROW}".encode(), f"{_FORM} /Resources << /XObject << /X {20 + (at + 1) % length} 0 R >> >>"
        )
        for at in range(min(length, 70))
    }
    return pdf("/X Do " + ROW, resources="/XObject << /X 20 0 R >>", objects=forms)


def forms_that_multiply(chance: Random) -> bytes:
    depth, times = chance.choice(((10, 3), (25, 2), (60, 2), (8, 30)))
    forms = {
        20 + at: stream((b"/X Do " * times), f"{_FORM} /Resources << /XObject << /X {21 + at} 0 R >> >>")
        for at in range(depth)
    }
    forms[20 + depth] = stream(ROW.encode(), f"{_FORM} /Resources << /Font << /F1 3 0 R >> >>")
    return pdf("/X Do", resources="/XObject << /X 20 0 R >>", objects=forms)


def tree_of_pages(chance: Random) -> bytes:
    """Deep, wide, or a tree that shares its branches so that it has no end of leaves."""
    depth = chance.choice((5, 30, 75))
    kids = chance.choice((1, 2, 9))
    nodes = {20 + at: f"<< /Type /Pages /Count 1 /Kids [{f'{21 + at} 0 R ' * kids}] >>" for at in range(depth)}
    nodes[20 + depth] = "<< /Type /Pages /Count 1 /Kids [100 0 R] >>"
    return pdf(ROW, objects=nodes).replace(b"/Pages 2 0 R", b"/Pages 20 0 R")


def many_pages_of_one(chance: Random) -> bytes:
    many = chance.choice((600, 5_000, 100_000))
    return pdf(ROW).replace(b"/Kids [100 0 R]", b"/Kids [" + b"100 0 R " * many + b"]")


def pattern_in_itself(chance: Random) -> bytes:
    pattern = stream(
        b"/Pattern cs /P scn 0 0 100 100 re f",
        "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 0.0001 /YStep 0.0001"
        " /Resources << /Pattern << /P 20 0 R >> >>",
    )
    return pdf(
        f"/Pattern cs /P scn 0 0 600 700 re f {ROW}", resources="/Pattern << /P 20 0 R >>", objects={20: pattern}
    )


def states_and_masks_in_circles(chance: Random) -> bytes:
    group = stream(
        b"/G gs /X Do",
        f"{_FORM} /Group << /S /Transparency >> /Resources << /ExtGState << /G 20 0 R >> /XObject << /X 21 0 R >> >>",
    )
    state = "<< /Type /ExtGState /SMask << /S /Luminosity /G 21 0 R /TR 22 0 R >> /Font [23 0 R 10] >>"
    function = "<< /FunctionType 3 /Domain [0 1] /Functions [22 0 R 22 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>"
    return pdf(f"/G gs {ROW}", resources="/ExtGState << /G 20 0 R >>", objects={20: state, 21: group, 22: function})


def notes_in_circles(chance: Random) -> bytes:
    many = chance.choice((1, 1000))
    note = "<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [0 0 9 9] /Parent 20 0 R /Kids [20 0 R] /V 20 0 R /AP << /N 20 0 R >> >>"
    catalog = "/AcroForm << /Fields [20 0 R] /DR 20 0 R >> /OCProperties << /D << /OFF [20 0 R] /Order 20 0 R >> >> /Outlines 20 0 R"
    return pdf(ROW, page=f"/Annots [{'20 0 R ' * many}]", catalog=catalog, objects={20: note})


def scripts_and_files(chance: Random) -> bytes:
    """What runs or hides in other readers: scripts, actions, attached files, addresses to send a form to."""
    script = "<< /S /JavaScript /JS (app.alert\\(document.cookie\\); this.submitForm\\('http://127.0.0.1:9/'\\)) >>"
    attached = stream(b"MZ attached program", "/Type /EmbeddedFile")
    catalog = (
        f"/OpenAction {script} /AA << /WC {script} >> /Names << /JavaScript << /Names [(a) {script}] >>"
        " /EmbeddedFiles << /Names [(x.exe) << /Type /Filespec /F (..\\\\x.exe) /EF << /F 20 0 R >> >>] >> >>"
    )
    launch = "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 600 700] /A << /S /Launch /F (cmd.exe) >> >>]"
    return pdf(ROW, catalog=catalog, page=launch, objects={20: attached})


MAKERS = (
    ring_of_references, nest_of_arrays, unclosed_operators, form_that_draws_itself, forms_that_multiply, tree_of_pages,
    many_pages_of_one, pattern_in_itself, states_and_masks_in_circles, notes_in_circles, scripts_and_files,
)  # fmt: skip
