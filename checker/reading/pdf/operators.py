"""The operations of a PDF page, in time and with what the PDF library leaves out: clip, opacity and layers."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import Any, cast

from pdfminer.pdfdevice import PDFTextSeq
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFStackT, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import MATRIX_IDENTITY, Matrix, Rect, apply_matrix_pt, apply_matrix_rect, decode_text, mult_matrix

from checker.reading.pdf.canvas import FRESH, Canvas, Pen
from checker.reading.pdf.content import operations
from checker.reading.pdf.document import OutOfTime, TooMuch
from checker.reading.pdf.fonts import Fonts

_DEEPEST = 30
_MOST_STATES = 50_000
"""States put aside and not taken up again; a careless writer leaves one for each thing it draws."""
_LEAVE_NOTHING = ("do_ET", "do_BX", "do_EX", "do_MP", "do_DP")


@cache
def _operators() -> Mapping[bytes, tuple[Callable[..., None], int]]:
    """Each operator that leaves anything, with the method that carries it out and the number of its operands."""
    spelled = {"T_a": "T*", "W_a": "W*", "f_a": "f*", "B_a": "B*", "b_a": "b*", "_q": "'", "_w": '"'}
    table: dict[bytes, tuple[Callable[..., None], int]] = {}
    for attribute in dir(Interpreter):
        if attribute.startswith("do_") and attribute not in _LEAVE_NOTHING:
            method = getattr(Interpreter, attribute)
            operator = spelled.get(attribute[3:], attribute[3:])
            table[operator.encode("ascii")] = (method, method.__code__.co_argcount - 1)
    return table


class Interpreter(PDFPageInterpreter):
    """The PDF library's interpreter, made to keep clip, opacity and layers, to stop in time, and to pass on the
    state of a page to the forms it draws."""

    device: Canvas

    def __init__(self, fonts: Fonts, canvas: Canvas, hidden_layers: Collection[int], deadline: float) -> None:
        super().__init__(fonts, canvas)
        self.hidden_layers = hidden_layers
        self.deadline = deadline
        self.inherited: tuple[PDFTextState, PDFGraphicState] | None = None
        self.depth = 0
        self._pens: list[Pen] = []
        self._marks: list[Pen] = []

    def process_page(self, page: PDFPage) -> None:
        """Draw the page on the canvas, in the coordinates of the page as shown."""
        self.render_contents(page.resources, page.contents, ctm=self.device.matrix)

    def process_form(self, form: PDFStream, rect: Rect, shared: Mapping[str, object]) -> None:
        """Draw a form so that it fills a rectangle of the page; `shared` are resources for one that names none.

        Raises ValueError where it has no area.
        """
        box = cast(Rect, tuple(float(resolve1(edge)) for edge in list_value(form["BBox"])))
        matrix = cast(Matrix, tuple(float(resolve1(part)) for part in list_value(form.get("Matrix", MATRIX_IDENTITY))))
        x0, y0, x1, y1 = apply_matrix_rect(matrix, box)
        if min(x1 - x0, y1 - y0) <= 0:
            raise ValueError("an appearance without area")
        across, up = (rect[2] - rect[0]) / (x1 - x0), (rect[3] - rect[1]) / (y1 - y0)
        onto = mult_matrix((across, 0, 0, up, rect[0] - x0 * across, rect[1] - y0 * up), self.device.matrix)
        self.device.pen = FRESH
        self.device.set_ctm(onto)
        self.device.begin_figure("", box, matrix)
        resources = dict(shared) | dict(dict_value(form.get("Resources", {})))
        self.render_contents(cast(dict[object, object], resources), [form], ctm=mult_matrix(matrix, onto))
        self.device.pen = FRESH

    def dup(self) -> Interpreter:
        inner = Interpreter(cast(Fonts, self.rsrcmgr), self.device, self.hidden_layers, self.deadline)
        inner.inherited = (self.textstate.copy(), self.graphicstate.copy())
        inner.depth = self.depth + 1
        return inner

    def init_state(self, ctm: Matrix) -> None:
        super().init_state(ctm)
        self._pens, self._marks = [], []
        if self.inherited is not None:
            self.textstate, self.graphicstate = self.inherited[0].copy(), self.inherited[1].copy()

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out the operations of these streams, joined; a stream that is being carried out is not begun again."""
        found = [stream for stream in map(resolve1, streams) if isinstance(stream, PDFStream)]
        found = [stream for stream in found if stream.objid is None or stream.objid not in self.parent_stream_ids]
        self.stream_ids = {stream.objid for stream in found if stream.objid is not None}
        operators = _operators()
        for count, (operator, operands) in enumerate(operations(b"\n".join(stream.get_data() for stream in found))):
            if count & 0xFF == 0:
                self.check_time()
            known = operators.get(operator)
            if known is None:
                continue
            method, wanted = known
            self.argstack = operands
            if len(operands) == wanted:
                method(self, *operands)
            elif len(operands) > wanted:
                method(self, *operands[len(operands) - wanted :])

    def check_time(self) -> None:
        """Raise OutOfTime past the deadline."""
        if time.monotonic() > self.deadline:
            raise OutOfTime

    def do_q(self) -> None:
        if len(self._pens) >= _MOST_STATES:
            raise TooMuch
        super().do_q()
        self._pens.append(self.device.pen)

    def do_Q(self) -> None:
        super().do_Q()
        if self._pens:
            self.device.pen = self._pens.pop()

    def do_W(self) -> None:
        points = [apply_matrix_pt(self.ctm, s[-2:]) for s in self.curpath if len(s) > 2]
        if len(points) >= 2:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            self.device.clip_to((min(xs), min(ys), max(xs), max(ys)))

    do_W_a = do_W
    do_F = PDFPageInterpreter.do_f

    def do_cs(self, name: PDFStackT) -> None:
        super().do_cs(name)
        self.graphicstate.ncolor = "unset"

    def do_gs(self, name: PDFStackT) -> None:
        """Opacity and blending of what is filled."""
        states = dict_value(cast(Any, self.resources).get("ExtGState", {}))
        state = dict_value(states.get(literal_name(name), {}))
        alpha, blend = resolve1(state.get("ca")), resolve1(state.get("BM"))
        pen = self.device.pen
        if isinstance(alpha, int | float):
            pen = pen._replace(alpha=float(alpha))
        if isinstance(blend, PSLiteral):
            pen = pen._replace(plain=blend.name in ("Normal", "Compatible"))
        self.device.pen = pen

    def do_BMC(self, tag: PDFStackT) -> None:
        self._marks.append(self.device.pen)

    def do_BDC(self, tag: PDFStackT, props: PDFStackT) -> None:
        """Marked content; that of a layer switched off is not shown, and a text may be said to stand for it."""
        self._marks.append(self.device.pen)
        if isinstance(props, dict) and isinstance(meant := resolve1(props.get("ActualText")), bytes):
            self.device.pen = self.device.pen._replace(meant=decode_text(meant))
        if isinstance(tag, PSLiteral) and tag.name == "OC" and isinstance(props, PSLiteral):
            layers = dict_value(cast(Any, self.resources).get("Properties", {}))
            if self.switched_off(layers.get(props.name)):
                self.device.pen = self.device.pen._replace(shown=False)

    def do_EMC(self) -> None:
        if self._marks:
            before = self._marks.pop()
            self.device.pen = self.device.pen._replace(shown=before.shown, meant=before.meant)

    def switched_off(self, layer: object) -> bool:
        """Whether a layer, and with it what belongs to it, is not shown."""
        if getattr(layer, "objid", None) in self.hidden_layers:
            return True
        members = resolve1(layer)
        if not isinstance(members, dict):
            return False
        groups = resolve1(members.get("OCGs"))
        groups = groups if isinstance(groups, list) else [members.get("OCGs")]
        return any(getattr(group, "objid", None) in self.hidden_layers for group in groups)

    def do_TJ(self, seq: PDFStackT) -> None:
        strings = cast(PDFTextSeq, seq) if isinstance(seq, list) else [cast(bytes, seq)]
        self.device.render_string(self.textstate, strings, self.graphicstate.ncs, self.graphicstate)

    def do_Tj(self, s: PDFStackT) -> None:
        self.device.render_string(self.textstate, [cast(bytes, s)], self.graphicstate.ncs, self.graphicstate)

    def do_sh(self, name: object) -> None:
        self.device.paint_shading()

    def do_Do(self, xobjid_arg: PDFStackT) -> None:
        self.check_time()
        if self.depth > _DEEPEST:
            raise TooMuch
        pen = self.device.pen
        xobject = resolve1(self.xobjmap.get(literal_name(xobjid_arg)))
        if isinstance(xobject, PDFStream) and self.switched_off(xobject.get("OC")):
            return
        super().do_Do(xobjid_arg)
        self.device.pen = pen
        self.device.set_ctm(self.ctm)
