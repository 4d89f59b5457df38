"""Results made by hand or by lot, of any shape a calibration can have."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from interviewer_app.core.calibration.agreement.results import (
    Agreement,
    AgreementResult,
    Alphas,
    Iccs,
    PairAgreement,
    VarianceShares,
)
from interviewer_app.core.calibration.drift.results import (
    Baseline,
    DimensionDrift,
    DriftResult,
    RaterDrift,
    Step,
    Stretch,
    TeamDrift,
    VersionBreak,
    VersionShift,
)
from interviewer_app.core.calibration.habits_result import Habit, Habits
from interviewer_app.core.calibration.plan.results import (
    AnchorExercise,
    NeedsRounds,
    NotWorth,
    PlannedRound,
    PlanResult,
)
from interviewer_app.core.calibration.severity.results import (
    CandidateMeasure,
    DimensionDifficulty,
    FitSummary,
    RaterSeverity,
    SeverityResult,
)
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value
from interviewer_app.core.calibration.whole_result import Counts, Period, Whole
from tests.core.calibration.figures.samples import BEGIN, DIMENSIONS, END, NAMES, us

MISSING = Undefined("no candidate was met by two people")
RUBRIC_DAY, TOOL_DAY = date(2026, 3, 17), date(2026, 7, 9)


# -- agreement --------------------------------------------------------------------------------------------------------


def agreement_of(percent: float | None, half: float = 4.0, pairs: int = 1327, luck: float = 34.0) -> Agreement:
    share: Statistic = MISSING
    if percent is not None:
        share = Value(percent, (max(0.0, percent - half), min(100.0, percent + half)))
    k: Statistic = Value(0.61, (0.55, 0.66))
    alphas, iccs = Alphas(k, k, k, k), Iccs(k, k, k, k, k, k)
    return Agreement(
        4716, pairs, 800, 241, share, share, Value(luck), alphas, k, k, (), k, k, iccs, k,
        VarianceShares(k, k, k, k, k), (PairAgreement("Ines Farrow", "Oskar Lind", 40, k, k, k),),
    )  # fmt: skip


def agreement(percents: dict[str, float | None], half: float = 7.0, pairs: int = 190) -> AgreementResult:
    dimensions = tuple(sorted((name, agreement_of(percent, half, pairs)) for name, percent in percents.items()))
    return AgreementResult("candidate", 4716, 14, 241, agreement_of(58.0), dimensions)


PERCENTS: dict[str, float | None] = {name: 46.0 + 4 * n for n, name in enumerate(DIMENSIONS)}


# -- severity ---------------------------------------------------------------------------------------------------------


def severe(name: str, value: float, rounds: int = 60, component: int = 1, half: float = 0.3) -> RaterSeverity:
    fine = Value(1.0)
    return RaterSeverity(
        name, value, half / 1.96, (value - half, value + half), rounds * 6, rounds, fine, fine, component, False,
        rounds < 12, 0.55, fine, fine,
    )  # fmt: skip


def severity(raters: tuple[RaterSeverity, ...]) -> SeverityResult:
    k = Value(0.9)
    summary = FitSummary(0.6, 1.0, 0.4, 9000.0, True, len({one.component for one in raters}), False, False,
                         "candidate", k, k, k, k)  # fmt: skip
    measures = tuple(
        CandidateMeasure(f"c{n}", n / 10, 0.4, (n / 10 - 0.8, n / 10 + 0.8), 2.5, (2.1, 2.9), 2.4, 12, 2, 1)
        for n in range(5)
    )
    dimensions = tuple(DimensionDifficulty(name, n / 10 - 0.3, 0.05, 600) for n, name in enumerate(DIMENSIONS))
    return SeverityResult(summary, raters, dimensions, (-1.2, 0.1, 1.1), measures, (1, 2, 3, 4))


# -- drift ------------------------------------------------------------------------------------------------------------


def stretches(level: float, after: float, half: float = 0.4, dated: bool = True) -> tuple[Stretch, ...]:
    found = []
    for n in range(12):
        year, month = (2025, 11 + n) if n < 2 else (2026, n - 1)
        value = level + (after if n >= 5 else 0.0)
        since, until = f"{year}-{month:02}-01", f"{year}-{month:02}-28"
        ends, label = (value - half, value + half), since[:7]
        if not dated:
            since, until, label = None, None, f"rounds {n * 10 + 1} to {n * 10 + 10}"  # type: ignore[assignment]
        found.append(Stretch(label, since, until, 8, value, (value - 2 * half, value + 2 * half), value, ends))
    return tuple(found)


def steps(count: int, slope: float, dated: bool = True) -> tuple[Step, ...]:
    begin, total, found = date(2026, 2, 1), 0.0, []
    for n in range(count):
        total = max(0.0, total + slope)
        day = (begin + timedelta(days=n * 270 // max(count, 1))).isoformat() if dated else None
        found.append(Step(day, n + 1, -slope, total, 0.0, 14.0 + n / 100))
    return tuple(found)


def drifting(
    name: str, status: str = "steady", shift: float = 0.0, since: date | None = RUBRIC_DAY, level: float = 0.0,
    rounds: int = 50, half: float = 0.2, dated: bool = True,
) -> RaterDrift:  # fmt: skip
    flagged, known = status == "flagged", status != "not enough data"
    return RaterDrift(
        name, status, ("stricter" if shift > 0 else "milder") if flagged else None,  # type: ignore[arg-type]
        since.isoformat() if flagged and since and dated else None, 20 if flagged else None, shift if known else None,
        (shift - 0.3, shift + 0.3) if known else None, (0.03 if flagged else 0.5) if known else None, rounds,
        rounds,
        37.5 / max(rounds, 1) if known else None, "2026-07-03" if flagged and dated else None, 27 if flagged else None,
        "" if known else "it needs 12 rounds before and after the baseline's end",
        steps(rounds, 0.5 if flagged else 0, dated),
        stretches(level, shift if flagged else 0.0, half, dated) if known else (),
    )  # fmt: skip


def rubric_break(overall: Statistic, shifts: tuple[VersionShift, ...] = ()) -> VersionBreak:
    return VersionBreak("rubric", "1.4", "2.0", RUBRIC_DAY.isoformat(), "rubric 2.0", 300, 486, shifts, "", overall)


NO_ANCHOR = Undefined("no round was scored under both versions")


def drift(
    raters: tuple[RaterDrift, ...], breaks: tuple[VersionBreak, ...] | None = None,
    dimensions: tuple[DimensionDrift, ...] = (),
) -> DriftResult:  # fmt: skip
    baseline = Baseline("2025-11-01", "2026-03-16", 300, "before the first break", "it ends before rubric 2.0")
    tool = VersionBreak("tool", "4.1", "4.2", TOOL_DAY.isoformat(), "assistant 4.2", 500, 286, (), "", NO_ANCHOR)
    found = (rubric_break(NO_ANCHOR), tool) if breaks is None else breaks
    return DriftResult(
        baseline, raters, dimensions, found, TeamDrift(Value(0.3), ("the team is steady as a whole",)), ()
    )


# -- all of it --------------------------------------------------------------------------------------------------------


def plan() -> PlanResult:
    rounds = (
        PlannedRound("Noor Haddad", "Marta Lindqvist", "joins", "joins a separate group", MISSING, 2.3),
        PlannedRound("Noor Haddad", "Tomasz Wrona", "narrows", "steady, 84 rounds", Value(2.3), 1.6),
    )
    anchor = AnchorExercise(10, 6, 0.5, 0.15, 0.78, 0, ("1.4", "2.0"))
    return PlanResult(
        rounds, (NotWorth("Ines Farrow", 0.33, 0.004),), (NeedsRounds("Ruben Castell", 6),), 2, anchor, ()
    )


def habits(name: str = "Ines Farrow") -> Habits:
    kinds = (Habit("trusted-output", "Trusted output", "per round", 4.1, 3.2, 5.0),
             Habit("named-risk", "Named risk", "per round", 5.6, 2.1, 3.9))  # fmt: skip
    return Habits(
        name, 92, 11, kinds, Habit("prompted", "Prompted share", "share", 0.34, 0.22, 0.36),
        Habit("per-minute", "Moments per minute", "per minute", 0.41, 0.3, 0.47),
        Habit("late", "Written in later", "share", None, 0.04, 0.1),
    )  # fmt: skip


def year() -> Whole:
    """A year of fourteen: two flagged, a separate group of one, one with six rounds."""
    raters = [severe(name, 0.6 - 0.12 * n, 40 + 5 * n) for n, name in enumerate(NAMES)]
    raters += [severe("Noor Haddad", 0.0, 38, 2), severe("Ruben Castell", 0.3, 6)]
    watched = [drifting(name, "flagged" if n < 2 else "steady", 0.7 + n / 10 if n < 2 else 0.0,
                        level=0.3 - 0.05 * n, rounds=20 + 5 * n) for n, name in enumerate(NAMES)]  # fmt: skip
    watched += [
        drifting("Noor Haddad", "not enough data", rounds=30),
        drifting("Ruben Castell", "not enough data", rounds=3),
    ]
    return Whole(
        "year.csv", "9f3c41ab7e02" + "0" * 52, "candidate", Counts(4716, 14, 300, 786, 7),
        Period(us(BEGIN), us(END), 0), (), agreement(PERCENTS),
        severity(tuple(sorted(raters, key=lambda one: one.interviewer))),
        drift(tuple(sorted(watched, key=lambda one: one.interviewer))), plan(), (habits(),), 1,
    )  # fmt: skip


def nothing() -> Whole:
    """Every part undefined, no dates."""
    none = Undefined("only one interviewer rated")
    return Whole("one.csv", "0" * 64, "candidate", Counts(6, 1, 1, 1, 6), None, (), none, none, none, none, (), 1)


def by_lot(seed: int) -> Whole:
    """Any number of interviewers in any state, any dimensions, with and without dates and versions."""
    rng = random.Random(seed)
    count, dated = rng.choice((1, 2, 5, 14, 40)), rng.random() < 0.8
    watched = []
    for n in range(count):
        status = rng.choice(("flagged", "steady", "steady", "not enough data"))
        shift = rng.choice((-1, 1)) * rng.uniform(0.4, 2.5)
        since = RUBRIC_DAY + timedelta(days=rng.choice((0, 10, -25, 60, 140)))
        watched.append(drifting(f"R{n:02}", status, shift, since, rng.gauss(0, 0.5), rng.randint(0, 120),
                                rng.uniform(0.1, 0.9), dated))  # fmt: skip
    low = rng.gauss(0, 0.5)
    overall: Statistic = rng.choice((NO_ANCHOR, Value(low + 0.3, (low, low + 0.6))))
    breaks = rng.choice(((), (rubric_break(overall),))) if dated else ()
    percents: dict[str, float | None] = {
        f"D{n}": rng.choice((None, rng.uniform(30, 90), 50.0)) for n in range(rng.choice((0, 1, 2, 7)))
    }
    raters = tuple(severe(one.interviewer, rng.gauss(0, 0.6), rng.randint(1, 90), rng.choice((1, 1, 1, 2)))
                   for one in watched)  # fmt: skip
    return replace(
        year(), counts=Counts(100, count, 50, 60, len(percents)), period=year().period if dated else None,
        agreement=agreement(percents, rng.uniform(1, 12), rng.choice((10, 40, 400))), severity=severity(raters),
        drift=drift(tuple(watched), breaks), habits=(),
    )  # fmt: skip
