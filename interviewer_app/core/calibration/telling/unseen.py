"""What would still go unseen: for the steady ones, the smallest shift that would often have shown by now.

Groups by rounds since the baseline: 50 and more, 25 to 49, fewer. A group's number is the largest of its members',
rounded up to a quarter of a logit, so that it holds for each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from interviewer_app.core.calibration.drift.results import DriftResult, RaterDrift
from interviewer_app.core.calibration.statistic import Undefined, Value
from interviewer_app.core.calibration.telling.told import Unseen
from interviewer_app.core.calibration.telling.words import counted, listed, sentence, tenths
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.texts import _, plural

_BOUNDS = (50, 25, 0)
_QUARTER = 0.25
_NAMED = 12  # more names than this are a number


def unseen(whole: Whole) -> tuple[Unseen, ...]:
    """Groups with most rounds first; empty where nobody is watched."""
    if isinstance(whole.drift, Undefined):
        return ()
    steady = [one for one in whole.drift.interviewers if one.status == "steady"]
    told: list[Unseen] = []
    above: int | None = None
    for bound in _BOUNDS:
        some = [one for one in steady if one.rounds >= bound and (above is None or one.rounds < above)]
        told += _group(some, bound, above)
        above = bound
    return tuple(told)


def _group(some: Sequence[RaterDrift], bound: int, above: int | None) -> list[Unseen]:
    rounds = _("{n} rounds or more").format(n=bound)
    if above is not None:
        rounds = _("{low} to {high} rounds").format(low=bound, high=above - 1)
        if bound == 0:
            rounds = _("fewer than {n} rounds").format(n=above)
    known = [one for one in some if one.would_show is not None]
    unknown = [one for one in some if one.would_show is None]
    told = []
    if known:
        largest = max(one.would_show or 0.0 for one in known)
        shift = f"{ceil(largest / _QUARTER - 1e-9) * _QUARTER:.2f}".rstrip("0")
        shift = f"{shift}0" if shift.endswith(".") else shift
        told.append(Unseen(shift, rounds, _people(known, rounds), tuple(one.interviewer for one in known)))
    if unknown:
        told.append(Unseen("", rounds, _people(unknown, rounds), tuple(one.interviewer for one in unknown)))
    return told


def _people(some: Sequence[RaterDrift], rounds: str) -> str:
    who = plural("{{n}} interviewer with {{rounds}}", "{{n}} interviewers with {{rounds}}", len(some))
    words = who.format(n=counted(len(some)), rounds=rounds)
    if len(some) > _NAMED:
        return words
    return _("{who}: {names}").format(who=words, names=listed([one.interviewer for one in some], _NAMED))


def unseen_line(group: Unseen) -> str:
    """A group as one line of text."""
    if not group.shift:
        return _("No shift can be named for {who}").format(who=group.words)
    return _("A shift under {n} logit, for {who}").format(n=group.shift, who=group.words)


def scale_words(whole: Whole) -> str:
    """For scale: what a logit does to ratings; "" where nobody knows."""
    if isinstance(whole.severity, Undefined) or not whole.severity.interviewers:
        return ""
    shares = [one.step_share for one in whole.severity.interviewers]
    share = sum(shares) / len(shares)
    words = _("For scale: one logit stricter, and {share} ratings come out one step lower.")
    return words.format(share=tenths(min(share, 1.0)))


def team_words(drift: DriftResult) -> str:
    """What holds for the team as a whole, as sentences."""
    words = [sentence(one) for one in drift.team.words]
    if not words and isinstance(drift.team.spread, Value):
        words = [
            _("Over the team, shifts have a standard deviation of {n} logit.").format(
                n=f"{drift.team.spread.value:.2f}"
            )
        ]
    return " ".join(words)
