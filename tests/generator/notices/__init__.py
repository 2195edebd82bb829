"""Made-up notices of insurers with known truth: what the plan decided, how it is printed, and the bill that goes with it."""
