"""The checks, in the order of DESIGN: each a module with `check(case) -> Iterable[Finding]`, named in one line here."""
