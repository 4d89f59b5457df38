"""How far it is to a signal, as the sheet prints it."""

from __future__ import annotations


def distance(metres: int) -> str:
    return f"{metres} m"
