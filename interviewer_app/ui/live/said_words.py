"""What of the script has been said: probes that are over, hints, answers; read off a live round, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.outcomes import reason_words
from interviewer_app.core.rubrics.models import PlannedProbe, Probe
from interviewer_app.core.texts import _
from interviewer_app.ui.live.looks import AnswerLook, DoneLook, HintLook, SkipLook
from interviewer_app.ui.live.words import clock_text, short_time

LETTERS = "abcdefghijklmnopqrstuvwxyz"  # of follow-ups


class Aside(NamedTuple):
    """What the window knows of the script and the journal does not.

    gloss:  the reader's own words for the current probe
    copied: what was put on the clipboard just now, in words
    answer: the place of the answer that is chosen while the answers are open, else None
    """

    gloss: str = ""
    copied: str = ""
    answer: int | None = None


def done_looks(live: LiveRound, current: int) -> Iterator[DoneLook]:
    """The probes that are over, in the order of the script, without the one at place `current`."""
    visited = {visit.probe for visit in live.fold.visits}
    for number, step in enumerate(live.script, start=1):
        outcome = live.fold.outcomes.get(step.probe.id, "asked")
        if number == current + 1 or (step.probe.id not in visited and outcome != "skipped"):
            continue
        if step.probe.id in visited:
            yield DoneLook(number, "asked" if outcome == "skipped" else outcome, _used_words(live, step))
        else:
            yield DoneLook(number, "skipped", reason_words(live.fold.reasons.get(step.probe.id, "")) or _("skipped"))


def _used_words(live: LiveRound, step: PlannedProbe) -> str:
    used = short_time(used_ms(live, step.probe.id, live.fold.last_ms) // 1000)
    if step.budget_s is None:
        return used
    return _("{spent} of {budget}").format(spent=used, budget=short_time(step.budget_s))


def used_ms(live: LiveRound, probe: str, now_ms: int) -> int:
    """How long a probe took so far, over all its visits."""
    visits = (visit for visit in live.fold.visits if visit.probe == probe)
    return max(0, sum((now_ms if v.to_ms is None else v.to_ms) - v.from_ms for v in visits))


def skip_look(live: LiveRound, current: int) -> SkipLook | None:
    """The probe that was left out just before the current one, or right after it at the end of the script."""
    probe = live.fold.newest_skip
    number = next((n for n, step in enumerate(live.script, 1) if step.probe.id == probe), 0)
    visited = any(visit.probe == probe for visit in live.fold.visits)
    if not number or visited or number not in (current, current + 2):
        return None
    if live.fold.outcomes.get(probe or "") != "skipped":
        return None
    return SkipLook(number, reason_words(live.fold.reasons.get(probe or "", "")))


def hint_look(probe: Probe, given: Sequence[int]) -> HintLook | None:
    """The newest hint of the probe."""
    if not given or given[-1] >= len(probe.hints):
        return None
    return HintLook(given[-1] + 1, len(probe.hints), probe.hints[given[-1]])


def answer_looks(live: LiveRound, chosen: int | None) -> tuple[AnswerLook, ...]:
    """The pack's answers to "may I use …?"; nothing while they are not open."""
    if chosen is None:
        return ()
    given = {each.answer: clock_text(each.at_ms) for each in live.fold.answers}
    return tuple(
        AnswerLook(each.question, each.answer, place == chosen, given.get(place, ""))
        for place, each in enumerate(live.pack.ai.answers)
    )
