"""The integrity observations of a round, and their review by a second person."""
