"""What each check finds and lets pass, as data: one TOML file a check, run by test_cases.py."""
