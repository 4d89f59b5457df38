"""A year of ratings drawn with raters, a dimension or a version that moves at some day."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.ratings import UNKNOWN, Factor, Ratings, ratings
from tools.simulated_ratings import THRESHOLDS, drawn_scores

WEEK_US = 7 * 86_400_000_000
FIRST_US = 20_454 * 86_400_000_000  # 2026-01-01
DIMENSIONS = 6


@dataclass(frozen=True, slots=True)
class Year:
    """What is drawn. before, after: rounds of each rater on either side of the day, about; weeks: of all of it.

    moved: (raters,) by how many logits each rater is stricter from the day on; harder: (dimensions,) likewise
    versions: whether rubric 1.0 becomes 2.0 on that day
    """

    raters: int
    before: int
    after: int
    weeks: int
    moved: NDArray[np.float64] | None = None
    harder: NDArray[np.float64] | None = None
    versions: bool = False
    per_candidate: float = 2.5
    rater_sd: float = 0.5
    halo_sd: float = 0.6
    difficulty: tuple[float, ...] = field(default=tuple(np.linspace(-0.5, 0.5, DIMENSIONS)))


def drawn_year(seed: int, year: Year) -> Ratings:
    """Candidates of standard normal ability, evenly over the weeks; each meets two raters or more."""
    rng = np.random.default_rng(seed)
    candidates = round(year.raters * (year.before + year.after) / year.per_candidate)
    met = np.minimum(2 + rng.poisson(year.per_candidate - 2, candidates), year.raters)
    candidate = np.repeat(np.arange(candidates), met)
    rater = _met_raters(rng, met, year.raters)
    late = candidate >= candidates * year.before // (year.before + year.after)
    eta = rng.standard_normal(candidates)[candidate] + rng.normal(0, year.halo_sd, len(rater))
    eta -= severities(seed, year)[rater]
    if year.moved is not None:
        eta -= late * year.moved[rater]
    hard = np.array(year.difficulty) + late[:, None] * (0 if year.harder is None else year.harder)
    score = drawn_scores(eta[:, None] - hard, np.asarray(THRESHOLDS), rng) + 1
    when = FIRST_US + candidate * (year.weeks * WEEK_US) // candidates
    return _ratings(candidate, rater, score, when, late if year.versions else None)


def severities(seed: int, year: Year) -> NDArray[np.float64]:
    """(raters,) before anybody moves, positive is stricter."""
    return np.random.default_rng([seed, 1]).normal(0, year.rater_sd, year.raters)


def with_packets(seed: int, year: Year, packets: int, by: int, shift: float) -> Ratings:
    """The same year, and `packets` recorded rounds on its last day, scored by the first `by` raters under both versions

    shift: by how much all dimensions are harder under the later version
    """
    made = drawn_year(seed, year)
    rng = np.random.default_rng([seed, 2])
    turn = np.arange(packets * by * 2)
    packet, rater, late = turn // (2 * by), turn // 2 % by, turn % 2 == 1
    eta = rng.standard_normal(packets)[packet] + rng.normal(0, year.halo_sd, len(turn)) - severities(seed, year)[rater]
    hard = np.array(year.difficulty) + shift * late[:, None]
    score = drawn_scores(eta[:, None] - hard, np.asarray(THRESHOLDS), rng) + 1
    first = made.candidate.size
    when = np.full(len(turn), int(made.rated_us.max()))
    more = _ratings(first + packet, rater, score, when, late)
    return _joined(made, more)


def _met_raters(rng: np.random.Generator, met: NDArray[np.int64], raters: int) -> NDArray[np.int64]:
    """For each candidate `met` different raters: the first of a random order of all, taken in parts."""
    found = []
    for part in np.array_split(met, max(1, len(met) * raters // 2_000_000)):
        order = np.argpartition(rng.random((len(part), raters)), int(part.max()) - 1, axis=1)[:, : int(part.max())]
        found.append(order[np.arange(order.shape[1]) < part[:, None]])
    return np.concatenate(found)


def _joined(made: Ratings, more: Ratings) -> Ratings:
    """Both, one after the other; the packets' sessions are named after the version they were scored under."""
    tables = (_columns(made), _columns(more))
    candidate, interviewer, dimension, version = (tables[0][place] + tables[1][place] for place in range(4))
    score = np.concatenate([made.score, more.score]).tolist()
    session = [""] * made.n + version[made.n :]
    rated_us = np.concatenate([made.rated_us, more.rated_us]).tolist()
    return ratings(candidate, interviewer, dimension, score, session, rated_us, rubric_version=version)


def _columns(made: Ratings) -> list[list[str]]:
    factors = (made.candidate, made.interviewer, made.dimension, made.rubric_version)
    return [[one.labels[code] for code in one.codes] for one in factors]


def _ratings(
    candidate: NDArray[np.int64],
    rater: NDArray[np.int64],
    score: NDArray[np.int64],
    when: NDArray[np.int64],
    late: NDArray[np.bool_] | None,
) -> Ratings:
    n, dimensions = score.size, score.shape[1]
    rows = np.repeat(np.arange(len(rater)), dimensions)
    nothing = Factor(np.full(n, UNKNOWN, np.int32), ())
    who = _factor("c", candidate[rows])
    return Ratings(
        candidate=who,
        interviewer=_factor("r", rater[rows]),
        dimension=_factor("d", np.tile(np.arange(dimensions), len(rater))),
        session=who,
        score=score.ravel(),
        rated_us=when[rows],
        rubric_version=nothing if late is None else Factor(late[rows].astype(np.int32), ("1.0", "2.0")),
        task_version=nothing,
        tool_version=nothing,
        line=np.arange(1, n + 1),
    )


def _factor(letter: str, codes: NDArray[np.int64]) -> Factor:
    return Factor(codes.astype(np.int32), tuple(f"{letter}{one:06}" for one in range(int(codes.max()) + 1)))
