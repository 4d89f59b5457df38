"""The traps, as tests: copied beside the service, run with: python3 -m unittest discover -s proof -t ."""
