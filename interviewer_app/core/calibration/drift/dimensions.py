"""Dimensions against each other: the week's shift of each less that of the middle one, in running sums."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.drift.change import change_point, false_discovery, moved
from interviewer_app.core.calibration.drift.limits import chance, limits
from interviewer_app.core.calibration.drift.nothing import silent_dimension
from interviewer_app.core.calibration.drift.results import DimensionDrift, DimensionStep, Status
from interviewer_app.core.calibration.drift.rounds import Rounds
from interviewer_app.core.calibration.drift.running_sums import running_sums
from interviewer_app.core.calibration.drift.weeks import Weeks
from interviewer_app.core.texts import _

FEWEST_WEEKS = 3  # within the baseline
BY_HUNDRED_WEEKS = 0.03  # and as much in proportion before: .4 % of a quarter
_KNOWN = 20  # weeks' worth of belief that the model's standard errors hold


@dataclass(frozen=True, slots=True)
class _Stream:
    """One dimension's weeks since the baseline, baseline mean off; surprises are stricter when positive."""

    weeks: NDArray[np.int64]
    surprise: NDArray[np.float64]
    gain: NDArray[np.float64]
    baseline: float
    upper: NDArray[np.float64]
    lower: NDArray[np.float64]
    limit: NDArray[np.float64]

    @property
    def excess(self) -> NDArray[np.float64]:
        return np.maximum(self.upper, self.lower) / self.limit


Measure = Callable[[NDArray[np.bool_]], Weeks]


def dimension_drift(measure: Measure, rounds: Rounds, names: tuple[str, ...]) -> list[DimensionDrift]:
    """One per name, in their order.

    measure: the weeks of all dimensions, one column per name, as if only those in the mask (D,) had been rated
    """
    weeks = measure(np.ones(len(names), np.bool_))
    because = _because(weeks, names)
    if because:
        return [_silent(name, weeks, d, because) for d, name in enumerate(names)]
    streams, apart = _attributed(weeks, measure)
    chances = {d: _chance(one) for d, one in streams.items()}
    q = dict(zip(chances, false_discovery(np.array(list(chances.values()))).tolist(), strict=True))
    lacking = _("too few of its weeks lie before or after the end of the baseline")
    return [
        _told(name, weeks, rounds, d, streams[d], q[d], d in apart)
        if d in streams
        else _silent(name, weeks, d, lacking)
        for d, name in enumerate(names)
    ]


def _attributed(weeks: Weeks, measure: Measure) -> tuple[dict[int, _Stream], set[int]]:
    """Streams, and the dimensions that moved. The largest excess is taken first and then left out of the sums; again.

    At most the smaller half can have moved: what most dimensions do is the middle.
    """
    items = weeks.shift.shape[1]
    found: dict[int, _Stream] = {}
    apart: set[int] = set()
    while True:
        left = _streams(weeks)
        largest = max(left, key=lambda d: float(left[d].excess.max()), default=-1)
        if largest < 0 or left[largest].excess.max() <= 1 or len(apart) >= (items - 1) // 2:
            return dict(sorted((found | left).items())), apart
        found[largest] = left[largest]
        apart.add(largest)
        weeks = measure(np.array([d not in apart for d in range(items)]))


def _streams(weeks: Weeks) -> dict[int, _Stream]:
    shift = weeks.shift - _middle(weeks.shift)[:, None]
    weight = np.where(np.isnan(shift), 0.0, 1 / np.where(np.isnan(weeks.se), 1.0, weeks.se) ** 2)
    early = weight[: weeks.early]
    base = np.sum(early * np.nan_to_num(shift[: weeks.early]), axis=0) / np.maximum(early.sum(axis=0), 1e-12)
    away = np.nan_to_num(shift - base) * np.sqrt(weight)
    free = max(int((early > 0).sum()) - int((early > 0).any(axis=0).sum()), 0)
    scale = float(np.sqrt((_KNOWN + np.sum(away[: weeks.early] ** 2)) / (_KNOWN + free)))
    found = {}
    for d in range(shift.shape[1]):
        later = weeks.early + np.flatnonzero(weight[weeks.early :, d] > 0)
        known = float(early[:, d].sum() / weight[later, d].mean()) if len(later) else 0.0
        if known >= FEWEST_WEEKS:
            found[d] = _stream(later, away[later, d] / scale, np.sqrt(weight[later, d]) / scale, known)
    return found


def _stream(
    later: NDArray[np.int64], surprise: NDArray[np.float64], gain: NDArray[np.float64], known: float
) -> _Stream:
    upper, lower = running_sums(surprise[None, :])
    limit = limits(known, len(later), BY_HUNDRED_WEEKS, early=1.0)
    return _Stream(later, surprise, gain, known, upper[0], lower[0], limit)


def _middle(shift: NDArray[np.float64]) -> NDArray[np.float64]:
    """(W,) the median over the dimensions a week has; 0 where it has none."""
    return np.array([np.median(row[~np.isnan(row)]) if (~np.isnan(row)).any() else 0.0 for row in shift])


def _chance(one: _Stream) -> float:
    return chance(float(max(one.upper.max(), one.lower.max())), one.baseline, len(one.weeks))


def _because(weeks: Weeks, names: tuple[str, ...]) -> str:
    if len(names) < 3:
        return _("with fewer than three dimensions nobody can say which of them moved")
    if weeks.early < FEWEST_WEEKS or weeks.early == len(weeks.first):
        return _("it takes three weeks within the baseline and one after it")
    return ""


def _told(name: str, weeks: Weeks, rounds: Rounds, d: int, one: _Stream, q: float, flagged: bool) -> DimensionDrift:
    change = moved(one.surprise, one.baseline)
    stricter = bool(one.upper.max() >= one.lower.max())
    if flagged:
        change = change_point(one.surprise, one.baseline, 1 if stricter else -1)
    gain = float(one.gain[change.first :].mean())
    status: Status = "flagged" if flagged else "steady"
    return DimensionDrift(
        dimension=name,
        status=status,
        direction=("stricter" if stricter else "milder") if flagged else None,
        since=_day(weeks, rounds, int(one.weeks[change.first])) if flagged else None,
        estimated_shift=change.shift / gain,
        ci95=(change.ci95[0] / gain, change.ci95[1] / gain),
        q=q,
        ratings=int(weeks.ratings[one.weeks, d].sum()),
        weeks=len(one.weeks),
        because="",
        steps=_steps(weeks, rounds, d, one),
    )


def _silent(name: str, weeks: Weeks, d: int, because: str) -> DimensionDrift:
    ratings = int(weeks.ratings[weeks.early :, d].sum())
    return silent_dimension(name, ratings, len(weeks.first) - weeks.early, because)


def _steps(weeks: Weeks, rounds: Rounds, d: int, one: _Stream) -> tuple[DimensionStep, ...]:
    return tuple(
        DimensionStep(
            day=_day(weeks, rounds, int(week)),
            place=n + 1,
            ratings=int(weeks.ratings[week, d]),
            shift=float(one.surprise[n] / one.gain[n]),
            stricter=float(one.upper[n]),
            milder=float(one.lower[n]),
            limit=float(one.limit[n]),
        )
        for n, week in enumerate(one.weeks)
    )


def _day(weeks: Weeks, rounds: Rounds, week: int) -> str | None:
    return rounds.day(int(weeks.first[week]))
