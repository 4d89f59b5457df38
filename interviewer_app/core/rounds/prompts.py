"""What happened in a recorded round, one prompt at a time, for somebody to log it again by hand.

A prompt is not a list of keys: the recording is followed through a live round in memory, and a prompt names the moment
that came out. So it holds on every pack, and whatever a key does by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.plan import planned
from interviewer_app.core.rounds.recording import Action, Recording
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.rubrics.models import Kind, Pack
from interviewer_app.core.texts import _

# What the recording calls an action, and what the key table calls it; the rest have the same name.
_NAMES = {"something-here": "something", "next-probe": "next", "resume": "pause", "previous-probe": "back"}
_OF_A_MOMENT = frozenset({"dimension", "direction", "prompted", "mode", "note", "earlier", "undo", "redo"})
FIELDS = ("kind", "dimension", "direction", "prompted", "mode")


class Wanted(NamedTuple):
    """The moment that is to come out, field by field as in `state.Moment`."""

    kind: str | None
    dimension: str | None
    direction: str
    prompted: bool
    mode: str


class Prompt(NamedTuple):
    """One thing that happened.

    at_ms:   when, on the round clock; place: index of the probe being asked then, -1 before the first
    command: the key it is for
    words:   what happened; detail: what was said or seen, "" where nothing was noted
    wanted:  the moment to log, None for a key of the script or the round
    paused:  the clock stood when it happened; span: what the time went into then, "" for nothing named
    """

    at_ms: int
    place: int
    command: Command
    words: str
    detail: str = ""
    wanted: Wanted | None = None
    paused: bool = False
    span: str = ""


def prompts_of(recording: Recording, pack: Pack, keys: KeyMap) -> tuple[Prompt, ...]:
    """The prompts of a recording that has been adapted to `pack`; what no key of `keys` does is left out."""
    rows = {row.command: row.words for row in keys.rows if row.strokes}
    live = _in_memory(recording, pack)
    found: list[tuple[Prompt, str]] = []
    for action in recording.actions:
        at = _at(recording, action.at_ms)
        command = _command(action)
        place, paused, span = live.position.at, live.fold.state == "paused", running_span(live)
        before = len(live.fold.moments)
        _do(live, action, at)
        if action.do == "end" or action.do in _OF_A_MOMENT or command not in rows:
            continue
        moment = list(live.fold.moments)[-1] if len(live.fold.moments) > before else ""
        words = _script_words(action, live) or rows[command]
        found.append((Prompt(action.at_ms, place, command, words, paused=paused, span=span), moment))
    return tuple(_with_moments(found, live))


def _with_moments(found: list[tuple[Prompt, str]], live: LiveRound) -> Iterator[Prompt]:
    """Prompts of moments say what these became; one that was taken back never happened."""
    for prompt, moment_id in found:
        if not moment_id:
            yield prompt
            continue
        moment = live.fold.moments[moment_id]
        if not moment.withdrawn:
            words = _moment_words(moment, live)
            yield prompt._replace(words=words, detail=moment.note, wanted=_wanted(moment))


def running_span(live: LiveRound) -> str:
    """The kind of the span that runs, "" for none."""
    return live.open_span.kind if live.open_span is not None else ""


def differing(moment: Moment, wanted: Wanted) -> tuple[str, ...]:
    """The fields in which a moment is not what was wanted, in the order of FIELDS."""
    return tuple(name for name in FIELDS if getattr(moment, name) != getattr(wanted, name))


def _wanted(moment: Moment) -> Wanted:
    return Wanted(moment.kind, moment.dimension, moment.direction, moment.prompted, moment.mode)


def _command(action: Action) -> Command:
    if action.do == "log":
        return Command("kind", action.what)
    what = "" if action.do in ("resume", "note") else action.what
    return Command(_NAMES.get(action.do, action.do), what)


# The recording, followed in memory ---------------------------------------------------------------------------------


class _Unwritten:
    """A journal nobody reads."""

    def append(self, draft: Draft) -> int:
        return 0

    def retry(self) -> None:
        pass


class _Still:
    """A clock that is never read: every instant comes from the recording."""

    boot_id = zone = "recording"

    def now(self) -> Instant:
        return Instant(0, 0)

    def offset_min(self, wall_us: int) -> int:
        return 0


def _in_memory(recording: Recording, pack: Pack) -> LiveRound:
    person = b.Person(id="nobody", name=recording.candidate)
    draft = planned(
        pack, "", round_id="rehearsal", candidate=person, interviewer=person, minutes=recording.minutes, wall_us=0,
        purpose="practice",
    )  # fmt: skip
    fold = RoundFold()
    fold.take(b.Planned.model_validate(draft.body), 0, None)
    count = iter(range(1, 1_000_000))
    live = LiveRound(fold, pack, _Unwritten(), _Still(), lambda: f"m{next(count)}")
    live.start(_at(recording, 0))
    return live


def _at(recording: Recording, ms: int) -> Instant:
    return Instant(ms * 1_000_000, recording.wall_us + ms * 1000)


def _do(live: LiveRound, action: Action, at: Instant) -> None:
    """Follow what changes a moment or the place in the script; all else leaves both as they are."""
    if action.do == "log":
        live.log(live.pack.kind(action.what), at)
    elif action.do in ("pause", "resume"):
        if (live.fold.state == "live") == (action.do == "pause"):
            live.pause_or_resume(at)
    elif action.do in _DOES:
        _DOES[action.do](live, action.what, at)


def _note(live: LiveRound, text: str, at: Instant) -> None:
    if live.last is not None:
        live.note(live.last.id, text, at)


_DIRECTIONS: dict[str, b.Direction] = {"for": "for", "against": "against", "neutral": "neutral"}
_DOES: dict[str, Callable[[LiveRound, str, Instant], object]] = {
    "something-here": lambda live, _what, at: live.log(None, at),
    "dimension": lambda live, what, at: live.set_dimension(what, at),
    "direction": lambda live, what, at: live.set_direction(_DIRECTIONS[what], at),
    "prompted": lambda live, _what, at: live.flip_prompted(at),
    "mode": lambda live, _what, at: live.flip_mode(at),
    "note": _note,
    "earlier": lambda live, _what, at: live.earlier(at),
    "undo": lambda live, _what, at: live.undo(at),
    "redo": lambda live, _what, at: live.redo(at),
    "next-probe": lambda live, _what, at: live.next_probe(at),
    "previous-probe": lambda live, _what, at: live.previous_probe(at),
    "follow-up": lambda live, _what, at: live.ask_follow_up(at),
    "skip": lambda live, _what, at: live.skip_probe(at),
    "phase": lambda live, _what, at: live.change_phase(at),
    "span": lambda live, what, at: live.span(what, at),
    "hint": lambda live, _what, at: live.give_hint(at),
}


# In words ----------------------------------------------------------------------------------------------------------


def _script_words(action: Action, live: LiveRound) -> str:
    """What the interviewer did; "" for what the key itself says best."""
    step = live.probe
    if action.do in ("next-probe", "previous-probe", "skip") and step is not None:
        words = _("You leave the next probe out and ask: {title}") if action.do == "skip" else _("You ask: {title}")
        return words.format(title=step.probe.title or step.probe.text)
    if action.do == "notice":
        return {
            "read-now": _("You read the open notice aloud"),
            "given-earlier": _("The open notice was given before the round"),
            "not-given": _("The open notice is not given"),
        }.get(action.what, "")
    if action.do == "span":
        begun, done = _span_words().get(action.what, ("", ""))
        return begun if running_span(live) == action.what else done
    return {
        "follow-up": _("You ask the next follow-up"),
        "adapted": _("You asked this probe in words of your own"),
        "hint": _("You read the next hint aloud"),
        "why-skipped": _("Say why that probe was left out"),
        "phase": _("The rule about the assistant changes"),
        "pause": _("A break begins: stop the clock"),
        "resume": _("The break is over: go on"),
    }.get(action.do, "")


def _span_words() -> dict[str, tuple[str, str]]:
    """What is seen when a span begins, and when it is over."""
    return {
        "reading": (_("Begins to read"), _("Is done reading")),
        "verifying": (_("Begins to run and check it"), _("Is done checking")),
        "prompting": (_("Begins to write a prompt"), _("Is done with the prompt")),
        "waiting": (_("Waits for an answer"), _("The answer is there")),
        "quiet": (_("Falls quiet"), _("Speaks again")),
        "trouble": (_("Something technical fails"), _("It works again")),
    }


def _moment_words(moment: Moment, live: LiveRound) -> str:
    """`Rejects the assistant's suggestion, unprompted, told`: what happened, and what is not plain from the kind."""
    pack = live.pack
    kind = pack.kind(moment.kind) if moment.kind else None
    parts = [_kind_words(kind) if kind is not None else _("Something happens that you cannot name yet")]
    if kind is not None and moment.direction != kind.direction:
        told = {"for": _("and it speaks for them"), "against": _("and it speaks against them"),
                "neutral": _("and it speaks neither way")}  # fmt: skip
        parts.append(told[moment.direction])
    parts.append(_("prompted") if moment.prompted else _("unprompted"))
    parts.append(_("shown") if moment.mode == "shown" else _("told"))
    usual = kind.dimension if kind is not None else None
    if moment.dimension is not None and moment.dimension != usual:
        parts.append(_("on {dimension}").format(dimension=pack.dimension(moment.dimension).name))
    return ", ".join(parts)


def _kind_words(kind: Kind) -> str:
    told = {
        "trusted-output": _("Trusts the assistant's output"),
        "rejected-suggestion": _("Rejects the assistant's suggestion"),
        "added-test": _("Adds a test"),
        "named-risk": _("Names a risk"),
    }
    return told.get(kind.id) or kind.name
