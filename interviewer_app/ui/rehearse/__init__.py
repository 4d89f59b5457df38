"""Practising the keys on the recorded round, in the real live window."""
