"""A paper as a Word document, to change before it is sent."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt

from checker.outputs.papers.blocks import (
    Blank,
    Block,
    Boxes,
    Bullets,
    Content,
    Heading,
    Lines,
    Note,
    Paper,
    Para,
    Run,
    Say,
    Space,
    Table,
)
from checker.outputs.papers.phrases import say
from checker.wording import Language

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_FONT = "Arial"
_SIZE = 14
_TABLE_SIZE = 11.5
_LANGUAGES = {"en": "en-US", "es": "es-US"}
_MARGIN = 0.9
_TEXT_WIDTH = 8.5 - 2 * _MARGIN
_CELL_MARGIN = 70
_FEW_ROWS = 5
_BLANK_PER_EM = 1.4
_BLANK_TO_MARGIN = 30


def as_docx(paper: Paper) -> bytes:
    """The paper on US Letter in 14 points, with real headings, lists and tables, its title and language set."""
    document = Document()
    _set_up(document, paper)
    for block in paper.blocks:
        _add(document, block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: WordDocument, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(_MARGIN)
    _number_pages(section.footer.paragraphs[0], paper.language)
    document.core_properties.title = paper.title
    document.core_properties.language = _LANGUAGES[paper.language]
    document.core_properties.author = ""
    document.core_properties.comments = ""
    for name, size in (("Normal", _SIZE), ("Heading 1", _SIZE * 1.3), ("Heading 2", _SIZE * 1.1)):
        style = document.styles[name]
        style.font.name = _FONT
        style.font.size = Pt(size)
        style.font.color.rgb = None
        style.paragraph_format.space_before = Pt(0 if name == "Normal" else _SIZE)
        style.paragraph_format.space_after = Pt(_SIZE * 0.65)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:hAnsi"), _FONT)
        fonts.set(qn("w:cs"), _FONT)
    language = _element("lang", val=_LANGUAGES[paper.language])
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    document.styles["Normal"].paragraph_format.line_spacing = 1.0


def _add(document: WordDocument, block: Block) -> None:
    match block:
        case Heading():
            _write(document.add_heading(level=block.level), block.content)
        case Para():
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = block.close
            _write(paragraph, block.content)
        case Lines():
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = paragraph.paragraph_format.keep_together = True
            for index, line in enumerate(block.lines):
                if index:
                    paragraph.add_run().add_break()
                _write(paragraph, line)
        case Bullets():
            for item in block.items:
                _write(document.add_paragraph(style="List Bullet"), item)
        case Boxes():
            for item in block.items:
                _write(document.add_paragraph(), (Run("☐ "), *item))
        case Say():
            _write(document.add_paragraph(), _spoken(block))
        case Note():
            _framed(document.add_paragraph(), block.content)
        case Table():
            _table(document, block)
        case Space():
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.line_spacing = Pt(block.lines * _SIZE)


def _number_pages(paragraph: Paragraph, language: Language) -> None:
    """ "Page 1 of 3", which Word counts."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in re.split("(#PAGE|#NUMPAGES)", say("sheet_of", language, page="#PAGE", pages="#NUMPAGES")):
        if part.startswith("#"):
            paragraph._p.append(_element("fldSimple", instr=part[1:]))
        else:
            paragraph.add_run(part)


def _write(paragraph: Paragraph, content: Content) -> None:
    for part in content:
        if isinstance(part, Blank):
            paragraph.add_run("_" * round((part.width or _BLANK_TO_MARGIN) * _BLANK_PER_EM))
            continue
        run = paragraph.add_run()
        run.bold = part.bold or None
        # Set as text, not through add_run, which reads tabs and line ends in it as commands.
        run._r.add_t(part.text)


def _spoken(block: Say) -> Content:
    lead = " ".join(part for part in (block.number, block.lead) if part)
    number = (Run(f"{lead} ", bold=True),) if lead else ()
    english = (Run(f" “{block.english}”", bold=True, language="en"),) if block.english else ()
    return (*number, Run(f"“{block.text}”"), *english)


def _framed(paragraph: Paragraph, content: Content) -> None:
    borders = _element("pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(_element(side, val="single", sz="6", space="4", color="666666"))
    paragraph._p.get_or_add_pPr().append(borders)
    _write(paragraph, content)


def _table(document: WordDocument, block: Table) -> None:
    table = document.add_table(rows=0, cols=len(block.head), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    margins = _element("tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(side, w=str(_CELL_MARGIN), type="dxa"))
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)
    share = _TEXT_WIDTH / sum(block.widths)
    for column, width in enumerate(block.widths):
        table.columns[column].width = Inches(width * share)
    for index, values in enumerate((block.head, *block.rows)):
        row = table.add_row()
        row._tr.get_or_add_trPr().append(_element("cantSplit"))
        for column, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
            cell.width = Inches(block.widths[column] * share)
            _fill(cell, value, head=index == 0, right=column in block.right)
            cell.paragraphs[0].paragraph_format.keep_with_next = index == 0 or index < len(block.rows) <= _FEW_ROWS
            if index - 1 in block.ends:
                _end_group(cell)
    table.rows[0]._tr.get_or_add_trPr().append(_element("tblHeader"))
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(cell: _Cell, value: str, *, head: bool, right: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _write(paragraph, (Run(value, bold=head),))
    for run in paragraph.runs:
        run.font.size = Pt(_TABLE_SIZE)


def _end_group(cell: _Cell) -> None:
    borders = _element("tcBorders")
    borders.append(_element("bottom", val="single", sz="18", space="0", color="000000"))
    cell._tc.get_or_add_tcPr().append(borders)


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
