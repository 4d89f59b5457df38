"""The recorded round that comes with the app."""

from __future__ import annotations

from interviewer_app.core.places import resource
from interviewer_app.core.rounds.recording import Recording, read_recording


def recorded_round() -> Recording:
    """raises: MachineTrouble or BadInput where the installation is broken"""
    source = resource("demo", "recording.json")
    return read_recording(source.read_bytes(), str(source))
