"""Running counts of a live round: each change costs the same, however many moments there are."""

from __future__ import annotations

from itertools import islice

from interviewer_app.ui.live.looks import MarkLook

SHOWN = 8


class Tallies:
    """The moments that stand, in the order they were logged: all of them, and by dimension and kind."""

    def __init__(self) -> None:
        self._marks: dict[str, MarkLook] = {}
        self._kind_of: dict[str, str] = {}
        self._by_dimension: dict[str, dict[str, MarkLook]] = {}
        self._kinds: dict[str, int] = {}

    @property
    def count(self) -> int:
        return len(self._marks)

    def mark(self, moment: str) -> MarkLook | None:
        return self._marks.get(moment)

    def kind(self, moment: str) -> str | None:
        """The kind a moment is counted under, None if it is not counted."""
        return self._kind_of.get(moment)

    def put(self, mark: MarkLook, kind: str) -> None:
        """Add a moment, or take over what changed in it. `kind`: the id of its kind, "" for none."""
        old = self._marks.get(mark.id)
        self._marks[mark.id] = mark
        if old is None or self._kind_of[mark.id] != kind:
            self._count_kind(mark.id, kind)
        if old is not None and old.dimension != mark.dimension:
            self._by_dimension[old.dimension].pop(mark.id, None)
        self._by_dimension.setdefault(mark.dimension, {})[mark.id] = mark

    def take_out(self, moment: str) -> MarkLook | None:
        """Remove a moment that was withdrawn; returns how it looked, None if it was not counted."""
        old = self._marks.pop(moment, None)
        if old is not None:
            self._by_dimension[old.dimension].pop(moment, None)
            self._kinds[self._kind_of.pop(moment)] -= 1
        return old

    def _count_kind(self, moment: str, kind: str) -> None:
        before = self._kind_of.get(moment)
        if before is not None:
            self._kinds[before] -= 1
        self._kind_of[moment] = kind
        self._kinds[kind] = self._kinds.get(kind, 0) + 1

    def of_kind(self, kind: str) -> int:
        return self._kinds.get(kind, 0)

    def of_dimension(self, dimension: str) -> tuple[tuple[MarkLook, ...], int]:
        """The newest marks of a dimension, oldest of them first, and how many came before."""
        marks = self._by_dimension.get(dimension, {})
        newest = tuple(islice(reversed(marks.values()), SHOWN))
        return newest[::-1], len(marks) - len(newest)

    def newest(self, count: int, but: str) -> list[str]:
        """The ids of the `count` newest moments, newest first, without the moment `but`."""
        ids = (moment for moment in reversed(self._marks) if moment != but)
        return list(islice(ids, count))
