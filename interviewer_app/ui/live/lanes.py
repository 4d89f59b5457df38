"""Marks on one lane of the time line: those that come too close merge into a bar with a number.

Positions are whole pixels. Adding and removing costs the same in a lane of 5 and of 5,000 moments, since a lane is no
wider than the window.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass

CLOSE = 12


@dataclass(slots=True)
class Cluster:
    """Moments from pixel `lo` to pixel `hi`, each less than `CLOSE` from the next; `count` of them."""

    lo: int
    hi: int
    count: int


class Lane:
    """The moments of one lane by pixel, and the clusters they form, from left to right."""

    def __init__(self) -> None:
        self._columns: dict[int, dict[str, None]] = {}
        self._xs: list[int] = []
        self._clusters: list[Cluster] = []

    def __len__(self) -> int:
        return sum(cluster.count for cluster in self._clusters)

    def only(self, cluster: Cluster) -> str:
        """The id of the one moment of a cluster of one."""
        return next(iter(self._columns[cluster.lo]))

    def add(self, moment: str, x: int) -> Cluster:
        """Put a moment at `x`; returns the cluster it is in now."""
        column = self._columns.get(x)
        if column is not None:
            column[moment] = None
            cluster = self._clusters[self._index(x)]
            cluster.count += 1
            return cluster
        self._columns[x] = {moment: None}
        insort(self._xs, x)
        return self._join(x)

    def _join(self, x: int) -> Cluster:
        at = self._index(x)
        left = self._clusters[at] if at >= 0 else None
        if left is not None and x - left.hi < CLOSE:
            left.hi, left.count = max(left.hi, x), left.count + 1
        else:
            at += 1
            left = Cluster(x, x, 1)
            self._clusters.insert(at, left)
        right = self._clusters[at + 1] if at + 1 < len(self._clusters) else None
        if right is not None and right.lo - left.hi < CLOSE:
            left.hi, left.count = right.hi, left.count + right.count
            del self._clusters[at + 1]
        return left

    def remove(self, moment: str, x: int) -> None:
        """Take a moment away from `x`, where it was put."""
        column = self._columns[x]
        del column[moment]
        at = self._index(x)
        cluster = self._clusters[at]
        cluster.count -= 1
        if column:
            return
        del self._columns[x]
        self._xs.pop(bisect_left(self._xs, x))
        if not cluster.count:
            del self._clusters[at]
        else:
            self._mend(at, x)

    def _mend(self, at: int, x: int) -> None:
        cluster, place = self._clusters[at], bisect_left(self._xs, x)
        if x == cluster.lo:
            cluster.lo = self._xs[place]
        elif x == cluster.hi:
            cluster.hi = self._xs[place - 1]
        elif self._xs[place] - self._xs[place - 1] >= CLOSE:
            self._split(at, self._xs[place - 1], self._xs[place])

    def _split(self, at: int, ends: int, begins: int) -> None:
        whole = self._clusters[at]
        first, last = bisect_left(self._xs, whole.lo), bisect_right(self._xs, ends)
        count = sum(len(self._columns[x]) for x in self._xs[first:last])
        self._clusters[at : at + 1] = [Cluster(whole.lo, ends, count), Cluster(begins, whole.hi, whole.count - count)]

    def _index(self, x: int) -> int:
        """The last cluster that begins at or left of `x`, -1 if none does."""
        return bisect_right(self._clusters, x, key=_begin) - 1

    def at(self, x: int) -> Cluster | None:
        """The cluster that covers `x`."""
        index = self._index(x)
        return self._clusters[index] if index >= 0 and self._clusters[index].hi >= x else None

    def between(self, left: int, right: int) -> list[Cluster]:
        """The clusters that touch the pixels from `left` to `right`, both included."""
        first = bisect_left(self._clusters, left, key=_end)
        return self._clusters[first : bisect_right(self._clusters, right, key=_begin)]


def _begin(cluster: Cluster) -> int:
    return cluster.lo


def _end(cluster: Cluster) -> int:
    return cluster.hi
