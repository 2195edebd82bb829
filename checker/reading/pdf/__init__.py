"""PDF files into pages: the only part of the reader that knows pdfplumber, pdfminer and PDFium."""

from checker.reading.pdf.files import read_document, read_pages

__all__ = ["read_document", "read_pages"]
