"""What an entry of a round can say: one small frozen model per kind (docs/formats.md, section 3).

Times called `at_ms` are milliseconds of the round clock; ids are random and made at the key press.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal
from unicodedata import normalize

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


def composed(text: object) -> object:
    """A text as the journal stores it (NFC), so that its length is counted once: some letters become longer by it."""
    return text if not isinstance(text, str) or text.isascii() else normalize("NFC", text)


Id = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Line = Annotated[str, BeforeValidator(composed), StringConstraints(max_length=400)]
LONGEST = 20_000
Note = Annotated[str, BeforeValidator(composed), StringConstraints(max_length=LONGEST)]
Ms = Annotated[int, Field(ge=0)]
Direction = Literal["for", "against", "neutral"]
Mode = Literal["shown", "told"]


class Body(BaseModel):
    """Fields a newer version added are left alone: the stored text keeps them."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


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


class Planned(Body):
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


class ProbeVisited(Body):
    kind: Literal["probe-visited"] = "probe-visited"
    probe: Line
    at_ms: Ms


class FollowUpAsked(Body):
    kind: Literal["follow-up-asked"] = "follow-up-asked"
    probe: Line
    follow_up: Line
    at_ms: Ms


class ProbeMarked(Body):
    """How a probe went, where that is not plain from the visits."""

    kind: Literal["probe-marked"] = "probe-marked"
    probe: Line
    outcome: Literal["asked", "adapted", "skipped"]


class PhaseChanged(Body):
    kind: Literal["phase-changed"] = "phase-changed"
    phase: Line
    at_ms: Ms


class Rated(Body):
    """A level with the moments it rests on, or `no_evidence` with its reason; the newest one counts."""

    kind: Literal["rated"] = "rated"
    dimension: Line
    level: int | None = None
    no_evidence: Note | None = None
    cites: tuple[Id, ...] = ()
    rationale: Note = ""


class Recommended(Body):
    kind: Literal["recommended"] = "recommended"
    text: Note


class SealedHead(Body):
    stream: Id
    number: int
    digest: str


class Sealed(Body):
    kind: Literal["sealed"] = "sealed"
    heads: tuple[SealedHead, ...]
    pack_digest: str
    card_digest: str
    signed: bool


AnyBody = (
    Opened | Planned | Started | Paused | Resumed | Gap | Ended | MomentLogged | MomentAmended | MomentRetracted
    | Undone | Redone | ProbeVisited | FollowUpAsked | ProbeMarked | PhaseChanged | Rated | Recommended | Sealed
)  # fmt: skip

_MODELS: dict[str, type[Body]] = {
    model.model_fields["kind"].default: model
    for model in (
        Opened, Planned, Started, Paused, Resumed, Gap, Ended, MomentLogged, MomentAmended, MomentRetracted,
        Undone, Redone, ProbeVisited, FollowUpAsked, ProbeMarked, PhaseChanged, Rated, Recommended, Sealed,
    )
}  # fmt: skip


def clean(text: str) -> str:
    """`text` as the journal can keep it: no half characters, no NUL, composed, at most 20,000 characters."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return normalize("NFC", whole.replace("\0", ""))[:LONGEST]


def plain(body: Body) -> dict[str, Any]:
    """`body` as plain values for the journal: no `kind` (it is a column), nothing absent."""
    return body.model_dump(exclude_none=True, exclude={"kind"})


def read_body(kind: str, text: str) -> Body | None:
    """The model behind an entry's text, or None for a kind this version does not know.

    raises: pydantic.ValidationError (a ValueError) where a known kind does not say what it must
    """
    model = _MODELS.get(kind)
    if model is None:
        return None
    return model.model_validate_json(text)
