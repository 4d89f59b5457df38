"""The live window: one key, one moment."""
