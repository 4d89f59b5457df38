"""Agreement of a table: overall and by dimension, each number with its interval or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from math import sqrt
from operator import add

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.agreement.blocks import block_of
from interviewer_app.core.calibration.agreement.coefficients import METRICS, Rates, rates, stacked
from interviewer_app.core.calibration.agreement.icc import iccs
from interviewer_app.core.calibration.agreement.kappa import pairs_of_raters
from interviewer_app.core.calibration.agreement.kendall import kendall_w
from interviewer_app.core.calibration.agreement.panel import Panel, panel_of
from interviewer_app.core.calibration.agreement.resampling import draws, interval, wilson_low
from interviewer_app.core.calibration.agreement.results import Agreement, AgreementResult, Alphas
from interviewer_app.core.calibration.agreement.shares import no_shares, variance_shares
from interviewer_app.core.calibration.agreement.tallies import cells_of, tallies
from interviewer_app.core.calibration.ratings import Ratings, Unit
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value

Floats = NDArray[np.float64]
REPLICATES = 1000
SEED = 1
ALL_SAME = "every rating is the same"
ONE_UNIT = "fewer than two candidates were rated by two interviewers"


def agreement(
    ratings: Ratings, unit: Unit = "candidate", replicates: int = REPLICATES, seed: int = SEED
) -> AgreementResult:
    """Agreement of different raters on the same unit and dimension.

    unit:       what is measured; a rater's two ratings of one candidate, from two sessions, are never a pair
    replicates: of the bootstrap by candidate; the same seed gives the same intervals, whatever the names and row order
    raises:     BadInput for a table with more pairs of ratings than memory holds
    """
    panel = panel_of(ratings, unit)
    labels = ratings.dimension.labels
    panels = [panel.of_dimension(code) for code in range(len(labels))]
    drawn = _Drawn(panel.n_candidates, replicates, seed)
    whole, *each = _rates(panel, panels, drawn)
    scopes = [_scope(one, found, drawn) for one, found in zip(panels, each, strict=True)]
    return AgreementResult(
        unit=unit,
        n_ratings=ratings.n,
        n_interviewers=ratings.interviewer.size,
        n_candidates=ratings.candidate.size,
        overall=scopes[0] if len(scopes) == 1 else _scope(panel, whole, drawn),
        dimensions=tuple(zip(labels, scopes, strict=True)),
    )


class _Drawn:
    """The same draws again each time they are walked over, so that nobody holds a thousand rows of candidates."""

    def __init__(self, candidates: int, replicates: int, seed: int) -> None:
        self._arguments = (candidates, replicates, seed)

    def __iter__(self) -> Iterator[Floats]:
        return draws(*self._arguments)

    def sparing(self, columns: int) -> Iterator[Floats]:
        return draws(*self._arguments, columns)


def _rates(panel: Panel, panels: list[Panel], drawn: _Drawn) -> list[Rates]:
    """All coefficients in all replicates, overall and then by dimension; overall adds up the dimensions' sums."""
    cells = cells_of(panel)
    tables = [tallies(one, cells) for one in panels or [panel]]
    blocks: list[list[Rates]] = []
    for rows in drawn.sparing(sum(table.columns for table in tables)):
        sums = [table.summed(rows) for table in tables]
        blocks.append([rates(one, cells) for one in (reduce(add, sums), *sums)])
    return [stacked([block[place] for block in blocks]) for place in range(len(panels) + 1)]


def _scope(panel: Panel, found: Rates, drawn: _Drawn) -> Agreement:
    paired = np.unique(panel.candidate[panel.first])
    stats = _Statistics(panel, found, len(paired))
    block = block_of(panel)
    pairs, left_out = pairs_of_raters(panel)
    return Agreement(
        n_ratings=panel.n,
        n_pairs=len(panel.first),
        n_units=stats.units,
        n_candidates=len(paired),
        percent_exact=stats.percent(found.exact),
        percent_adjacent=stats.percent(found.adjacent),
        percent_by_luck=Undefined(stats.nothing) if stats.nothing else Value(float(found.luck[0])),
        krippendorff_alpha=Alphas(*(stats.alpha(metric, getattr(found, metric)) for metric in METRICS)),
        fleiss_kappa=stats.beyond_chance(found.fleiss),
        fleiss_z=_fleiss_z(panel, found, stats),
        fleiss_categories=_fleiss_categories(panel, found, stats),
        gwet_ac1=stats.beyond_chance(found.ac1),
        gwet_ac2_quadratic=stats.beyond_chance(found.ac2),
        icc=iccs(block, drawn),
        kendall_w=kendall_w(block, drawn),
        variance_shares=no_shares(stats.nothing) if stats.nothing else variance_shares(panel),
        pairs=pairs,
        pairs_left_out=left_out,
    )


class _Statistics:
    """One scope's numbers as statistics: what is undefined gets its reason here.

    nothing: why no two ratings can be compared at all, "" where some can
    """

    def __init__(self, panel: Panel, found: Rates, people: int) -> None:
        self._people = people
        self.units = len(np.unique(panel.pair_unit))
        self.nothing = _nothing(panel)
        paired = np.isin(panel.unit, panel.pair_unit)
        self._flat = len(np.unique(panel.category[paired])) == 1
        self._positive = bool((panel.values[panel.category[paired]] > 0).all())
        self._luck = float(found.luck[0]) / 100

    def percent(self, found: Floats) -> Statistic:
        if self.nothing:
            return Undefined(self.nothing)
        value = float(found[0])
        if 0 < value < 100:
            return Value(value, interval(found, self._people, 0, 100))
        low = 100 * wilson_low(self._people)
        ends = (low, 100.0) if value == 100 else (0.0, 100 - low)
        return Value(value, ends if self._people > 1 else None)

    def alpha(self, metric: str, found: Floats) -> Statistic:
        if metric == "ratio" and not self.nothing and not self._positive:
            return Undefined("ratios need scores above 0")
        why = self._why(one_unit_is_enough=True)
        return Undefined(why) if why else self._chance_free(found)

    def beyond_chance(self, found: Floats) -> Statistic:
        why = self._why(one_unit_is_enough=False)
        return Undefined(why) if why else self._chance_free(found)

    def _why(self, one_unit_is_enough: bool) -> str:
        if self.nothing:
            return self.nothing
        if self._flat:
            return ALL_SAME
        return ONE_UNIT if self.units < 2 and not one_unit_is_enough else ""

    def _chance_free(self, found: Floats) -> Statistic:
        if not np.isfinite(found[0]):
            return Undefined("chance alone would give full agreement")
        if float(found[0]) < 1 - 1e-12:
            return Value(float(found[0]), interval(found, self._people))
        if self._people < 2:
            return Value(1.0)
        return Value(1.0, (max(-1.0, 1 - (1 - wilson_low(self._people)) / (1 - self._luck)), 1.0))


def _nothing(panel: Panel) -> str:
    if not panel.n:
        return "there are no ratings"
    if len(np.unique(panel.rater)) == 1:
        return "only one interviewer rated"
    if not len(panel.first):
        return "no two interviewers rated the same candidate on the same dimension"
    return ""


def _fleiss_categories(panel: Panel, found: Rates, stats: _Statistics) -> tuple[tuple[int, Statistic], ...]:
    """Fleiss' kappa of each score that was given, against all others."""
    used = np.flatnonzero(found.shares[0] > 0)
    return tuple((int(panel.values[at]), stats.beyond_chance(found.by_category[:, at])) for at in used)


def _fleiss_z(panel: Panel, found: Rates, stats: _Statistics) -> Statistic:
    """Kappa over its error were there no agreement; only where every unit has as many ratings."""
    whole = stats.beyond_chance(found.fleiss)
    if isinstance(whole, Undefined):
        return whole
    sizes = np.unique(np.bincount(panel.unit))
    if len(sizes) > 1:
        return Undefined("candidates have unequal numbers of ratings")
    return Value(whole.value / _fleiss_error(found.shares[0], stats.units, int(sizes[0])))


def _fleiss_error(share: Floats, units: int, ratings: int) -> float:
    """The standard error of no agreement (Fleiss, Nee & Landis 1979, Psychological Bulletin 86, eq. 12)."""
    spread = share * (1 - share)
    inner = float(spread.sum() ** 2 - (spread * (1 - 2 * share)).sum())
    return sqrt(2 * inner / (units * ratings * (ratings - 1))) / float(spread.sum())
