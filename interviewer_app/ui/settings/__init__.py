"""What a user may choose, one JSON file."""
