"""What is known of codes: the catalogue, and what belongs to it, each table loaded when it is first asked for."""

from __future__ import annotations

from checker.catalogue.catalogue import Catalogue, load_catalogue

__all__ = [
    "Catalogue",
    "load_catalogue",
]
