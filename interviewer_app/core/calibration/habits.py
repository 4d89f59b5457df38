"""How raters take notes: what they log, prompted or not, how densely, how much of it later. Counts, never a verdict.

A rater stands beside the middle half of the others (quartiles, linear between order statistics: Hyndman & Fan 1996,
type 7), and only where enough others have enough rounds, so that nobody's own figure can be read off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from interviewer_app.core.calibration.habits_result import Habit, Habits, HabitUnit
from interviewer_app.core.rubrics.models import REQUIRED_KINDS
from interviewer_app.core.texts import _

OTHERS_NEEDED = 5
ROUNDS_NEEDED = 3


@dataclass(frozen=True, slots=True)
class RoundHabits:
    """One submitted round, counted.

    kinds:   by kind how many moments; those every pack has are compared
    moments: of any kind or none, withdrawn ones left out; prompted, late: of those
    live:    logged before the round ended; minutes: of the round clock
    late:    for a time before they were written, or in the sweep after the round
    """

    rater: str
    minutes: float
    moments: int
    prompted: int
    late: int
    live: int
    kinds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Figures:
    rounds: int
    by_key: Mapping[str, float | None]


def habits(rounds: Sequence[RoundHabits]) -> tuple[Habits, ...]:
    """Everybody's habits, raters by name."""
    of: dict[str, list[RoundHabits]] = defaultdict(list)
    for each in rounds:
        of[each.rater].append(each)
    figures = {rater: _figures(own) for rater, own in sorted(of.items())}
    return tuple(_beside(rater, figures) for rater in figures)


def _figures(rounds: Sequence[RoundHabits]) -> _Figures:
    moments, minutes = sum(each.moments for each in rounds), sum(each.minutes for each in rounds)
    by_key: dict[str, float | None] = {
        kind: sum(each.kinds.get(kind, 0) for each in rounds) / len(rounds) for kind in REQUIRED_KINDS
    }
    by_key["prompted"] = sum(each.prompted for each in rounds) / moments if moments else None
    by_key["late"] = sum(each.late for each in rounds) / moments if moments else None
    by_key["per_minute"] = sum(each.live for each in rounds) / minutes if minutes > 0 else None
    return _Figures(len(rounds), by_key)


def _beside(rater: str, figures: Mapping[str, _Figures]) -> Habits:
    own = figures[rater]
    others = [each for name, each in figures.items() if name != rater and each.rounds >= ROUNDS_NEEDED]

    def one(key: str, name: str, unit: HabitUnit) -> Habit:
        return Habit(key, name, unit, own.by_key[key], *_middle_half([each.by_key[key] for each in others]))

    names = {"trusted-output": _("Trusted output"), "rejected-suggestion": _("Rejected suggestion"),
             "added-test": _("Added test"), "named-risk": _("Named risk")}  # fmt: skip
    return Habits(
        rater=rater,
        rounds=own.rounds,
        others=len(others),
        kinds=tuple(one(kind, names[kind], "per round") for kind in REQUIRED_KINDS),
        prompted=one("prompted", _("Prompted share"), "share"),
        per_minute=one("per_minute", _("Moments per minute"), "per minute"),
        late=one("late", _("Written in later"), "share"),
    )


def _middle_half(values: Sequence[float | None]) -> tuple[float | None, float | None]:
    found = [value for value in values if value is not None]
    if len(found) < OTHERS_NEEDED:
        return None, None
    lower, upper = np.quantile(found, (0.25, 0.75))
    return float(lower), float(upper)
