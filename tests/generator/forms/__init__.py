"""Made-up claim forms: CMS-1500 (02/12 and 08/05) and UB-04, printed, dropped out or as form fields, with their truth."""

from tests.generator.forms.make import FORM_LAYOUTS, make_form, make_paper

__all__ = ["FORM_LAYOUTS", "make_form", "make_paper"]
