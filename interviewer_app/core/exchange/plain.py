"""A card as plain JSON that a program reads without folding entries: `interviewer-scorecard/1`.

Made from the same card that is printed. It carries no entries and no seal to check: what proves a card is its bundle.
Absent fields are left out; times called `*_ms` are round clock, `*_us` UTC microseconds. docs/exchange.schema.json is
made from these models.
"""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from interviewer_app.core.rounds.purpose import Purpose, purpose_of
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.scorecards.card import DimensionRow, Scorecard

FORMAT = "interviewer-scorecard/1"
Track = Literal["implementation", "supervision", "level", "general"]
Us = Annotated[int, Field(ge=0, description="UTC microseconds since 1970")]
Ms = Annotated[int, Field(ge=0, description="milliseconds of the round clock, which stands still in a pause")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PlainPerson(_Part):
    """A person of the round."""

    id: str = Field(description="random id of the person in this installation")
    name: str = Field(description="the name as it was typed; text from outside")


class PlainPack(_Part):
    """The pack version the round ran on."""

    id: str = Field(description="id of the pack")
    version: str = Field(description="its version")
    title: str = Field(description="its title")
    digest: str = Field(description="digest of its document, 64 hex digits")


class PlainQuote(_Part):
    """What somebody said, quoted from a transcript beside a moment."""

    at_ms: Ms
    about: bool = Field(description="true: that time is only rough")
    speaker: str = Field(description="as the transcript names them; text from outside")
    text: str = Field(description="the words; text from outside")


class PlainMoment(_Part):
    """One moment that counts as evidence, in order of time."""

    id: str = Field(description="id of the moment")
    at_ms: Ms
    kind: str | None = Field(None, description="id of a kind of the pack; absent where nobody sorted it")
    kind_name: str | None = Field(None, description="the name of the kind")
    dimension: str | None = Field(None, description="id of a dimension; absent where nobody sorted it")
    direction: Literal["for", "against", "neutral"] = Field(description="what it speaks for")
    prompted: bool = Field(description="whether a question or a hint had led there")
    mode: Literal["shown", "told"] = Field(description="whether it was done or said")
    probe: str | None = Field(None, description="id of the probe that was being asked")
    note: str = Field("", description="the words noted; text from outside")
    late: bool = Field(description="logged after it happened")
    after_round: bool = Field(description="added after the end of the round")
    quotes: tuple[PlainQuote, ...] = Field((), description="what was quoted beside it, by time")


class PlainRating(_Part):
    """One dimension of the pack, rated or not; in the order of the pack."""

    dimension: str = Field(description="id of the dimension")
    name: str = Field(description="its name")
    track: Track = Field(description="which track it belongs to; tracks are never added up")
    level: int | None = Field(None, description="the value chosen; absent without a rating or without evidence")
    level_name: str | None = Field(None, description="the pack's name of that value")
    anchor: str | None = Field(None, description="the pack's anchor of that value")
    no_evidence: str | None = Field(None, description="why there is none; absent where there is a level")
    rationale: str = Field("", description="why this level, in the rater's words")
    cites: tuple[str, ...] = Field((), description="ids of the moments the rating rests on")


class PlainCard(_Part):
    """The ratings of one round and the moments they rest on."""

    format: Literal["interviewer-scorecard/1"] = Field(description="name and version of this format")
    draft: bool = Field(description="true: the rater has not submitted it")
    purpose: Purpose = Field(description="what the round was for: a candidate, a pilot of the pack, or practice")
    round: str = Field(description="id of the round")
    interview: str | None = Field(None, description="id that rounds on the same conversation share")
    candidate: Annotated[PlainPerson, Field(description="whom the round is about")]
    interviewer: Annotated[PlainPerson, Field(description="whose ratings these are")]
    role: str = Field(description="the role the pack is for")
    pack: Annotated[PlainPack, Field(description="what the round ran on")]
    minutes: int = Field(description="minutes arranged")
    used_ms: Ms
    started_us: Us | None = Field(None, description="when the round began, UTC microseconds")
    submitted_us: Us | None = Field(None, description="when the card was submitted, UTC microseconds")
    zone: str = Field(description="time zone in which the round was held")
    ratings: tuple[PlainRating, ...] = Field(description="every dimension of the pack")
    recommendation: str = Field("", description="the rater's own words; nothing here is worked out from ratings")
    recommended_level: str | None = Field(None, description="the level the rater recommends, in their own words")
    rests_on: tuple[str, ...] | None = Field(None, description="level facets the rater rests that level on, by id")
    deviations: tuple[str, ...] = Field((), description="what was different from the pack's script, one sentence each")
    moments: tuple[PlainMoment, ...] = Field(description="every moment that counts, by time")


def plain_card(card: Scorecard) -> PlainCard:
    """The plain form of a card."""
    facts = card.facts
    pack = PlainPack(**facts.pack._asdict())
    return PlainCard(
        format="interviewer-scorecard/1",
        draft=card.seal is None,
        purpose=purpose_of(facts),
        round=facts.round,
        interview=facts.interview or None,
        candidate=PlainPerson(id=facts.candidate_id, name=facts.candidate),
        interviewer=PlainPerson(id=facts.interviewer_id, name=facts.interviewer),
        role=facts.role,
        pack=pack,
        minutes=facts.minutes,
        used_ms=card.used_ms,
        started_us=card.started_us,
        submitted_us=card.seal.wall_us if card.seal else None,
        zone=card.zone,
        ratings=tuple(_rating(row) for row in card.rows),
        recommendation=card.recommendation,
        recommended_level=card.recommended_level or None,
        rests_on=card.rests_on or None,
        deviations=card.deviations,
        moments=tuple(_moment(moment, card) for moment in card.log),
    )


def plain_json(card: Scorecard) -> bytes:
    """The same as a file: UTF-8, indented, the same bytes for the same card."""
    value = plain_card(card).model_dump(mode="json", exclude_none=True)
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def _rating(row: DimensionRow) -> PlainRating:
    rating, dimension = row.rating, row.dimension
    level = rating.level if rating else None
    name = next((known.name for known in dimension.levels if known.value == level), "")
    return PlainRating(
        dimension=dimension.id, name=dimension.name, track=dimension.track, level=level, level_name=name or None,
        anchor=row.anchor, no_evidence=rating.no_evidence if rating else None,
        rationale=rating.rationale if rating else "", cites=rating.cites if rating else (),
    )  # fmt: skip


def _moment(moment: Moment, card: Scorecard) -> PlainMoment:
    names = {kind.id: kind.name for kind in card.pack.kinds}
    quotes = tuple(PlainQuote(**quote.said._asdict()) for quote in card.quotes if quote.moment == moment.id)
    return PlainMoment(
        id=moment.id, at_ms=moment.at_ms, kind=moment.kind, kind_name=names.get(moment.kind or ""),
        dimension=moment.dimension, direction=moment.direction,  # type: ignore[arg-type]  # the journal knows no other
        prompted=moment.prompted, mode=moment.mode,  # type: ignore[arg-type]
        probe=moment.probe, note=moment.note, late=moment.late, after_round=moment.after_round,
        quotes=quotes,
    )  # fmt: skip
