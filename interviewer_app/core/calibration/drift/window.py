"""Which rounds are the baseline that everything later is held against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from interviewer_app.core.calibration.drift.results import FEWEST_ROUNDS, Baseline, BaselineRule
from interviewer_app.core.calibration.drift.rounds import KINDS, Rounds, breaks_in_order, end_of_day_us
from interviewer_app.core.errors import BadInput
from interviewer_app.core.texts import _

BEST = 100  # rounds of a rater after which more of a baseline is worth little
LEFT = 30  # rounds of a rater that must follow a baseline of that length


@dataclass(frozen=True, slots=True)
class Window:
    """The first `count` rounds in time are the baseline."""

    count: int
    rule: BaselineRule
    why: str


def window_of(rounds: Rounds, until: str | None) -> Window:
    """The window up to the day `until` (included), else by rule.

    The rule: up to the first break of a version, if the rater in the middle has at least FEWEST_ROUNDS rounds and a
    quarter of all before it, and FEWEST_ROUNDS after it; else that rater's first hundred rounds, if thirty follow them;
    else the first half.
    raises: BadInput where `until` is no day, or no round lies before or after it
    """
    if until is not None:
        return _given(rounds, until)
    each = float(np.median(np.bincount(rounds.rater)[np.unique(rounds.rater)]))
    at = _first_break(rounds, each)
    if at is not None:
        return Window(at, "before the first break", _("the rounds before the first new version"))
    if each >= BEST + LEFT:
        count = round(rounds.count * BEST / each)
        return Window(count, "first hundred", _("the first hundred rounds of an interviewer with a middling number"))
    return Window(rounds.count // 2, "first half", _("the first half, as there are too few for a hundred rounds each"))


def baseline_of(rounds: Rounds, window: Window) -> Baseline:
    last = max(window.count - 1, 0)
    return Baseline(rounds.day(0), rounds.day(last), window.count, window.rule, window.why)


def _given(rounds: Rounds, until: str) -> Window:
    try:
        last = end_of_day_us(date.fromisoformat(until))
    except ValueError:
        said = _("The baseline cannot end on {day!r}: write a day such as 2026-03-31.")
        raise BadInput(said.format(day=until)) from None
    if not rounds.dated:
        raise BadInput(_("The ratings carry no times, so a baseline cannot end on a day; add a column rated_at."))
    count = int(np.searchsorted(rounds.when_us, last, side="right"))
    if count in (0, rounds.count):
        which = _("before") if count == 0 else _("after")
        said = _("No round lies {which} the end of the baseline on {day}; the rounds are of {first} to {end}.")
        days = {"first": rounds.day(0), "end": rounds.day(rounds.count - 1)}
        raise BadInput(said.format(which=which, day=until, **days))
    return Window(count, "given", _("up to the day that was given"))


def _first_break(rounds: Rounds, each: float) -> int | None:
    """Where the first version comes in that leaves enough rounds on both sides."""
    breaks = sorted(place for kind in range(len(KINDS)) for _old, _new, place in breaks_in_order(rounds, kind))
    for place in breaks:
        before = each * place / rounds.count
        if before >= max(FEWEST_ROUNDS, each / 4) and each - before >= FEWEST_ROUNDS:
            return place
    return None
