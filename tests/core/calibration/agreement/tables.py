"""Small tables of ratings, and published ones typed in from their publications."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.calibration.agreement.agreement import agreement
from interviewer_app.core.calibration.agreement.results import Agreement
from interviewer_app.core.calibration.ratings import Ratings, ratings
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value

# Krippendorff (2011), section C: observers A to D over twelve units, "." for no rating.
KRIPPENDORFF = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)

# Shrout & Fleiss (1979), table 2: six targets by four judges.
SHROUT = ("9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7")

# Fleiss (1971), table 1: how many of six psychiatrists chose each of five diagnoses, for thirty patients.
FLEISS = (
    "0 0 0 6 0", "0 3 0 0 3", "0 1 4 0 1", "0 0 0 0 6", "0 3 0 3 0", "2 0 4 0 0", "0 0 4 0 2", "2 0 3 1 0", "2 0 0 4 0",
    "0 0 0 0 6", "1 0 0 5 0", "1 1 0 4 0", "0 3 3 0 0", "1 0 0 5 0", "0 2 0 3 1", "0 0 5 0 1", "3 0 0 1 2", "5 1 0 0 0",
    "0 2 0 4 0", "1 0 2 0 3", "0 0 0 0 6", "0 1 0 5 0", "0 2 0 1 3", "2 0 0 4 0", "1 0 0 4 1", "0 5 0 1 0", "4 0 0 0 2",
    "0 2 0 4 0", "1 0 5 0 0", "0 0 0 0 6",
)  # fmt: skip


def grid(rows: Sequence[str], dimension: str = "d") -> Ratings:
    """Units by raters, scores apart by spaces, "." for no rating."""
    cells = [
        (f"u{unit:03}", f"r{rater:03}", int(cell))
        for unit, row in enumerate(rows)
        for rater, cell in enumerate(row.split())
        if cell != "."
    ]
    units, raters, scores = zip(*cells, strict=True) if cells else ((), (), ())
    return ratings(units, raters, [dimension] * len(cells), scores)


def counted(rows: Sequence[str]) -> Ratings:
    """Units by categories 1, 2, …: how many raters chose each; who they were does not matter."""
    spelled = [" ".join(str(k) for k, n in enumerate(row.split(), 1) for _each in range(int(n))) for row in rows]
    return grid(spelled)


def turned(rows: Sequence[str]) -> list[str]:
    return [" ".join(column) for column in zip(*(row.split() for row in rows), strict=True)]


def overall(table: Ratings, replicates: int = 40) -> Agreement:
    return agreement(table, replicates=replicates).overall


def value(statistic: Statistic) -> float:
    assert isinstance(statistic, Value), statistic
    return statistic.value


def ends(statistic: Statistic) -> tuple[float, float]:
    assert isinstance(statistic, Value) and statistic.ci95 is not None, statistic
    return statistic.ci95


def because(statistic: Statistic) -> str:
    assert isinstance(statistic, Undefined), statistic
    return statistic.because
