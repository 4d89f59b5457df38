"""Moments: logged, amended, retracted; and the undoing of any act."""

from __future__ import annotations

from typing import Literal

from interviewer_app.core.rounds.bodies.base import Body, Direction, Id, Line, Mode, Ms, Note


class MomentLogged(Body):
    kind: Literal["moment-logged"] = "moment-logged"
    moment: Id
    moment_kind: Line | None = None
    dimension: Line | None = None
    direction: Direction
    prompted: bool
    mode: Mode
    at_ms: Ms
    probe: Line | None = None
    phase: Line | None = None
    paused: bool = False
    after_round: bool = False


class MomentAmended(Body):
    """Only the fields that change are present; `cleared` names those that become absent."""

    kind: Literal["moment-amended"] = "moment-amended"
    amendment: Id
    moment: Id
    moment_kind: Line | None = None
    dimension: Line | None = None
    direction: Direction | None = None
    prompted: bool | None = None
    mode: Mode | None = None
    at_ms: Ms | None = None
    note: Note | None = None
    cleared: tuple[Literal["moment_kind", "dimension"], ...] = ()


class MomentRetracted(Body):
    kind: Literal["moment-retracted"] = "moment-retracted"
    retraction: Id
    moment: Id


class Undone(Body):
    """Takes back one act: a moment logged, an amendment or a retraction, named by its id."""

    kind: Literal["undone"] = "undone"
    act: Id


class Redone(Body):
    kind: Literal["redone"] = "redone"
    act: Id


KINDS: tuple[type[Body], ...] = (MomentLogged, MomentAmended, MomentRetracted, Undone, Redone)
