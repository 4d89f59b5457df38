"""What practice comes to: plain records for screens, reports and JSON. No numpy, no Qt, and no sum over a round.

A distance is counted in steps of the dimension's ladder, gold minus rater: positive is stricter than gold, as in
severity. Counts are kept apart for dimensions and level facets, as cards keep them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Standing = Literal["current", "another version", "unusable"]
Verdict = Literal["same", "stricter", "milder", "gold has no evidence", "you had no evidence"]


@dataclass(frozen=True, slots=True)
class Heard:
    """A moment as a comparison names it: `at_ms` on the round clock, what was noted, what was said."""

    id: str
    at_ms: int
    kind: str
    note: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Rung:
    """One level of a ladder; `anchor` "" where nobody wrote one."""

    value: int
    name: str
    anchor: str


@dataclass(frozen=True, slots=True)
class DimensionResult:
    """One dimension of one practice round beside gold.

    yours, gold:  levels; None is "no evidence", whose reason stands in `your_words` or `gold_reason`
    second:       the level of the gold's second reading where it differs, None otherwise
    stricter:     steps of the ladder by which the rating is below gold, negative above it; None where one has no level
    seen, missed, beside: moments that both cite, that gold alone cites, that the rater alone cites, by time
    """

    dimension: str
    name: str
    track: str
    ladder: tuple[Rung, ...]
    yours: int | None
    gold: int | None
    your_words: str
    gold_reason: str
    second: int | None = None
    second_reason: str = ""
    stricter: int | None = None
    seen: tuple[Heard, ...] = ()
    missed: tuple[Heard, ...] = ()
    beside: tuple[Heard, ...] = ()

    @property
    def is_facet(self) -> bool:
        """Whether it is level evidence, which is counted apart."""
        return self.track == "level"

    @property
    def same(self) -> bool:
        """Same level as gold, or both without evidence."""
        return self.yours == self.gold

    @property
    def adjacent(self) -> bool:
        """Same as gold or one step away."""
        return self.same or (self.stricter is not None and abs(self.stricter) <= 1)

    @property
    def verdict(self) -> Verdict:
        if self.same:
            return "same"
        if self.stricter is None:
            return "gold has no evidence" if self.gold is None else "you had no evidence"
        return "stricter" if self.stricter > 0 else "milder"

    def rung(self, value: int | None) -> Rung | None:
        return next((rung for rung in self.ladder if rung.value == value), None)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of `of` are the same as gold, at most one step away, stricter, milder, or without a distance."""

    of: int
    same: int
    adjacent: int
    stricter: int
    milder: int
    apart: int


def count(results: Sequence[DimensionResult]) -> Count:
    verdicts = [each.verdict for each in results]
    return Count(
        len(results), verdicts.count("same"), sum(each.adjacent for each in results), verdicts.count("stricter"),
        verdicts.count("milder"), sum(each not in ("same", "stricter", "milder") for each in verdicts),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class PracticeResult:
    """One practice round, rated and submitted.

    round:    its id in the practice workspace; gold: id of the gold round
    number:   1 for the rater's first practice round of any pack, in the order of `rated_us` (UTC microseconds)
    standing: how the gold round stands to the pack version it was rated with
    """

    round: str
    gold: str
    title: str
    pack: str
    pack_title: str
    pack_version: str
    gold_version: str
    standing: Standing
    rater: str
    rated_us: int
    number: int
    results: tuple[DimensionResult, ...]

    @property
    def dimensions(self) -> tuple[DimensionResult, ...]:
        return tuple(each for each in self.results if not each.is_facet)

    @property
    def facets(self) -> tuple[DimensionResult, ...]:
        return tuple(each for each in self.results if each.is_facet)

    @property
    def apart_first(self) -> tuple[DimensionResult, ...]:
        """The dimensions that part from gold, then the others; each in the order of the pack."""
        return tuple(sorted(self.dimensions, key=lambda each: each.same))

    @property
    def count(self) -> Count:
        return count(self.dimensions)

    @property
    def facet_count(self) -> Count:
        return count(self.facets)


@dataclass(frozen=True, slots=True)
class Moved:
    """A dimension then and now: steps stricter than gold, None where it had no distance."""

    dimension: str
    name: str
    then: int | None
    now: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """From the first practice round to this one, `rounds` practice rounds later (two at least).

    moved: the dimensions that both rounds have; () where the packs share none
    """

    first: PracticeResult
    this: PracticeResult
    rounds: int
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class PracticeHistory:
    """All practice of one person on this machine, oldest first.

    open:    ids of practice rounds that were begun and not submitted, newest first, with the gold round of each
    remarks: sentences about rounds that could not be read or whose pack changed
    """

    results: tuple[PracticeResult, ...] = ()
    open: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def latest(self) -> PracticeResult | None:
        return self.results[-1] if self.results else None

    def change(self, result: PracticeResult) -> Change | None:
        """What changed since the first practice round of the same pack, else of any pack; None before the third."""
        before = [each for each in self.results if each.number <= result.number - ROUNDS_LATER]
        if not before:
            return None
        first = next((each for each in before if each.pack == result.pack), before[0])
        now = {each.dimension: each for each in result.dimensions}
        moved = tuple(
            Moved(then.dimension, then.name, then.stricter, now[then.dimension].stricter)
            for then in first.dimensions
            if then.dimension in now
        )
        return Change(first, result, result.number - first.number, moved)


ROUNDS_LATER = 2
