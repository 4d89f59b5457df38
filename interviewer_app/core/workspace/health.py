"""Pack health: what the rounds of one version of a pack have to say about the pack, in counts and never in verdicts.

Real rounds and pilots that are over count, practice never. Below `FEWEST` rounds there is nothing but their number.
Times are whole seconds of the round clock, shares are two counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.rounds.outcomes import outcome_of
from interviewer_app.core.rounds.purpose import purpose_of
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.rubrics.models import Dimension, Pack, PlannedProbe, Probe
from interviewer_app.core.workspace.health_rows import Played, finished_rounds, played
from interviewer_app.core.workspace.home_rows import RoundRow
from interviewer_app.core.workspace.read import read_pack
from interviewer_app.core.workspace.unseen import Gate

FEWEST = 5


class Counts(NamedTuple):
    """How many rounds of a version are over: all of them, and how many of those were pilots."""

    rounds: int
    pilots: int

    @property
    def missing(self) -> int:
        """How many more it takes until there is something to see."""
        return max(0, FEWEST - self.rounds)


class Spread(NamedTuple):
    """Whole seconds over `of` rounds; of an even number the median is the middle of the two in the middle, cut off."""

    median_s: int
    least_s: int
    most_s: int
    of: int


@dataclass(frozen=True, slots=True)
class ProbeHealth:
    """One probe over the `planned` rounds whose script holds it; asked, adapted, skipped, not reached add up to them.

    reasons:  why it was skipped, by slug, "" where nobody said
    budget:   what the scripts planned for it; None where no script did
    used:     over the rounds that stood on it; None where none did
    hints:    in how many rounds each hint of its ladder was given, in the order of the ladder
    """

    id: str
    title: str
    planned: int
    asked: int
    adapted: int
    skipped: int
    not_reached: int
    reasons: Mapping[str, int]
    budget: Spread | None
    used: Spread | None
    hints: tuple[int, ...]


class LevelUses(NamedTuple):
    """How often a level was chosen; its anchor was never used where `uses` is 0."""

    value: int
    name: str
    uses: int


@dataclass(frozen=True, slots=True)
class DimensionHealth:
    """One dimension over the `rated` submitted cards: levels and "no evidence" add up to them."""

    id: str
    name: str
    track: str
    levels: tuple[LevelUses, ...]
    no_evidence: int
    rated: int

    @property
    def never_used(self) -> tuple[int, ...]:
        return tuple(level.value for level in self.levels if not level.uses)


@dataclass(frozen=True, slots=True)
class PackHealth:
    """All there is to say; with `counts.missing` above 0 nothing but the counts.

    submitted: how many of the rounds have a submitted card; only those say anything about levels
    digests:   how many rounds ran on each wording of this version, the newest first; more than one where the pack was
               changed without a new version
    """

    id: str
    version: str
    title: str
    counts: Counts
    submitted: int = 0
    digests: tuple[tuple[str, int], ...] = ()
    planned: Spread | None = None
    used: Spread | None = None
    probes: tuple[ProbeHealth, ...] = ()
    dimensions: tuple[DimensionHealth, ...] = ()


def finished_counts(gate: Gate) -> dict[tuple[str, str], Counts]:
    """By (pack id, version): how many of its rounds are over. Quick, for a list of packs; {} without a workspace."""
    counts: dict[tuple[str, str], Counts] = {}
    for row in finished_rounds(gate):
        known = counts.get((row.pack_id, row.pack_version), Counts(0, 0))
        counts[row.pack_id, row.pack_version] = Counts(known.rounds + 1, known.pilots + _is_pilot(row))
    return counts


def pack_health(file: Path, pack_id: str, version: str, *, gate: Gate, digest: str | None = None) -> PackHealth:
    """The health of one version of a pack.

    gate:   of whoever asks: what others rated counts once they have submitted it, and not while one's own card for that
            candidate is open
    digest: count only the rounds on this wording
    raises: BadInput, MachineTrouble
    """
    every = finished_rounds(gate)
    rows = [row for row in every if (row.pack_id, row.pack_version) == (pack_id, version)]
    rows = [row for row in rows if digest is None or row.pack_digest == digest]
    counts = Counts(len(rows), sum(map(_is_pilot, rows)))
    title = rows[0].pack_title if rows else ""
    if counts.missing:
        return PackHealth(pack_id, version, title, counts)
    return _health(file, rows, counts)


def anchor_uses(file: Path, pack_id: str, version: str, *, gate: Gate) -> dict[tuple[str, int], int]:
    """How often each anchor of a version was chosen on a submitted card, by (dimension, value); those never chosen are
    not in it. From the first round on: a number beside an anchor says nothing about the pack.

    raises: BadInput, MachineTrouble
    """
    rows = [row for row in finished_rounds(gate) if (row.pack_id, row.pack_version) == (pack_id, version)]
    rounds = played(file, rows, pack_id, version) if rows else []
    chosen = (item for one in rounds for item in one.ratings.items())
    return dict(Counter((dimension, level) for dimension, level in chosen if level is not None))


def _is_pilot(row: RoundRow) -> bool:
    return purpose_of(row) == "pilot"


def _health(file: Path, rows: Sequence[RoundRow], counts: Counts) -> PackHealth:
    first = rows[0]
    rounds = played(file, rows, first.pack_id, first.pack_version)
    wordings = Counter(row.pack_digest for row in rows)
    packs = {digest: pack_from_document(read_pack(file, digest)) for digest in wordings}
    return PackHealth(
        first.pack_id, first.pack_version, first.pack_title, counts,
        submitted=sum(row.state == "sealed" for row in rows),
        digests=tuple(wordings.items()),
        planned=_spread(row.minutes * 60 for row in rows),
        used=_spread(row.used_ms // 1000 for row in rows),
        probes=tuple(_probes(rounds, packs)),
        dimensions=tuple(_dimensions(rounds, list(packs.values()))),
    )  # fmt: skip


def _spread(seconds: Iterable[int]) -> Spread | None:
    ordered = sorted(seconds)
    if not ordered:
        return None
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return Spread((low + high) // 2, ordered[0], ordered[-1], len(ordered))


def _probes(rounds: Sequence[Played], packs: Mapping[str, Pack]) -> Iterable[ProbeHealth]:
    """In the order of the newest wording; what only older ones ask comes after it."""

    @cache
    def steps(digest: str, minutes: int) -> dict[str, PlannedProbe]:
        return {step.probe.id: step for step in packs[digest].script_for(minutes).steps}

    asked = [(one, steps(one.row.pack_digest, one.row.minutes)) for one in rounds]
    known = {probe.id: probe for pack in reversed([*packs.values()]) for probe in pack.probes}
    order = dict.fromkeys(probe.id for pack in packs.values() for probe in pack.probes)
    for probe_id in order:
        planned = [(one, script[probe_id]) for one, script in asked if probe_id in script]
        if planned:
            yield _probe(known[probe_id], planned)


def _probe(probe: Probe, planned: Sequence[tuple[Played, PlannedProbe]]) -> ProbeHealth:
    rounds = [one for one, _step in planned]
    marks = [one.marks.get(probe.id, ("", "")) for one in rounds]
    went = [outcome_of(mark, probe.id in one.used_ms) for one, (mark, _why) in zip(rounds, marks, strict=True)]
    reasons = Counter(why for how, (_mark, why) in zip(went, marks, strict=True) if how == "skipped")
    given = [one.hints.get(probe.id, set()) for one in rounds]
    ladder = max([len(probe.hints), *(place + 1 for places in given for place in places)])
    return ProbeHealth(
        probe.id, probe.title, len(rounds), went.count("asked"), went.count("adapted"), went.count("skipped"),
        went.count("not-reached"), dict(reasons),
        _spread(step.budget_s for _one, step in planned if step.budget_s is not None),
        _spread(one.used_ms[probe.id] // 1000 for one in rounds if probe.id in one.used_ms),
        tuple(sum(place in places for places in given) for place in range(ladder)),
    )  # fmt: skip


def _dimensions(rounds: Sequence[Played], packs: Sequence[Pack]) -> Iterable[DimensionHealth]:
    known = {dimension.id: dimension for pack in reversed(packs) for dimension in pack.dimensions}
    order = dict.fromkeys(dimension.id for pack in packs for dimension in pack.dimensions)
    for dimension_id in order:
        yield _dimension(known[dimension_id], [one.ratings for one in rounds if dimension_id in one.ratings])


def _dimension(dimension: Dimension, cards: Sequence[Mapping[str, int | None]]) -> DimensionHealth:
    chosen = Counter(card[dimension.id] for card in cards)
    values = {level.value: level.name for level in dimension.levels}
    values |= {value: "" for value in sorted(v for v in chosen if v is not None and v not in values)}
    levels = tuple(LevelUses(value, name, chosen[value]) for value, name in values.items())
    return DimensionHealth(dimension.id, dimension.name, dimension.track, levels, chosen[None], len(cards))
