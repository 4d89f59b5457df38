"""Copied beside the service, run with: python3 -m unittest discover -s proof/one -t ."""
