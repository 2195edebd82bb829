"""PDF files into pages: the only part of the reader that knows pdfplumber, pdfminer and PDFium."""

from checker.reading.pdf.files import Progress, read_document, read_pages

__all__ = ["Progress", "read_document", "read_pages"]
