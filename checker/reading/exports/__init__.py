"""Files that hold text, not pages: exports of supplier portals (text, CSV, Excel), saved web pages, Word.

What they say is laid out on pages of our own, a table with ruled lines, so that the rest of the reader reads them like
any other page.
"""

from checker.reading.exports.files import pages_of, read_document

__all__ = ["pages_of", "read_document"]
