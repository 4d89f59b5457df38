"""The left side and the time line's plan, read off a live round."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.notices import line_to_read, words_of
from interviewer_app.core.rounds.state import Break, Moment
from interviewer_app.core.rubrics.models import Link, Probe
from interviewer_app.core.texts import _
from interviewer_app.ui.live.looks import (
    Band,
    ClaimLook,
    Cut,
    FollowUpLook,
    PlanLook,
    ProbeTime,
    ScriptLook,
    Silence,
)
from interviewer_app.ui.live.said_words import LETTERS, Aside, answer_looks, done_looks, hint_look, skip_look, used_ms
from interviewer_app.ui.live.words import (
    clock_text,
    direction_word,
    kind_name,
    rule_words,
    short_time,
)

MINUTE_MS = 60_000
STEP_MS = 5 * MINUTE_MS
UNPLANNED_MS = 2 * MINUTE_MS  # drawn for a probe nobody gave a length, where the script has no lengths at all


def script_look(live: LiveRound, claim: ClaimLook | None, aside: Aside) -> ScriptLook:
    """The current probe with all that belongs to it; before the first one, the words to read aloud. `claim`: what it
    takes up, or before the first one what came from an earlier round."""
    at, of = live.position
    following = next_number(live)
    step = live.probe
    look = ScriptLook(
        _("Read aloud"), live.pack.ai.read_aloud, intro=True, next_number=following,
        next_text=live.script[following - 1].probe.title if following else "", done=tuple(done_looks(live, at)),
        skip=skip_look(live, at), copied=aside.copied, answers=answer_looks(live, aside.answer),
    )  # fmt: skip
    if step is None:
        line = line_to_read(live.fold)
        title = _("Read aloud: notice") if line == "notice" else _("Read aloud")
        return look._replace(title=title, text=words_of(line, live.pack), claim=claim)
    probe = step.probe
    given = live.hints_given(probe.id)
    return look._replace(
        title=_("Probe {n} of {of}").format(n=at + 1, of=of), text=live.spoken, intro=False, claim=claim,
        adapted=live.fold.outcomes.get(probe.id) == "adapted", follow_ups=_follow_ups(live, probe),
        gloss=aside.gloss, hint=hint_look(probe, given), hints=max(0, len(probe.hints) - len(given)),
    )  # fmt: skip


def handed_look(claims: Sequence[tuple[str, str]]) -> ClaimLook | None:
    """What earlier interviewers handed on, as the words alone; each with its time where there are several."""
    if not claims:
        return None
    heading = _("From an earlier round, to come back to")
    meta = _("Words alone: nothing here says what they were worth")
    if len(claims) == 1:
        return ClaimLook(heading, claims[0][0], claims[0][1], meta, "")
    return ClaimLook(heading, "", "  ".join(f"{time} {words}" for time, words in claims), meta, "")


def next_number(live: LiveRound) -> int:
    """The number of the probe after the current one, 0 at the end of the script."""
    at, of = live.position
    return at + 2 if at + 1 < of else 0


def _follow_ups(live: LiveRound, probe: Probe) -> tuple[FollowUpLook, ...]:
    asked = {f.follow_up: f.at_ms for f in live.fold.follow_ups if f.probe == probe.id}
    looks = []
    following = live.next_follow_up
    for letter, follow_up in zip(LETTERS, probe.follow_ups, strict=False):
        if follow_up.id in asked:
            looks.append(FollowUpLook(letter, follow_up.text, "asked", clock_text(asked[follow_up.id])))
        else:
            state = "next" if follow_up.id == following else "open"
            looks.append(FollowUpLook(letter, follow_up.text, state, ""))
    return tuple(looks)


def claim_look(live: LiveRound, link: Link, moment: Moment) -> ClaimLook:
    """What was noted at the probe that the current one takes up."""
    number = next((i for i, step in enumerate(live.script, 1) if step.probe.id == link.probe), 0)
    heading = {
        "perturb": _("Changes an assumption of probe {n}"),
        "trade-off": _("Asks the price of probe {n}"),
        "decompose": _("Takes probe {n} further"),
    }.get(link.kind, _("Comes back to probe {n}"))
    name = kind_name(live.pack, moment.kind)
    said = (
        _("said when asked") if moment.prompted else _("said unasked"),
        _("told, not shown") if moment.mode == "told" else _("shown"),
    )
    side = (direction_word(moment.direction),) if moment.direction != "neutral" else ()
    meta = " · ".join((*side, *said))
    track = live.pack.dimension(moment.dimension).track if moment.dimension else ""
    return ClaimLook(heading.format(n=number), clock_text(moment.at_ms), moment.note or name, meta, track)


def probe_time(live: LiveRound, now_ms: int) -> ProbeTime:
    """How long the current probe took so far, over all its visits."""
    step = live.probe
    if step is None:
        return ProbeTime("", None)
    spent = used_ms(live, step.probe.id, now_ms)
    words = short_time(spent // 1000)
    if step.budget_s is None:
        return ProbeTime(words, None, words)
    of = _("{spent} of {budget}").format(spent=words, budget=short_time(step.budget_s))
    return ProbeTime(of, min(1.0, spent / (step.budget_s * 1000)), words)


def span_ms(live: LiveRound, now_ms: int) -> int:
    """How much time the time line shows: the minutes arranged, and more in steps once they are over."""
    facts = live.fold.facts
    arranged = facts.minutes * MINUTE_MS if facts else STEP_MS
    if now_ms <= arranged:
        return arranged
    return (now_ms // STEP_MS + 1) * STEP_MS


def plan_look(live: LiveRound, now_ms: int) -> PlanLook:
    """Bands, phases, pauses and silences of the time line at `now_ms`."""
    span = span_ms(live, now_ms)
    begun = live.fold.state != "planned"
    return PlanLook(span, tuple(_bands(live, now_ms, span)), tuple(_cuts(live)), _silences(live), begun)


def _bands(live: LiveRound, now_ms: int, span: int) -> list[Band]:
    numbers = {step.probe.id: number for number, step in enumerate(live.script, start=1)}
    bands = []
    reached = 0
    for visit in live.fold.visits:
        number = numbers.get(visit.probe, 0)
        title = live.pack.probe(visit.probe).title
        open_ = visit.to_ms is None
        to_ms = _open_end(live, visit.from_ms, number, now_ms) if visit.to_ms is None else visit.to_ms
        bands.append(Band(number, title, visit.from_ms, min(to_ms, span), "now" if open_ else "past"))
        reached = min(to_ms, span)
    if live.fold.state in ("ended", "sealed"):
        return bands
    return [*bands, *_ahead(live, reached, span)]


def _open_end(live: LiveRound, from_ms: int, number: int, now_ms: int) -> int:
    """Where the current probe's band ends: as planned, and in steps of ten seconds once it takes longer."""
    planned = from_ms + _planned_ms(live, number)
    return planned if now_ms <= planned else -(-now_ms // 10_000) * 10_000


def _planned_ms(live: LiveRound, number: int) -> int:
    budget = live.script[number - 1].budget_s if number else None
    return UNPLANNED_MS if budget is None else budget * 1000


def _ahead(live: LiveRound, reached: int, span: int) -> list[Band]:
    """The probes still to come share what is left: by their budgets, or evenly where nobody planned any."""
    steps = [
        (number, step)
        for number, step in enumerate(live.script, start=1)
        if number > live.position.at + 1 and live.fold.outcomes.get(step.probe.id) != "skipped"
    ]
    lengths = [_planned_ms(live, number) for number, _step in steps]
    whole = sum(lengths)
    unplanned = all(step.budget_s is None for _number, step in steps)
    scale = (span - reached) / whole if whole and (unplanned or whole > span - reached) else 1.0
    bands = []
    at = float(reached)
    for (number, step), length in zip(steps, lengths, strict=True):
        bands.append(Band(number, step.probe.title, round(at), round(at + length * scale), "ahead"))
        at += length * scale
    return bands


def _cuts(live: LiveRound) -> list[Cut]:
    rules = {phase.id: rule_words(phase.rule == "allowed") for phase in live.pack.ai.phases}
    cuts = [Cut(phase.from_ms, rules.get(phase.phase, phase.phase), "phase") for phase in live.fold.phases]
    return cuts + [Cut(each.at_ms, _pause_words(each), "pause") for each in live.fold.breaks]


def _pause_words(stop: Break) -> str:
    if stop.to_us is None:
        return _("paused")
    return _("paused {length}").format(length=short_time(max(0, stop.to_us - stop.from_us) // 1_000_000))


def _silences(live: LiveRound) -> tuple[Silence, ...]:
    return tuple(
        Silence(gap.since_ms, gap.until_ms, _away_words(gap.until_ms - gap.since_ms)) for gap in live.fold.gaps
    )


def _away_words(length_ms: int) -> str:
    return _("away {length}").format(length=short_time(max(0, length_ms) // 1000))
