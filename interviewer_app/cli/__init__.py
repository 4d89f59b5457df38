"""The same verbs without windows."""
