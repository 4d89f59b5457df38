"""From a fit to the rounds worth booking."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from interviewer_app.core.calibration.drift.results import DriftResult
from interviewer_app.core.calibration.plan.anchor import anchor_exercise
from interviewer_app.core.calibration.plan.choose import WORTH, Chooser, Chosen
from interviewer_app.core.calibration.plan.precision import precision
from interviewer_app.core.calibration.plan.results import NeedsRounds, NotWorth, PlannedRound, PlanResult
from interviewer_app.core.calibration.ratings import Ratings
from interviewer_app.core.calibration.severity.results import FEWEST_ROUNDS, RaterSeverity
from interviewer_app.core.calibration.severity.run import Fitted
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value
from interviewer_app.core.texts import _, plural

MOST_ROUNDS = 5


def plan(
    ratings: Ratings, fitted: Fitted, unsure: Collection[str] | None = None, most: int = MOST_ROUNDS
) -> PlanResult:
    """The fewest shadow rounds that join groups or halve an interval, `most` at most.

    fitted: the fit of these ratings, with halo and shrinkage
    unsure: raters whom drift does not call steady, better not partners; None where nobody looked: none is called so
    """
    raters = fitted.result.interviewers
    enough = np.array([not one.too_few for one in raters])
    chooser = Chooser(
        precision(fitted),
        np.array([one.n_sessions for one in raters], np.float64),
        enough if enough.any() else np.ones_like(enough),  # a small table: everybody counts
        np.array([not one.reasons and one.interviewer not in (unsure or ()) for one in raters]),
        most,
    )
    chooser.choose()
    halves = chooser.half_widths()
    return PlanResult(
        rounds=tuple(
            _round(one, raters, unsure is not None and bool(chooser.steady[one.partner])) for one in chooser.chosen
        ),
        not_worth=_not_worth(chooser, raters, halves),
        needs_rounds=tuple(
            NeedsRounds(one.interviewer, FEWEST_ROUNDS - one.n_sessions) for one in raters if one.too_few
        ),
        components=fitted.result.model.components,
        anchor=anchor_exercise(ratings, float(fitted.information.mean()), fitted.result.model.halo_sd),
        remarks=_remarks(chooser, raters),
    )


def not_steady(drifted: DriftResult | Undefined) -> tuple[str, ...] | None:
    """The raters whom drift does not call steady, for `plan`; None where it can say nothing of anybody."""
    if isinstance(drifted, Undefined) or all(one.status == "not enough data" for one in drifted.interviewers):
        return None
    return tuple(one.interviewer for one in drifted.interviewers if one.status != "steady")


def _round(one: Chosen, raters: tuple[RaterSeverity, ...], steady: bool) -> PlannedRound:
    partner = raters[one.partner]
    joins = one.before is None
    before: Statistic = Undefined(_("they share no candidate yet")) if one.before is None else Value(one.before)
    why = _why(partner, steady)
    return PlannedRound(
        interviewer=raters[one.rater].interviewer,
        beside=partner.interviewer,
        purpose="joins" if joins else "narrows",
        why=_("joins {name} to the group; {partner}").format(name=raters[one.rater].interviewer, partner=why)
        if joins
        else why,
        before=before,
        after=one.after,
    )


def _why(partner: RaterSeverity, steady: bool) -> str:
    words = [_("steady")] if steady else []
    words.append(plural("{n} round", "{n} rounds", partner.n_sessions))
    if partner.ci95[0] > 0:
        words.append(_("from the stricter half"))
    elif partner.ci95[1] < 0:
        words.append(_("from the milder half"))
    return ", ".join(words)


def _not_worth(chooser: Chooser, raters: tuple[RaterSeverity, ...], halves: np.ndarray) -> tuple[NotWorth, ...]:
    planned = {one.rater for one in chooser.chosen} | set(chooser.unfinished)
    sizes = np.bincount(chooser.state.group)[chooser.state.group]
    found = []
    for place, one in enumerate(raters):
        if one.too_few or place in planned or sizes[place] == 1:
            continue
        moves = chooser.moves(place)
        if moves < WORTH:
            found.append(NotWorth(one.interviewer, float(halves[place]), moves))
    return tuple(sorted(found, key=lambda one: (-one.half_width, one.interviewer)))


def _remarks(chooser: Chooser, raters: tuple[RaterSeverity, ...]) -> tuple[str, ...]:
    said = []
    if chooser.chosen:
        said.append(
            _("Both rate the same candidate, apart from each other; a recorded round that both rate counts the same.")
        )
    if any(one.before is None for one in chooser.chosen):
        said.append(
            _(
                "Once joined, intervals also rest on the groups' candidates being alike on the whole; one shared"
                " round alone says little about that."
            )
        )
    said += [_halving(raters[rater].interviewer, more) for rater, more in chooser.unfinished.items()]
    if len(np.unique(chooser.state.group)) > 1:
        said.append(_("Some groups are still apart after these; more rounds would join them."))
    return tuple(said)


def _halving(name: str, more: int) -> str:
    if not more:
        return _("Shadow rounds alone do not halve the interval of {name}.").format(name=name)
    return _("To halve the interval of {name}, {rounds} beyond these.").format(
        name=name, rounds=plural("{n} round", "{n} rounds", more)
    )
