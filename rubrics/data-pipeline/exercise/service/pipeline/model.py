"""A score that can be read: how much more often orders like this one came back than orders do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

from pipeline.buckets import Buckets
from pipeline.rows import Row

SMOOTHING = 5.0  # counts of an average order, added to every bucket


class Score:
    """For each feature the log odds of its bucket against those of all orders, added up."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Learn from `rows`, all of them settled and at least one of them returned."""
        self._base = sum(bool(row.returned) for row in rows) / len(rows)
        names = rows[0].features
        self._buckets = {name: Buckets([row.features[name] for row in rows]) for name in names}
        self._weights = {name: self._weights_of(name, rows) for name in names}

    def of(self, row: Row) -> float:
        """Higher is more likely to come back; 0.0 is an order like any other."""
        return sum(
            weights.get(self._buckets[name].of(row.features[name]), 0.0) for name, weights in self._weights.items()
        )

    def _weights_of(self, name: str, rows: Sequence[Row]) -> dict[str, float]:
        seen: Counter[str] = Counter()
        back: Counter[str] = Counter()
        for row in rows:
            bucket = self._buckets[name].of(row.features[name])
            seen[bucket] += 1
            back[bucket] += bool(row.returned)
        shares = {each: (back[each] + SMOOTHING * self._base) / (seen[each] + SMOOTHING) for each in seen}
        return {each: _log_odds(share) - _log_odds(self._base) for each, share in shares.items()}


def _log_odds(share: float) -> float:
    return log(share / (1 - share))


def auc(score: Score, rows: Sequence[Row]) -> float:
    """How often a returned order has the higher score of two; 0.5 is tossing a coin."""
    back = [score.of(row) for row in rows if row.returned]
    kept = [score.of(row) for row in rows if not row.returned]
    won = sum((one > other) + 0.5 * (one == other) for one in back for other in kept)
    return won / (len(back) * len(kept))


def precision(score: Score, rows: Sequence[Row], share: float = 0.1) -> float:
    """Of the `share` of orders with the highest score, those we would call about, how many came back."""
    called = sorted(rows, key=lambda row: (-score.of(row), row.order))[: max(1, round(len(rows) * share))]
    return sum(bool(row.returned) for row in called) / len(called)
