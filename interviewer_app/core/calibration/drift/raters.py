"""Raters against their own baseline: surprises, running sums, flags, and what would still go unseen."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.drift.change import (
    Change,
    change_point,
    false_discovery,
    moved,
    would_show,
)
from interviewer_app.core.calibration.drift.limits import chance, limits
from interviewer_app.core.calibration.drift.nothing import silent_rater
from interviewer_app.core.calibration.drift.results import FEWEST_ROUNDS, Direction, RaterDrift, Status, Step, Stretch
from interviewer_app.core.calibration.drift.rounds import Rounds
from interviewer_app.core.calibration.drift.running_sums import SLACK, running_sums
from interviewer_app.core.texts import _

SHIFTS = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)  # logits milder
_FLATTEST = 0.05  # standard deviations per logit, so that at an end of the scale no shift is without bound


@dataclass(frozen=True, slots=True)
class Surprises:
    """(N,) per round by time: `surprise` recentred with variance about 1, NaN where the round cannot be compared.

    response: (N, SHIFTS) how far a rater who is milder by each of SHIFTS moves the surprise
    baseline: the first so many rounds are the frozen window
    """

    rounds: Rounds
    surprise: NDArray[np.float64]
    response: NDArray[np.float64]
    baseline: int


@dataclass(frozen=True, slots=True)
class Watched:
    """One rater's comparable rounds since the baseline, own level taken off; `places` in Surprises.

    before: rounds within the baseline
    """

    rater: int
    places: NDArray[np.int64]
    surprise: NDArray[np.float64]
    response: NDArray[np.float64]
    before: int

    @property
    def enough(self) -> bool:
        return self.before >= FEWEST_ROUNDS and len(self.places) >= FEWEST_ROUNDS

    def stricter(self, change: Change, until: int) -> tuple[float, tuple[float, float]]:
        """A change of surprises as a shift of severity in logits, with its interval: the response turned round.

        until: the change lasts up to this round, not included
        """
        low, high = change.ci95
        ends = in_logits(self.response[change.first : until], np.array([change.shift, low, high]))
        return -float(ends[0]), (-float(ends[2]), -float(ends[1]))


def in_logits(response: NDArray[np.float64], surprise: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much milder a rater is whose mean surprise over these rounds is `surprise`; straight beyond SHIFTS."""
    curve = response.mean(axis=0)
    found = np.interp(surprise, curve, SHIFTS)
    ends = (curve[1] - curve[0]) / (SHIFTS[1] - SHIFTS[0]), (curve[-1] - curve[-2]) / (SHIFTS[-1] - SHIFTS[-2])
    slopes = [max(float(end), _FLATTEST) for end in ends]
    below, above = np.minimum(surprise - curve[0], 0), np.maximum(surprise - curve[-1], 0)
    return np.asarray(found + below / slopes[0] + above / slopes[1])


def own_level_off(surprises: Surprises) -> list[Watched]:
    """Each rater's later rounds, less the rater's baseline mean, over the rater's baseline standard deviation.

    Variances are shrunk towards the common one by how far they scatter beyond chance (moments; chance alone gives them
    a relative variance of 2 / (n - 1)), so that a rater with twelve rounds is not held to twelve rounds' luck.
    """
    seen = np.flatnonzero(~np.isnan(surprises.surprise))
    raters = len(surprises.rounds.ratings.interviewer.labels)
    rater, z = surprises.rounds.rater[seen], surprises.surprise[seen]
    early = seen < surprises.baseline
    n = np.bincount(rater[early], minlength=raters)
    mean = np.bincount(rater[early], z[early], raters) / np.maximum(n, 1)
    scale = _scales(z[early] - mean[rater[early]], rater[early], n)
    later, found = seen[~early], []
    order = np.argsort(surprises.rounds.rater[later], kind="stable")
    ends = np.cumsum(np.bincount(surprises.rounds.rater[later], minlength=raters))
    for one, places in enumerate(np.split(later[order], ends[:-1])):
        own = (surprises.surprise[places] - mean[one]) / scale[one]
        found.append(Watched(one, places, own, surprises.response[places] / scale[one], int(n[one])))
    return found


def rater_drift(
    surprises: Surprises, watched: list[Watched], months: list[tuple[Stretch, ...]], because: dict[int, str]
) -> list[RaterDrift]:
    """Every rater of the ratings, in the order of their codes.

    watched: every rater; months: one tuple per rater
    because: raters of whom nothing can be said, and why
    """
    told = [one for one in watched if one.enough and one.rater not in because]
    paths = {one.rater: _path(one) for one in told}
    chances = [chance(paths[one.rater].highest, one.before, len(one.places)) for one in told]
    q = dict(zip(paths, false_discovery(np.array(chances)).tolist(), strict=True))
    return [
        _told(surprises, one, paths[one.rater], q[one.rater], months[one.rater])
        if one.rater in paths
        else replace(_silent(surprises, one, because), months=months[one.rater])
        for one in watched
    ]


@dataclass(frozen=True, slots=True)
class _Path:
    upper: NDArray[np.float64]
    lower: NDArray[np.float64]
    limit: NDArray[np.float64]

    @property
    def highest(self) -> float:
        return float(max(self.upper.max(), self.lower.max()))

    @property
    def crossed(self) -> int | None:
        above = np.maximum(self.upper, self.lower) > self.limit
        return int(above.argmax()) if above.any() else None

    @property
    def milder(self) -> bool:
        """Which sum crossed first."""
        at = self.crossed
        return at is not None and bool(self.upper[at] >= self.lower[at])

    @property
    def last(self) -> int:
        """Where the change ends: at the end, or at the sum's peak if it has come back to 0 since."""
        side = self.upper if self.milder else self.lower
        at = self.crossed or 0
        gone = np.flatnonzero(side[at:] == 0)
        return at + int(side[at : at + gone[0]].argmax()) if len(gone) else len(side) - 1


def _path(one: Watched) -> _Path:
    upper, lower = running_sums(one.surprise[None, :])
    return _Path(upper[0], lower[0], limits(one.before, len(one.places)))


def _told(surprises: Surprises, one: Watched, path: _Path, q: float, months: tuple[Stretch, ...]) -> RaterDrift:
    crossed, day = path.crossed, surprises.rounds.day
    direction: Direction | None = None if crossed is None else "milder" if path.milder else "stricter"
    until = len(one.surprise) if crossed is None else path.last + 1
    change = moved(one.surprise, one.before)
    if crossed is not None:
        change = change_point(one.surprise[:until], one.before, 1 if path.milder else -1)
    shift, ci95 = one.stricter(change, until)
    status: Status = "steady" if crossed is None else "flagged"
    return RaterDrift(
        interviewer=_name(surprises, one),
        status=status,
        direction=direction,
        since=None if crossed is None else day(int(one.places[change.first])),
        place=None if crossed is None else change.first + 1,
        estimated_shift=shift,
        ci95=ci95,
        q=q,
        rounds=len(one.places),
        baseline_rounds=one.before,
        would_show=_would_show(one, path),
        crossed=None if crossed is None else day(int(one.places[crossed])),
        crossed_place=None if crossed is None else crossed + 1,
        because="",
        steps=_steps(surprises, one, path),
        months=months,
    )


def _would_show(one: Watched, path: _Path) -> float:
    """The larger of both directions: near an end of the scale they differ."""
    least = would_show(path.limit, one.before, SLACK)
    return float(np.abs(in_logits(one.response, np.array([-least, least]))).max())


def _silent(surprises: Surprises, one: Watched, because: dict[int, str]) -> RaterDrift:
    why = because.get(one.rater) or _missing(one)
    return silent_rater(_name(surprises, one), len(one.places), one.before, why)


def _missing(one: Watched) -> str:
    """Why this rater is not watched, in rounds of candidates whom others rated too."""
    counts = {"before": one.before, "after": len(one.places), "least": FEWEST_ROUNDS}
    if one.before < FEWEST_ROUNDS:
        said = _("{before} of the {least} shared rounds it takes lie within the baseline")
    else:
        said = _("{after} of the {least} shared rounds it takes lie after the baseline")
    return said.format(**counts)


def _steps(surprises: Surprises, one: Watched, path: _Path) -> tuple[Step, ...]:
    lines = zip(one.places, one.surprise, path.lower, path.upper, path.limit, strict=True)
    return tuple(
        Step(surprises.rounds.day(int(place)), n, float(z), float(lower), float(upper), float(limit))
        for n, (place, z, lower, upper, limit) in enumerate(lines, start=1)
    )


def _name(surprises: Surprises, one: Watched) -> str:
    return surprises.rounds.ratings.interviewer.labels[one.rater]


def _scales(residual: NDArray[np.float64], rater: NDArray[np.int64], n: NDArray[np.int64]) -> NDArray[np.float64]:
    """(R,) standard deviations within raters, shrunk."""
    squares = np.bincount(rater, residual**2, len(n))
    free = np.maximum(n - 1, 0)
    common = float(squares.sum() / max(free.sum(), 1)) or 1.0
    some = free >= FEWEST_ROUNDS - 1
    ratio = np.where(some, squares / np.maximum(free, 1) / common, 1.0)
    beyond = float(np.mean((ratio[some] - 1) ** 2 - 2 / free[some])) if some.any() else 0.0
    share = np.where(some, max(beyond, 0.0) / (max(beyond, 0.0) + 2 / np.maximum(free, 1)), 0.0)
    return np.asarray(np.sqrt(common * (1 + share * (ratio - 1))))
