"""Do ratings go with what came later? Dimension by dimension, never as a total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.predict.adding import REPLICATES, added
from interviewer_app.core.calibration.predict.measures import means, reliability
from interviewer_app.core.calibration.predict.ranks import disattenuated, spearman, unrestricted
from interviewer_app.core.calibration.predict.results import Added, Predicted, PredictResult
from interviewer_app.core.calibration.ratings import Ratings
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.texts import _, plural

Floats = NDArray[np.float64]


def predict(
    ratings: Ratings,
    outcomes: Mapping[str, float],
    new: Sequence[str] = (),
    outcome_reliability: float | None = None,
    replicates: int = REPLICATES,
) -> PredictResult:
    """Spearman's correlation of each dimension with the outcome, corrected ones beside it, and what is new adds.

    outcomes: by candidate, more is better
    new:      dimensions, or rubric versions, whose addition to all others is asked
    outcome_reliability: 0 to 1, where somebody knows it; otherwise the outcome is not corrected
    raises:   BadInput for a new dimension or version that the ratings do not have
    """
    outcome = np.array([outcomes.get(label, np.nan) for label in ratings.candidate.labels])
    known = np.isfinite(outcome)
    measured = means(ratings)
    noise = None if outcome_reliability is None else Value(outcome_reliability)
    dimensions = tuple(_one(ratings, measured, outcome, at, noise, replicates) for at in range(ratings.dimension.size))
    told = _added(ratings, outcome, new, replicates) if new else None
    remarks = _remarks(len(outcomes), int(known.sum()))
    return PredictResult(ratings.candidate.size, int(known.sum()), dimensions, told, remarks)


def _one(
    ratings: Ratings, measured: Floats, outcome: Floats, at: int, noise: Value | None, replicates: int
) -> Predicted:
    rated = np.isfinite(measured[:, at])
    both = rated & np.isfinite(outcome)
    found = spearman(measured[both, at], outcome[both])
    reliable = reliability(ratings, at, both)
    clean = found if noise is None else disattenuated(found, noise)
    restricted = _unrestricted(clean, measured[rated, at], measured[both, at])
    adds = added(measured, outcome, ratings.dimension.labels, [at], replicates).adds
    return Predicted(
        dimension=ratings.dimension.labels[at],
        n=int(both.sum()),
        spearman=found,
        corrected=disattenuated(restricted, reliable),
        corrected_restriction=_unrestricted(found, measured[rated, at], measured[both, at]),
        corrected_unreliability=disattenuated(clean, reliable),
        reliability=reliable,
        adds=adds,
    )


def _unrestricted(found: Statistic, everybody: Floats, known: Floats) -> Statistic:
    if isinstance(found, Undefined):
        return found
    return unrestricted(found, float(everybody.std(ddof=1) / known.std(ddof=1)))


def _added(ratings: Ratings, outcome: Floats, new: Sequence[str], replicates: int) -> Added:
    """What was rated under new versions counts as predictors of its own, beside the same dimensions of older ones."""
    labels, versions = ratings.dimension.labels, ratings.rubric_version.labels
    for name in new:
        if name not in labels and name not in versions:
            raise BadInput(_("--new {name}: is neither a dimension nor a rubric version of these ratings.").format(
                name=shown(name)))  # fmt: skip
    of_new = np.isin(ratings.rubric_version.codes, [at for at, one in enumerate(versions) if one in new])
    names: list[str] = []
    columns: list[Floats] = []
    places: list[int] = []
    for rows, is_new in ((~of_new, False), (of_new, True)):
        table = np.full((ratings.candidate.size, len(labels)), np.nan)
        if rows.any():
            part = ratings.at(rows)
            at = np.ix_(
                _places(part.candidate.labels, ratings.candidate.labels), _places(part.dimension.labels, labels)
            )
            table[at] = means(part)
        for place, label in enumerate(labels):
            if np.isfinite(table[:, place]).any():
                if is_new or label in new:
                    places.append(len(names))
                names.append(f"{label} ({_('new')})" if is_new else label)
                columns.append(table[:, place])
    return added(np.column_stack(columns), outcome, names, places, replicates)


def _places(labels: Sequence[str], among: Sequence[str]) -> list[int]:
    place = {label: at for at, label in enumerate(among)}
    return [place[label] for label in labels]


def _remarks(given: int, used: int) -> tuple[str, ...]:
    if given == used:
        return ()
    return (plural("{n} outcome is of a candidate without ratings and was left out.",
                   "{n} outcomes are of candidates without ratings and were left out.", given - used),)  # fmt: skip
