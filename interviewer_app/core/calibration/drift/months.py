"""A rater's severity month by month, against the group: what a chart of drift shows."""

from __future__ import annotations

from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.drift.change import NORMAL_975
from interviewer_app.core.calibration.drift.raters import Surprises, in_logits
from interviewer_app.core.calibration.drift.results import Stretch
from interviewer_app.core.texts import _

TOGETHER = 3  # stretches behind a smoothed value
_UNDATED = 10  # rounds of a stretch where there are no months


def months_of(
    surprises: Surprises, severity: NDArray[np.float64], breaks: tuple[str, ...]
) -> list[tuple[Stretch, ...]]:
    """One tuple per rater, empty for a rater without a severity.

    severity: (R,) of the baseline, NaN for raters it does not know
    breaks:   first days of new versions; what is smoothed begins anew there

    Within a stretch severity is the baseline's less what the mean of its surprises stands for in logits; the baseline's
    own error cancels. The interval is that of the stretch alone.
    """
    seen = np.flatnonzero(~np.isnan(surprises.surprise))
    rater = surprises.rounds.rater[seen]
    order = np.argsort(rater, kind="stable")
    ends = np.cumsum(np.bincount(rater, minlength=len(severity)))
    parts = np.split(seen[order], ends[:-1])
    return [
        () if np.isnan(own) else tuple(_smoothed(surprises, places, float(own), breaks))
        for own, places in zip(severity, parts, strict=True)
    ]


def _smoothed(surprises: Surprises, places: NDArray[np.int64], own: float, breaks: tuple[str, ...]) -> list[Stretch]:
    found: list[Stretch] = []
    behind: list[NDArray[np.int64]] = []
    for label, part in _stretches(surprises, places):
        since, until = (surprises.rounds.day(int(part[end])) for end in (0, -1))
        before = found[-1].since if found else None
        if before is not None and since is not None and any(before < one <= since for one in breaks):
            behind = []
        behind = [*behind, part][-TOGETHER:]
        alone, together = _severity(surprises, part, own), _severity(surprises, np.concatenate(behind), own)
        found.append(Stretch(label, since, until, len(part), *alone, *together))
    return found


def _stretches(surprises: Surprises, places: NDArray[np.int64]) -> list[tuple[str, NDArray[np.int64]]]:
    rounds = surprises.rounds
    if rounds.dated:
        by_month = groupby(places.tolist(), key=lambda place: (rounds.day(place) or "")[:7])
        return [(month, np.array(list(part), np.int64)) for month, part in by_month]
    starts = range(0, len(places), _UNDATED)
    parts = [(start, places[start : start + _UNDATED]) for start in starts]
    return [(_("rounds {n} to {m}").format(n=start + 1, m=start + len(part)), part) for start, part in parts]


def _severity(surprises: Surprises, part: NDArray[np.int64], own: float) -> tuple[float, tuple[float, float]]:
    mean, half = float(surprises.surprise[part].mean()), NORMAL_975 / float(np.sqrt(len(part)))
    milder = in_logits(surprises.response[part], np.array([mean, mean - half, mean + half]))
    return own - float(milder[0]), (own - float(milder[2]), own - float(milder[1]))
