"""Everything a calibration says of one table, computed in one go: for the screen, the report and the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from interviewer_app.core.calibration.agreement.agreement import agreement
from interviewer_app.core.calibration.agreement.results import AgreementResult
from interviewer_app.core.calibration.drift.results import DriftResult
from interviewer_app.core.calibration.drift.run import DriftOptions, drift
from interviewer_app.core.calibration.habits_result import Habits
from interviewer_app.core.calibration.intake.source import Source
from interviewer_app.core.calibration.kept import keep, kept_start, kept_whole, key_of
from interviewer_app.core.calibration.plan.results import PlanResult
from interviewer_app.core.calibration.plan.run import not_steady, plan
from interviewer_app.core.calibration.ratings import NO_TIME, Ratings, Unit, session_name
from interviewer_app.core.calibration.severity.fitted import FitOptions
from interviewer_app.core.calibration.severity.run import Fitted, fitted
from interviewer_app.core.calibration.severity.warm import start_of, told_start
from interviewer_app.core.calibration.statistic import Undefined
from interviewer_app.core.calibration.whole_result import Counts, Part, Period, Whole, WholeProgress

Tell = Callable[[WholeProgress], None]

_UNTIL: dict[Part, float] = {"severity": 0.4, "agreement": 0.6, "drift": 0.95, "plan": 1.0}
"""The share of the work that is done when a part is, as measured on a year of a team."""

_STEADY = 12  # iterations after which about two thirds of a fit are done; only the progress line asks


@dataclass(frozen=True, slots=True)
class WholeOptions:
    """What is measured, thresholds per dimension or not, and the last day of the drift's baseline (ISO date)."""

    unit: Unit = "candidate"
    partial_credit: bool = False
    baseline_to: str | None = None

    @property
    def asked(self) -> str:
        """The options as part of a file's name."""
        parts = (self.unit, "pc" if self.partial_credit else "rs", (self.baseline_to or "").replace("-", ""))
        return "-".join(part for part in parts if part)


def whole(
    source: Source,
    options: WholeOptions | None = None,
    progress: Tell | None = None,
    kept: Path | None = None,
    now_us: int = 0,
    habits: tuple[Habits, ...] = (),
) -> Whole:
    """All parts, each on its own: one that is undefined takes no other down.

    kept:   a folder where the last results lie; the same ratings and options again give those, with `nothing_new`, and
            others start from the nearest fit. None: nothing is read or written
    habits: of the workspace's raters, handed on
    """
    options = options or WholeOptions()
    labels = _labels(source.ratings)
    key = key_of(source.digest, options.asked)
    before = kept_whole(kept, key, labels) if kept is not None else None
    if before is not None:
        return replace(before, nothing_new=True, habits=habits, name=source.name, remarks=source.remarks)
    start = kept_start(kept, options.asked) if kept is not None else None
    found, own_start = _computed(source, options, progress or (lambda _told: None), start, now_us)
    if kept is not None:
        keep(kept, key, found, own_start, labels)
    return replace(found, habits=habits)


def _computed(
    source: Source, options: WholeOptions, tell: Tell, start: Any, now_us: int
) -> tuple[Whole, dict[str, Any] | None]:
    ratings = source.ratings
    made = _severity(ratings, options, tell, start)
    tell(WholeProgress("agreement", _UNTIL["severity"]))
    agreed: AgreementResult | Undefined = agreement(ratings, options.unit)
    tell(WholeProgress("drift", _UNTIL["agreement"]))
    drifted = _drift(ratings, options, tell)
    tell(WholeProgress("plan", _UNTIL["drift"]))
    planned = _plan(ratings, made, drifted)
    found = Whole(
        name=source.name,
        digest=source.digest,
        unit=options.unit,
        counts=counts_of(ratings),
        period=period_of(ratings),
        remarks=source.remarks,
        agreement=agreed,
        severity=made if isinstance(made, Undefined) else made.result,
        drift=drifted,
        plan=planned,
        habits=(),
        fitted_us=now_us,
    )
    return found, None if isinstance(made, Undefined) else start_of(made.fit)


def _severity(ratings: Ratings, options: WholeOptions, tell: Tell, start: Any) -> Fitted | Undefined:
    asked = FitOptions(options.unit, False, options.partial_credit)
    tell(WholeProgress("severity", 0.0))
    return fitted(ratings, asked, lambda told: tell(_share("severity", 0.0, told.done)), told_start(start, asked))


def _drift(ratings: Ratings, options: WholeOptions, tell: Tell) -> DriftResult | Undefined:
    asked = DriftOptions(options.unit, options.baseline_to)
    begun = _UNTIL["agreement"]
    steps = [0]

    def told(_progress: object) -> None:
        steps[0] += 1  # two fits, one after the other: their own counts begin anew
        tell(_share("drift", begun, steps[0]))

    return drift(ratings, asked, told)


def _plan(ratings: Ratings, made: Fitted | Undefined, drifted: DriftResult | Undefined) -> PlanResult | Undefined:
    if isinstance(made, Undefined):
        return made
    return plan(ratings, made, not_steady(drifted))


def _share(part: Part, begun: float, done: int) -> WholeProgress:
    within = 1 - 2.718281828 ** (-done / _STEADY)
    return WholeProgress(part, begun + (_UNTIL[part] - begun) * within, str(done))


def counts_of(ratings: Ratings) -> Counts:
    return Counts(
        ratings=ratings.n,
        interviewers=ratings.interviewer.size,
        candidates=ratings.candidate.size,
        rounds=len(np.unique(ratings.rounds())),
        dimensions=ratings.dimension.size,
    )


def period_of(ratings: Ratings) -> Period | None:
    """From the first to the last rating that has a time; None where none has."""
    dated = ratings.rated_us[ratings.rated_us != NO_TIME]
    return Period(int(dated.min()), int(dated.max()), ratings.n - len(dated)) if len(dated) else None


def _labels(ratings: Ratings) -> list[str]:
    """Every name by which a result may speak of a candidate, sorted."""
    sessions = {session_name(label) for label in ratings.session.labels}
    return sorted({*ratings.candidate.labels, *ratings.session.labels, *sessions})
