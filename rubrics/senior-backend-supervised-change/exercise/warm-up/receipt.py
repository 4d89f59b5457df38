"""An amount as the receipt prints it."""

from __future__ import annotations


def amount(cents: int) -> str:
    """Euros with a decimal comma; no negative amounts."""
    return f"{cents // 100},{cents % 100:02d} EUR"
