"""The course of a round: whose it is, what was arranged, and what its clock did."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from interviewer_app.core.rounds.bodies.base import Body, Id, Line, Ms

MOST_MOVED_MS = 60 * 60_000  # how far the start of a round can be put back
MOST_OWED = 200  # as many dimensions as a pack can have


class Continues(Body):
    stream: Id
    number: int
    digest: str


class Opened(Body):
    """Entry 1 of every stream: whose it is, and which stream it goes on from."""

    kind: Literal["opened"] = "opened"
    subject: str
    id: Id
    author: Id
    device: Id
    continues: Continues | None = None


class Person(Body):
    """A person as the round names them: a random id and the name to print."""

    id: Id
    name: Line


class PackRef(Body):
    id: Line
    version: Line
    title: Line
    digest: str


class LoopRef(Body):
    """The round of a loop that this one is: `round` and its `title` within the loop, and the ids of the dimensions and
    level facets on which the loop asked it to bring evidence. A card alone then says what was asked of it."""

    id: Line
    version: Line
    digest: str
    round: Line
    title: Line = ""
    evidence: Annotated[tuple[Line, ...], Field(max_length=MOST_OWED)] = ()


class Planned(Body):
    """`practice` and `pilot`: what the round is for, see `rounds/purpose`; neither of them: a candidate.

    `interview`: equal in the rounds of all who rate the same conversation. `assistant`: which one was set up and its
    version, as somebody stated it. `met`: the interviewer had held a round with a candidate of this name before.
    """

    kind: Literal["planned"] = "planned"
    round: Id
    candidate: Person
    interviewer: Person
    role: Line
    level: Line
    pack: PackRef
    minutes: Annotated[int, Field(ge=1, le=600)]
    to_rate: int
    practice: bool = False
    pilot: bool | None = None  # absent in a round that is none
    interview: Id | None = None
    loop: LoopRef | None = None
    assistant: Line | None = None
    met: bool | None = None


class Scheduled(Body):
    """When the round is to begin, as an invitation says it; a later one moves the plan, and one of a round that has
    begun changes nothing."""

    kind: Literal["scheduled"] = "scheduled"
    starts_us: Annotated[int, Field(ge=0, lt=2**53)]
    zone: Line = ""
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    invitation: Line = ""
    sequence: Annotated[int, Field(ge=0, le=2**31)] = 0
    called_off: bool = False


class Tick(Body):
    """A reading of this machine's clocks: enough to go on with the same round clock after a crash."""

    boot_id: str
    boot_ns: int
    wall_us: int
    zone: str
    offset_min: Annotated[int, Field(gt=-24 * 60, lt=24 * 60)]


class Started(Body):
    kind: Literal["started"] = "started"
    tick: Tick


class StartMoved(Body):
    """The round had begun `by_ms` before its clock was started: all that is known so far is that much later."""

    kind: Literal["start-moved"] = "start-moved"
    act: Id
    by_ms: Annotated[int, Field(ge=1, le=MOST_MOVED_MS)]


class Paused(Body):
    kind: Literal["paused"] = "paused"


class Resumed(Body):
    """The clock goes on from `at_ms`; after a crash `gap_ms` says how long nobody was listening."""

    kind: Literal["resumed"] = "resumed"
    tick: Tick
    at_ms: Ms


class Gap(Body):
    kind: Literal["gap"] = "gap"
    tick: Tick
    at_ms: Ms
    since_ms: Ms
    trusted: Literal["boottime", "wall"]


class Ended(Body):
    kind: Literal["ended"] = "ended"


KINDS: tuple[type[Body], ...] = (Opened, Planned, Scheduled, Started, StartMoved, Paused, Resumed, Gap, Ended)
