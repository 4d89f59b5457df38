"""Is the rating fair, and does the bar move? Pure functions on plain arrays; numpy and scipy come at first use."""
