"""Drift: raters who move are found, steady ones left alone; what is estimated of them holds."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from benchmarks.study.drift_year import Year, drawn_year
from benchmarks.study.lines import Line
from interviewer_app.core.calibration.drift.results import DimensionDrift, RaterDrift
from interviewer_app.core.calibration.drift.run import drift

TITLE = "drift of raters: 100 baseline rounds (full: 30 replicates of 300 raters, 40 of them moved: 400 per size)"
SIZES = (0.5, 0.75, 1.0)
WITHIN = {0.5: (90, 0.75), 0.75: (50, 0.75), 1.0: (33, 0.85)}  # rounds, and how many must be found by then
QUARTER = 33  # rounds
WEEKS_AFTER = 38


def run(small: bool) -> list[Line]:
    """Small: one replicate of 30 raters."""
    replicates, raters = (1, 30) if small else (30, 300)
    found = [one for seed in range(replicates) for one in _replicate(seed, raters, max(6, raters * 40 // 300))]
    dimensions = [one for _shift, one in found if isinstance(one, DimensionDrift)]
    told = [(shift, one) for shift, one in found if isinstance(one, RaterDrift)]
    still = [one for shift, one in told if shift == 0]
    moved = [(shift, one) for shift, one in told if shift != 0]
    quarters = len(dimensions) * WEEKS_AFTER / 13
    return [
        Line("false flags in the first 33 rounds", len(still), _share(still, QUARTER), None, 0.01),
        Line("false flags per 33 rounds, over 100", len(still), _share(still, 100) * QUARTER / 100, None, 0.014),
        *(_power(size, moved) for size in reversed(SIZES)),
        *_of_shifts(moved, still),
        Line("false flags per dimension and quarter", round(quarters), _flagged(dimensions) / quarters, None, 0.01),
    ]


def _replicate(seed: int, raters: int, moving: int) -> Iterator[tuple[float, RaterDrift | DimensionDrift]]:
    """True shift and what was found, of the watched raters and all dimensions of one year."""
    moved = np.zeros(raters)
    signed = [sign * size for size in SIZES for sign in (1, -1)]
    # The odd ones out take turns, so that all sizes come up alike over the replicates.
    moved[:moving] = [signed[(place + seed * moving) % len(signed)] for place in range(moving)]
    result = drift(drawn_year(1000 + seed, Year(raters, 100, 115, 33 + WEEKS_AFTER, moved=moved)))
    for shift, one in zip(moved, result.interviewers, strict=True):
        if one.status != "not enough data":
            yield float(shift), one
    yield from ((0.0, one) for one in result.dimensions)


def _share(raters: list[RaterDrift], rounds: int) -> float:
    crossed = [one.crossed_place is not None and one.crossed_place <= rounds for one in raters]
    return float(np.mean(crossed)) if crossed else 0.0


def _power(size: float, moved: list[tuple[float, RaterDrift]]) -> Line:
    rounds, least = WITHIN[size]
    same = [one for shift, one in moved if abs(shift) == size]
    return Line(f"found in {rounds} rounds: {size:g} logits, both signs", len(same), _share(same, rounds), least)


def _of_shifts(moved: list[tuple[float, RaterDrift]], still: list[RaterDrift]) -> Iterator[Line]:
    known = [(shift, one.estimated_shift, one.ci95) for shift, one in moved if one.status == "flagged"]
    steady = [one for one in still if one.status == "steady"]
    for size in SIZES:
        error = [abs(told or 0.0) - size for shift, told, _ends in known if abs(shift) == size]
        yield Line(f"estimated less true size, flagged: {size:g} logits", len(error), _mean(error))
    yield Line("95 % interval holds the shift, flagged", len(known), _mean([_holds(e, s) for s, _t, e in known]))
    yield Line(
        "95 % interval holds 0, steady and unmoved", len(steady), _mean([_holds(one.ci95, 0.0) for one in steady])
    )
    q = [one.q is not None and one.q < 0.05 for one in still]
    below = sum(one.q is not None and one.q < 0.05 for _shift, one in moved)
    yield Line("share of unmoved among those with q < .05", below + sum(q), sum(q) / max(below + sum(q), 1))


def _holds(ends: tuple[float, float] | None, truth: float) -> float:
    return float(ends is not None and ends[0] <= truth <= ends[1])


def _mean(values: list[float]) -> float:
    return float(np.mean(values)) if values else 0.0


def _flagged(dimensions: list[DimensionDrift]) -> int:
    return sum(one.status == "flagged" for one in dimensions)
