"""A signal box: lets trains in, or does not.

It stands at the line and has to decide when the network is down as well. So it never asks the register; it goes by what it has
been told.
"""

from __future__ import annotations

from possessions.booking import Booking


class SignalBox:
    def __init__(self) -> None:
        self._told: dict[int, Booking] = {}

    def hear(self, booking: Booking) -> None:
        """Something has been booked, changed or given back."""
        self._told[booking.number] = booking

    def may_enter(self, section: str, minute: int) -> bool:
        """Whether a train may be let into a section, and be in it for a minute."""
        return not any(
            section in booking.sections and booking.near(minute, minute + 1)
            for booking in self._told.values()
            if not booking.released
        )
