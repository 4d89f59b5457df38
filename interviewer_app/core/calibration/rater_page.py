"""One rater's own page, as plain records: their figures, and of their colleagues a band without a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from interviewer_app.core.calibration.figures.shown import CusumShown, HabitsShown, MonthsShown
from interviewer_app.core.calibration.telling.methods import Method, digest_words, method
from interviewer_app.core.calibration.telling.overview import period_words
from interviewer_app.core.calibration.telling.rater import RaterTold, rater_told
from interviewer_app.core.calibration.telling.showing_rater import cusum_shown, habits_shown, months_shown
from interviewer_app.core.calibration.whole_result import Whole

FIGURES: tuple[Literal["months", "cusum", "habits"], ...] = ("months", "cusum", "habits")


@dataclass(frozen=True, slots=True)
class RaterPage:
    """habits: without rows where the source says nothing of them

    fitted_us: when it was computed, UTC microseconds
    """

    rater: str
    period: str
    told: RaterTold
    months: MonthsShown
    cusum: CusumShown
    habits: HabitsShown
    methods: tuple[tuple[str, Method], ...]
    digest: str
    fitted_us: int


def rater_page(whole: Whole, rater: str) -> RaterPage:
    """The page of `rater`; a name the ratings do not have gives a page that says what it lacks."""
    return RaterPage(
        rater=rater,
        period=period_words(whole),
        told=rater_told(whole, rater),
        months=months_shown(whole, rater),
        cusum=cusum_shown(whole, rater),
        habits=habits_shown(whole, rater),
        methods=tuple((figure, method(whole, figure)) for figure in FIGURES),
        digest=digest_words(whole),
        fitted_us=whole.fitted_us,
    )
