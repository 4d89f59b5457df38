"""`calibrate plan` in lines."""

from __future__ import annotations

from interviewer_app.core.calibration.plan.choose import WORTH
from interviewer_app.core.calibration.plan.results import AnchorExercise, PlannedRound, PlanResult
from interviewer_app.core.calibration.statistic import Undefined
from interviewer_app.core.texts import _, plural


def plan_page(result: PlanResult) -> str:
    """The rounds in order, then what is not worth booking, who needs ordinary rounds, and the anchor exercise."""
    parts = ["\n".join(_round(place, one) for place, one in enumerate(result.rounds, 1)) or _("Nothing to book.")]
    parts += ["\n".join(result.remarks), _not_worth(result), _needs(result)]
    if result.anchor is not None:
        parts.append(exercise_words(result.anchor))
    return "\n\n".join(part for part in parts if part) + "\n"


def gain_words(one: PlannedRound) -> str:
    """Half the 95 % interval before and after: "±2.30 → ±1.60"."""
    before = _("undefined") if isinstance(one.before, Undefined) else f"±{one.before.value:.2f}"
    return f"{before} → ±{one.after:.2f}"


def _round(place: int, one: PlannedRound) -> str:
    who = _("{place}. {interviewer} with {partner}: {why}").format(
        place=place, interviewer=one.interviewer, partner=one.beside, why=one.why
    )
    return f"{who}\n   {gain_words(one)}"


def _not_worth(result: PlanResult) -> str:
    if not result.not_worth:
        return ""
    shown = result.not_worth[:8]
    names = ", ".join(f"{one.interviewer} (±{one.half_width:.2f})" for one in shown)
    left = len(result.not_worth) - len(shown)
    more = " " + plural("and {n} more", "and {n} more", left) if left else ""
    words = _("Nothing to book for {names}{more}: one more round moves the interval by less than {worth:.2f}.")
    return words.format(names=names, more=more, worth=WORTH)


def _needs(result: PlanResult) -> str:
    each = [
        _("{rounds} for {name}").format(
            rounds=plural("{n} ordinary round", "{n} ordinary rounds", one.rounds), name=one.interviewer
        )
        for one in result.needs_rounds
    ]
    return _("Too little data yet: {each}.").format(each=", ".join(each)) if each else ""


def exercise_words(anchor: AnchorExercise) -> str:
    """What an anchor exercise would tell about the newest version."""
    words = _(
        "To learn whether a version is harder: an anchor exercise, {recorded} recorded rounds, {raters} raters, both"
        " versions. Standard error {se:.2f}; it would find a {shift} logit change with probability {power:.2f}."
    ).format(
        recorded=anchor.recorded, raters=anchor.raters, se=anchor.se, shift=anchor.shift, power=anchor.power
    )
    if anchor.linked:
        words += " " + plural(
            "{n} round is rated under two versions already and counts.",
            "{n} rounds are rated under two versions already and count.",
            anchor.linked,
        )
    return words
