"""What every page shares: its frame, words, style and script, and what the server does for all of them."""
