"""What is known of agreement, as plain numbers: pictures, sentences and JSON are made from this, without numpy."""

from __future__ import annotations

from dataclasses import dataclass

from interviewer_app.core.calibration.statistic import Statistic


@dataclass(frozen=True, slots=True)
class Alphas:
    """Krippendorff's alpha by the metric between two scores."""

    nominal: Statistic
    ordinal: Statistic
    interval: Statistic
    ratio: Statistic


@dataclass(frozen=True, slots=True)
class Iccs:
    """The six forms of Shrout & Fleiss (1979): one rating (1, 2, 3) or the mean of all k raters (1k, 2k, 3k)."""

    icc1: Statistic
    icc2: Statistic
    icc3: Statistic
    icc1k: Statistic
    icc2k: Statistic
    icc3k: Statistic


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two raters who rated something in common; `a` stands before `b` by code point, `n` counts pairs of ratings."""

    a: str
    b: str
    n: int
    kappa: Statistic
    kappa_linear: Statistic
    kappa_quadratic: Statistic


@dataclass(frozen=True, slots=True)
class VarianceShares:
    """Shares of the variance of one rating, 0 to 1: what is rated, who rates, both together (halo), and the rest."""

    candidate: Statistic
    rater: Statistic
    halo: Statistic
    dimension: Statistic
    residual: Statistic


@dataclass(frozen=True, slots=True)
class Agreement:
    """One dimension, or all of them pooled.

    n_ratings:    ratings, those without a second rater included
    n_pairs:      pairs of ratings of one unit by two different raters
    n_units:      (measured unit, dimension) with two raters or more
    n_candidates: candidates with such a unit
    percent_exact, percent_adjacent, percent_by_luck: 0 to 100, of the pairs; luck is what the margins alone would give
    fleiss_categories: by score, Fleiss' kappa of that score against all others
    fleiss_z: of complete tables only
    pairs, pairs_left_out: of very many pairs of raters those who share most; how many others there are
    """

    n_ratings: int
    n_pairs: int
    n_units: int
    n_candidates: int
    percent_exact: Statistic
    percent_adjacent: Statistic
    percent_by_luck: Statistic
    krippendorff_alpha: Alphas
    fleiss_kappa: Statistic
    fleiss_z: Statistic
    fleiss_categories: tuple[tuple[int, Statistic], ...]
    gwet_ac1: Statistic
    gwet_ac2_quadratic: Statistic
    icc: Iccs
    kendall_w: Statistic
    variance_shares: VarianceShares
    pairs: tuple[PairAgreement, ...]
    pairs_left_out: int = 0


@dataclass(frozen=True, slots=True)
class AgreementResult:
    """`dimensions` are pairs of a name and its agreement, names by code point; `unit` is candidate or session."""

    unit: str
    n_ratings: int
    n_interviewers: int
    n_candidates: int
    overall: Agreement
    dimensions: tuple[tuple[str, Agreement], ...]
