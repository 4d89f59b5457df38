"""What a booking is."""

from __future__ import annotations

from dataclasses import dataclass

MARGIN_MIN = 15  # to get people and tools off the track


@dataclass(frozen=True)
class Booking:
    """A crew, the sections it has, and from when to when, in minutes. One that was released is history."""

    number: int
    crew: str
    sections: tuple[str, ...]
    start: int
    end: int
    released: bool = False

    def near(self, start: int, end: int) -> bool:
        """Whether less than the margin lies between this booking and the time from `start` to `end`."""
        return self.start < end + MARGIN_MIN and start < self.end + MARGIN_MIN
