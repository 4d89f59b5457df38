"""What makes the number go up, as tests: copied beside the materials, run with: python3 -m unittest discover -s proof -t ."""
