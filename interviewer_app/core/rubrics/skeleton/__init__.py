"""A new pack on the frame of another one, and what it still lacks."""
