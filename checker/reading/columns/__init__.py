"""What each column of a table holds: by its heading, else by look, alignment and arithmetic."""
