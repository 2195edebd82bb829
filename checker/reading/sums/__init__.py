"""What a statement prints besides its lines, and whether the lines agree with it."""
