"""Ratings bound to evidence, the seal, the bundle and the card."""
