"""A crew rings from beside the track. What comes back is read out to them."""

from __future__ import annotations

from possessions.register import NotHeld, Register, Taken


def running_late(register: Register, number: int, minutes: int) -> str:
    try:
        booking = register.extend(number, minutes)
    except Taken as taken:
        return f"No. {taken}. Be clear of the track at your time."
    except NotHeld:
        return "You have no possession. Leave the track now and ring again."
    return f"Number {booking.number}: {', '.join(booking.sections)} until {booking.end}."
