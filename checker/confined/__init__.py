"""The other process: it opens files that nobody trusts, held to little (`confinement.py`), and answers through a pipe.

`checker.apart` starts it and asks. It imports nothing that only the asking side needs, so that it is soon ready.
"""
