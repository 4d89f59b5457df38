"""Who has which sections of track, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from possessions.booking import Booking


class Taken(Exception):
    """Another crew has one of the sections, or is too near."""

    def __init__(self, by: Booking) -> None:
        super().__init__(f"{by.crew} has {', '.join(by.sections)} from {by.start} to {by.end}")
        self.by = by


class NotHeld(Exception):
    """There is no such possession, or it has been given back."""


class Register:
    """The one register of a line.

    No two crews ever have a section at once, or less than the margin apart. tell: hears of every booking that begins, changes
    or ends, before the caller does.
    """

    def __init__(self, tell: Callable[[Booking], None] = lambda booking: None) -> None:
        self._tell = tell
        self._bookings: dict[int, Booking] = {}

    def book(self, crew: str, sections: Iterable[str], start: int, end: int) -> Booking:
        """raises: Taken, ValueError"""
        booking = Booking(len(self._bookings) + 1, crew, tuple(sections), start, end)
        if start >= end or not booking.sections:
            raise ValueError("a possession has a section and a length")
        for other in self.held():
            if other.near(start, end) and set(other.sections) & set(booking.sections):
                raise Taken(other)
        return self._keep(booking)

    def extend(self, number: int, minutes: int) -> Booking:
        """More time for a crew, under a new number. raises: Taken, NotHeld"""
        old = self.release(number)
        return self.book(old.crew, old.sections, old.start, old.end + minutes)

    def release(self, number: int) -> Booking:
        """The crew gives its sections back. raises: NotHeld"""
        booking = self._bookings.get(number)
        if booking is None or booking.released:
            raise NotHeld(number)
        return self._keep(replace(booking, released=True))

    def held(self) -> list[Booking]:
        """All possessions that have not been given back, by their start."""
        return sorted((b for b in self._bookings.values() if not b.released), key=lambda b: b.start)

    def _keep(self, booking: Booking) -> Booking:
        self._bookings[booking.number] = booking
        self._tell(booking)
        return booking
