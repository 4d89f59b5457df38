"""Playing a recorded round into the real window."""
