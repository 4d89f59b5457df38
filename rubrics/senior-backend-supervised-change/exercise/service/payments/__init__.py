"""Our client of the payment provider."""
