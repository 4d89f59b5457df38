"""The JSON of `calibrate severity`. Plain numbers; what cannot be told is a key `undefined`, or null."""

from __future__ import annotations

from typing import Any

from interviewer_app.core.calibration.severity.results import CandidateMeasure, RaterSeverity, SeverityResult
from interviewer_app.core.calibration.statistic import Statistic, Undefined


def severity_json(result: SeverityResult) -> dict[str, Any]:
    """The keys of docs/formats.md; a rater's `flags` are words, `reasons` say what each rests on."""
    model = result.model
    return {
        "model": {
            "halo_sd": model.halo_sd, "candidate_sd": model.candidate_sd, "rater_sd": model.rater_sd,
            "deviance": model.deviance, "converged": model.converged, "components": model.components,
            "plain": model.plain, "partial_credit": model.partial_credit, "unit": model.unit,
            "rater_separation": _number(model.rater_separation),
            "rater_reliability": _number(model.rater_reliability),
            "candidate_separation": _number(model.candidate_separation),
            "candidate_reliability": _number(model.candidate_reliability),
        },
        "interviewers": [_rater(one) for one in result.interviewers],
        "dimensions": [
            {"dimension": one.dimension, "difficulty": one.difficulty, "se": one.se, "n_ratings": one.n_ratings}
            for one in result.dimensions
        ],
        "thresholds": [list(one) if isinstance(one, tuple) else one for one in result.thresholds],
        "categories": list(result.categories),
        "candidates": [_candidate(one) for one in result.candidates],
        "remarks": list(result.remarks),
    }  # fmt: skip


def _rater(one: RaterSeverity) -> dict[str, Any]:
    return {
        "interviewer": one.interviewer, "severity": one.severity, "se": one.se, "ci95": list(one.ci95),
        "n_ratings": one.n_ratings, "n_sessions": one.n_sessions, "infit": _number(one.infit),
        "outfit": _number(one.outfit), "component": one.component, "flags": list(one.flags),
        "reasons": [
            {"flag": why.flag, "because": why.says, "found": why.found, "expected": why.expected} for why in one.reasons
        ],
        "alone": one.alone, "too_few_rounds": one.too_few, "spread": _number(one.spread),
        "one_impression": _number(one.one_impression), "step_share": one.step_share,
    }  # fmt: skip


def _candidate(one: CandidateMeasure) -> dict[str, Any]:
    return {
        "candidate": one.candidate, "measure": one.measure, "se": one.se, "ci95": list(one.ci95),
        "fair_average": one.fair_average, "fair_ci95": list(one.fair_ci95), "raw_mean": one.raw_mean,
        "n_ratings": one.n_ratings, "n_interviewers": one.n_raters, "component": one.component,
    }  # fmt: skip


def _number(statistic: Statistic) -> float | dict[str, str]:
    if isinstance(statistic, Undefined):
        return {"undefined": f"because {statistic.because}"}
    return statistic.value
