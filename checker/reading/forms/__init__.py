"""Claim forms (CMS-1500, UB-04): told by their labels or by what their boxes hold, and read box by box.

What a form looks like stands in data/reading/forms; the code knows no form by name.
"""

from checker.reading.forms.parting import Claim, parted, with_loose_pages

__all__ = ["Claim", "parted", "with_loose_pages"]
