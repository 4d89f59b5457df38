"""The first page: rounds, cards owed, a new round."""
