"""Moments: logged, amended, retracted; and the undoing of any act."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

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


class MomentsAmended(Body):
    """The same change to several moments at once: one act, so that one key takes it back."""

    kind: Literal["moments-amended"] = "moments-amended"
    amendment: Id
    moments: Annotated[tuple[Id, ...], Field(min_length=1)]
    moment_kind: Line | None = None
    dimension: Line | None = None
    direction: Direction | None = None
    prompted: bool | None = None
    mode: Mode | None = None


class MomentsRetracted(Body):
    kind: Literal["moments-retracted"] = "moments-retracted"
    retraction: Id
    moments: Annotated[tuple[Id, ...], Field(min_length=1)]


class Undone(Body):
    """Takes back one act: moments logged, amended or retracted, named by its id."""

    kind: Literal["undone"] = "undone"
    act: Id


class Redone(Body):
    kind: Literal["redone"] = "redone"
    act: Id


KINDS: tuple[type[Body], ...] = (
    MomentLogged, MomentAmended, MomentRetracted, MomentsAmended, MomentsRetracted, Undone, Redone,
)  # fmt: skip
