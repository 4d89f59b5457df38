"""Drift of dimensions: one that becomes harder by .2 logits is found within weeks, the others are left alone."""

from __future__ import annotations

from datetime import date

import numpy as np

from benchmarks.study.drift_year import DIMENSIONS, Year, drawn_year
from benchmarks.study.lines import Line
from interviewer_app.core.calibration.drift.results import DimensionDrift
from interviewer_app.core.calibration.drift.run import drift

TITLE = "drift of dimensions: 1,000 ratings each a week, 13 weeks of baseline, 13 after (full: 40 years with .2 logits)"
SHIFT = 0.2
WEEKS = 13
MOVED = 3


def run(small: bool) -> list[Line]:
    """Small: one year at a fifteenth of the rounds, so its shift is found later."""
    years, raters = (1, 20) if small else (40, 300)
    found = [_year(seed, raters) for seed in range(years)]
    moved = [one[MOVED] for one in found]
    others = [one for each in found for place, one in enumerate(each) if place != MOVED]
    shifts = [(one.estimated_shift or 0.0) * _sign(seed) for seed, one in enumerate(moved)]
    return [
        Line("found within 3 weeks, .2 logits", years, _share([_first_week(one) <= 3 for one in moved]), 0.8),
        Line("found within 13 weeks", years, _share([one.status == "flagged" for one in moved])),
        Line("false flags per dimension and quarter", len(others), _share(_flags(others)), None, 0.01),
        Line("estimated shift, both signs", years, float(np.mean(shifts))),
        Line("days from true beginning to the one told", years, float(np.mean([_days(one) for one in moved]))),
    ]


def _year(seed: int, raters: int) -> tuple[DimensionDrift, ...]:
    harder = np.zeros(DIMENSIONS)
    harder[MOVED] = SHIFT * _sign(seed)
    rounds = round(1000 * WEEKS / 300)
    year = drawn_year(2000 + seed, Year(raters, rounds, rounds, 2 * WEEKS, harder=harder))
    return drift(year).dimensions


def _sign(seed: int) -> int:
    return 1 if seed % 2 else -1


def _first_week(one: DimensionDrift) -> float:
    """The week since the baseline in which a sum first crossed its limit."""
    over = (step.place for step in one.steps if max(step.stricter, step.milder) > step.limit)
    return next(over, float("inf")) if one.status == "flagged" else float("inf")


def _days(one: DimensionDrift) -> int:
    begun = date(2026, 1, 1).toordinal() + 7 * WEEKS
    return abs(date.fromisoformat(one.since).toordinal() - begun) if one.since else 7 * WEEKS


def _flags(dimensions: list[DimensionDrift]) -> list[bool]:
    return [one.status == "flagged" for one in dimensions]


def _share(answers: list[bool]) -> float:
    return float(np.mean(answers))
