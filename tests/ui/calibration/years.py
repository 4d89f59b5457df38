"""Results of a year made by hand, as the child process hands them over: for screens, without fitting anything."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

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
    DriftResult,
    RaterDrift,
    Step,
    Stretch,
    TeamDrift,
    VersionBreak,
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
from interviewer_app.core.calibration.statistic import Undefined, Value
from interviewer_app.core.calibration.whole_result import Counts, Period, Whole

WHY = Undefined("it is not part of this sample")
TEAM = {
    "Ines Farrow": (92, 0.65), "Oskar Lind": (71, 0.47), "Yusuf Demir": (64, 0.37), "Hanna Vogt": (58, 0.26),
    "Tomasz Wrona": (84, 0.14), "Aiko Brandt": (61, 0.07), "Paul Nkemelu": (22, 0.04), "Marta Lindqvist": (104, -0.09),
    "Greta Sandoval": (47, -0.22), "Dev Iyer": (33, -0.38), "Samuel Okafor": (66, -0.52), "Lucia Bren": (40, -0.79),
}  # fmt: skip
MOVED = {"Ines Farrow": 0.7, "Oskar Lind": 0.8}
SEPARATE, NEWCOMER = "Noor Haddad", "Ruben Castell"
DIMENSIONS = {
    "Evaluating": (188, 46), "Owning": (171, 51), "Operability": (203, 55), "Correcting": (166, 58),
    "Directing": (142, 60), "Correctness and tests": (231, 64), "Problem framing": (226, 69),
}  # fmt: skip
MONTHS = [f"2025-{month:02}" for month in (11, 12)] + [f"2026-{month:02}" for month in range(1, 11)]
FIRST, LAST, FITTED = (
    round(datetime(year, month, day, hour, 12, tzinfo=UTC).timestamp()) * 1_000_000
    for year, month, day, hour in ((2025, 11, 1, 9), (2026, 10, 31, 17), (2026, 11, 2, 9))
)


def year(raters: int = 14, rename: dict[str, str] | None = None) -> Whole:
    """A team's year: fourteen as in the picture, or that many; names changed by `rename`."""
    rng = random.Random(raters)
    people = dict(TEAM)
    for number in range(raters - 14):
        people[f"Rater Number {number + 1:03}"] = (rng.randrange(14, 90), round(rng.gauss(0, 0.35), 2))
    severity = severities(people)
    drift = drifts(people, rng)
    made = Whole(
        name="Platform engineering",
        digest="3f9a" * 16,
        unit="candidate",
        counts=Counts(4716, len(severity.interviewers), 545, 786, 7),
        period=Period(FIRST, LAST, 0),
        remarks=(),
        agreement=agreements(),
        severity=severity,
        drift=drift,
        plan=plan(),
        habits=tuple(habits(name) for name in ("Ines Farrow", "Marta Lindqvist")),
        fitted_us=FITTED,
        nothing_new=True,
    )
    return renamed(made, rename) if rename else made


def renamed(whole: Whole, names: dict[str, str]) -> Whole:
    from interviewer_app.core.calibration.telling.pseudonyms import names_of, pseudonymous

    return pseudonymous(whole, {name: names.get(name, name) for name in names_of(whole)})


def empty_year(because: str = "only one interviewer rated") -> Whole:
    """Ratings of which nothing can be said."""
    nothing = Undefined(because)
    return replace(year(), agreement=nothing, severity=nothing, drift=nothing, plan=nothing, habits=())


def few(whole: Whole) -> Whole:
    """The same with too few shared pairs for a number, and no fit."""
    assert isinstance(whole.agreement, AgreementResult)
    because = Undefined("only 18 pairs of ratings are shared, and 30 are needed")
    overall = replace(whole.agreement.overall, percent_exact=because, percent_by_luck=because, n_pairs=18)
    return replace(whole, agreement=replace(whole.agreement, overall=overall))


def agreed(pairs: int, percent: float, named: bool = False) -> Agreement:
    value = Value(0.41, (0.36, 0.46))
    return Agreement(
        n_ratings=4716, n_pairs=pairs, n_units=pairs, n_candidates=241,
        percent_exact=Value(percent, (percent - 420 / pairs**0.75, percent + 420 / pairs**0.75)),
        percent_adjacent=Value(94.0, (92.0, 95.5)), percent_by_luck=Value(34.0),
        krippendorff_alpha=Alphas(value, value, value, value), fleiss_kappa=value, fleiss_z=WHY, fleiss_categories=(),
        gwet_ac1=value, gwet_ac2_quadratic=value, icc=Iccs(WHY, WHY, WHY, WHY, WHY, WHY), kendall_w=WHY,
        variance_shares=VarianceShares(value, value, value, value, value),
        pairs=(PairAgreement("Ines Farrow", "Marta Lindqvist", 60, value, value, value),) if named else (),
    )  # fmt: skip


def agreements() -> AgreementResult:
    dimensions = tuple((name, agreed(*DIMENSIONS[name])) for name in sorted(DIMENSIONS))
    return AgreementResult("candidate", 4716, 14, 545, agreed(1327, 58.0, named=True), dimensions)


def severities(people: dict[str, tuple[int, float]]) -> SeverityResult:
    rows = [severity_of(name, rounds, size) for name, (rounds, size) in people.items()]
    rows += [severity_of(SEPARATE, 38, 0.1, component=2), severity_of(NEWCOMER, 6, 0.2)]
    good = Value(0.8)
    return SeverityResult(
        FitSummary(0.6, 1.1, 0.4, 9123.4, True, 2, False, False, "candidate", good, good, good, good),
        tuple(sorted(rows, key=lambda row: row.interviewer)),
        tuple(DimensionDifficulty(name, 0.1, 0.05, 600) for name in sorted(DIMENSIONS)),
        (-1.2, 0.1, 1.1),
        (CandidateMeasure("C-001", 0.4, 0.3, (-0.2, 1.0), 2.6, (2.3, 2.9), 2.5, 12, 2, 1),),
        (1, 2, 3, 4),
    )


def severity_of(name: str, rounds: int, size: float, component: int = 1) -> RaterSeverity:
    se = 1.19 / rounds**0.5
    ends = (size - 1.96 * se, size + 1.96 * se)
    one, few_rounds = Value(1.0), rounds < 12
    return RaterSeverity(
        name, size, se, ends, rounds * 6, rounds, one, one, component, component > 1, few_rounds, 0.45, one, one
    )


def drifts(people: dict[str, tuple[int, float]], rng: random.Random) -> DriftResult:
    rows = [drift_of(name, rounds, size, rng) for name, (rounds, size) in people.items()]
    rows.append(no_drift(SEPARATE, 23, "Noor Haddad shares no candidate with the others"))
    rows.append(no_drift(NEWCOMER, 6, "only 6 rounds since the baseline, and 12 are needed"))
    rubric = VersionBreak("rubric", "1.4", "2.0", "2026-03-17", "rubric 2.0", 290, 496, (), "", UNTOLD)
    tool = VersionBreak("tool", "4.1", "4.2", "2026-07-09", "assistant 4.2", 530, 256, (), "", UNTOLD)
    baseline = Baseline("2025-11-01", "2026-03-16", 290, "before the first break", "Everything before rubric 2.0.")
    return DriftResult(
        baseline, tuple(sorted(rows, key=lambda row: row.interviewer)), (), (rubric, tool),
        TeamDrift(Value(0.2, (0.1, 0.4)), ("A steady group of 14 raises one false flag in seven quarters.",)), (),
    )  # fmt: skip


UNTOLD = Undefined("no round was scored under both versions")


def drift_of(name: str, rounds: int, size: float, rng: random.Random) -> RaterDrift:
    shift, since = MOVED.get(name), round(rounds * 0.62)
    levels = [size - (shift or 0) * 0.6 + (shift or 0) * (month > 4) + rng.gauss(0, 0.06) for month in range(12)]
    width = 1.96 * 1.19 / max(1, rounds / 12) ** 0.5
    months = tuple(
        Stretch(label, f"{label}-01", f"{label}-28", max(1, round(rounds / 12)), level, (level - width, level + width),
                level, (level - width / 1.7, level + width / 1.7))
        for label, level in zip(MONTHS, levels, strict=True)
    )  # fmt: skip
    first = date(2026, 3, 18)
    steps = tuple(
        Step(f"{first + timedelta(days=number * 225 // since)}", number + 1, -0.3,
             max(0.0, number * (0.45 if shift else 0.02)), 0.2 * (number % 3), 15.1)
        for number in range(since)
    )  # fmt: skip
    near = (shift - 0.33, shift + 0.33) if shift else (-0.3, 0.4)
    return RaterDrift(
        name, "flagged" if shift else "steady", "stricter" if shift else None, "2026-03-18" if shift else None,
        36 if shift else None, shift or 0.05, near, 0.03 if shift else 0.8, since, rounds - since,
        None if shift else 0.75 if since > 49 else 1.0 if since > 24 else 1.5, "2026-07-03" if shift else None,
        27 if shift else None, "", steps, months,
    )  # fmt: skip


def no_drift(name: str, rounds: int, because: str) -> RaterDrift:
    return RaterDrift(
        name, "not enough data", None, None, None, None, None, None, rounds, 0, None, None, None, because, (), ()
    )


def plan() -> PlanResult:
    gains: tuple[tuple[str, str, Value | Undefined, float], ...] = (
             ("Marta Lindqvist", "joins Noor Haddad to the group", Undefined("two groups"), 2.3),
             ("Tomasz Wrona", "steady, 84 rounds", Value(2.3), 1.6),
             ("Samuel Okafor", "steady, from the milder half", Value(1.6), 1.3),
             ("Hanna Vogt", "steady, from the stricter half", Value(1.3), 1.1),
             ("Aiko Brandt", "the last that is worth an hour", Value(1.1), 1.0))  # fmt: skip
    rounds = tuple(
        PlannedRound(SEPARATE, beside, "joins" if number == 0 else "narrows", why, before, after)
        for number, (beside, why, before, after) in enumerate(gains)
    )
    return PlanResult(
        rounds, tuple(NotWorth(name, 0.33, 0.004) for name in MOVED), (NeedsRounds(NEWCOMER, 6),), 2,
        AnchorExercise(10, 6, 0.5, 0.15, 0.78, 0, ("1.4", "2.0")),
    )  # fmt: skip


def habits(name: str) -> Habits:
    kinds = (
        ("trusted-output", "Trusted output", 4.1, 3.2, 5.0),
        ("rejected-suggestion", "Rejected suggestion", 2.2, 2.0, 3.4),
        ("added-test", "Added test", 1.4, 1.2, 2.3),
        ("named-risk", "Named risk", 5.6, 2.1, 3.9),
    )
    return Habits(
        name, 92, 11,
        tuple(Habit(key, label, "per round", own, low, high) for key, label, own, low, high in kinds),
        Habit("prompted", "Prompted share", "share", 0.34, 0.22, 0.36),
        Habit("per-minute", "Moments per minute", "per minute", 0.41, 0.30, 0.47),
        Habit("late", "Written in later", "share", 0.12, 0.04, 0.10),
    )  # fmt: skip
