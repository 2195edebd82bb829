"""Oxygen Bill Checker as a library: read statements, review them, and put the result into words."""
