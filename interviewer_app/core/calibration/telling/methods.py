"""How is this computed? For each figure its formula in words and symbols, its source, what is assumed, and its data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from interviewer_app.core.calibration.statistic import Statistic, Undefined
from interviewer_app.core.calibration.telling.method_texts import Texts, texts_of
from interviewer_app.core.calibration.telling.overview import facts_words, period_words
from interviewer_app.core.calibration.telling.words import between
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.texts import _

Topic = Literal["number", "agreement", "severity", "drift", "plan", "months", "cusum", "habits"]
TOPICS: tuple[Topic, ...] = ("number", "agreement", "severity", "drift", "plan", "months", "cusum", "habits")


@dataclass(frozen=True, slots=True)
class Method:
    """data: label and value: counts, period, estimates the figure rests on, the digest of the input"""

    title: str
    words: str
    formula: str
    source: str
    assumptions: tuple[str, ...]
    data: tuple[tuple[str, str], ...]


def method(whole: Whole, topic: Topic) -> Method:
    texts: Texts = texts_of(topic)
    own = {"number": _agreement, "agreement": _agreement, "severity": _severity, "drift": _drift, "cusum": _drift,
           "months": _drift, "plan": _plan, "habits": _habits}[topic](whole)  # fmt: skip
    data = (*_common(whole), *own, (_("Input digest"), digest_words(whole)))
    return Method(texts.title, texts.words, texts.formula, texts.source, texts.assumptions, data)


def digest_words(whole: Whole, groups: int = 4) -> str:
    """The beginning of the digest in groups of four."""
    return " ".join(whole.digest[at : at + 4] for at in range(0, groups * 4, 4)).strip()


def _common(whole: Whole) -> tuple[tuple[str, str], ...]:
    unit = _("interviews") if whole.unit == "session" else _("candidates")
    return ((_("Data"), facts_words(whole)), (_("Period"), period_words(whole)), (_("Measured"), unit))


def _agreement(whole: Whole) -> tuple[tuple[str, str], ...]:
    if isinstance(whole.agreement, Undefined):
        return ((_("Undefined"), whole.agreement.because),)
    overall = whole.agreement.overall
    return (
        (_("Pairs"), f"{overall.n_pairs:,}"),
        (_("Met by two"), f"{overall.n_candidates:,}"),
        (_("Alpha, ordinal"), statistic_words(overall.krippendorff_alpha.ordinal)),
        (_("AC2, quadratic"), statistic_words(overall.gwet_ac2_quadratic)),
    )


def _severity(whole: Whole) -> tuple[tuple[str, str], ...]:
    if isinstance(whole.severity, Undefined):
        return ((_("Undefined"), whole.severity.because),)
    model = whole.severity.model
    return (
        (_("Spread of candidates"), _("{n} logit").format(n=f"{model.candidate_sd:.2f}")),
        (_("Spread of interviewers"), _("{n} logit").format(n=f"{model.rater_sd:.2f}")),
        (_("Halo"), _("{n} logit").format(n=f"{model.halo_sd:.2f}")),
        (_("Deviance"), f"{model.deviance:,.1f}"),
        (_("Converged"), _("yes") if model.converged else _("no")),
        (_("Groups"), str(model.components)),
        (_("Reliability"), statistic_words(model.rater_reliability)),
    )


def _drift(whole: Whole) -> tuple[tuple[str, str], ...]:
    if isinstance(whole.drift, Undefined):
        return ((_("Undefined"), whole.drift.because),)
    baseline = whole.drift.baseline
    rounds = _("{n} rounds").format(n=f"{baseline.rounds:,}")
    if baseline.since and baseline.until:
        rounds = _("{n} rounds, {first} to {last}").format(
            n=f"{baseline.rounds:,}", first=baseline.since, last=baseline.until
        )
    return ((_("Baseline"), rounds), (_("Why this baseline"), baseline.why))


def _plan(whole: Whole) -> tuple[tuple[str, str], ...]:
    if isinstance(whole.plan, Undefined):
        return ((_("Undefined"), whole.plan.because),)
    return ((_("Groups before"), str(whole.plan.components)),)


def _habits(whole: Whole) -> tuple[tuple[str, str], ...]:
    return ((_("Interviewers"), str(len(whole.habits))),)


def statistic_words(statistic: Statistic, digits: int = 2) -> str:
    """0.61 (0.55 to 0.66); undefined, because …"""
    if isinstance(statistic, Undefined):
        return _("undefined, because {why}").format(why=statistic.because)
    told = f"{statistic.value:.{digits}f}".replace("-", "−")
    if statistic.ci95 is None:
        return told
    return _("{n} ({interval})").format(n=told, interval=between(statistic.ci95, digits))
