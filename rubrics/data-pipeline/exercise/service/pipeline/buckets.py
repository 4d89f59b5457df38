"""Values put into a few buckets, so that numbers, words and missing values can be counted alike."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from statistics import quantiles

from pipeline.rows import Value

MISSING = "missing"


class Buckets:
    """Quarters of the numbers they were made from; a word is a bucket of its own, and so is a missing value."""

    def __init__(self, values: Sequence[Value]) -> None:
        numbers = [value for value in values if isinstance(value, int | float)]
        self._cuts = quantiles(numbers, n=4) if len(numbers) > 1 else []

    def of(self, value: Value) -> str:
        if value is None:
            return MISSING
        if isinstance(value, str):
            return value
        return f"quarter {bisect_right(self._cuts, value) + 1}"
