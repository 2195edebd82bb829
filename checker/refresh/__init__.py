"""Bringing the data up to date from the files that CMS publishes each quarter.

    python -m checker.refresh FILE...           what would change, and nothing is changed
    python -m checker.refresh FILE... --write   changes data/

A FILE is one as published, or the zip it comes in: the DMEPOS fee schedule by state (csv), the former competitive
bidding area fees, the rural and the former bidding area ZIP lists, and the HCPCS Level II file (ANWEB, txt).
"""
