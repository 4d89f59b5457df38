"""Axes: where a number stands, and which numbers are written beside the axis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

MINUS = "−"


@dataclass(frozen=True, slots=True)
class Axis:
    """Numbers from `low` to `high` on the way from `start` to `end`, which may be turned around."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def within(self, value: float) -> float:
        """The same, held at the ends of the axis."""
        return self.at(min(max(value, self.low), self.high))

    def ticks(self, most: int) -> list[float]:
        """Round numbers on the axis, `most` at most where that leaves two."""
        step = step_of((self.high - self.low) / max(1, most - 1))
        first, last = ceil(self.low / step - 1e-9), floor(self.high / step + 1e-9)
        return [round(number * step, 10) + 0.0 for number in range(first, last + 1)]

    def ticks_apart(self, wide: float, most: int = 7) -> list[float]:
        """As many as have `wide` points to themselves, `most` at most, and two where the axis has them at all."""
        best = self.ticks(most)
        for count in range(most, 1, -1):
            found = self.ticks(count)
            if len(found) < 2:
                break
            best = found
            if abs(self.at(found[1]) - self.at(found[0])) >= wide:
                return found
        return [best[0], best[-1]] if len(best) > 2 else best


def step_of(least: float) -> float:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that is not below `least`."""
    power = 10.0 ** floor(log10(least)) if least > 0 else 1.0
    return next((each * power for each in (1, 2, 2.5, 5) if each * power >= least - 1e-12), 10 * power)


def around_zero(estimates: Iterable[float], tips: Iterable[float], least: float = 1.0) -> float:
    """Half the length of an axis around zero: it holds every estimate and the usual interval.

    A few intervals far longer than the others, 1.5 times as far out as nine in ten, would press all others together:
    they leave the axis.
    """
    found = sorted(abs(tip) for tip in tips)
    usual = found[min(len(found) - 1, int(len(found) * 0.9))] if found else 0.0
    furthest = max((abs(estimate) for estimate in estimates), default=0.0) * 1.12
    longest = found[-1] * 1.04 if found else 0.0
    return max(least, furthest, min(longest, 1.5 * max(usual, furthest)))


def signed(number: float, digits: int = 1) -> str:
    """+0.7, −0.4, 0.0"""
    told = f"{abs(number):.{digits}f}"
    if float(told) == 0:
        return told
    return f"{'+' if number > 0 else MINUS}{told}"


def plain(number: float, digits: int = 1) -> str:
    """0.7, −0.4"""
    return signed(number, digits).removeprefix("+")


def short(number: float) -> str:
    """A number beside an axis: −1, −.5, 0, .25"""
    told = f"{abs(number):.4f}".rstrip("0").rstrip(".").removeprefix("0") or "0"
    return f"{MINUS}{told}" if number < 0 and told != "0" else told
