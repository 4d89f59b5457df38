"""The copilot's rules in words: for `rubric show`, and for whoever asks why a nudge is there."""

from __future__ import annotations

from collections.abc import Iterable

from interviewer_app.core.rubrics.models import Nudge, Pack
from interviewer_app.core.texts import _, plural


def rule_words(pack: Pack, rule: Nudge) -> str:
    """What a rule (complete, see `nudge_rules`) looks at, in one sentence."""
    if rule.rule == "unchecked":
        parts = [
            *(pack.kind(kind).name for kind in rule.checks),
            *(_("the span {span}").format(span=s) for s in rule.spans),
        ]
        return _("{trusted}, and for {time} none of: {checks}.").format(
            trusted=_or(pack.kind(kind).name for kind in rule.trusted), time=_length(rule.within_s or 0),
            checks=", ".join(parts),
        )  # fmt: skip
    if rule.rule == "no-evidence":
        return _(
            "A dimension without a moment once {percent} % of the time is gone, "
            "or its last probe is over or out of time."
        ).format(percent=rule.after_percent)
    if rule.rule == "hints":
        return plural("More than one hint on a probe.", "More than {n} hints on a probe.", rule.most or 0)
    return _("A probe takes {time} longer than planned.").format(time=_length(rule.over_s or 0))


def _or(names: Iterable[str]) -> str:
    return _(" or ").join(names)


def _length(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    if not rest:
        return _("{n} min").format(n=minutes)
    return (
        _("{minutes}:{seconds:02d} min").format(minutes=minutes, seconds=rest) if minutes else _("{n} s").format(n=rest)
    )
