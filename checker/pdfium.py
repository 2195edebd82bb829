"""PDFium is not safe to use from two threads at once: every use of it waits for this lock."""

from __future__ import annotations

import threading

PDFIUM = threading.RLock()
