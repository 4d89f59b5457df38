"""The trap of change B, as tests: copied beside the service, run with: python3 -m unittest discover -s proof/b -t ."""
