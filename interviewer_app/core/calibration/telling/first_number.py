"""The one honest number: the chance that another interviewer would have given the same rating."""

from __future__ import annotations

from interviewer_app.core.calibration.agreement.results import Agreement
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value
from interviewer_app.core.calibration.telling.told import FirstNumber
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.texts import _, plural

FEWEST_PAIRS = 30  # of ratings by two people; a share of fewer is a number nobody should quote


def first_number(whole: Whole) -> FirstNumber:
    label = _("The chance that another interviewer would have given the same rating")
    if isinstance(whole.agreement, Undefined):
        return _without(label, whole.agreement.because, None, "")
    overall = whole.agreement.overall
    luck, below = _value(overall.percent_by_luck), pairs_words(overall)
    if overall.n_pairs < FEWEST_PAIRS:
        told = plural("{n} pair of ratings is shared", "{n} pairs of ratings are shared", overall.n_pairs)
        because = _("only {told}; it takes {needed}").format(told=told, needed=FEWEST_PAIRS)
        if overall.n_pairs == 0:
            because = _("no rating is shared by two interviewers; it takes {needed} pairs").format(needed=FEWEST_PAIRS)
        return _without(label, because, None, below)
    if isinstance(overall.percent_exact, Undefined):
        return _without(label, overall.percent_exact.because, luck, below)
    found = overall.percent_exact
    interval = ""
    if found.ci95 is not None:
        low, high = (round(end) for end in found.ci95)
        interval = _("95 % interval {low} to {high}").format(low=low, high=high)
    return FirstNumber(label, found.value, found.ci95, luck, interval, below, "")


def number_sentence(number: FirstNumber) -> str:
    """All of it in one sentence, for those who hear it and for the figure."""
    if number.value is None:
        return _("{label}: {because}").format(label=number.label, because=number.because)
    told = _("{label}: {n} %").format(label=number.label, n=number.text)
    if number.interval:
        told = _("{told}, {interval}").format(told=told, interval=number.interval)
    if number.luck is not None:
        told = _("{told}; {n} % by luck").format(told=told, n=round(number.luck))
    return f"{told}."


def pairs_words(agreement: Agreement) -> str:
    """1,327 pairs, from 241 candidates met by two or more"""
    pairs = plural("{n:,} pair", "{n:,} pairs", agreement.n_pairs)
    candidates = plural("{n:,} candidate", "{n:,} candidates", agreement.n_candidates)
    return _("{pairs}, from {candidates} met by two or more").format(pairs=pairs, candidates=candidates)


def _without(label: str, because: str, luck: float | None, below: str) -> FirstNumber:
    return FirstNumber(label, None, None, luck, "", below, _("undefined, because {why}").format(why=because))


def _value(statistic: Statistic) -> float | None:
    return statistic.value if isinstance(statistic, Value) else None
