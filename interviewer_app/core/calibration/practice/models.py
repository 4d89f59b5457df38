"""A gold round in memory: a recorded round with its experts' ratings, and why. Read it with `load.load_gold`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from interviewer_app.core.rubrics.parts import Direction, Line, Many, Mode, Slug, Text, Words
from interviewer_app.core.texts import _

PACK = r"^[a-z0-9]+(?:-[a-z0-9]+)*@\d{1,6}\.\d{1,6}\.\d{1,6}$"
DATE = r"^\d{4}-\d{2}-\d{2}$"
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")


def _ms(value: object) -> object:
    """`"12:05"`, minutes and seconds of the round clock, in milliseconds."""
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError(_("is no time; write minutes and seconds such as 12:05"))
    return (int(found[1]) * 60 + int(found[2])) * 1000


Clock = Annotated[int, BeforeValidator(_ms)]


class GoldPart(BaseModel):
    """As strict as a part of a pack."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, str_strip_whitespace=True)


class GoldStep(GoldPart):
    """What was asked, and when: a probe, a follow-up of the probe before it or one of its hints; or an AI phase."""

    at: Clock
    probe: Slug | None = None
    follow_up: Slug | None = None
    hint: Annotated[int, Field(ge=1, le=99)] | None = None
    phase: Slug | None = None

    @model_validator(mode="after")
    def _one(self) -> GoldStep:
        if sum(each is not None for each in (self.probe, self.follow_up, self.hint, self.phase)) != 1:
            raise ValueError(_("names a probe, a follow_up, a hint or a phase, one of the four"))
        return self


class GoldMoment(GoldPart):
    """One piece of evidence. What is left out is as the kind has it; `quote` is what the candidate said."""

    id: Slug
    at: Clock
    kind: Slug | None = None
    dimension: Slug | None = None
    direction: Direction | None = None
    mode: Mode | None = None
    prompted: bool = False
    note: Words
    quote: Text = ""


class SecondReading(GoldPart):
    """The level a second reading of the same moments came to, where it is another one."""

    level: Annotated[int, Field(ge=0, le=99)] | None = None
    reason: Words


class GoldRating(GoldPart):
    """The level with the reason and the moments it rests on, or why there is no evidence: one of the two."""

    level: Annotated[int, Field(ge=0, le=99)] | None = None
    no_evidence: Words | None = None
    reason: Text = ""
    cites: Many[Slug] = ()
    second: SecondReading | None = None

    @model_validator(mode="after")
    def _one(self) -> GoldRating:
        if (self.level is None) == (self.no_evidence is None):
            raise ValueError(_("needs a level or no_evidence, one of the two"))
        if self.level is not None and not (self.reason and self.cites):
            raise ValueError(_("needs a reason and cites beside its level"))
        if self.level is None and (self.cites or self.reason):
            raise ValueError(_("says no_evidence, so it has no reason and no cites"))
        return self


class GoldRound(GoldPart):
    """One recorded round for practice.

    id:      shown to raters before they rate, so it gives nothing away
    pack:    the pack and the version its anchors were read in
    source:  where the round is from (`written` by its experts, or `recorded` and told again)
    experts: who rated it and how, in a sentence
    """

    id: Slug
    pack: Annotated[str, StringConstraints(pattern=PACK, max_length=120)]
    title: Line
    candidate: Line
    minutes: Annotated[int, Field(ge=1, le=600)]
    written_on: Annotated[str, StringConstraints(pattern=DATE)]
    source: Literal["written", "recorded"]
    experts: Words
    readings: Annotated[int, Field(ge=1, le=9)] = 1
    assistant: Annotated[str, StringConstraints(max_length=400)] = ""
    script: Annotated[Many[GoldStep], Field(min_length=1)]
    moments: Annotated[Many[GoldMoment], Field(min_length=1)]
    gold: Mapping[Slug, GoldRating]

    @property
    def pack_id(self) -> str:
        return self.pack.partition("@")[0]

    @property
    def pack_version(self) -> str:
        return self.pack.partition("@")[2]
