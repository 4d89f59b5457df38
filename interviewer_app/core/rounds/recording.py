"""A recorded round: what an interviewer did and when, fit to be played again on any pack.

On the pack it was recorded with, a recording is played as it stands. On another pack kinds and dimensions that are
missing are mapped by position and probe positions in proportion; a dimension with moments is rated two thirds up its
scale, whatever the scale is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from interviewer_app.core.canonical import strict_json
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.models import REQUIRED_KINDS, Dimension, Pack

FORMAT = "interviewer-recording/1"


class Action(NamedTuple):
    """One thing done at `at_ms` of the round clock: `do` names it, `what` says on what: an id, a text, or for `resume`
    how many milliseconds the pause lasted."""

    at_ms: int
    do: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """A moment that must be in the log once the recording has been played."""

    kind: str | None
    dimension: str | None
    at_ms: int


@dataclass(frozen=True, slots=True)
class PlayedRating:
    """A rating to give: a level, or a reason for no evidence; `cites` are positions in the expected moments."""

    dimension: str
    level: int | None
    no_evidence: str
    cites: tuple[int, ...]
    rationale: str


@dataclass(frozen=True, slots=True)
class Recording:
    """A recorded round with everything the demo needs to play, rate and check it."""

    pack: str
    minutes: int
    candidate: str
    interviewer: str
    wall_us: int
    zone: str
    offset_min: int
    probes: int
    actions: tuple[Action, ...]
    expected: tuple[Expected, ...]
    ratings: tuple[PlayedRating, ...]
    recommendation: str


def read_recording(data: bytes, what: str) -> Recording:
    """Read a recording; `what` names the file in the error.

    raises: BadInput for a file that is none
    """
    value = strict_json(data, what)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise BadInput(f"{what}: is no recorded round ({FORMAT}); reinstall the application.")
    try:
        actions = tuple(_actions(value["steps"]))
        started = value["started"]
        return Recording(
            pack=value["pack"],
            minutes=value["minutes"],
            candidate=value["candidate"],
            interviewer=value["interviewer"],
            wall_us=started["wall_us"],
            zone=started["zone"],
            offset_min=started["offset_min"],
            probes=sum(1 for action in actions if action.do in ("next-probe", "skip")),
            actions=actions,
            expected=tuple(Expected(e.get("kind"), e.get("dimension"), e["at_ms"]) for e in value["expected"]),
            ratings=tuple(_rating(rating) for rating in value["ratings"]),
            recommendation=value["recommendation"]["text"],
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise BadInput(f"{what}: a part of the recording is missing ({error}); reinstall the application.") from error


def _actions(steps: list[dict[str, Any]]) -> Iterator[Action]:
    for step in steps:
        at_ms = step["at_ms"]
        yield Action(at_ms, step["do"], _what(step))
        for more in step.get("then", ()):
            yield Action(at_ms + more.get("after_ms", 0), more["do"], _what(more))


def _what(step: dict[str, Any]) -> str:
    named = (step.get(key) for key in ("kind", "dimension", "direction", "span", "text", "answer", "paused_ms"))
    return str(next((value for value in named if value), ""))


def _rating(value: dict[str, Any]) -> PlayedRating:
    return PlayedRating(
        value["dimension"], value.get("level"), value.get("no_evidence", ""), tuple(value.get("cites", ())),
        value.get("rationale", ""),
    )  # fmt: skip


def adapt(recording: Recording, recorded_with: Pack, pack: Pack) -> Recording:
    """`recording`, fit to be played on `pack`; unchanged on the pack it was recorded with."""
    if pack.id == recorded_with.id:
        return recording
    dimensions = _by_position(recorded_with.dimensions, pack.dimensions)
    actions = tuple(_adapted(recording, pack, dimensions))
    expected = _expected(actions, pack, recording.minutes)
    ratings = tuple(_rate_again(recording, dimension, expected) for dimension in pack.dimensions)
    return replace(recording, pack=pack.id, actions=actions, expected=expected, ratings=ratings)


def _adapted(recording: Recording, pack: Pack, dimensions: dict[str, str]) -> Iterator[Action]:
    reached, wanted = 0, len(pack.script_for(recording.minutes).steps)
    moves = 0
    for action in recording.actions:
        if action.do in ("next-probe", "skip"):
            moves += 1
            target = max(1, round(moves * wanted / max(1, recording.probes)))
            for step in range(target - reached):
                yield Action(action.at_ms + step, "next-probe")
            reached = max(reached, target)
        elif action.do == "log":
            yield action._replace(what=_kind(action.what, pack))
        elif action.do == "dimension":
            yield action._replace(what=dimensions.get(action.what, pack.dimensions[0].id))
        elif _fits(action, pack):
            yield action


def _fits(action: Action, pack: Pack) -> bool:
    """Whether the pack has what an action needs."""
    if action.do == "phase":
        return bool(pack.ai.phases)
    if action.do == "answer-given":
        return int(action.what or 0) < len(pack.ai.answers)
    return action.do != "why-skipped"  # on another pack nothing is skipped


def _kind(kind: str, pack: Pack) -> str:
    known = [k.id for k in pack.kinds]
    return kind if kind in known else REQUIRED_KINDS[sum(map(ord, kind)) % len(REQUIRED_KINDS)]


def _expected(actions: tuple[Action, ...], pack: Pack, minutes: int) -> tuple[Expected, ...]:
    """What these actions must leave in the log, followed without the live round they are meant to check."""
    steps = pack.script_for(minutes).steps
    found: list[Expected] = []
    undone: list[Expected] = []
    place = -1
    for action in actions:
        if action.do == "next-probe":
            place = min(place + 1, len(steps) - 1)
        elif action.do == "log":
            kind = pack.kind(action.what)
            targets = steps[place].probe.dimensions if place >= 0 else ()
            dimension = kind.dimension or (targets[0] if len(targets) == 1 else None)
            found.append(Expected(kind.id, dimension, action.at_ms))
        elif action.do == "something-here":
            found.append(Expected(None, None, action.at_ms))
        elif action.do == "dimension" and found:
            found[-1] = replace(found[-1], dimension=action.what)
        elif action.do == "undo" and found:
            undone.append(found.pop())
        elif action.do == "redo" and undone:
            found.append(undone.pop())
    return tuple(found)


def _rate_again(recording: Recording, dimension: Dimension, expected: tuple[Expected, ...]) -> PlayedRating:
    cites = tuple(index for index, moment in enumerate(expected) if moment.dimension == dimension.id)
    values = [level.value for level in dimension.levels]
    if not cites:
        return PlayedRating(dimension.id, None, "Nothing was logged on it in this replay.", (), "")
    middle = values[(2 * (len(values) - 1)) // 3]
    return PlayedRating(dimension.id, middle, "", cites[:3], "Played back from a recorded round of another pack.")


def _by_position(old: tuple[Dimension, ...], new: tuple[Dimension, ...]) -> dict[str, str]:
    same = {dimension.id for dimension in new}
    return {d.id: d.id if d.id in same else new[i * len(new) // len(old)].id for i, d in enumerate(old)}
