"""Keeping the records true: ledger, renaming, the round of rechecking, links, the health report."""
