"""The boards on screen: a candidate's cards side by side, and the candidates of a role."""
