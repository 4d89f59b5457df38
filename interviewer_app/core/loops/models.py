"""A loop in memory: the rounds of one role, and what each of them owes. Read it with `load.load_loop`."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from interviewer_app.core.rubrics.parts import Line, Many, Rule, Slug

VERSION = r"^\d{1,6}\.\d{1,6}\.\d{1,6}$"
PACK = r"^[a-z0-9]+(?:-[a-z0-9]+)*(?:@\d{1,6}\.\d{1,6}\.\d{1,6})?$"
MOST_ROUNDS = 20
MOST_OWED = 200  # as many dimensions as a pack can have


class LoopPart(BaseModel):
    """As strict as a part of a pack."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, str_strip_whitespace=True)


class LoopRound(LoopPart):
    """One round of a loop.

    pack:     id of a pack (its newest version) or id@version
    ai:       the rule the round is held under, where the loop says so
    evidence: ids of the dimensions and level facets it must bring evidence on
    """

    id: Slug
    title: Line
    pack: Annotated[str, StringConstraints(pattern=PACK, max_length=120)]
    minutes: Annotated[int, Field(ge=1, le=600)]
    ai: Rule | None = None
    evidence: Annotated[Many[Slug], Field(min_length=1, max_length=MOST_OWED)]


class Loop(LoopPart):
    """The rounds of one role at one level, in the order they are held."""

    id: Slug
    version: Annotated[str, StringConstraints(pattern=VERSION)]
    title: Line
    role: Line
    level: Annotated[str, StringConstraints(max_length=80)] = ""
    rounds: Annotated[Many[LoopRound], Field(min_length=1, max_length=MOST_ROUNDS)]
