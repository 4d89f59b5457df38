"""Predictive validity as the JSON that stays: docs/formats.md."""

from __future__ import annotations

from typing import Any

from interviewer_app.core.calibration.predict.results import Added, Predicted, PredictResult
from interviewer_app.core.calibration.statistic import Statistic, Value, statistic_json

STATISTICS = ("spearman", "corrected", "corrected_restriction", "corrected_unreliability", "adds")


def predict_json(result: PredictResult) -> dict[str, Any]:
    return {
        "n_candidates": result.n_candidates,
        "n_outcomes": result.n_outcomes,
        "dimensions": [_dimension(one) for one in result.dimensions],
        "added": None if result.added is None else _added(result.added),
        "remarks": list(result.remarks),
    }


def _dimension(one: Predicted) -> dict[str, Any]:
    told = {name: statistic_json(getattr(one, name)) for name in STATISTICS}
    return {"dimension": one.dimension, "n": one.n, **told, "reliability": _number(one.reliability)}


def _added(one: Added) -> dict[str, Any]:
    numbers = {name: _number(getattr(one, name)) for name in ("r2_old", "by_luck")}
    return {"new": list(one.new), "old": list(one.old), "n": one.n, "adds": statistic_json(one.adds), **numbers}


def _number(statistic: Statistic) -> float | dict[str, Any]:
    """What has no interval is a plain number, or the reason why there is none."""
    return statistic.value if isinstance(statistic, Value) else statistic_json(statistic)
