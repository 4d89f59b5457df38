"""What a pack gives the candidate to work on: handing it out, and proving that its trap is one."""
