"""One person's visit: the files they added, how these are read, and what they told us."""
