"""What drift says, without an array in it: for windows, reports and commands alike. Shifts are in logits.

A shift is stricter when positive, of a rater as of a dimension. `since` and other days are ISO dates, None where the
ratings carry no times; then `place`, counted from 1, is all there is: the round of that rater, or the stretch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from interviewer_app.core.calibration.statistic import Statistic, Undefined

Status = Literal["flagged", "steady", "not enough data"]
Direction = Literal["stricter", "milder"]
BreakKind = Literal["rubric", "task", "tool"]
BaselineRule = Literal["given", "before the first break", "first hundred", "first half"]

# Of steady raters, the share flagged within a hundred rounds by these limits (docs/calibration.md, Limits).
FALSE_FLAGS, FALSE_ROUNDS = 0.028, 100
FEWEST_ROUNDS = 12  # of a rater before the baseline's end and after it; below, nothing is said of that rater


@dataclass(frozen=True, slots=True)
class Baseline:
    """The frozen window. `since`, `until`: first and last day in it; `rounds`: of all raters; `why`: a sentence."""

    since: str | None
    until: str | None
    rounds: int
    rule: BaselineRule
    why: str


@dataclass(frozen=True, slots=True)
class Step:
    """One round after the baseline: its surprise and where the two running sums stand after it.

    surprise: the recentred residual in its standard deviations, milder than expected when positive
    limit:    what either sum is held against at this round
    """

    day: str | None
    place: int
    surprise: float
    stricter: float
    milder: float
    limit: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A month of one rater (ten rounds where there are no times). Severity against the group, stricter positive.

    severity, ci95:        of this stretch alone
    smoothed, smooth_ci95: three stretches, this the last; begun anew at a break
    label:                 2026-03, or "rounds 11 to 20"
    """

    label: str
    since: str | None
    until: str | None
    rounds: int
    severity: float
    ci95: tuple[float, float]
    smoothed: float
    smooth_ci95: tuple[float, float]


@dataclass(frozen=True, slots=True)
class RaterDrift:
    """One rater since the baseline.

    status:           flagged: a running sum crossed its limit; not enough data: `because` says what is missing
    since, place:     when the change most likely began; None unless flagged
    estimated_shift:  from the change on, where flagged; else of all rounds since the baseline; None without enough data
    q:                Benjamini-Hochberg, over all raters that were watched
    rounds:           since the baseline, of candidates that others rated too; `baseline_rounds` likewise within it
    would_show:       the smallest shift found in 8 of 10 cases by now, had it begun with the baseline's end
    crossed:          the day of the crossing; `crossed_place` its round since the baseline
    because:          goes on after "not enough data, because"; empty otherwise
    """

    interviewer: str
    status: Status
    direction: Direction | None
    since: str | None
    place: int | None
    estimated_shift: float | None
    ci95: tuple[float, float] | None
    q: float | None
    rounds: int
    baseline_rounds: int
    would_show: float | None
    crossed: str | None
    crossed_place: int | None
    because: str
    steps: tuple[Step, ...]
    months: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class DimensionStep:
    """A week (or as long as it takes for enough ratings): the dimension's shift against the middle dimension."""

    day: str | None
    place: int
    ratings: int
    shift: float
    stricter: float
    milder: float
    limit: float


@dataclass(frozen=True, slots=True)
class DimensionDrift:
    """One dimension relative to the others; fields as in RaterDrift, `weeks` since the baseline."""

    dimension: str
    status: Status
    direction: Direction | None
    since: str | None
    estimated_shift: float | None
    ci95: tuple[float, float] | None
    q: float | None
    ratings: int
    weeks: int
    because: str
    steps: tuple[DimensionStep, ...]


@dataclass(frozen=True, slots=True)
class VersionShift:
    """How a dimension's difficulty moved against the middle dimension; stricter, that is harder, when positive."""

    dimension: str
    relative_shift: float
    ci95: tuple[float, float]
    p: float
    flagged: bool


@dataclass(frozen=True, slots=True)
class VersionBreak:
    """From one version to the next, by first use. `since`: the first day of the later one; `label`: "rubric 2.0".

    because: why nothing is said of its dimensions, goes on after "cannot be told, because"; empty with shifts
    overall: the whole version's shift, from packets or sessions scored under both, else why it cannot be told
    """

    kind: BreakKind
    before: str
    after: str
    since: str | None
    label: str
    rounds_before: int
    rounds_after: int
    shifts: tuple[VersionShift, ...]
    because: str
    overall: Statistic


@dataclass(frozen=True, slots=True)
class TeamDrift:
    """What holds for the team where single raters cannot be told.

    spread: the standard deviation of the raters' true shifts since the baseline, beyond what chance makes of it
    words:  sentences
    """

    spread: Statistic
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DriftResult:
    """Raters and dimensions by name; breaks by date."""

    baseline: Baseline
    interviewers: tuple[RaterDrift, ...]
    dimensions: tuple[DimensionDrift, ...]
    breaks: tuple[VersionBreak, ...]
    team: TeamDrift
    remarks: tuple[str, ...]

    @property
    def version_overall(self) -> Statistic:
        """The newest break whose overall shift can be told, else why that of the newest cannot."""
        if not self.breaks:
            return Undefined("the ratings name no two versions of a rubric, a task or a tool")
        told = [one for one in self.breaks if not isinstance(one.overall, Undefined)]
        return (told or list(self.breaks))[-1].overall

    def rater(self, name: str) -> RaterDrift | None:
        return next((one for one in self.interviewers if one.interviewer == name), None)
