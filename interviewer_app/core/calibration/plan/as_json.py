"""The JSON of `calibrate plan`."""

from __future__ import annotations

from typing import Any

from interviewer_app.core.calibration.plan.results import AnchorExercise, PlannedRound, PlanResult
from interviewer_app.core.calibration.statistic import Undefined, Value, statistic_json


def plan_json(result: PlanResult | Undefined) -> dict[str, Any]:
    """The keys of docs/formats.md; `gain` is half the 95 % interval in logits, before and after the round."""
    if isinstance(result, Undefined):
        return {"undefined": f"because {result.because}", "rounds": [], "not_worth": [], "needs_rounds": []}
    return {
        "rounds": [_round(one) for one in result.rounds],
        "not_worth": [
            {"interviewer": one.interviewer, "half_width": one.half_width, "moves": one.moves}
            for one in result.not_worth
        ],
        "needs_rounds": [{"interviewer": one.interviewer, "rounds": one.rounds} for one in result.needs_rounds],
        "components": result.components,
        "anchor_exercise": None if result.anchor is None else _anchor(result.anchor),
        "remarks": list(result.remarks),
    }


def _round(one: PlannedRound) -> dict[str, Any]:
    before = one.before.value if isinstance(one.before, Value) else statistic_json(one.before)
    gain = {"before": before, "after": one.after}
    return {
        "interviewer": one.interviewer, "with": one.beside, "why": one.why, "gain": gain, "purpose": one.purpose,
    }  # fmt: skip


def _anchor(one: AnchorExercise) -> dict[str, Any]:
    return {
        "recorded_rounds": one.recorded, "raters": one.raters, "shift": one.shift, "se": one.se, "power": one.power,
        "linked": one.linked, "versions": list(one.versions),
    }  # fmt: skip
