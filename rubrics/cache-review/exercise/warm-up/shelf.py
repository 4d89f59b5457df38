"""Where a product lies, as the picking list prints it."""

from __future__ import annotations


def place(aisle: int, shelf: int) -> str:
    """Both count from 1."""
    return f"{aisle}/{shelf}"
