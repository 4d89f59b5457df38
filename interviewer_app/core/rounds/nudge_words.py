"""The copilot's line in words: what it says, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from interviewer_app.core.rounds.nudges import Nudge
from interviewer_app.core.rubrics.models import Pack, PlannedProbe
from interviewer_app.core.rubrics.nudge_words import rule_words
from interviewer_app.core.texts import _, plural


class Said(NamedTuple):
    """`first` is the line's first sentence, `rest` the others; `why` the rule and the numbers it saw."""

    first: str
    rest: str
    why: str


def said(pack: Pack, script: Sequence[PlannedProbe], nudge: Nudge) -> Said:
    """A nudge in words; times are minutes of the round clock."""
    words = _SAID[nudge.rule.rule](pack, script, nudge)
    why = _("{numbers} The rule: {rule}").format(numbers=words.why, rule=rule_words(pack, nudge.rule))
    return words._replace(why=why)


def about_words(rule: str, dimension: str) -> str:
    """What a nudge was about, for a card: a rule, and the name of a dimension or nothing."""
    known = {
        "unchecked": _("output trusted and not checked"),
        "no-evidence": _("no evidence on {dimension}").format(dimension=dimension),
        "hints": _("hints"),
        "pace": _("pace"),
    }
    return known.get(rule, rule)


def _unchecked(pack: Pack, _script: Sequence[PlannedProbe], nudge: Nudge) -> Said:
    at_ms, waited = nudge.figures
    first = _("Output trusted at {time}, not checked since.").format(time=_clock(at_ms))
    why = _("Trusted at {start}, {time} without a check.").format(time=_clock(waited), start=_clock(at_ms))
    return Said(first, _ask(pack, nudge) or _("Ask for it when it fits."), why)


def _no_evidence(pack: Pack, script: Sequence[PlannedProbe], nudge: Nudge) -> Said:
    place, current, left_ms = nudge.figures
    name = pack.dimension(nudge.about).name
    if place < 0:
        where = _("No probe asks for it; {left}.")
    elif place == current:
        where = _("This probe asks for it; {left}.")
    else:
        where = _("Probe {n} asks for it; {left}.") if place > current else _("Probe {n} asked for it; {left}.")
    rest = where.format(n=place + 1, left=_left(left_ms))
    ask = _ask(pack, nudge)
    arranged = "" if not script else _("0 moments on {dimension}, {left}.").format(dimension=name, left=_left(left_ms))
    return Said(_("No evidence on {dimension} yet.").format(dimension=name), f"{rest} {ask}".strip(), arranged)


def _hints(_pack: Pack, script: Sequence[PlannedProbe], nudge: Nudge) -> Said:
    count, most = nudge.figures
    number = next((place for place, step in enumerate(script, 1) if step.probe.id == nudge.probe), 0)
    first = plural("One hint on probe {probe}.", "{n} hints on probe {{probe}}.", count).format(probe=number)
    return Said(first, _("The pack allows {n}.").format(n=most), first)


def _pace(_pack: Pack, _script: Sequence[PlannedProbe], nudge: Nudge) -> Said:
    over_ms, ahead, left_ms = nudge.figures
    minutes = over_ms // 60_000
    over = _("{n} min").format(n=minutes) if minutes else _("{n} s").format(n=over_ms // 1000)
    probes = plural("One probe", "{n} probes", ahead) if ahead else _("No probe")
    rest = _("{probes} and {left}.").format(probes=probes, left=_left(left_ms))
    why = _("{over} over, reading, quiet and trouble left out.").format(over=_clock(over_ms))
    return Said(_("{over} over on this probe.").format(over=over), rest, why)


def _ask(pack: Pack, nudge: Nudge) -> str:
    """The follow-up it proposes, in the pack's words."""
    if nudge.probe is None or nudge.follow_up is None:
        return ""
    texts = (each.text for each in pack.probe(nudge.probe).follow_ups if each.id == nudge.follow_up)
    return _("Ask: “{text}”").format(text=" ".join(next(texts, "").split()))


def _left(left_ms: int) -> str:
    minutes = left_ms // 60_000
    return _("{n} min left").format(n=minutes) if minutes > 0 else _("the time is up")


def _clock(ms: int) -> str:
    seconds = ms // 1000
    return f"{seconds // 60}:{seconds % 60:02d}"


_SAID: dict[str, Callable[[Pack, Sequence[PlannedProbe], Nudge], Said]] = {
    "unchecked": _unchecked,
    "no-evidence": _no_evidence,
    "hints": _hints,
    "pace": _pace,
}
