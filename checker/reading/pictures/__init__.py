"""Pictures: their files into pages as pictures. How they are opened is known only here."""

from checker.reading.pictures.files import most_pages, page_count, page_picture, shots

__all__ = ["most_pages", "page_count", "page_picture", "shots"]
