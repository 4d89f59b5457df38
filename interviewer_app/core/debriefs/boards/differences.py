"""Where rounds differ on a dimension: worked out only between ratings that can be held against each other.

Which can, `comparing.packs.across` says: versions of one pack where the anchors are the same; different packs by the
dimension they share, each with anchors about its own task.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from interviewer_app.core.debriefs.boards.cells import Cell

Kind = Literal["apart", "same", "other anchors", "one rating", "no rating"]


@dataclass(frozen=True, slots=True)
class Difference:
    """kind:   apart | same | other anchors (ratings, no two of them comparable) | one rating | no rating
    sealed: levels between the lowest and the highest as submitted; 0 = the same. now: with the debrief's revisions
    levels: the levels now of the ratings that `now` is about, lowest first; originals: those that were revised, before
    beside: how many ratings stand on anchors that were changed, and are left out
    """

    kind: Kind
    sealed: int = 0
    now: int = 0
    levels: tuple[int, ...] = ()
    originals: tuple[int, ...] = ()
    beside: int = 0


def difference(cells: Sequence[tuple[Cell, int]]) -> Difference:
    """What the cells of one row say against each other. Each comes with the number of the group it compares in."""
    rated = [(cell, group) for cell, group in cells if _speaks(cell)]
    if len(rated) < 2:
        only = [cell.level for cell, _group in rated if cell.level is not None]
        return Difference("one rating" if rated else "no rating", levels=tuple(only))
    groups: dict[int, list[Cell]] = {}
    for cell, number in rated:
        groups.setdefault(number, []).append(cell)
    wide = [group for group in groups.values() if len(group) > 1]
    if not wide:
        return Difference("other anchors", beside=len(rated))
    # The widest, and of equals the one that most share: it is what the room will talk about.
    group = max(wide, key=lambda each: (_apart(each), len(each)))
    levels = sorted(cell.level for cell in group if cell.level is not None)
    return Difference(
        "apart" if _apart(group) or _span(levels) else "same", _apart(group), _span(levels), tuple(levels),
        tuple(cell.original for cell in group if cell.revised and cell.original is not None), len(rated) - len(group),
    )  # fmt: skip


def _speaks(cell: Cell) -> bool:
    """A rating as it was submitted, or one that the debrief made of none."""
    return cell.state in ("rated", "no evidence") and (cell.level is not None or cell.submitted is not None)


def _apart(cells: Iterable[Cell]) -> int:
    return _span([cell.submitted for cell in cells if cell.submitted is not None])


def _span(levels: Sequence[int]) -> int:
    return max(levels) - min(levels) if levels else 0
