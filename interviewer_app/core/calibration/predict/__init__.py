"""Whether ratings go with what came later: rank correlation with outcomes, dimension by dimension."""
