"""Coefficients of agreement from sums: every function takes rows of replicates and answers one number per row.

NaN is where a row has no such number; it stays inside this package, and `agreement.py` says why instead.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.agreement.tallies import Cells, Sums

Floats = NDArray[np.float64]


METRICS = ("nominal", "ordinal", "interval", "ratio")


@dataclass(frozen=True, slots=True)
class Rates:
    """All coefficients of some replicates: (rows,) each, `by_category` and `shares` (rows, categories)."""

    exact: Floats
    adjacent: Floats
    luck: Floats
    nominal: Floats
    ordinal: Floats
    interval: Floats
    ratio: Floats
    fleiss: Floats
    ac1: Floats
    ac2: Floats
    by_category: Floats
    shares: Floats


def rates(sums: Sums, cells: Cells) -> Rates:
    return Rates(
        exact=percent_exact(sums, cells),
        adjacent=percent_adjacent(sums, cells),
        luck=percent_by_luck(sums, cells),
        nominal=alpha(sums, cells, "nominal"),
        ordinal=alpha(sums, cells, "ordinal"),
        interval=alpha(sums, cells, "interval"),
        ratio=alpha(sums, cells, "ratio"),
        fleiss=fleiss_kappa(sums),
        ac1=gwet_ac1(sums),
        ac2=gwet_ac2(sums, cells),
        by_category=fleiss_by_category(sums),
        shares=shares_of_categories(sums),
    )


def stacked(parts: list[Rates]) -> Rates:
    """Blocks of replicates under each other."""
    return Rates(*(np.concatenate([getattr(part, name) for part in parts]) for name in Rates.__slots__))


def ratio(above: Floats, below: Floats) -> Floats:
    """`above / below`, NaN where nothing is below; round-off below 1e-12 counts as nothing."""
    nothing = np.abs(below) < 1e-12
    found: Floats = np.where(nothing, np.nan, above / np.where(nothing, 1.0, below))
    return found


def _percent(above: Floats, below: Floats) -> Floats:
    found: Floats = 100 * ratio(above, below)
    return found


def percent_exact(sums: Sums, cells: Cells) -> Floats:
    """Share of pairs with the same score, 0 to 100."""
    return _percent(sums.pairs[:, cells.low == cells.high].sum(axis=1), sums.pairs.sum(axis=1))


def percent_adjacent(sums: Sums, cells: Cells) -> Floats:
    """Share of pairs at most one step apart on the list of categories, 0 to 100."""
    return _percent(sums.pairs[:, cells.high - cells.low <= 1].sum(axis=1), sums.pairs.sum(axis=1))


def percent_by_luck(sums: Sums, cells: Cells) -> Floats:
    """Exact agreement of two ratings drawn apart from the scores of all pairs, 0 to 100 (Scott 1955, his P_e)."""
    margins = cells.margins(sums.pairs)
    return _percent((margins**2).sum(axis=1), margins.sum(axis=1) ** 2)


def alpha(sums: Sums, cells: Cells, metric: str) -> Floats:
    """Krippendorff (2011), section D: 1 - (n - 1) sum o_ck d2_ck / sum n_c n_k d2_ck, over c < k.

    metric: nominal, ordinal, interval or ratio; ratio wants positive scores
    """
    margins = cells.margins(sums.coincidences)
    n = margins.sum(axis=1)
    apart = 0.5 * sums.coincidences  # a cell holds o_ck and o_kc
    if metric == "ordinal":  # the distance of mid-ranks equals sum n_g from c to k less half of either end
        ranks = np.cumsum(margins, axis=1) - margins / 2
        observed = (apart * (ranks[:, cells.high] - ranks[:, cells.low]) ** 2).sum(axis=1)
        expected = n * (margins * ranks**2).sum(axis=1) - (margins * ranks).sum(axis=1) ** 2
    else:
        distance = distances(cells.values, metric)
        observed = apart @ distance[cells.low, cells.high]
        expected = 0.5 * ((margins @ distance) * margins).sum(axis=1)
    found: Floats = 1 - (n - 1) * ratio(observed, expected)
    return found


def distances(values: Floats, metric: str) -> Floats:
    """(categories, categories) squared distances (Krippendorff 2011, section D)."""
    one, other = values[:, None], values[None, :]
    if metric == "nominal":
        return np.asarray(one != other, np.float64)
    if metric == "interval":
        return np.asarray((one - other) ** 2, np.float64)
    both = np.where(one + other > 0, one + other, np.inf)
    return np.asarray(((one - other) / both) ** 2, np.float64)


def shares_of_categories(sums: Sums) -> Floats:
    """(rows, categories) the mean over units of each category's share of the unit's ratings (Gwet 2014, eq. 2.2.7)."""
    return ratio(sums.margins, np.broadcast_to(sums.units[:, None], sums.margins.shape))


def fleiss_kappa(sums: Sums) -> Floats:
    """Fleiss (1971); with unequal numbers of ratings as in Gwet (2014), section 2.4.

    Agreement is the mean over units with two raters, chance comes from all units; complete tables give Fleiss (1971).
    """
    chance = (shares_of_categories(sums) ** 2).sum(axis=1)
    return ratio(ratio(sums.same, sums.shared) - chance, 1 - chance)


def fleiss_by_category(sums: Sums) -> Floats:
    """(rows, categories) one category against all others (Fleiss 1971, p. 381); their mean by p q is the whole."""
    share = shares_of_categories(sums)
    split = ratio(sums.split, np.broadcast_to(sums.shared[:, None], sums.split.shape))
    found: Floats = 1 - ratio(split, 2 * share * (1 - share))
    return found


def gwet_ac1(sums: Sums) -> Floats:
    """Gwet (2008), with missing ratings as in Gwet (2014), section 2.4."""
    share = shares_of_categories(sums)
    chance = (share * (1 - share)).sum(axis=1) / max(share.shape[1] - 1, 1)
    return ratio(ratio(sums.same, sums.shared) - chance, 1 - chance)


def gwet_ac2(sums: Sums, cells: Cells) -> Floats:
    """With quadratic weights 1 - (x - y)^2 / (max - min)^2 on the scores themselves (Gwet 2014, section 3.5)."""
    share, q = shares_of_categories(sums), cells.categories
    weights = 1 - distances(cells.values / cells.spread, "interval")
    chance = weights.sum() * (share * (1 - share)).sum(axis=1) / max(q * (q - 1), 1)
    return ratio(ratio(sums.near, sums.shared) - chance, 1 - chance)
