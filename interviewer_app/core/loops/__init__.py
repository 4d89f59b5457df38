"""Loops: the rounds of one role, and which of them brings evidence on what."""
