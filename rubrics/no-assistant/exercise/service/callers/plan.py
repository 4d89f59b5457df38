"""The sheet for the night, one line per possession."""

from __future__ import annotations

from possessions.register import Register


def clock(minute: int) -> str:
    """Minutes since noon as a time of day."""
    return f"{(12 + minute // 60) % 24:02d}:{minute % 60:02d}"


def sheet(register: Register) -> str:
    lines = [f"{clock(b.start)}-{clock(b.end)}  {'+'.join(b.sections)}  {b.crew} ({b.number})" for b in register.held()]
    return "\n".join(lines) or "Nobody on the track tonight."
