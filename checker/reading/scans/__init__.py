"""Scans and photos: pages that are pictures, straightened and read on this computer."""
