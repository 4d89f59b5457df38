"""What a loop covers: which rounds owe evidence on which dimension and level facet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.loops.models import Loop
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.rubrics.parts import Track

TRACKS: tuple[Track, ...] = ("implementation", "supervision", "general", "level")


@dataclass(frozen=True, slots=True)
class CoverRow:
    """A dimension that a round of the loop could rate. `rated`, `owed`: ids of rounds in the order of the loop."""

    id: str
    name: str
    track: Track
    rated: tuple[str, ...]
    owed: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """A loop beside the packs of its rounds, by round id; a round whose pack was not found has none."""

    loop: Loop
    packs: Mapping[str, Pack]

    def owed(self, dimension: str) -> tuple[str, ...]:
        """The rounds that must bring evidence on it, in the order of the loop."""
        return tuple(each.id for each in self.loop.rounds if dimension in each.evidence)

    @cached_property
    def rows(self) -> tuple[CoverRow, ...]:
        """Every dimension of the packs, by track and then in the order they come up."""
        known: dict[str, tuple[str, Track]] = {}
        rated: dict[str, list[str]] = {}
        for each in self.loop.rounds:
            for dimension in self.packs[each.id].dimensions if each.id in self.packs else ():
                known.setdefault(dimension.id, (dimension.name, dimension.track))
                rated.setdefault(dimension.id, []).append(each.id)
        found = [CoverRow(name, *known[name], tuple(rounds), self.owed(name)) for name, rounds in rated.items()]
        return tuple(sorted(found, key=lambda row: TRACKS.index(row.track)))

    @property
    def uncovered(self) -> tuple[CoverRow, ...]:
        """What no round owes and the loop should have: supervision, level facets, and what two rounds could rate."""
        alone = len(self.loop.rounds) == 1
        return tuple(
            row
            for row in self.rows
            if not row.owed and (row.track in ("supervision", "level") or len(row.rated) > 1 or alone)
        )

    @property
    def twice(self) -> tuple[CoverRow, ...]:
        """What two rounds or more owe; allowed, since only there can raters be held against each other."""
        return tuple(row for row in self.rows if len(row.owed) > 1)

    @property
    def minutes(self) -> int:
        """What the loop takes of the candidate's time."""
        return sum(each.minutes for each in self.loop.rounds)


def packs_of(loop: Loop, roots: Sequence[Path]) -> tuple[dict[str, LoadedPack], dict[str, str]]:
    """The packs of a loop by round id, and for the rounds whose pack cannot be used, why."""
    found: dict[str, LoadedPack] = {}
    missing: dict[str, str] = {}
    for each in loop.rounds:
        try:
            found[each.id] = find_pack(each.pack, roots)
        except InterviewerError as error:
            missing[each.id] = str(error)
    return found, missing
