"""One live interview: what happened (entries) and what it adds up to (the fold)."""
