"""Where a later fit of grown ratings begins: the parameters of the last one, as plain values that can lie in a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

import numpy as np

from interviewer_app.core.calibration.severity.fitted import Fit, FitOptions

_NAMES = ("raters", "items")
_NUMBERS = ("severity", "difficulty", "component_mean")
_SPREADS = ("candidate_sd", "halo_sd", "rater_sd")


def start_of(made: Fit) -> dict[str, Any]:
    """The parameters of a fit, without a word on any candidate."""
    told: dict[str, Any] = {name: list(getattr(made, name)) for name in _NAMES}
    told |= {name: [float(one) for one in getattr(made, name)] for name in _NUMBERS}
    told |= {name: float(getattr(made, name)) for name in _SPREADS}
    told["rater_component"] = [int(one) for one in made.rater_component]
    told["categories"] = [list(one) for one in made.categories]
    told["thresholds"] = [[float(step) for step in one] for one in made.thresholds]
    return told


def told_start(told: Mapping[str, Any] | None, options: FitOptions) -> Fit | None:
    """The fit that `start_of` told of, as far as a start needs it; None where that cannot be read or does not fit."""
    if told is None:
        return None
    try:
        found = _fit(told, options)
    except (KeyError, TypeError, ValueError):
        return None
    return found if _sound(found) else None


def _fit(told: Mapping[str, Any], options: FitOptions) -> Fit:
    raters, items = tuple(map(str, told["raters"])), tuple(map(str, told["items"]))
    numbers = {name: np.asarray(told[name], np.float64) for name in _NUMBERS}
    spreads = {name: float(told[name]) for name in _SPREADS}
    none = np.zeros(0)
    return Fit(
        options=options,
        units=(),
        raters=raters,
        items=items,
        categories=tuple(tuple(map(int, one)) for one in told["categories"]),
        severity=numbers["severity"],
        severity_covariance=np.zeros((len(raters), len(raters))),
        difficulty=numbers["difficulty"],
        difficulty_covariance=np.zeros((len(items), len(items))),
        thresholds=_arrays(told["thresholds"]),
        threshold_se=_arrays(told["thresholds"]),
        measure=none,
        measure_se=none,
        component_mean=numbers["component_mean"],
        candidate_sd_se=0.0,
        halo_sd_se=0.0,
        deviance=0.0,
        iterations=0,
        converged=False,
        components=len(numbers["component_mean"]),
        unit_component=np.zeros(0, np.int64),
        rater_component=np.asarray(told["rater_component"], np.int64),
        item_block=np.zeros(len(items), np.int64),
        n_rater_rounds=np.zeros(len(raters), np.int64),
        reasons=(),
        **spreads,
    )


def _arrays(told: Sequence[Sequence[float]]) -> tuple[np.ndarray[Any, np.dtype[np.float64]], ...]:
    return tuple(np.asarray(one, np.float64) for one in told)


def _sound(found: Fit) -> bool:
    """Whether lengths agree and all numbers are finite: a file may have been written by anybody."""
    raters, items = len(found.raters), len(found.items)
    thresholds = items if found.options.partial_credit else 1
    lengths = (
        found.severity.shape == (raters,) == found.rater_component.shape
        and found.difficulty.shape == (items,)
        and len(found.categories) == items
        and len(found.thresholds) == thresholds
        and all(len(steps) == len(found.categories[place]) - 1 for place, steps in enumerate(found.thresholds))
        and found.components > 0
        and raters > 0
    )
    if not lengths or not (found.rater_component >= 0).all() or not (found.rater_component < found.components).all():
        return False
    numbers = np.concatenate([found.severity, found.difficulty, found.component_mean, *found.thresholds])
    spreads = (found.candidate_sd, found.halo_sd, found.rater_sd)
    return bool(np.isfinite(numbers).all()) and all(isfinite(one) and one >= 0 for one in spreads) and spreads[0] > 0
