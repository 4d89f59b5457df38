"""Which parcels will come back: rows, a split, a score, a report."""
