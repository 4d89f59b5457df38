"""Moments of two raters of one conversation, laid on one clock by a moment both have logged, and matched.

Each rater's clock began when they pressed start; nothing is assumed of how far apart that was. One anchor moment, the
same in both logs, says it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from interviewer_app.core.rounds.state import Moment

TOLERANCE_S = 10
MOST_TRIED = 200


class Anchor(NamedTuple):
    """Two ids of one moment, as the first and as the second rater logged it."""

    first: str
    second: str


@dataclass(slots=True)
class Together:
    """One thing that happened: when on the first rater's clock, and who logged it. by: rater -> their moment."""

    at_ms: int
    by: dict[str, Moment] = field(default_factory=dict)


def anchor_of(first: Sequence[Moment], second: Sequence[Moment]) -> Anchor | None:
    """The earliest moment of one kind on one probe in both logs; where there are several such pairs, the one under
    which most of the rest falls together. None where the logs share no kind on a probe."""
    ours, theirs = _marked(first), _marked(second)
    pairs = [
        (mine, other)
        for mark, moments in ours.items() for mine in moments for other in theirs.get(mark, ())
    ]  # fmt: skip
    pairs.sort(key=lambda pair: (_at(pair[0]), _at(pair[1])))
    times = _times(first)
    best = max(pairs[:MOST_TRIED], key=lambda pair: _fits(times, second, pair[0].at_ms - pair[1].at_ms), default=None)
    return Anchor(best[0].id, best[1].id) if best is not None else None


def _marked(moments: Iterable[Moment]) -> dict[tuple[str, str], list[Moment]]:
    marked: dict[tuple[str, str], list[Moment]] = {}
    for moment in moments:
        if moment.kind is not None and moment.probe is not None:
            marked.setdefault((moment.kind, moment.probe), []).append(moment)
    return marked


def _times(moments: Iterable[Moment]) -> dict[str | None, list[int]]:
    times: dict[str | None, list[int]] = {}
    for moment in sorted(moments, key=_at):
        times.setdefault(moment.kind, []).append(moment.at_ms)
    return times


def _fits(times: Mapping[str | None, Sequence[int]], moments: Iterable[Moment], shift: int) -> int:
    """How many moments have one of their kind within half the usual tolerance, were their clock `shift` later."""
    near = TOLERANCE_S * 500
    return sum(
        bisect_left(here, moment.at_ms + shift - near) < bisect_right(here, moment.at_ms + shift + near)
        for moment in moments
        if (here := times.get(moment.kind))
    )


def aligned(
    logs: Mapping[str, Sequence[Moment]], anchors: Mapping[str, Anchor], tolerance_s: int = TOLERANCE_S
) -> list[Together]:
    """The union of the logs on the clock of the first rater, by time.

    logs:    moments by rater; the first rater's clock is the one that is shown
    anchors: by rater other than the first; a rater without one is not matched: their moments stand on their own clock
    """
    raters = list(logs)
    union = [Together(moment.at_ms, {raters[0]: moment}) for moment in logs[raters[0]]] if raters else []
    for rater in raters[1:]:
        anchor = anchors.get(rater)
        shift = _shift(logs[raters[0]], logs[rater], anchor)
        pairs = {} if shift is None else _matched(union, logs[rater], shift, tolerance_s * 1000, anchor)
        for moment in logs[rater]:
            if moment.id in pairs:
                pairs[moment.id].by[rater] = moment
            else:
                union.append(Together(moment.at_ms + (shift or 0), {rater: moment}))
    return sorted(union, key=lambda each: (each.at_ms, min(moment.id for moment in each.by.values())))


def _shift(first: Iterable[Moment], second: Iterable[Moment], anchor: Anchor | None) -> int | None:
    """Milliseconds to add to the second rater's clock; None where the anchor is not there."""
    if anchor is None:
        return None
    ours = next((moment.at_ms for moment in first if moment.id == anchor.first), None)
    theirs = next((moment.at_ms for moment in second if moment.id == anchor.second), None)
    return None if ours is None or theirs is None else ours - theirs


def _matched(
    union: Sequence[Together], moments: Iterable[Moment], shift: int, tolerance_ms: int, anchor: Anchor | None
) -> dict[str, Together]:
    """Moment id -> what it is the same as: the anchor first, then the nearest pairs, each moment once."""
    near: list[tuple[int, int, str, int, Together]] = []
    for moment in moments:
        for place, each in enumerate(union):
            apart = abs(each.at_ms - moment.at_ms - shift)
            chosen = anchor is not None and moment.id == anchor.second and _holds(each, anchor.first)
            if chosen or (apart <= tolerance_ms and _like(each, moment)):
                near.append((0 if chosen else 1, apart, moment.id, place, each))
    pairs: dict[str, Together] = {}
    taken: set[int] = set()
    for _chosen, _apart, moment_id, place, each in sorted(near, key=lambda pair: pair[:4]):
        if moment_id not in pairs and place not in taken:
            pairs[moment_id] = each
            taken.add(place)
    return pairs


def _holds(each: Together, moment_id: str) -> bool:
    return any(moment.id == moment_id for moment in each.by.values())


def _like(each: Together, moment: Moment) -> bool:
    """Of one kind, or of none yet: two different things may well happen within seconds."""
    kinds = {known.kind for known in each.by.values()}
    return moment.kind is None or None in kinds or moment.kind in kinds


def _at(moment: Moment) -> tuple[int, str]:
    return moment.at_ms, moment.id
