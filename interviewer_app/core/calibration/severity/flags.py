"""How a rater uses the scale: halo, central tendency, range restriction. Each says what it rests on.

Every one compares what the rater's rounds show with what the model expects of those same rounds, foretold from the
candidates' other rounds, so that a rater who met an even set of candidates is not blamed for even ratings. A round is
one piece of evidence: errors come from the scatter between rounds (the rounds' contributions to a ratio, linearised).
Words after Saal, Downey & Lahey (1980) and Myford & Wolfe (2003, 2004).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from interviewer_app.core.calibration.severity.impressions import Floats, RaterRounds
from interviewer_app.core.calibration.severity.results import FEWEST_ROUNDS, Reason
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value
from interviewer_app.core.texts import _

LIMIT_Z = 3.09
"""One-sided .001: of 300 raters as the model has them, less than one in three teams shows a false flag of a kind."""

NARROW = 0.8  # spread of the ratings, as a share of the expected spread
MUTED = 0.6  # outfit below this: ratings stay too close to the expected (Linacre 2002 warns below .5)
SELDOM = 0.75  # an end of the scale used this often or less, as a share of the expected
ONE_IMPRESSION = 0.15  # more correlation between dimensions than expected, before anything is said


@dataclass(frozen=True, slots=True)
class Contrast:
    """Something found beside what the model expects of it; `z`: how many standard errors it stands above."""

    found: float
    expected: float
    z: float


@dataclass(frozen=True, slots=True)
class Habits:
    spread: Statistic
    one_impression: Statistic
    reasons: tuple[Reason, ...]


def rater_flags(rounds: RaterRounds, outfit: float) -> Habits:
    """What can be said of one rater; Undefined below FEWEST_ROUNDS."""
    if len(rounds.rounds) < FEWEST_ROUNDS:
        few = Undefined(
            _("there are {n} of the {least} rounds it needs").format(n=len(rounds.rounds), least=FEWEST_ROUNDS)
        )
        return Habits(few, few, ())
    moments = _moments(rounds)
    spread, halo = _spread(moments), _one_impression(rounds, moments)
    reasons = (*_halo(halo), *_central(rounds, spread, outfit), *_narrow(spread))
    return Habits(_told(spread), halo if isinstance(halo, Undefined) else _told(halo), reasons)


def _told(contrast: Contrast) -> Statistic:
    return Value(contrast.found)


@dataclass(frozen=True, slots=True)
class _Moments:
    """(n,) by round: squared distances from the expected mean of each item, and what is left within the round."""

    total: Floats
    total_expected: Floats
    within: Floats
    within_expected: Floats


def _moments(rounds: RaterRounds) -> _Moments:
    middle = _expected_means(rounds)
    sizes = rounds.counts.sum(axis=1)
    step = np.arange(rounds.chosen.shape[2])
    away = step[None, :] - middle[:, None]
    total = np.einsum("ndk,dk->n", rounds.chosen, away**2)
    sums = np.einsum("ndk,dk->n", rounds.chosen, away)
    # At an impression x: the mean square of a round, and of its sum, which the halo moves.
    shift = rounds.expected - middle[:, None]
    squares = rounds.counts @ (rounds.variance + shift**2)
    of_sum = (rounds.counts @ shift) ** 2 + rounds.counts @ rounds.variance
    total_expected = np.einsum("nx,nx->n", rounds.foretold, squares)
    sum_expected = np.einsum("nx,nx->n", rounds.foretold, of_sum)
    return _Moments(total, total_expected, total - sums**2 / sizes, total_expected - sum_expected / sizes)


def _expected_means(rounds: RaterRounds) -> Floats:
    """(D,) the category the model expects on average of each item, over the rounds that rated it."""
    foretold = rounds.foretold @ rounds.expected.T
    counts = rounds.counts.sum(axis=0)
    means: Floats = (rounds.counts * foretold).sum(axis=0) / np.maximum(counts, 1)
    return means


def _spread(moments: _Moments) -> Contrast:
    """The standard deviation of the ratings, as a share of the expected one (expected 1)."""
    away = moments.total - moments.total_expected
    ratio = sqrt(max(float(moments.total.sum() / moments.total_expected.sum()), 0.0))
    return Contrast(ratio, 1.0, _z(away))


def _one_impression(rounds: RaterRounds, moments: _Moments) -> Contrast | Undefined:
    """The correlation between two dimensions of a round, over rounds: intraclass, one-way (Shrout & Fleiss 1979)."""
    several = rounds.counts.sum(axis=1) >= 2
    if several.sum() < FEWEST_ROUNDS:
        return Undefined(_("fewer than {n} of the rounds rate two dimensions or more").format(n=FEWEST_ROUNDS))
    sizes = rounds.counts.sum(axis=1)[several]
    freedom = float((sizes - 1).sum() / sizes.sum())  # a round's own mean takes one of its ratings away
    total, within = moments.total[several], moments.within[several] / freedom
    total_expected, within_expected = moments.total_expected[several], moments.within_expected[several] / freedom
    if total.sum() <= 0:
        return Undefined(_("all ratings of a dimension are the same"))
    found = 1 - float(within.sum() / total.sum())
    expected = 1 - float(within_expected.sum() / total_expected.sum())
    # The linearised ratio: what each round adds to the correlation beyond the expected.
    away = (1 - expected) * total - within
    return Contrast(found, expected, _z(away))


def _z(away: Floats) -> float:
    """The sum of independent contributions in its standard errors, these from their own scatter."""
    scatter = sqrt(float((away**2).sum()))
    return float(away.sum()) / scatter if scatter > 0 else 0.0


def _halo(found: Contrast | Undefined) -> tuple[Reason, ...]:
    if isinstance(found, Undefined) or found.z < LIMIT_Z or found.found - found.expected < ONE_IMPRESSION:
        return ()
    says = _("Two dimensions of one round correlate {found:.2f}; the model expects {expected:.2f} of these rounds.")
    return (_reason("halo", says, found),)


def _central(rounds: RaterRounds, spread: Contrast, outfit: float) -> tuple[Reason, ...]:
    ends = _ends(rounds)
    if any(end.z > -LIMIT_Z / 2 or end.found > SELDOM * end.expected for end in ends):
        return ()
    both = Contrast(sum(end.found for end in ends), sum(end.expected for end in ends), sum(e.z for e in ends) / sqrt(2))
    if both.z > -LIMIT_Z or (spread.found > NARROW and outfit > MUTED):
        return ()
    says = _(
        "{found:.0%} of the ratings stand at one of the two ends of the scale; the model expects {expected:.0%}."
        " Outfit {outfit:.2f}."
    )
    return (_reason("central tendency", says, both, outfit=outfit),)


def _ends(rounds: RaterRounds) -> list[Contrast]:
    """The lowest and the highest category of each item: how often used, beside how often expected."""
    ends = []
    tops = (rounds.chance.max(axis=2) > 0).sum(axis=1) - 1
    items = np.arange(len(tops))
    n = float(rounds.counts.sum())
    for place in (np.zeros_like(tops), tops):
        used = rounds.chosen[:, items, place].sum(axis=1)
        chance = rounds.foretold @ rounds.chance[items, place].T
        foretold = (rounds.counts * chance).sum(axis=1)
        ends.append(Contrast(float(used.sum()) / n, float(foretold.sum()) / n, _z(used - foretold)))
    return ends


def _narrow(spread: Contrast) -> tuple[Reason, ...]:
    if spread.z > -LIMIT_Z or spread.found > NARROW:
        return ()
    says = _("The ratings spread {found:.0%} as far as the model expects of these rounds.")
    return (_reason("range restriction", says, spread),)


def _reason(flag: str, says: str, found: Contrast, **more: float) -> Reason:
    words = says.format(found=found.found, expected=found.expected, **more)
    return Reason(flag, words, found.found, found.expected)  # type: ignore[arg-type]
