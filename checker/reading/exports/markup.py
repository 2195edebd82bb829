"""Web pages as a browser saved them: text and tables as they are shown, and nothing of what a page may run or fetch."""

from __future__ import annotations

import email
import email.policy
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from lxml import html

from checker.errors import TooLarge
from checker.reading.exports.blocks import Block, Text, table
from checker.reading.exports.kinds import decoded
from checker.reading.limits import limit

_UNSEEN = {"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "button"}
_INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "code",
    "em",
    "font",
    "i",
    "label",
    "mark",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
}
_CLOSE = {"div", "section", "article", "li", "dt", "dd", "td", "th"}
"""Blocks that a browser sets right below one another."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_TAG = re.compile(r"""<[a-z](?:"[^"]*+"|'[^']*+'|[^'">]++)*+""", re.I)
_QUOTED = re.compile(r"""("[^"]*+"|'[^']*+')""")
_ATTRIBUTE = re.compile(r"""[^\s"'=/]+""")
_ELSEWHERE = re.compile(r"/\*.*?(?:\*/|\Z)|@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.S)
"""What a style sheet says of print or of narrow screens only, and its comments, the last of which may have no end."""
_RULE = re.compile(r"(?<![^{}])(?P<selectors>[^{}]++)\{(?P<style>[^{}]*)\}")
_CLASS = re.compile(r"\.[\w-]+")
_NEXT_PART = b"\n--"
_WIDEST_SPAN = 30
_MOST_CELLS = 1000
_FEWEST_CELLS, _FEWEST_ROWS = 3, 2
_LONGEST_CELL = 120
_DIGIT = re.compile(r"\d")
_MARK = re.compile(r"\d|[*†‡§¶#]+")
_BREAK, _CELL = "\0", "\1"
"""What ends a line and a cell of one; no text of a page holds these characters."""
_BETWEEN_CELLS = " " * 3


def blocks_of(data: bytes) -> list[Block]:
    """What a page shows; a page without a body shows nothing.

    Raises TooLarge for one with an element of more attributes than anybody writes.
    """
    text = decoded(data)
    if text and any(_attributes(tag[0]) > limit("attributes") for tag in _TAG.finditer(text)):
        raise TooLarge
    root = html.document_fromstring(text, parser=html.HTMLParser(no_network=True, recover=True)) if text else None
    body = root.find("body") if root is not None else None
    if root is None or body is None:
        return []
    for name in _hidden_classes(root):
        for element in body.find_class(name):
            element.set("hidden", "")
    return list(_blocks(body))


def _hidden_classes(root: Any) -> set[str]:
    """The classes that the page's own styles never show on a screen."""
    styles = _ELSEWHERE.sub("", " ".join(element.text or "" for element in root.iter("style")))
    rules = (rule for rule in _RULE.finditer(styles) if _HIDDEN.search(rule["style"]))
    selectors = (selector.strip() for rule in rules for selector in rule["selectors"].split(","))
    return {selector[1:] for selector in selectors if _CLASS.fullmatch(selector)}


def _attributes(tag: str) -> int:
    """How many attributes a tag may have; a parser compares each with all before it."""
    return len(_ATTRIBUTE.findall(_QUOTED.sub('""', tag)))


def page_of_archive(data: bytes) -> bytes:
    """The page inside a web page saved as one file (MHTML); empty where it holds none.

    Raises TooLarge for one of more parts than any page has.
    """
    if data.count(_NEXT_PART) > limit("archive-parts"):
        raise TooLarge
    for part in email.message_from_bytes(data, policy=email.policy.default).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            return content if isinstance(content, bytes) else b""
    return b""


def _blocks(element: Any) -> Iterator[Block]:
    """The blocks of an element in order. A table that holds tables only arranges them, so what is in it is shown; other
    elements that are set like rows, one after the other, are a table.
    """
    words: list[str] = []
    alike: list[Any] = []
    for piece in _pieces(element):
        if isinstance(piece, str):
            words.append(piece)
            continue
        if "".join(words).strip() or (alike and len(_cells(piece)) != len(_cells(alike[0]))):
            yield from _set_alike(alike)
            alike = []
        yield from _lines(words, element)
        words = []
        if piece.tag == "table" and piece.find(".//table") is None:
            yield table(_rows(piece))
        elif piece.tag == "dl" and (pairs := _pairs(piece)):
            yield Text(pairs)
        elif _cells(piece):
            alike.append(piece)
        else:
            yield from _blocks(piece)
    yield from _set_alike(alike)
    yield from _lines(words, element)


def _pairs(names: Any) -> tuple[str, ...]:
    """The lines of a list of names with a value each; none of another list."""
    terms, values = ([_text(one) for one in names.iter(tag) if not _is_hidden(one)] for tag in ("dt", "dd"))
    return tuple(f"{term.rstrip(' :')}: {value}" for term, value in zip(terms, values, strict=False)) * (
        len(terms) == len(values)
    )


def _set_alike(elements: list[Any]) -> Iterator[Block]:
    """Elements of equally many short cells as a table, where there are several and figures stand in them."""
    rows = [_cells(element) for element in elements]
    if len(rows) >= _FEWEST_ROWS and any(_DIGIT.search(text) for row in rows for text in row):
        yield table(rows)
    else:
        for element in elements:
            yield from _blocks(element)


def _pieces(element: Any) -> Iterator[Any]:
    """Text and block elements as they come, inline elements being part of the text; a break ends a line.

    Where an element holds nothing but others, these stand apart: the name of a thing left, its price right.
    """
    apart = _CELL if _only_elements(element) else ""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not _is_hidden(child):
            if child.tag == "br":
                yield _BREAK
            elif child.tag in _INLINE:
                yield " " if _is_mark(child) else ""
                yield from _pieces(child)
                yield apart
            else:
                yield child
        yield child.tail or ""


def _only_elements(element: Any) -> bool:
    return not (element.text or "").strip() and not any((child.tail or "").strip() for child in element)


def _is_mark(element: Any) -> bool:
    """Whether an element is the raised mark of a note, and no part of the word before it."""
    return element.tag == "sup" and _MARK.fullmatch(_text(element)) is not None


def _is_hidden(element: Any) -> bool:
    return (
        element.tag in _UNSEEN
        or "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style", "")))
    )


def _lines(words: list[str], within: Any) -> Iterator[Text]:
    """What stands between two blocks: as many lines as breaks make of it, cells of a line wide apart."""
    printed = "".join(words).split(_BREAK)
    cells = [[" ".join(cell.split()) for cell in line.split(_CELL)] for line in printed]
    lines = tuple(_BETWEEN_CELLS.join(filter(None, line)) for line in cells if any(line))
    if lines:
        yield Text(lines, close=within.tag in _CLOSE)


def _cells(row: Any) -> list[str]:
    """The texts of an element's own elements, three or more; none where they are long, or text stands between them."""
    if row.tag == "table" or (row.text or "").strip() or any((child.tail or "").strip() for child in row):
        return []
    inside = [child for child in row if isinstance(child.tag, str) and not _is_hidden(child)]
    if len(inside) < _FEWEST_CELLS or any(child.tag in ("table", "tr", "tbody", "thead") for child in inside):
        return []
    cells = [_text(child) for child in inside]
    return cells if all(len(text) <= _LONGEST_CELL for text in cells) else []


def _rows(element: Any) -> list[list[str]]:
    """The cells of each row in their columns: one that spans several leaves those after it empty.

    Raises TooLarge for a row of more cells than anybody makes.
    """
    rows: list[list[str]] = []
    # By row, a bit for each column that a cell above reaches down into.
    taken: defaultdict[int, int] = defaultdict(int)
    for number, row in enumerate(element.iter("tr")):
        if _is_hidden(row):
            continue
        cells: list[str] = []
        for one in row:
            if one.tag not in ("td", "th") or _is_hidden(one):
                continue
            while taken[number] >> len(cells) & 1:
                cells.append("")
            across, down = _span(one, "colspan"), _span(one, "rowspan")
            for below in range(1, down):
                taken[number + below] |= ((1 << across) - 1) << len(cells)
            cells += [_text(one), *[""] * (across - 1)]
            if len(cells) > _MOST_CELLS:
                raise TooLarge
        rows.append(cells)
    return rows


def _span(element: Any, name: str) -> int:
    count = element.get(name, "1")
    return min(int(count), _WIDEST_SPAN) if count.isdecimal() and int(count) > 0 else 1


def _text(element: Any) -> str:
    return " ".join("".join(_shown(element)).split())


def _shown(element: Any) -> Iterator[str]:
    """All the text in an element, with a blank where a block begins or ends."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not _is_hidden(child):
            apart = "" if child.tag in _INLINE and not _is_mark(child) else " "
            yield apart
            yield from _shown(child)
            yield apart
        yield child.tail or ""
