"""The calibration report as a PDF, and a rater's own page."""
