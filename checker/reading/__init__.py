"""Reading: the bytes of a file into statements with their line items, details and an account of what was read.

What takes time to import is imported when something is read, so that a process that has others read starts at once.
"""

from __future__ import annotations

from checker.model import Document, Page, Reading
from checker.reading.progress import Found, Progress
from checker.remembered import forgetting

__all__ = ["Found", "Progress", "read"]


@forgetting
def read(
    data: bytes,
    name: str,
    *,
    password: str | None = None,
    progress: Progress | None = None,
    found: Found | None = None,
) -> Reading:
    """The statements of one file. Raises a StatementError where it cannot be opened or holds no readable text."""
    from checker.reading.documents import open_document
    from checker.reading.ink.turning import as_filed
    from checker.reading.statements import read_statements
    from checker.reading.sums.accounts import with_rows_named

    def seen(page: Page) -> None:
        if found is not None:
            alone = read_statements(Document("", name, (page,)))
            found([line for statement in alone for line in statement.lines])

    document = open_document(data, name, password=password, progress=progress, seen=seen if found else None)
    statements = as_filed(read_statements(document), document.pages)
    return Reading(document, with_rows_named(statements, document))
