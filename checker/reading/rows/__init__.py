"""Which lines of a table are one row: what wraps, what is woven, what belongs to a group."""
