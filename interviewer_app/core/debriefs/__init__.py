"""Debriefs: what a panel sees of several cards, and what it says of them."""
