"""Selection rates as the JSON that stays: docs/formats.md."""

from __future__ import annotations

from typing import Any

from interviewer_app.core.calibration.impact.results import Against, ImpactResult
from interviewer_app.core.calibration.statistic import statistic_json


def impact_json(result: ImpactResult) -> dict[str, Any]:
    return {
        "groups": [
            {"group": one.group, "n": one.n, "selected": one.selected, "rate": one.rate} for one in result.groups
        ],
        "highest": result.highest,
        "lowest": result.lowest,
        "ratio": statistic_json(result.ratio),
        "fisher_p": statistic_json(result.fisher_p),
        "below_four_fifths": result.below_four_fifths,
        "flips": result.flips,
        "comparisons": [_against(one) for one in result.comparisons],
        "remarks": list(result.remarks),
    }


def _against(one: Against) -> dict[str, Any]:
    return {
        "group": one.group,
        "against": one.against,
        "ratio": statistic_json(one.ratio),
        "fisher_p": statistic_json(one.fisher_p),
        "below_four_fifths": one.below_four_fifths,
        "flips": one.flips,
        "small": one.small,
    }
