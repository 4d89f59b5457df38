"""How often the 95 % intervals of severities and measures hold the truth, with the halo in the model and without."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.study.lines import Line
from interviewer_app.core.calibration.severity.fit import fit
from interviewer_app.core.calibration.severity.fitted import Fit, FitOptions
from tools.simulated_ratings import Truth, simulated

TITLE = "coverage of 95 % intervals, halo SD .6 (full: 5 seeds x 4,000 candidates x 300 raters, 60,000 ratings each)"
Z95 = 1.959963984540054
LOW, HIGH = 0.92, 0.97


def run(small: bool) -> list[Line]:
    """Shares of raters and candidates whose interval holds the truth; the plain model must miss the goal."""
    seeds, size = (1, (150, 10)) if small else (5, (4000, 300))
    drawn = [simulated(100 + seed, candidates=size[0], raters=size[1], halo_sd=0.6) for seed in range(seeds)]
    ours = [(fit(ratings), truth) for ratings, truth in drawn]
    plain = [(fit(ratings, FitOptions(plain=True)), truth) for ratings, truth in drawn]
    halo = np.array([made.halo_sd for made, _truth in ours])
    return [
        _line("raters, with halo", _raters(ours), LOW, HIGH),
        _line("candidates, with halo", _candidates(ours), LOW, HIGH),
        _line("raters, --plain", _raters(plain), None, LOW),
        _line("candidates, --plain", _candidates(plain), None, LOW),
        Line("halo SD found, mean over seeds", len(halo), float(halo.mean())),
        Line("converged, both models", 2 * seeds, float(np.mean([made.converged for made, _t in ours + plain])), 1.0),
    ]


def _line(name: str, held: NDArray[np.bool_], low: float | None, high: float | None) -> Line:
    return Line(name, len(held), float(held.mean()), low, high)


def _raters(fits: Sequence[tuple[Fit, Truth]]) -> NDArray[np.bool_]:
    """By label: the truth is in the order of all raters, a rater whom nobody met has no estimate."""
    return np.concatenate(
        [_held(made.severity, made.severity_se, _of(made.raters, truth.severity)) for made, truth in fits]
    )


def _candidates(fits: Sequence[tuple[Fit, Truth]]) -> NDArray[np.bool_]:
    return np.concatenate(
        [_held(made.measure, made.measure_se, _of(made.units, truth.measure)) for made, truth in fits]
    )


def _of(labels: tuple[str, ...], truth: NDArray[np.float64]) -> NDArray[np.float64]:
    return truth[[int(label[1:]) for label in labels]]


def _held(found: NDArray[np.float64], se: NDArray[np.float64], truth: NDArray[np.float64]) -> NDArray[np.bool_]:
    return np.asarray(np.abs(found - truth) <= Z95 * se)
