"""The log of a round: every moment with what became of it, and the place to amend or retract any of them."""
