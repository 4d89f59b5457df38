"""New versions: a dimension that moved against the others is found alone; an overall shift where both were scored."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from benchmarks.study.drift_year import DIMENSIONS, Year, drawn_year, with_packets
from benchmarks.study.lines import Line
from interviewer_app.core.calibration.drift.results import VersionBreak
from interviewer_app.core.calibration.drift.rounds import rounds_in_time
from interviewer_app.core.calibration.drift.versions import version_breaks
from interviewer_app.core.calibration.ratings import Ratings
from interviewer_app.core.calibration.statistic import Value

TITLE = "new versions, 500 rounds on each (full: 100 years without a shift, 100 with .5 logits on one dimension)"
SHIFT = 0.5
MOVED = 2
RATERS = 30
PACKETS, BY = 10, 5


def run(small: bool) -> list[Line]:
    """Small: one year of each kind with a sixth of the raters."""
    years = 1 if small else 100
    year = Year(5 if small else RATERS, 17, 17, 26, versions=True)
    one = np.where(np.arange(DIMENSIONS) == MOVED, SHIFT, 0.0)
    still = [_flags(_break(drawn_year(3000 + seed, year))) for seed in range(years)]
    breaks = [_break(drawn_year(4000 + seed, replace(year, harder=one))) for seed in range(years)]
    moved = [_flags(each) for each in breaks]
    others = [any(flags[:MOVED] + flags[MOVED + 1 :]) for flags in moved]
    shifts = [each.shifts[MOVED].relative_shift for each in breaks]
    return [
        Line("any dimension flagged, none moved", years, float(np.mean([any(flags) for flags in still])), None, 0.01),
        Line("found: .5 logits", years, float(np.mean([flags[MOVED] for flags in moved])), 0.9),
        Line("any other flagged beside it", years, float(np.mean(others)), None, 0.1),
        Line("estimated shift", years, float(np.mean(shifts))),
        *_overall(years, year),
    ]


def _overall(years: int, year: Year) -> list[Line]:
    """All dimensions harder by SHIFT; 10 packets scored by 5 raters under both versions."""
    all_harder = replace(year, harder=np.full(DIMENSIONS, SHIFT))
    told = [_break(with_packets(5000 + n, all_harder, PACKETS, BY, SHIFT)).overall for n in range(years)]
    values = [one for one in told if isinstance(one, Value)]
    holds = [one.ci95 is not None and one.ci95[0] <= SHIFT <= one.ci95[1] for one in values]
    apart = [one.ci95 is not None and one.ci95[0] > 0 for one in values]
    without = _break(drawn_year(6000, all_harder)).overall
    return [
        Line("overall shift told without packets", 1, float(isinstance(without, Value)), None, 0.0),
        Line("overall shift with packets, .5 logits", len(values), float(np.mean([one.value for one in values]))),
        Line("95 % interval holds it", len(values), float(np.mean(holds)), 0.9),
        Line("interval above 0", len(values), float(np.mean(apart))),
    ]


def _break(ratings: Ratings) -> VersionBreak:
    return version_breaks(rounds_in_time(ratings, "candidate"), "candidate", None)[0]


def _flags(one: VersionBreak) -> list[bool]:
    return [shift.flagged for shift in one.shifts]
