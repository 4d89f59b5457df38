"""A team exercise as plain JSON values: docs/formats.md, section Practice against gold."""

from __future__ import annotations

from typing import Any

from interviewer_app.core.calibration.practice.team_results import TeamAgreement, TeamDimension, TeamResult
from interviewer_app.core.calibration.statistic import statistic_json


def team_json(result: TeamResult) -> dict[str, Any]:
    """No sum over a rater's ratings is in it."""
    return {
        "title": result.title,
        "raters": list(result.raters),
        "rounds": [
            {
                "gold": one.gold, "title": one.title, "pack": one.pack, "rubric_version": one.pack_version,
                "gold_version": one.gold_version, "raters": list(one.raters),
                "dimensions": [_dimension(each) for each in one.dimensions],
            }
            for one in result.rounds
        ],
        "agreement": _agreement(result.overall) | {
            "dimensions": {each.name: _agreement(each) for each in result.agreement}
        },
        "beside_gold": {
            each.name: {
                "n": each.of, "same": each.same, "stricter": each.stricter, "milder": each.milder, "apart": each.apart,
            }
            for each in result.beside_gold
        },
        "missing": [{"interviewer": who, "gold": what} for who, what in result.missing],
        "remarks": list(result.remarks),
    }  # fmt: skip


def _dimension(each: TeamDimension) -> dict[str, Any]:
    return {
        "dimension": each.dimension, "name": each.name, "track": each.track, "gold": each.gold,
        "second_reading": each.second, "reason": each.gold_reason,
        "ratings": [
            {"interviewer": one.rater, "score": one.level, "steps_stricter": one.stricter} for one in each.ratings
        ],
    }  # fmt: skip


def _agreement(one: TeamAgreement) -> dict[str, Any]:
    return {
        "pairs": one.pairs,
        "percent_exact": statistic_json(one.percent_exact),
        "percent_adjacent": statistic_json(one.percent_adjacent),
    }
