"""What each figure shows, as plain numbers and words; `telling` makes it from results.

Severity is in logits, positive is stricter; an interval is (low, high) at 95 %; times are UTC microseconds.
"""

from __future__ import annotations

from dataclasses import dataclass

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class NumberShown:
    """A share of 0 to 100 % with its interval, and the share that luck alone would give; None: undefined."""

    percent: float | None
    ci95: Interval | None
    luck: float | None
    sentence: str


@dataclass(frozen=True, slots=True)
class SeverityRow:
    """An interviewer on the axis, or beside it.

    moved:   "stricter" or "milder" where drift flagged them, else ""; shift: by how much, with its interval
    because: why they do not stand on the axis, "" where they do; `severity` is None then
    """

    interviewer: str
    rounds: int
    severity: float | None = None
    ci95: Interval | None = None
    moved: str = ""
    shift: float | None = None
    shift_ci95: Interval | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class SeverityShown:
    """on_axis: strictest first; aside: those who may not be compared; shift_head: over the shifts, "" for none"""

    on_axis: tuple[SeverityRow, ...]
    aside: tuple[SeverityRow, ...]
    shift_head: str
    sentence: str


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """because: after "undefined, because", where there is no share"""

    dimension: str
    pairs: int
    percent: float | None = None
    ci95: Interval | None = None
    luck: float | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class AgreementShown:
    """rows: least agreement first, undefined ones last"""

    rows: tuple[AgreementRow, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Point:
    at_us: int
    value: float
    ci95: Interval | None = None
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class Break:
    """Something changed for everybody at this time; `strong`: what the flags are counted from."""

    at_us: int
    label: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class DriftLine:
    """stretches: points to be joined, parted where the line begins anew; flagged: "stricter", "milder" or "" """

    interviewer: str
    flagged: str
    stretches: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class DriftShown:
    """begin_us, end_us: ends of the time axis; because: why there is nothing to draw, "" where there is

    by_round: nobody knows when; `at_us` counts each interviewer's rounds from 1 then
    """

    lines: tuple[DriftLine, ...]
    breaks: tuple[Break, ...]
    begin_us: int
    end_us: int
    sentence: str
    because: str = ""
    by_round: bool = False


@dataclass(frozen=True, slots=True)
class MonthsShown:
    """One interviewer's severity by month; colleagues: the middle half of theirs."""

    points: tuple[Point, ...]
    colleagues: Interval | None
    breaks: tuple[Break, ...]
    begin_us: int
    end_us: int
    sentence: str
    because: str = ""
    by_round: bool = False


@dataclass(frozen=True, slots=True)
class CusumShown:
    """The running sums of surprises, one point per round; limit: where a flag goes up, which may change by the round.

    crossed_us: when it first did, None where it did not; crossed: words beside it
    limit_note: what the limit means, in a few words
    by_round:   nobody knows when; `at_us` counts rounds from 1 then
    """

    stricter: tuple[Point, ...]
    milder: tuple[Point, ...]
    limit: tuple[Point, ...]
    crossed_us: int | None
    crossed: str
    limit_note: str
    breaks: tuple[Break, ...]
    begin_us: int
    end_us: int
    sentence: str
    because: str = ""
    by_round: bool = False


@dataclass(frozen=True, slots=True)
class HabitRow:
    """value: own; middle: the middle half of colleagues; percent: shares of 0 to 100, else a count"""

    label: str
    value: float | None
    middle: Interval | None
    percent: bool = False
    because: str = ""


@dataclass(frozen=True, slots=True)
class HabitsShown:
    rows: tuple[HabitRow, ...]
    sentence: str
