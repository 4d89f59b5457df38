"""Words about a person, a motive or what must not be rated, found in what a rater wrote."""
