"""The suite everybody runs before a change goes in."""
