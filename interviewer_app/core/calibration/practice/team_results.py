"""What a team exercise comes to: plain records for the report and JSON. No numpy, no Qt, nothing per rater added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer_app.core.calibration.practice.results import Rung
from interviewer_app.core.calibration.statistic import Statistic


@dataclass(frozen=True, slots=True)
class TeamRating:
    """stricter: steps below gold, negative above; None where one of the two has no level. words: of the rater."""

    rater: str
    level: int | None
    stricter: int | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class TeamDimension:
    """One dimension of one recorded round: gold, and where everybody stands, in the order of the raters."""

    dimension: str
    name: str
    track: str
    ladder: tuple[Rung, ...]
    gold: int | None
    gold_reason: str
    second: int | None
    ratings: tuple[TeamRating, ...]

    @property
    def levels(self) -> list[int]:
        return [each.level for each in self.ratings if each.level is not None]

    @property
    def spread(self) -> int:
        """Steps between the lowest and the highest level that raters chose; 0 for fewer than two."""
        places = {rung.value: place for place, rung in enumerate(sorted(self.ladder, key=lambda rung: rung.value))}
        chosen = [places[level] for level in self.levels]
        return max(chosen) - min(chosen) if chosen else 0

    @property
    def furthest(self) -> int:
        """Steps from gold to the rating furthest from it, 0 where none has a distance."""
        return max((abs(each.stricter) for each in self.ratings if each.stricter is not None), default=0)

    @property
    def split(self) -> bool:
        """Whether some have a level and others, or gold, say that there is no evidence."""
        found = {each.level is None for each in self.ratings} | {self.gold is None}
        return len(found) > 1

    def at(self, level: int | None) -> list[str]:
        """Who chose this level; None: no evidence."""
        return [each.rater for each in self.ratings if each.level == level]


@dataclass(frozen=True, slots=True)
class TeamRound:
    """One recorded round as everybody rated it, on one version of its pack."""

    gold: str
    title: str
    candidate: str
    pack: str
    pack_title: str
    pack_version: str
    gold_version: str
    raters: tuple[str, ...]
    dimensions: tuple[TeamDimension, ...]


@dataclass(frozen=True, slots=True)
class BesideGold:
    """How ratings of one dimension stand to gold, over rounds and raters; `apart`: evidence on one side alone."""

    name: str
    track: str
    of: int
    same: int
    stricter: int
    milder: int
    apart: int


@dataclass(frozen=True, slots=True)
class TeamAgreement:
    """Two raters of one recorded round: the same level, or at most one step apart, 0 to 100; pairs of ratings."""

    name: str
    pairs: int
    percent_exact: Statistic
    percent_adjacent: Statistic


@dataclass(frozen=True, slots=True)
class TeamResult:
    """missing: (rater, gold round) that an exercise asked for and nobody handed in"""

    title: str
    raters: tuple[str, ...]
    rounds: tuple[TeamRound, ...]
    overall: TeamAgreement
    agreement: tuple[TeamAgreement, ...]
    beside_gold: tuple[BesideGold, ...]
    missing: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()

    def to_talk_about(self, most: int = 6) -> list[tuple[TeamRound, TeamDimension]]:
        """Where raters stand furthest from each other, then from gold; nothing where all are the same."""
        found = [(one, each) for one in self.rounds for each in one.dimensions]
        apart = [pair for pair in found if pair[1].spread or pair[1].furthest or pair[1].split]
        apart.sort(key=lambda pair: (-pair[1].spread, -pair[1].furthest, not pair[1].split))
        return apart[:most]


def beside_gold(dimensions: Sequence[TeamDimension], name: str) -> BesideGold:
    """Counted over all ratings of one dimension."""
    pairs = [(each, rating) for each in dimensions for rating in each.ratings]
    same = sum(each.gold == rating.level for each, rating in pairs)
    stricter = sum((rating.stricter or 0) > 0 for _each, rating in pairs)
    milder = sum((rating.stricter or 0) < 0 for _each, rating in pairs)
    return BesideGold(
        name, dimensions[0].track, len(pairs), same, stricter, milder, len(pairs) - same - stricter - milder
    )
