"""Rounds by whom they are about. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.workspace.home_rows import RoundRow
from interviewer_app.core.workspace.unseen import marks_of


def persons(rows: Sequence[RoundRow]) -> list[list[RoundRow]]:
    """Rows by whom they are about, as far as their marks tell; people in the order of their first row."""
    leads: dict[object, int] = {}
    above = list(range(len(rows)))

    def top(number: int) -> int:
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    for number, row in enumerate(rows):
        for mark in marks_of(row):
            one, other = top(leads.setdefault(mark, number)), top(number)
            above[max(one, other)] = min(one, other)
    found: dict[int, list[RoundRow]] = {}
    for number, row in enumerate(rows):
        found.setdefault(top(number), []).append(row)
    return [*found.values()]
