"""Dimensions against each other: the week's shift of each less that of the middle one, in running sums."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.drift.change import change_point, false_discovery, level
from interviewer_app.core.calibration.drift.limits import chance, limits
from interviewer_app.core.calibration.drift.raters import NORMAL_975
from interviewer_app.core.calibration.drift.results import DimensionDrift, DimensionStep, Status
from interviewer_app.core.calibration.drift.rounds import Rounds
from interviewer_app.core.calibration.drift.running_sums import running_sums
from interviewer_app.core.calibration.drift.weeks import Weeks
from interviewer_app.core.texts import _

FEWEST_WEEKS = 3  # within the baseline
BY_HUNDRED_WEEKS = 0.05  # and as much in proportion before: .65 % of a quarter
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


def dimension_drift(weeks: Weeks, rounds: Rounds, names: tuple[str, ...]) -> list[DimensionDrift]:
    """One per name, in their order, the columns of `weeks`."""
    because = _because(weeks, names)
    if because:
        return [_silent(name, weeks, d, because) for d, name in enumerate(names)]
    streams, moved = _attributed(weeks)
    told = [d for d, one in enumerate(streams) if one is not None]
    chances = [_chance(streams[d]) for d in told]
    q = dict(zip(told, false_discovery(np.array(chances)).tolist(), strict=True))
    lacking = _("too few of its weeks lie before or after the end of the baseline")
    return [
        _told(name, weeks, rounds, d, one, q[d], d in moved) if one is not None else _silent(name, weeks, d, lacking)
        for d, (name, one) in enumerate(zip(names, streams, strict=True))
    ]


def _attributed(weeks: Weeks) -> tuple[list[_Stream | None], set[int]]:
    """Streams, and the dimensions that moved. The largest excess is taken first and leaves the middle; then again.

    At most the smaller half can have moved: what most dimensions do is the middle.
    """
    items = weeks.shift.shape[1]
    moved: set[int] = set()
    while True:
        streams = _streams(weeks, sorted(set(range(items)) - moved))
        left = {d: float(one.excess.max()) for d, one in enumerate(streams) if one is not None and d not in moved}
        largest = max(left, key=lambda d: left[d], default=None)
        if largest is None or left[largest] <= 1 or len(moved) >= (items - 1) // 2:
            return streams, moved
        moved.add(largest)


def _streams(weeks: Weeks, middle: list[int]) -> list[_Stream | None]:
    shift = weeks.shift - _middle(weeks.shift[:, middle])[:, None]
    weight = np.where(np.isnan(shift), 0.0, 1 / np.where(np.isnan(weeks.se), 1.0, weeks.se) ** 2)
    early = weight[: weeks.early]
    base = np.nansum(early * np.nan_to_num(shift[: weeks.early]), axis=0) / np.maximum(early.sum(axis=0), 1e-12)
    away = np.nan_to_num(shift - base) * np.sqrt(weight)
    free = max(int((early > 0).sum()) - weight.shape[1], 0)
    scale = float(np.sqrt((_KNOWN + np.sum(away[: weeks.early] ** 2)) / (_KNOWN + free)))
    found: list[_Stream | None] = []
    for d in range(shift.shape[1]):
        later = weeks.early + np.flatnonzero(weight[weeks.early :, d] > 0)
        known = early[:, d].sum() / weight[later, d].mean() if len(later) else 0.0
        found.append(_stream(later, away[later, d] / scale, np.sqrt(weight[later, d]) / scale, float(known)))
    return found


def _stream(
    later: NDArray[np.int64], surprise: NDArray[np.float64], gain: NDArray[np.float64], known: float
) -> _Stream | None:
    if known < FEWEST_WEEKS or not len(later):
        return None
    upper, lower = running_sums(surprise[None, :])
    limit = limits(known, len(later), BY_HUNDRED_WEEKS, early=1.0)
    return _Stream(later, surprise, gain, known, upper[0], lower[0], limit)


def _middle(shift: NDArray[np.float64]) -> NDArray[np.float64]:
    """(W,) the median over the dimensions a week has; 0 where it has none."""
    return np.array([np.median(row[~np.isnan(row)]) if (~np.isnan(row)).any() else 0.0 for row in shift])


def _chance(one: _Stream | None) -> float:
    assert one is not None
    return chance(float(max(one.upper.max(), one.lower.max())), one.baseline, len(one.weeks))


def _because(weeks: Weeks, names: tuple[str, ...]) -> str:
    if len(names) < 3:
        return _("with fewer than three dimensions nobody can say which of them moved")
    if weeks.early < FEWEST_WEEKS or weeks.early == len(weeks.first):
        return _("it takes three weeks within the baseline and one after it")
    return ""


def _told(name: str, weeks: Weeks, rounds: Rounds, d: int, one: _Stream, q: float, moved: bool) -> DimensionDrift:
    first, (shift, se) = 0, level(one.surprise, one.gain, one.baseline)
    stricter = bool(one.upper.max() >= one.lower.max())
    if moved:
        change = change_point(one.surprise, one.gain, one.baseline, 1 if stricter else -1)
        first, shift, se = change.first, change.shift, change.se
    status: Status = "flagged" if moved else "steady"
    return DimensionDrift(
        dimension=name,
        status=status,
        direction=("stricter" if stricter else "milder") if moved else None,
        since=_day(weeks, rounds, int(one.weeks[first])) if moved else None,
        estimated_shift=shift,
        ci95=(shift - NORMAL_975 * se, shift + NORMAL_975 * se),
        q=q,
        ratings=int(weeks.ratings[one.weeks, d].sum()),
        weeks=len(one.weeks),
        because="",
        steps=_steps(weeks, rounds, d, one),
    )


def _silent(name: str, weeks: Weeks, d: int, because: str) -> DimensionDrift:
    ratings = int(weeks.ratings[weeks.early :, d].sum())
    count = len(weeks.first) - weeks.early
    return DimensionDrift(name, "not enough data", None, None, None, None, None, ratings, count, because, ())


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
