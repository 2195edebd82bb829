"""A row into a line item: which figure is the charge, which code, which day, and every doubt."""
