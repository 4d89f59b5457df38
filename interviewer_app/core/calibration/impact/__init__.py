"""Whether groups are selected at different rates: the four-fifths rule, with what it cannot say."""
