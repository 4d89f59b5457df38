"""How often the bootstrap intervals of agreement hold the truth, with few candidates and with many."""

from __future__ import annotations

from benchmarks.study.lines import Line
from interviewer_app.core.calibration.agreement.agreement import agreement
from interviewer_app.core.calibration.agreement.results import Agreement
from interviewer_app.core.calibration.ratings import Ratings
from interviewer_app.core.calibration.statistic import Statistic, Value
from tools.simulated_ratings import simulated

TITLE = "agreement: coverage of 95 % intervals, 300 raters, halo .6 (full: 250 tables per number of candidates)"
TRUTH_SEED = 99
REPLICATES = 400
SHARE = "candidates' share"


def run(small: bool) -> list[Line]:
    """Coverage by statistic and number of candidates; the truth is what 20,000 candidates say."""
    truth = _statistics(agreement(_table(TRUTH_SEED, 300 if small else 20_000), replicates=0).overall)
    tables = 4 if small else 250
    return [line for people in ((15,) if small else (8, 15, 30, 60, 150)) for line in _covered(truth, people, tables)]


def _table(seed: int, candidates: int) -> Ratings:
    return simulated(seed, candidates=candidates, raters=300)[0]


def _statistics(one: Agreement) -> dict[str, Statistic]:
    return {
        "exact agreement": one.percent_exact,
        "alpha, ordinal": one.krippendorff_alpha.ordinal,
        "Fleiss' kappa": one.fleiss_kappa,
        "AC2": one.gwet_ac2_quadratic,
        SHARE: one.variance_shares.candidate,
    }


def _covered(truth: dict[str, Statistic], people: int, tables: int) -> list[Line]:
    hits = dict.fromkeys(truth, 0)
    for seed in range(tables):
        found = agreement(_table(1000 + seed, people), replicates=REPLICATES).overall
        for name, statistic in _statistics(found).items():
            hits[name] += _holds(statistic, truth[name])
    # Fewer than 30 candidates met by hardly the same raters say too little of shares for a goal.
    goal = (0.88, 0.99) if people < 30 else (0.9, 0.98)
    return [
        Line(
            f"{people} candidates, {name}",
            tables,
            hit / tables,
            *((None, None) if people < 30 and name == SHARE else goal),
        )
        for name, hit in hits.items()
    ]


def _holds(statistic: Statistic, truth: Statistic) -> bool:
    if not isinstance(statistic, Value) or not isinstance(truth, Value) or statistic.ci95 is None:
        return False
    return statistic.ci95[0] <= truth.value <= statistic.ci95[1]
