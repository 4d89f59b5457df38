"""The two small files of a team exercise: what a lead asks for, and what a rater hands in. Both are canonical JSON.

A hand-in holds practice ratings alone: nothing of a real round, a candidate or another rater.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from interviewer_app.core.calibration.practice.load import LoadedGold
from interviewer_app.core.calibration.practice.models import PACK
from interviewer_app.core.calibration.practice.results import PracticeHistory, PracticeResult
from interviewer_app.core.canonical import canonical, strict_json
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.parts import Line, Many, Slug
from interviewer_app.core.texts import _

LARGEST_BYTES = 4 * 1024 * 1024
Hex = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8,64}$")]
Words = Annotated[str, StringConstraints(max_length=20_000)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=400)]
Made = TypeVar("Made", bound="Handed")


class Handed(BaseModel):
    """Fields a newer version added are left alone."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class AskedRound(Handed):
    """A gold round by id and digest, and the pack version it is to be rated with."""

    gold: Slug
    digest: Hex
    pack: Annotated[str, StringConstraints(pattern=PACK, max_length=120)]


class Exercise(Handed):
    """raters: names as they are on cards; empty: whoever hands in"""

    format: Literal["interviewer-exercise/1"]
    id: Hex
    title: Line
    rounds: Annotated[Many[AskedRound], Field(min_length=1, max_length=100)]
    raters: Annotated[Many[Name], Field(max_length=1000)] = ()


class HandedRating(Handed):
    """A level, or why there was no evidence; cites: ids of the gold round's moments."""

    dimension: Slug
    level: Annotated[int, Field(ge=0, le=99)] | None = None
    no_evidence: Words | None = None
    cites: Annotated[Many[Slug], Field(max_length=500)] = ()
    words: Words = ""

    @model_validator(mode="after")
    def _one(self) -> HandedRating:
        if (self.level is None) == (self.no_evidence is None):
            raise ValueError(_("needs a level or no_evidence, one of the two"))
        return self


class HandedRound(Handed):
    gold: Slug
    pack: Annotated[str, StringConstraints(pattern=PACK, max_length=120)]
    rated_us: Annotated[int, Field(ge=0, lt=2**53)]
    ratings: Annotated[Many[HandedRating], Field(max_length=200)]


class HandIn(Handed):
    """What one rater hands in; rater_id tells two people of one name apart."""

    format: Literal["interviewer-practice/1"]
    rater: Name
    rater_id: Hex
    exercise: Hex | None = None
    rounds: Annotated[Many[HandedRound], Field(max_length=500)]


def exercise_of(
    golds: Sequence[tuple[LoadedGold, str]], title: str, raters: Sequence[str], exercise_id: str
) -> Exercise:
    """The exercise over gold rounds, each with the version of its pack to rate it with."""
    rounds = tuple(
        AskedRound(gold=each.gold.id, digest=each.digest, pack=f"{each.gold.pack_id}@{version}")
        for each, version in golds
    )
    return Exercise(format="interviewer-exercise/1", id=exercise_id, title=title, rounds=rounds, raters=tuple(raters))


def hand_in(history: PracticeHistory, rater: str, rater_id: str, exercise: Exercise | None) -> HandIn:
    """What `rater` has practised, or what of it an exercise asked for; of a round rated twice the first, blind one."""
    first: dict[tuple[str, str], PracticeResult] = {}
    for result in history.results:
        first.setdefault((result.gold, f"{result.pack}@{result.pack_version}"), result)
    asked = None if exercise is None else {(each.gold, each.pack) for each in exercise.rounds}
    rounds = tuple(
        _handed(result, pack) for (gold, pack), result in first.items() if asked is None or (gold, pack) in asked
    )
    asked_by = None if exercise is None else exercise.id
    return HandIn(
        format="interviewer-practice/1", rater=rater, rater_id=rater_id, exercise=asked_by, rounds=rounds
    )


def _handed(result: PracticeResult, pack: str) -> HandedRound:
    ratings = tuple(
        HandedRating(
            dimension=each.dimension, level=each.yours, no_evidence=None if each.yours is not None else each.your_words,
            cites=tuple(heard.id for heard in (*each.seen, *each.beside)),
            words=each.your_words if each.yours is not None else "",
        )
        for each in result.results
    )  # fmt: skip
    return HandedRound(gold=result.gold, pack=pack, rated_us=result.rated_us, ratings=ratings)


def written(handed: Handed) -> bytes:
    """The file: canonical JSON with a line end."""
    return canonical(handed.model_dump(exclude_none=True, mode="json")) + b"\n"


def read_exercise(file: Path) -> Exercise:
    """raises: BadInput for a file that is none"""
    return _read(file, Exercise, _("an exercise"), "interviewer practice exercise")


def read_hand_in(file: Path) -> HandIn:
    """raises: BadInput for a file that is none"""
    return _read(file, HandIn, _("a hand-in of practice"), "interviewer practice export")


def _read(file: Path, model: type[Made], what: str, command: str) -> Made:
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput(_("{file}: cannot be read ({reason}).").format(file=file, reason=reason)) from error
    if len(data) > LARGEST_BYTES:
        raise BadInput(_("{file}: is larger than 4 MiB, so it is not {what}.").format(file=file, what=what))
    value: Any = strict_json(data, str(file))
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"])) or _("the file")
        words = _("{file}: is not {what}: {place} does not hold; make it with `{command}`.")
        raise BadInput(words.format(file=file, what=what, place=place[:80], command=command)) from error
