"""A plausible year of one team as the table it would export: python -m tools.sample_year [--seed N] > year.csv.

Fourteen interviewers, 786 rounds and 4,716 ratings from 1 November 2025 to 31 October 2026. Two of them rate stricter
since rubric 2.0 (17 March), Noor Haddad shares no candidate with anybody, Ruben Castell came in September and has six
rounds; the assistant changed on 9 July. The names are invented. Standard library only: the same seed, the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import io
import math
import random
import sys
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

FIRST, RUBRIC, ASSISTANT, LATE = date(2025, 11, 3), date(2026, 3, 17), date(2026, 7, 9), date(2026, 9, 1)
LAST = date(2026, 10, 30)
THRESHOLDS = (-3.2, -0.3, 3.2)
CANDIDATE_SD, HALO_SD = 2.4, 0.5
SHARED = 350  # candidates met by two
SEPARATE, NEWCOMER = "Noor Haddad", "Ruben Castell"
HEADER = ("candidate", "interviewer", "dimension", "score", "rated_at", "rubric_version", "tool_version")


class Person(NamedTuple):
    """An interviewer: rounds in the year, severity in logits (positive is stricter), and what rubric 2.0 added."""

    name: str
    rounds: int
    severity: float
    shift: float = 0.0


TEAM = (
    Person("Ines Farrow", 92, 0.0, 1.8), Person("Oskar Lind", 71, -0.1, 1.9), Person("Yusuf Demir", 64, 0.40),
    Person("Hanna Vogt", 58, 0.30), Person("Tomasz Wrona", 84, 0.15), Person("Aiko Brandt", 61, 0.05),
    Person("Paul Nkemelu", 22, 0.0), Person("Marta Lindqvist", 104, -0.10), Person("Greta Sandoval", 47, -0.20),
    Person("Dev Iyer", 33, -0.40), Person("Samuel Okafor", 66, -0.50), Person("Lucia Bren", 40, -0.80),
    Person(SEPARATE, 38, 0.1), Person(NEWCOMER, 6, 0.2),
)  # fmt: skip
# How hard a dimension is, how differently the same evidence strikes interviewers (SD), and how often it is left out.
DIMENSIONS = {
    "Evaluating": (0.5, 3.0, 5), "Owning": (0.3, 1.0, 6), "Operability": (0.2, 0.7, 4), "Correcting": (0.0, 0.4, 6),
    "Directing": (-0.1, 0.2, 8), "Correctness and tests": (-0.4, 0.0, 2), "Problem framing": (-0.5, 0.0, 2),
}  # fmt: skip


class Sitting(NamedTuple):
    """One round: who met whom, when, and the dimension that it left out."""

    candidate: int
    person: Person
    day: date
    left_out: str


def sample_year(seed: int = 0) -> bytes:
    """The table as CSV: HEADER, then 4,716 rows in the order the ratings were made."""
    rng = random.Random(seed)
    measures: dict[int, float] = {}
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(HEADER)
    for number, sitting in enumerate(sorted(_sittings(rng), key=lambda each: (each.day, each.candidate))):
        measure = measures.setdefault(sitting.candidate, rng.gauss(0.3, CANDIDATE_SD))
        at = datetime(sitting.day.year, sitting.day.month, sitting.day.day, 9 + number % 8, 5 + number % 50)
        versions = ("2.0" if sitting.day >= RUBRIC else "1.4", "4.2" if sitting.day >= ASSISTANT else "4.1")
        for dimension, score in _scores(rng, measure, sitting):
            who = (f"C-{sitting.candidate + 1:03}", sitting.person.name)
            rows.writerow((*who, dimension, score, f"{at:%Y-%m-%dT%H:%M:%SZ}", *versions))
    return out.getvalue().encode()


def _sittings(rng: random.Random) -> list[Sitting]:
    """Pairs first, so that the group hangs together; what is left of everybody's rounds are candidates met once."""
    left = {person.name: person.rounds for person in TEAM if person.name != SEPARATE}
    by_name = {person.name: person for person in TEAM}
    met: list[tuple[str, str]] = []
    for _pair in range(SHARED):
        one = _drawn(rng, left)
        left[one] -= 1
        two = _drawn(rng, {name: rounds for name, rounds in left.items() if name != one})
        left[two] -= 1
        met.append((one, two))
    left[SEPARATE] = by_name[SEPARATE].rounds
    alone = [(name,) for name, rounds in left.items() for _round in range(rounds)]
    everybody: list[tuple[str, ...]] = [*met, *alone]
    rng.shuffle(everybody)
    days = _workdays(FIRST, LAST)
    made = []
    for candidate, names in enumerate(everybody):
        begin = days.index(next(day for day in days if day >= LATE)) if NEWCOMER in names else 0
        at = begin + (candidate * (len(days) - begin)) // len(everybody)
        left_out = _left_out(rng)
        for number, name in enumerate(names):
            day = days[min(at + number * rng.randrange(1, 5), len(days) - 1)]
            if days[at] < RUBRIC <= day:  # nobody is rated under both versions
                day = days[at]
            made.append(Sitting(candidate, by_name[name], day, left_out if rng.random() < 0.6 else _left_out(rng)))
    return made


def _drawn(rng: random.Random, left: dict[str, int]) -> str:
    return rng.choices(list(left), weights=list(left.values()))[0]


def _left_out(rng: random.Random) -> str:
    return rng.choices(list(DIMENSIONS), weights=[often for _hard, _apart, often in DIMENSIONS.values()])[0]


def _workdays(first: date, last: date) -> list[date]:
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [day for day in days if day.weekday() < 5]


def _scores(rng: random.Random, measure: float, sitting: Sitting) -> list[tuple[str, int]]:
    """The six ratings of a round, 1 to 4, from the rating-scale model with a halo of its own (Andrich 1978)."""
    person, halo = sitting.person, rng.gauss(0, HALO_SD)
    severity = person.severity + (person.shift if sitting.day >= RUBRIC else 0.0)
    found = []
    for dimension, (hard, apart, _often) in DIMENSIONS.items():
        if dimension != sitting.left_out:
            eta = measure + halo - severity - hard + rng.gauss(0, apart)
            found.append((dimension, 1 + _category(rng, eta)))
    return found


def _category(rng: random.Random, eta: float) -> int:
    steps = [0.0]
    for threshold in THRESHOLDS:
        steps.append(steps[-1] + eta - threshold)
    highest = max(steps)
    return rng.choices(range(len(steps)), weights=[math.exp(step - highest) for step in steps])[0]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.sample_year", description="A sample year as CSV.")
    parser.add_argument("--seed", type=int, default=0)
    sys.stdout.buffer.write(sample_year(parser.parse_args(arguments).seed))


if __name__ == "__main__":
    main()
