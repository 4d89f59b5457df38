"""The signature of a seal: what it is over, the key it is made with, and whose keys are known."""
