"""From Open Referral (HSDS) to our records: read, map, and tell of every field what became of it."""
