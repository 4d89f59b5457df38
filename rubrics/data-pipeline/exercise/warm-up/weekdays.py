"""Parcels by the weekday they were packed on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def by_weekday(packed: Iterable[date]) -> Counter[str]:
    return Counter(NAMES[day.weekday()] for day in packed)


def busiest(packed: Iterable[date]) -> str:
    """The weekday with the most parcels; of several, the first in the week."""
    return ""
