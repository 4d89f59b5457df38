"""The trap of change A, as tests: copied beside the service, run with: python3 -m unittest discover -s proof/a -t ."""
