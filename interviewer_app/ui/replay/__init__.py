"""A round watched again by somebody who was not there, at up to sixteen times its pace."""
