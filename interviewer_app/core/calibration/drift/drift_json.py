"""Drift as JSON for `--json`: names and shapes that stay (docs/formats.md); null where there is nothing to say."""

from __future__ import annotations

from typing import Any

from interviewer_app.core.calibration.drift.results import (
    Baseline,
    DimensionDrift,
    DriftResult,
    RaterDrift,
    VersionBreak,
)
from interviewer_app.core.calibration.statistic import statistic_json


def drift_json(result: DriftResult) -> dict[str, Any]:
    """The whole answer; `versions` holds one object per break and dimension."""
    return {
        "baseline": _baseline(result.baseline),
        "interviewers": [_rater(one) for one in result.interviewers],
        "dimensions": [_dimension(one) for one in result.dimensions],
        "versions": [shift for one in result.breaks for shift in _shifts(one)],
        "version_overall": statistic_json(result.version_overall),
        "breaks": [_break(one) for one in result.breaks],
        "team": {"spread": statistic_json(result.team.spread), "words": list(result.team.words)},
        "remarks": list(result.remarks),
    }


def _baseline(baseline: Baseline) -> dict[str, Any]:
    named = {"from": baseline.since, "to": baseline.until, "rounds": baseline.rounds}
    return named | {"rule": baseline.rule, "why": baseline.why}


def _rater(one: RaterDrift) -> dict[str, Any]:
    return {
        "interviewer": one.interviewer,
        "status": one.status,
        "direction": one.direction,
        "since": one.since,
        "estimated_shift": one.estimated_shift,
        "ci95": _ends(one.ci95),
        "q": one.q,
        "rounds": one.rounds,
        "baseline_rounds": one.baseline_rounds,
        "would_show": one.would_show,
        "crossed": one.crossed,
        "because": f"because {one.because}" if one.because else None,
    }


def _dimension(one: DimensionDrift) -> dict[str, Any]:
    return {
        "dimension": one.dimension,
        "status": one.status,
        "direction": one.direction,
        "since": one.since,
        "estimated_shift": one.estimated_shift,
        "ci95": _ends(one.ci95),
        "q": one.q,
        "ratings": one.ratings,
        "weeks": one.weeks,
        "because": f"because {one.because}" if one.because else None,
    }


def _shifts(one: VersionBreak) -> list[dict[str, Any]]:
    return [
        {
            "kind": one.kind,
            "from": one.before,
            "to": one.after,
            "dimension": shift.dimension,
            "relative_shift": shift.relative_shift,
            "ci95": list(shift.ci95),
            "p": shift.p,
            "flagged": shift.flagged,
        }
        for shift in one.shifts
    ]


def _break(one: VersionBreak) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "from": one.before,
        "to": one.after,
        "since": one.since,
        "rounds_before": one.rounds_before,
        "rounds_after": one.rounds_after,
        "because": f"because {one.because}" if one.because else None,
        "overall": statistic_json(one.overall),
    }


def _ends(ci95: tuple[float, float] | None) -> list[float] | None:
    return None if ci95 is None else list(ci95)
