"""A team's anchor exercise: recorded rounds that several raters rate under both versions of a rubric."""

from __future__ import annotations

from math import erfc, sqrt

import numpy as np

from interviewer_app.core.calibration.plan.results import AnchorExercise
from interviewer_app.core.calibration.ratings import Ratings

RECORDED, RATERS = 10, 6
SHIFT = 0.5
_Z_ONE_PERCENT = 2.5758293035489004


def anchor_exercise(ratings: Ratings, information: float, halo_sd: float) -> AnchorExercise | None:
    """What ten recorded rounds would tell of a version's overall shift; None where fewer than two versions are named.

    information: of one round on its impression, per logit squared
    """
    versions = ratings.rubric_version.labels
    if len(versions) < 2:
        return None
    raters = min(RATERS, ratings.interviewer.size)
    error = linking_error(information, halo_sd, RECORDED * raters)
    return AnchorExercise(RECORDED, raters, SHIFT, error, power(SHIFT, error), linked(ratings), versions)


def linking_error(information: float, halo_sd: float, pairs: int) -> float:
    """The standard error of a version's shift from `pairs` of rounds rated under both: sqrt(2 (1/I + s_u^2) / pairs).

    The candidate and the rater's severity fall out of the difference of a pair; the impression is formed twice, so that
    its halo counts twice. No shift of single raters between the versions is allowed for.
    """
    return sqrt(2 * (1 / max(information, 1e-6) + halo_sd**2) / pairs)


def power(shift: float, error: float) -> float:
    """The chance that a two-sided z test at 1 % finds `shift`."""
    away = shift / error
    return 0.5 * (erfc((_Z_ONE_PERCENT - away) / sqrt(2)) + erfc((_Z_ONE_PERCENT + away) / sqrt(2)))


def linked(ratings: Ratings) -> int:
    """Rounds of the table that one rater rated under two versions or more: a linking pair each."""
    versions = ratings.rubric_version
    known = versions.known()
    rounds = ratings.rounds()[known]
    pairs = np.unique(rounds * versions.size + versions.codes[known])
    return int((np.unique(pairs // versions.size, return_counts=True)[1] > 1).sum()) if len(pairs) else 0
