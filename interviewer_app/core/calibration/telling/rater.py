"""What an interviewer reads on their own page: kindly, and with its limits. Colleagues are a band, never names.

Rules. Under 12 rounds, how many are missing and nothing else. A flag is told with its shift, its interval and what it
does to ratings; "a little" below one logit, "much" from two. Steady is told with the smallest shift that would often
show. Who shares no candidate with the others is told that nothing can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from interviewer_app.core.calibration.drift.results import DriftResult, RaterDrift
from interviewer_app.core.calibration.severity.results import FEWEST_ROUNDS, RaterSeverity
from interviewer_app.core.calibration.statistic import Undefined
from interviewer_app.core.calibration.telling.moved import near_break, since_words
from interviewer_app.core.calibration.telling.told import Sentence, bold, told
from interviewer_app.core.calibration.telling.words import between, counted, day_of, sentence, small, tenths
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.texts import _, plural


@dataclass(frozen=True, slots=True)
class RaterTold:
    """beside: what the sentence does not mean, and where the interviewer stands; help: what would help, if they like

    enough: whether there are rounds enough to say anything; facts: what it rests on
    """

    interviewer: str
    sentence: Sentence
    beside: str
    help: tuple[str, ...]
    facts: str
    enough: bool


def rater_told(whole: Whole, interviewer: str) -> RaterTold:
    severity = None if isinstance(whole.severity, Undefined) else whole.severity.rater(interviewer)
    drift = None if isinstance(whole.drift, Undefined) else whole.drift.rater(interviewer)
    rounds = severity.n_sessions if severity is not None else drift.rounds + drift.baseline_rounds if drift else 0
    facts = plural("{n:,} round", "{n:,} rounds", rounds)
    enough = rounds >= FEWEST_ROUNDS
    rule = _("A flag, or that there is none, by the running sums; nothing under 12 rounds.")
    words, beside = _words(whole, severity, drift, rounds)
    help_ = tuple(_help(whole, interviewer, drift)) if enough else ()
    return RaterTold(interviewer, told(words, _rests_on(drift), rule), beside, help_, facts, enough)


def _words(whole: Whole, severity: RaterSeverity | None, drift: RaterDrift | None, rounds: int) -> tuple[str, str]:
    if rounds < FEWEST_ROUNDS:
        more = plural("{{n}} more round", "{{n}} more rounds", FEWEST_ROUNDS - rounds)
        return _("{more} and this page can tell you something.").format(
            more=bold(sentence(more.format(n=counted(FEWEST_ROUNDS - rounds))))), ""  # fmt: skip
    if severity is not None and (severity.component != 1 or severity.alone):
        words = _("You share {nothing} with the others, so that your ratings cannot be compared yet.")
        return words.format(nothing=bold(_("no candidate"))), _("A round rated by you and a colleague changes that.")
    if drift is None or drift.status == "not enough data":
        because = whole.drift.because if isinstance(whole.drift, Undefined) else drift.because if drift else ""
        words = _("Whether you {moved} cannot be told yet.")
        if because:
            words = _("Whether you {moved} cannot be told yet, because {why}.")
        return words.format(moved=bold(_("moved")), why=because), standing_words(severity)
    if drift.status == "flagged" and not isinstance(whole.drift, Undefined):
        return _flagged(whole.drift, drift, severity), _not_wrong(whole.drift, drift)
    words = _("You rate {steady}, as far as can be seen.").format(steady=bold(_("as before")))
    if drift.would_show is not None:
        limit = _("A shift under {n} logit would often not show yet.").format(n=f"{drift.would_show:.1f}")
        words = f"{words} {limit}"
    return words, standing_words(severity)


def _flagged(drift: DriftResult, one: RaterDrift, severity: RaterSeverity | None) -> str:
    shift = one.estimated_shift or 0.0
    how = _how(shift, one.direction == "stricter")
    when = since_words(drift, [one])
    words = (
        _("{when} you rate {how}").format(when=sentence(when), how=bold(how))
        if when
        else _("You rate {how}").format(how=bold(how))
    )
    by = _("by about {n} logit").format(n=f"{abs(shift):.1f}")
    if one.ci95 is not None:
        interval = one.ci95 if shift > 0 else (-one.ci95[1], -one.ci95[0])
        by = _("{by} ({interval})").format(by=by, interval=between(interval))
    told_ = f"{words}, {by}"
    effect = _effect(shift, severity)
    return f"{told_}: {effect}." if effect else f"{told_}."


def _how(shift: float, stricter: bool) -> str:
    if abs(shift) < 1:
        return _("a little stricter than before") if stricter else _("a little milder than before")
    if abs(shift) < 2:
        return _("stricter than before") if stricter else _("milder than before")
    return _("much stricter than before") if stricter else _("much milder than before")


def _effect(shift: float, severity: RaterSeverity | None) -> str:
    """What the shift does to ratings, from the share that one logit moves by a step."""
    if severity is None:
        return ""
    share = severity.step_share * abs(shift)
    words = _("{share} ratings come out one step lower") if shift > 0 else _("{share} ratings come out one step higher")
    if share > 0.95:
        words = _("most ratings come out a step lower") if shift > 0 else _("most ratings come out a step higher")
    return words.format(share=tenths(share))


def _not_wrong(drift: DriftResult, one: RaterDrift) -> str:
    words = _("Milder is not wrong. It means that the same evidence now counts for more with you than with others")
    if one.direction == "stricter":
        words = _(
            "Stricter is not wrong. It means that the same evidence now counts for less with you than with others"
        )
    day = day_of(one.since) if one.since else None
    near = near_break(drift, [day]) if day is not None else None
    if near is not None and near.kind == "rubric":
        more = _("and the anchors of {version} may simply read differently to you").format(version=near.after)
        return f"{words}, {more}."
    return f"{words}."


def standing_words(severity: RaterSeverity | None) -> str:
    """Where an interviewer stands beside the others, as far as the interval tells."""
    if severity is None or severity.component != 1 or severity.alone or severity.too_few:
        return ""
    low, high = severity.ci95
    interval = between(severity.ci95)
    if low <= 0 <= high:
        words = _("You stand with the middle of the group, as far as can be told ({interval} logit).")
    elif low > 0:
        words = _("You stand on the stricter side of the group ({interval} logit). Stricter is not wrong.")
    else:
        words = _("You stand on the milder side of the group ({interval} logit). Milder is not wrong.")
    return words.format(interval=interval)


def _help(whole: Whole, interviewer: str, drift: RaterDrift | None) -> Iterator[str]:
    if not isinstance(whole.plan, Undefined):
        rounds = [one for one in whole.plan.rounds if interviewer in (one.interviewer, one.beside)]
        if rounds:
            yield _("A shadow round with a colleague. Rate apart, then talk for ten minutes.")
    if drift is not None and drift.status == "flagged" and not isinstance(whole.drift, Undefined):
        day = day_of(drift.since) if drift.since else None
        near = near_break(whole.drift, [day]) if day is not None else None
        if near is not None and near.kind == "rubric":
            words = _("Read the anchors of {before} and {after} side by side.")
            yield words.format(before=near.before, after=near.after)
    yield _("A practice round against gold: blind, then beside the anchors.")


def _rests_on(drift: RaterDrift | None) -> str:
    if drift is None:
        return ""
    words = _("{rounds} rounds since the baseline, {before} within it").format(
        rounds=drift.rounds, before=drift.baseline_rounds
    )
    return words if drift.q is None else _("{words}; q {q}").format(words=words, q=small(drift.q))
