"""The packet: what a panel had before it and what it said, as one PDF that carries all of it."""
