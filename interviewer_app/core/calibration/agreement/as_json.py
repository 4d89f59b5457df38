"""Agreement as the JSON that stays: docs/formats.md."""

from __future__ import annotations

from typing import Any

from interviewer_app.core.calibration.agreement.results import Agreement, AgreementResult, PairAgreement
from interviewer_app.core.calibration.statistic import Statistic, Value, statistic_json

PLAIN = ("n_ratings", "n_pairs", "n_units", "n_candidates", "pairs_left_out")
SINGLE = ("percent_exact", "percent_adjacent", "fleiss_kappa", "gwet_ac1", "gwet_ac2_quadratic", "kendall_w")
NUMBERS = ("percent_by_luck", "fleiss_z")  # no interval belongs to them
NO_INTERVAL = "because there are too few candidates for an interval"
FAMILIES = ("krippendorff_alpha", "icc", "variance_shares")


def agreement_json(result: AgreementResult) -> dict[str, Any]:
    """`dimensions` is an object by name; every statistic is `{value, ci95}` or `{undefined}`, whatever is missing."""
    return {
        "unit": result.unit,
        "n_ratings": result.n_ratings,
        "n_interviewers": result.n_interviewers,
        "n_candidates": result.n_candidates,
        "overall": _scope(result.overall),
        "dimensions": {name: _scope(one) for name, one in result.dimensions},
    }


def _scope(one: Agreement) -> dict[str, Any]:
    families = {name: _family(getattr(one, name)) for name in FAMILIES}
    singles = {name: _number(getattr(one, name)) for name in NUMBERS}
    singles |= {name: _told(getattr(one, name)) for name in SINGLE}
    by_score = {str(score): _told(kappa) for score, kappa in one.fleiss_categories}
    plain = {name: getattr(one, name) for name in PLAIN}
    return plain | singles | families | {"fleiss_categories": by_score, "pairs": [_pair(pair) for pair in one.pairs]}


def _family(several: Any) -> dict[str, Any]:
    members: dict[str, Statistic] = {name: getattr(several, name) for name in several.__slots__}
    return {name: _told(member) for name, member in members.items()}


def _told(statistic: Statistic) -> dict[str, Any]:
    """A number that no interval can be given to is no answer: `undefined`, with the number beside it as `point`."""
    if isinstance(statistic, Value) and statistic.ci95 is None:
        return {"undefined": NO_INTERVAL, "point": statistic.value}
    return statistic_json(statistic)


def _number(statistic: Statistic) -> float | dict[str, Any]:
    return statistic.value if isinstance(statistic, Value) else statistic_json(statistic)


def _pair(pair: PairAgreement) -> dict[str, Any]:
    kappas = {name: _told(getattr(pair, name)) for name in ("kappa", "kappa_linear", "kappa_quadratic")}
    return {"a": pair.a, "b": pair.b, "n": pair.n, **kappas}
