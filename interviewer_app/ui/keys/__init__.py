"""The page that moves keys."""
