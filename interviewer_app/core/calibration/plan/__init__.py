"""Which few rounds to book next: those that join separate groups or narrow an interval most."""
