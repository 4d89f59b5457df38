"""Made-up results for figures: a team of any size, with names that want more room than there is."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from interviewer_app.core.calibration.figures.shown import (
    AgreementRow,
    AgreementShown,
    Break,
    CusumShown,
    DriftLine,
    DriftShown,
    HabitRow,
    HabitsShown,
    MonthsShown,
    NumberShown,
    Point,
    SeverityRow,
    SeverityShown,
)

NAMES = (
    "Ines Farrow", "Oskar Lind", "Yusuf Demir", "Hanna Vogt", "Tomasz Wrona", "Aiko Brandt", "Paul Nkemelu",
    "Marta Lindqvist", "Greta Sandoval", "Dev Iyer", "Samuel Okafor", "Lucia Bren",
)  # fmt: skip
LONG = (
    "Maximiliane-Charlotte von Hohenstaufen-Wittelsbach zu Oberammergau",
    "田中 一郎 田中 一郎 田中 一郎",
    "عبد الرحمن بن محمد الفارسي",
)
DIMENSIONS = (
    "Evaluating", "Owning", "Operability", "Correcting", "Directing", "Correctness and tests", "Problem framing",
)  # fmt: skip
RUBRIC, TOOL = datetime(2026, 3, 17, tzinfo=UTC), datetime(2026, 7, 9, tzinfo=UTC)
BEGIN, END = datetime(2025, 11, 1, tzinfo=UTC), datetime(2026, 10, 31, tzinfo=UTC)


def us(when: datetime) -> int:
    return round(when.timestamp()) * 1_000_000


def team(count: int) -> list[str]:
    """Names of so many, long ones among them where they are more than twelve."""
    names = [*NAMES, *LONG]
    return (names + [f"Interviewer {n:03}" for n in range(count)])[:count]


def severity(count: int = 12, moved: int = 2, aside: int = 2, seed: int = 1) -> SeverityShown:
    rng = random.Random(seed)
    rows = []
    for number, name in enumerate(team(count)):
        value, half = rng.gauss(0, 0.4) + (0.5 if number < moved else 0), rng.uniform(0.2, 0.6)
        shift = 0.7 + number / 10 if number < moved else None
        direction, reach = ("stricter" if number < moved else ""), (value - half, value + half)
        moved_by = None if shift is None else (shift - 0.3, shift + 0.4)
        rows.append(SeverityRow(name, rng.randint(12, 120), value, reach, direction, shift, moved_by))
    rows.sort(key=lambda row: -(row.severity or 0))
    words = ("Separate group: shares no candidate with the others", "Not enough data: 6 of the 12 rounds it needs")
    asides = [SeverityRow(f"Aside {n}", 6 + n, because=words[n % 2]) for n in range(aside)]
    return SeverityShown(
        tuple(rows), tuple(asides), "shift since March" if moved else "", "Two of fourteen are stricter."
    )


def number() -> NumberShown:
    return NumberShown(58.0, (54.0, 62.0), 34.0, "58 %, 54 to 62; 34 by luck.")


def agreement(undefined: bool = False) -> AgreementShown:
    rows = [
        AgreementRow(name, 188 + 7 * n, 46 + 3.8 * n, (39 + 4 * n, 53 + 4 * n), 31 + n)
        for n, name in enumerate(DIMENSIONS)
    ]
    if undefined:
        rows.append(AgreementRow(LONG[0], 0, because="no candidate was rated by two people on it"))
    return AgreementShown(tuple(rows), "Evaluating is where interviewers part most.")


def breaks() -> tuple[Break, ...]:
    return (Break(us(RUBRIC), "rubric 2.0, 17 Mar", True), Break(us(TOOL), "assistant 4.2, 9 Jul"))


def months(rng: random.Random, level: float, after: float) -> list[Point]:
    points = []
    for number in range(12):
        year, month = (2025, 11 + number) if number < 2 else (2026, number - 1)
        value = level + (after if number >= 5 else 0) + rng.gauss(0, 0.08)
        points.append(
            Point(us(datetime(year, month, 15, tzinfo=UTC)), value, (value - 0.6, value + 0.6), 5 + number % 5)
        )
    return points


def drift(count: int = 12, flagged: int = 2, seed: int = 1) -> DriftShown:
    rng = random.Random(seed)
    lines = []
    for number, name in enumerate(team(count)):
        points = months(rng, rng.gauss(0, 0.4), 0.8 if number < flagged else 0)
        parts = (tuple(points[:5]), tuple(points[5:]))
        lines.append(DriftLine(name, "stricter" if number < flagged else "", parts))
    return DriftShown(tuple(lines), breaks(), us(BEGIN), us(END), "Two moved since rubric 2.0.")


def own_months() -> MonthsShown:
    points = tuple(months(random.Random(4), 0.2, 0.7))
    return MonthsShown(points, (-0.3, 0.3), breaks()[:1], us(BEGIN), us(END), "A little stricter since spring.")


def cusum(by_round: bool = False) -> CusumShown:
    rng, total, low = random.Random(5), 0.0, 0.0
    stricter, milder = [], []
    for number in range(92):
        at = number + 1 if by_round else us(BEGIN) + number * (us(END) - us(BEGIN)) // 92
        step = rng.gauss(0.5 if number > 35 else 0, 1)
        total, low = max(0.0, total + step - 0.25), max(0.0, low - step - 0.25)
        stricter.append(Point(at, total))
        milder.append(Point(at, low))
    limit = tuple(Point(point.at_us, 12.0 + number / 40) for number, point in enumerate(stricter))
    crossed = next((a.at_us for a, b in zip(stricter, limit, strict=True) if a.value > b.value), None)
    begin, end = (0, 92) if by_round else (us(BEGIN), us(END))
    return CusumShown(
        tuple(stricter), tuple(milder), limit, crossed, "crossed 3 Jul, 27 rounds after 2.0",
        "a steady rater crosses it 2 times in 100", () if by_round else breaks()[:1], begin, end,
        "The sum crossed its limit on 3 July.", by_round=by_round,
    )  # fmt: skip


def habits() -> HabitsShown:
    rows = (
        HabitRow("Trusted output", 4.1, (3.2, 5.0)), HabitRow("Named risk", 5.6, (2.1, 3.9)),
        HabitRow("Prompted share", 34, (22, 36), True), HabitRow("Moments per minute", 0.41, (0.30, 0.47)),
        HabitRow(LONG[0], 12, (4, 10), True), HabitRow("Written in later", None, None, True, "no round has a log"),
    )  # fmt: skip
    return HabitsShown(rows, "You hear risks more often than most.")
