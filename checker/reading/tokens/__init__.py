"""What a word, a few of them or a line could be by their look alone: a date, an amount, a code, a sum, talk."""
