"""The sweep: a short walk through what a round left open, before it is rated."""
