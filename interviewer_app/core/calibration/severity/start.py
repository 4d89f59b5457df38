"""Where the climb begins: steps and both SDs of a model in which all raters are alike, from several places at once.

The likelihood has a corner at no halo in which a climb can stay, thousands of units below its top; and rounds whose
ratings are nearly all at an end hide how wide the candidates lie. So the small model climbs from the SDs that round
means suggest and from multiples of them, on some of the candidates, and the best is taken.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.severity.design import Design
from interviewer_app.core.calibration.severity.likelihood import Marginal
from interviewer_app.core.calibration.severity.optimise import Goal, Search
from interviewer_app.core.calibration.severity.parameters import Layout, Parameters, layout_of

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
UNITS = 250
WIDER = ((1.0, 1.0), (1.0, 0.3), (3.0, 1.0), (1.0, 3.0), (3.0, 3.0))


def start_of(design: Design, halo: bool) -> Parameters:
    """Parameters near the top; every rater gets the offset all raters together have."""
    small = alike(design)
    layout, marginal = layout_of(small, halo), Marginal(small)
    candidate_sd, halo_sd = moments_of(design)
    found: list[tuple[float, Floats]] = []
    for wide, wide_halo in WIDER if halo else WIDER[::2]:
        first = Parameters(
            _offset(small), _steps(small, layout), candidate_sd * wide, halo_sd * wide_halo if halo else 0.0
        )
        found.append(_climbed(marginal, layout, layout.vector(first), 4))
    best = max(found, key=lambda one: one[0])[1]
    parameters = layout.parameters(_climbed(marginal, layout, best, 12)[1])
    return replace(parameters, offset=np.full(len(design.raters), parameters.offset[0]))


def _climbed(marginal: Marginal, layout: Layout, vector: Floats, most: int) -> tuple[float, Floats]:
    search = Search(Goal(marginal, layout, False, np.zeros(layout.size)), lambda _iteration, _value: None, most)
    point = search.climb(vector, tight=1e-2)
    return point.slopes.value, point.vector


def alike(design: Design) -> Design:
    """Some of the units, evenly taken, as if one rater had rated them all."""
    units = np.unique(np.linspace(0, len(design.units) - 1, UNITS).round().astype(np.int64))
    rounds = np.flatnonzero(np.isin(design.unit, units))
    rows = np.flatnonzero(np.isin(design.round_of_rows(), rounds))
    unit = np.searchsorted(units, design.unit[rounds])
    return replace(
        design,
        units=tuple(design.units[one] for one in units),
        raters=("",),
        item=design.item[rows],
        category=design.category[rows],
        unit=unit,
        rater=np.zeros(len(rounds), np.int64),
        total=design.total[rounds],
        size=design.size[rounds],
        first_row=np.concatenate([[0], np.cumsum(design.size[rounds])]),
        first_round=np.searchsorted(unit, np.arange(len(units) + 1)),
        pattern=design.pattern[rounds],
        components=1,
        unit_component=np.zeros(len(units), np.int64),
        rater_component=np.zeros(1, np.int64),
    )


def moments_of(design: Design) -> tuple[float, float]:
    """(SD between units, SD within them) of the rounds' shares of their largest sum, as logits."""
    last = np.array([len(scores) - 1 for scores in design.categories])
    most = (design.patterns @ last)[design.pattern]
    place = np.log((design.total + 0.5) / (most - design.total + 0.5))
    count = np.diff(design.first_round)
    mean = np.add.reduceat(place, design.first_round[:-1]) / count
    within = np.sum((place - np.repeat(mean, count)) ** 2) / max(len(place) - len(mean), 1)
    between = float(np.var(mean)) - float(within / count.mean())
    return float(np.clip(np.sqrt(max(between, 0.0)), 0.3, 4.0)), float(np.clip(np.sqrt(within), 0.3, 4.0))


def _offset(design: Design) -> Floats:
    last = np.array([len(scores) - 1 for scores in design.categories])
    most = float((design.patterns @ last)[design.pattern].sum())
    given = float(design.total.sum())
    return np.array([-np.log((given + 0.5) / (most - given + 0.5))])


def _steps(design: Design, layout: Layout) -> Floats:
    """Log odds of neighbouring categories over all candidates, halved towards zero, as the layout lets them be."""
    width = layout.width
    count = np.bincount(design.item * (width + 1) + design.category, minlength=len(design.items) * (width + 1)) + 1.0
    odds = count.reshape(-1, width + 1)
    raw = np.where(layout.absent, 0.0, (np.log(odds[:, :-1] / odds[:, 1:]) / 2).ravel())
    free = np.linalg.lstsq(layout.basis, raw, rcond=None)[0]
    steps = layout.basis @ free
    steps[layout.absent] = np.inf
    return steps.reshape(-1, width)
