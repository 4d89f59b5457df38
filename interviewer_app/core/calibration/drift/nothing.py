"""The answer where nothing can be said: every name with its reason."""

from __future__ import annotations

from interviewer_app.core.calibration.drift.results import (
    Baseline,
    DimensionDrift,
    DriftResult,
    RaterDrift,
    TeamDrift,
)
from interviewer_app.core.calibration.ratings import Ratings
from interviewer_app.core.calibration.statistic import Undefined
from interviewer_app.core.texts import _


def nothing(ratings: Ratings, baseline: Baseline | None, because: str) -> DriftResult:
    """because: goes on after "not enough data, because"."""
    empty = Baseline(None, None, 0, "first half", _("there are no rounds"))
    return DriftResult(
        baseline=baseline or empty,
        interviewers=tuple(silent_rater(name, 0, 0, because) for name in ratings.interviewer.labels),
        dimensions=tuple(silent_dimension(name, 0, 0, because) for name in ratings.dimension.labels),
        breaks=(),
        team=TeamDrift(Undefined(because), ()),
        remarks=(_("Nothing can be said of drift, because {because}.").format(because=because),),
    )


def silent_rater(name: str, rounds: int, baseline_rounds: int, because: str) -> RaterDrift:
    return RaterDrift(
        interviewer=name,
        status="not enough data",
        direction=None,
        since=None,
        place=None,
        estimated_shift=None,
        ci95=None,
        q=None,
        rounds=rounds,
        baseline_rounds=baseline_rounds,
        would_show=None,
        crossed=None,
        crossed_place=None,
        because=because,
        steps=(),
        months=(),
    )


def silent_dimension(name: str, ratings: int, weeks: int, because: str) -> DimensionDrift:
    return DimensionDrift(
        dimension=name,
        status="not enough data",
        direction=None,
        since=None,
        estimated_shift=None,
        ci95=None,
        q=None,
        ratings=ratings,
        weeks=weeks,
        because=because,
        steps=(),
    )
