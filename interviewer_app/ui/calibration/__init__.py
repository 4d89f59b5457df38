"""Calibration: the page of whoever leads it, every rater's own page, the import of a table."""
