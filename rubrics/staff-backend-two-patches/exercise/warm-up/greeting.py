"""The first line of a letter to a customer."""

from __future__ import annotations


def greeting(name: str) -> str:
    """name: as the customer typed it, with the blanks around it; may be empty"""
    return f"Hello {name.strip()},"
