"""How much harder a version is as a whole, from what was scored under both: nothing else can tell.

A candidate's pool, the raters and the version all change what is scored; only where the same evidence, or the same
candidate, stands under both versions does the version alone differ.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.drift.change import NORMAL_975
from interviewer_app.core.calibration.drift.rounds import KINDS, Rounds
from interviewer_app.core.calibration.severity.design import Design
from interviewer_app.core.calibration.severity.fitted import Fit
from interviewer_app.core.calibration.severity.on_grid import OnGrid, design_like, on_grid, parameters_for
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value
from interviewer_app.core.texts import _

FEWEST_UNITS = 5  # scored under both
_FARTHEST = 4.0  # logits that are looked at on either side


def paired_shift(rounds: Rounds, kind: int, old: int, new: int, linked: Fit, between: float) -> Statistic:
    """The later version's overall difficulty less the earlier one's, in logits.

    old, new: codes of the versions; linked: a fit with dimension x version as items, `between` its overall difference

    For units with rounds under both, the likelihood of the later version's rounds is moved along theta by a shift d;
    d maximises the sum over units of log of the integral of prior * L_old(theta) * L_new(theta - d). With the same
    raters under both their severities cancel; where they differ, the error of their severities is added.
    """
    from interviewer_app.core.calibration.drift.versions import by_version

    codes = rounds.versions[kind]
    under = [set(rounds.unit[codes == code].tolist()) for code in (old, new)]
    both = under[0] & under[1]
    if len(both) < FEWEST_UNITS:
        return Undefined(_lacking(len(both)))
    chosen = np.isin(rounds.unit, sorted(both)) & np.isin(codes, (old, new))
    ratings = rounds.ratings.at(chosen[rounds.of_row])
    laid = design_like(linked, ratings, by_version(ratings, KINDS[kind]))
    grid = on_grid(laid, parameters_for(linked, laid))
    place = rounds.of_row[np.flatnonzero(chosen[rounds.of_row])[laid.row[laid.first_row[:-1]]]]
    later = codes[place] == new
    found = _highest(grid, laid, later)
    if found is None:
        return Undefined(_("the scores under both versions are all at the ends of the scale"))
    shift, variance = found
    half = NORMAL_975 * float(np.sqrt(variance + _severity_error(laid, later, linked)))
    return Value(between + shift, (between + shift - half, between + shift + half))


def _lacking(units: int) -> str:
    if not units:
        return _("no packet, interview or candidate was scored under both versions")
    return _("only {n} of the {least} it takes were scored under both versions").format(n=units, least=FEWEST_UNITS)


def _highest(grid: OnGrid, laid: Design, later: NDArray[np.bool_]) -> tuple[float, float] | None:
    """(the most likely shift, its variance): the top of the parabola through the grid's three best shifts."""
    likelihood = grid.round_log_likelihood(slice(0, laid.rounds))
    at = laid.first_round[:-1]
    old = np.add.reduceat(np.where(later[:, None], 0.0, likelihood), at, axis=0) + grid.log_prior
    new = np.add.reduceat(np.where(later[:, None], likelihood, 0.0), at, axis=0)
    step = float(grid.nodes[1] - grid.nodes[0])
    far = int(np.ceil(_FARTHEST / step))
    values = np.array([_together(old, new, turn) for turn in range(-far, far + 1)])
    best = int(values.argmax())
    if best in (0, len(values) - 1):
        return None
    below, top, above = values[best - 1 : best + 2]
    bend = float(2 * top - below - above)
    moved = float(above - below) / (2 * bend)
    return (best - far + moved) * step, step**2 / bend


def _together(old: NDArray[np.float64], new: NDArray[np.float64], turn: int) -> float:
    """Log likelihood of all units with the later version's rounds moved by `turn` steps of the grid."""
    nodes = np.arange(old.shape[1])
    both = old + new[:, np.clip(nodes - turn, 0, len(nodes) - 1)]
    top = both.max(axis=1)
    return float(np.sum(top + np.log(np.sum(np.exp(both - top[:, None]), axis=1))))


def _severity_error(laid: Design, later: NDArray[np.bool_], linked: Fit) -> float:
    """Variance that the raters' severities lend to the difference, as far as other raters scored the later version."""
    raters = len(laid.raters)
    shares = [np.bincount(laid.rater[side], minlength=raters) / max(side.sum(), 1) for side in (later, ~later)]
    place = {name: number for number, name in enumerate(linked.raters)}
    known = np.array([place[name] for name in laid.raters])
    apart = shares[0] - shares[1]
    return max(0.0, float(apart @ linked.severity_covariance[np.ix_(known, known)] @ apart))
