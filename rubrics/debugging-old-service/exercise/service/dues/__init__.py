"""Monthly dues of an estate of flats."""
