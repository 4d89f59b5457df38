"""Whom we may mail: one answer per customer, for everybody who sends mail."""
