"""Windows: they draw, listen and forward."""
