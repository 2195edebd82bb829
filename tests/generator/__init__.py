"""Made-up statements with known truth: what was billed (stories, plants), how it is printed (style, layouts), as PDF."""
