"""Whether the orders of today still look like those of before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from math import log

from pipeline.buckets import Buckets
from pipeline.rows import Row, Value

WATCHED = ("cents",)
NOW_DAYS, BEFORE_DAYS = 28, 84
ALERT = 0.2


def drift(rows: Sequence[Row], today: date) -> dict[str, float]:
    """For each watched feature, how far the last four weeks are from the twelve before them."""
    start = today - timedelta(days=NOW_DAYS)
    now = [row for row in rows if start < row.packed_on <= today]
    before = [row for row in rows if start - timedelta(days=BEFORE_DAYS) < row.packed_on <= start]
    return {name: psi([r.features[name] for r in before], [r.features[name] for r in now]) for name in WATCHED}


def psi(before: Sequence[Value], now: Sequence[Value]) -> float:
    """Population stability index over the quarters of `before`. 0.0: alike; above 0.2: look into it."""
    buckets = Buckets(before)
    counts = [Counter(buckets.of(value) for value in values) for values in (before, now)]
    total = 0.0
    for bucket in sorted({*counts[0], *counts[1]}):
        one, other = (max(count[bucket], 0.5) / max(sum(count.values()), 1) for count in counts)
        total += (other - one) * log(other / one)
    return total
