"""Predictive validity as the JSON that stays: docs/formats.md."""

from __future__ import annotations

from typing import Any

from interviewer_app.core.calibration.predict.results import Added, Predicted, PredictResult
from interviewer_app.core.calibration.statistic import statistic_json

STATISTICS = ("spearman", "corrected", "corrected_restriction", "corrected_unreliability", "reliability", "adds")


def predict_json(result: PredictResult) -> dict[str, Any]:
    return {
        "n_candidates": result.n_candidates,
        "n_outcomes": result.n_outcomes,
        "dimensions": [_dimension(one) for one in result.dimensions],
        "added": None if result.added is None else _added(result.added),
        "remarks": list(result.remarks),
    }


def _dimension(one: Predicted) -> dict[str, Any]:
    return {"dimension": one.dimension, "n": one.n} | {name: statistic_json(getattr(one, name)) for name in STATISTICS}


def _added(one: Added) -> dict[str, Any]:
    statistics = {name: statistic_json(getattr(one, name)) for name in ("r2_old", "adds", "by_luck")}
    return {"new": list(one.new), "old": list(one.old), "n": one.n} | statistics
