"""What was found, piece by piece: the parts of which the result, the papers and the look-up are made."""
