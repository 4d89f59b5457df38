"""The boards: a candidate's cards side by side, and the candidates of a role. Pure functions on cards."""
