"""What the words right above a figure say that it is."""

from __future__ import annotations

from checker.reading.rows.rows import adjoins
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.tokens import Line, Look, Token


def sum_named_above(above: Line, line: Line, figure: Token) -> str | None:
    """The kind of sum that the words right above a figure name, where no other figure stands on their line: those of
    its cell where a line of figures has as many, else those that it stands under."""
    lettered = any(not token.text.isdigit() for token in line.having(Look.CODE))
    if not adjoins(above, line) or above.having(Look.MONEY) or lettered:
        return None
    names, money = above.text.split("\t"), line.having(Look.MONEY)
    if len(names) == len(money) == len(line.tokens):
        return figure_kind(names[money.index(figure)])
    over = [t for t in above.having(Look.TEXT) if t.box.shared_width(figure.box) > 0]
    return figure_kind(over[0].text) if len(over) == 1 else None


def sum_in_box(above: Line | None, line: Line) -> str | None:
    """The kind of sum that the only figure of a line is by the box it stands in: "Amount due | Birth date | Name" right
    above "326.22 | 21-Sep-1954 | Ada Quill"."""
    money = line.having(Look.MONEY)
    boxed = above is not None and "\t" in above.text and "\t" in line.text and not line.having(Look.CODE)
    return sum_named_above(above, line, money[0]) if above and boxed and len(money) == 1 else None
