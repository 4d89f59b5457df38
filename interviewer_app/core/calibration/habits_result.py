"""A rater's habits beside those of the others, as plain numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

HabitUnit = Literal["per round", "share", "per minute"]


@dataclass(frozen=True, slots=True)
class Habit:
    """One figure: the rater's own, and the middle half of the others.

    key:   id of a kind of moment, or `prompted`, `per_minute`, `late`
    unit:  shares are 0 to 1
    own:   None where there is nothing to take it from
    lower, upper: quartiles over the others, None where they are too few to hide behind
    """

    key: str
    name: str
    unit: HabitUnit
    own: float | None
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class Habits:
    """`rounds` of the rater; `others` who have rounds enough to count. A description: no habit is right or wrong."""

    rater: str
    rounds: int
    others: int
    kinds: tuple[Habit, ...]
    prompted: Habit
    per_minute: Habit
    late: Habit
