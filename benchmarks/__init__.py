"""The bench: each claim of the README as a ratio against a limit or a peer, measured side by side in one run."""
