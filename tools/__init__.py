"""What dev.py is made of: standard library only, so that a bare machine can run it."""
