"""A claim to come back to: what a candidate said, handed to the next interviewer in words and time alone.

Never a direction, a kind, a level or a judgement: what is handed on is what stands between quotation marks in the
note, and nothing where there are none, as the rest of a note is the rater's own.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from interviewer_app.core.canonical import canonical, strict_json
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _

FORMAT = "interviewer-claims/1"
LARGEST_BYTES = 1024 * 1024
_QUOTED = re.compile("“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»|»([^«]+)«|「([^」]+)」|\"([^\"]+)\"|”([^”]+)”")

_Name = Annotated[str, StringConstraints(min_length=1, max_length=400)]


class Standing(NamedTuple):
    """A claim that is handed on: its act, its moment, its words, when it was said, and the probe it was said at."""

    act: str
    moment: str
    text: str
    at_ms: int
    probe: str


class Claim(BaseModel):
    """One claim of a file. probe: title of the probe it was said at, "" for none."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    moment: b.Id
    text: Annotated[str, StringConstraints(min_length=1, max_length=b.LONGEST)]
    at_ms: b.Ms
    probe: b.Line = ""


class Claims(BaseModel):
    """What an earlier round hands on. A field that is not here is refused: no rating hides in such a file."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    format: Literal["interviewer-claims/1"]
    round: Annotated[str, StringConstraints(pattern=r"^[0-9a-z-]{1,64}$")]
    candidate: _Name
    interviewer: b.Line = ""
    claims: Annotated[tuple[Claim, ...], Field(min_length=1, max_length=200)]


def claim_words(note: str) -> str:
    """What of a note is the candidate's: what stands in quotation marks; "" for nothing."""
    quoted = ["".join(found).strip() for found in _QUOTED.findall(note)]
    return " … ".join(filter(None, quoted))


def standing(fold: RoundFold) -> list[Standing]:
    """The claims that are handed on, by time; one whose moment was withdrawn is not."""
    found = []
    for body, _later in fold.acts.standing_of(b.ClaimHandedOn):
        moment = fold.moments.get(body.moment)
        if moment is not None and not moment.withdrawn:
            found.append(Standing(body.act, body.moment, body.text, moment.at_ms, body.probe or ""))
    return sorted(found, key=lambda each: (each.at_ms, each.moment))


def handed_on(fold: RoundFold, pack: Pack) -> Claims | None:
    """What a round hands on, None where it is nothing."""
    titles = {probe.id: probe.title for probe in pack.probes}
    told = tuple(
        Claim(moment=each.moment, text=each.text, at_ms=each.at_ms, probe=titles.get(each.probe, ""))
        for each in standing(fold)
    )
    facts = fold.facts
    if not told or facts is None:
        return None
    return Claims(format="interviewer-claims/1", round=facts.round, candidate=facts.candidate,
                  interviewer=facts.interviewer, claims=told)  # fmt: skip


def write_claims(claims: Claims) -> bytes:
    """One canonical JSON file, the same bytes for the same claims."""
    return canonical(claims.model_dump(mode="json"))


def is_claims(data: bytes) -> bool:
    """Whether a file says of itself that it holds claims; `read_claims` then says whether it does."""
    return data[:1] == b"{" and b'"format":"interviewer-claims/' in data[:LARGEST_BYTES]


def read_claims(data: bytes, what: str) -> Claims:
    """raises: BadInput for a file that is no such file, of a newer version, or holds anything else besides"""
    if len(data) > LARGEST_BYTES:
        raise BadInput(_("{what}: larger than {n} MiB; no claims are. Ask the sender.").format(what=what, n=1))
    value = strict_json(data, what)
    form = value.get("format") if isinstance(value, dict) else None
    if isinstance(form, str) and form.startswith("interviewer-claims/") and form != FORMAT:
        raise BadInput(_("{what}: was written by a newer version ({form}); update first.").format(what=what, form=form))
    try:
        return Claims.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise BadInput(_("{what}: {where}: {why}; it holds no claims alone, so nothing was taken.").format(
            what=what, where=where, why=first["msg"])) from error  # fmt: skip
