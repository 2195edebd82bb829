"""Measurements of the product: how well it reads, how well it checks, how fast it is."""
