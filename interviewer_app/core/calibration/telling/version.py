"""The third sentence: whether a version itself is harder; and what moved beside the other dimensions.

Rules. It speaks of the newest break: of the rubric, else of the task, else of the AI tool. Harder or easier is said
where the interval of the overall shift lies on that side of zero with both ends; where it holds zero, that nothing is
seen, with the interval; where it is undefined, that it cannot be told, with the reason that drift gives.
"""

from __future__ import annotations

from collections.abc import Iterator

from interviewer_app.core.calibration.drift.results import DimensionDrift, DriftResult, VersionBreak
from interviewer_app.core.calibration.figures.scale import plain
from interviewer_app.core.calibration.statistic import Statistic, Undefined
from interviewer_app.core.calibration.telling.told import Sentence, bold, told
from interviewer_app.core.calibration.telling.words import between, day_of, month, sentence, small
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.texts import _


def main_break(drift: DriftResult) -> VersionBreak | None:
    """The newest break of the rubric, else of the task, else of the tool."""
    for kind in ("rubric", "task", "tool"):
        some = [one for one in drift.breaks if one.kind == kind]
        if some:
            return some[-1]
    return None


def version_sentence(whole: Whole) -> Sentence:
    rule = _("Harder or easier needs an interval beside zero, from rounds scored under both versions.")
    drift = whole.drift
    if isinstance(drift, Undefined):
        return told(_cannot(_("a version"), drift.because), drift.because, rule)
    one = main_break(drift)
    if one is None:
        because = _because(drift.version_overall)
        return told(_cannot(_("a version"), because), because, rule)
    return told(_words(one), _rests_on(one), rule)


def _cannot(what: str, because: str) -> str:
    words = _("Whether {itself} is harder cannot be told, because {why}.")
    return words.format(itself=bold(_("{what} itself").format(what=what)), why=because)


def _because(statistic: Statistic) -> str:
    return statistic.because if isinstance(statistic, Undefined) else ""


def _words(one: VersionBreak) -> str:
    if isinstance(one.overall, Undefined):
        return _cannot(one.label, one.overall.because)
    itself = bold(_("{what} itself").format(what=sentence(one.label)))
    found = one.overall
    if found.ci95 is None:
        return _("{itself}: {n} logit, without an interval.").format(itself=itself, n=plain(found.value, 2))
    interval = between(found.ci95)
    if found.ci95[0] > 0:
        words = _("{itself} is harder than {before}, by {n} logit ({interval}).")
    elif found.ci95[1] < 0:
        words = _("{itself} is easier than {before}, by {n} logit ({interval}).")
        interval = between((-found.ci95[1], -found.ci95[0]))
    else:
        words = _("{itself} is not seen to be harder or easier than {before}: {n} logit ({interval}).")
        return words.format(itself=itself, before=one.before, n=plain(found.value), interval=interval)
    return words.format(itself=itself, before=one.before, n=plain(abs(found.value)), interval=interval)


def _rests_on(one: VersionBreak) -> str:
    words = _("{before}: {n} rounds; {after}: {m} rounds")
    return words.format(before=one.before, n=f"{one.rounds_before:,}", after=one.after, m=f"{one.rounds_after:,}")


def dimension_sentences(drift: DriftResult) -> Iterator[Sentence]:
    """One for every dimension flagged beside the others: at a break, or over time."""
    for one in drift.breaks:
        for shift in one.shifts:
            if not shift.flagged:
                continue
            harder = shift.relative_shift > 0
            words = _("Beside the other dimensions, {dimension} is harder since {label}, by {n} logit ({interval}).")
            if not harder:
                words = _(
                    "Beside the other dimensions, {dimension} is easier since {label}, by {n} logit ({interval})."
                )
            low, high = shift.ci95
            yield told(
                words.format(
                    dimension=bold(shift.dimension), label=one.label, n=plain(abs(shift.relative_shift)),
                    interval=between((low, high) if harder else (-high, -low)),
                ),
                _("p {p} over all dimensions of this break").format(p=small(shift.p)),
                _("A Wald test at 1 % over all dimensions, against the middle one."),
            )  # fmt: skip
    for each in drift.dimensions:
        if each.status == "flagged":
            yield _drifting(each)


def _drifting(one: DimensionDrift) -> Sentence:
    words = _("Beside the other dimensions, {dimension} is rated stricter {when}.")
    if one.direction == "milder":
        words = _("Beside the other dimensions, {dimension} is rated milder {when}.")
    day = day_of(one.since) if one.since else None
    when = _("than in the baseline") if day is None else _("since {month}").format(month=month(day, True))
    q = "" if one.q is None else _("q {q}").format(q=small(one.q))
    return told(
        words.format(dimension=bold(one.dimension), when=when), q, _("The weekly running sum crossed its limit.")
    )
