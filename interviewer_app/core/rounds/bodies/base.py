"""What every body is made of: short names for the types of its fields, and the one base class."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from unicodedata import normalize

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


def composed(text: object) -> object:
    """A text as the journal stores it (NFC), so that its length is counted once: some letters become longer by it."""
    return text if not isinstance(text, str) or text.isascii() else normalize("NFC", text)


Id = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Line = Annotated[str, BeforeValidator(composed), StringConstraints(max_length=400)]
ShortLine = Annotated[str, BeforeValidator(composed), StringConstraints(max_length=80)]
LONGEST = 20_000
Note = Annotated[str, BeforeValidator(composed), StringConstraints(max_length=LONGEST)]
Ms = Annotated[int, Field(ge=0)]
Place = Annotated[int, Field(ge=0, le=999)]  # in a list of the pack, from 0
Direction = Literal["for", "against", "neutral"]
Mode = Literal["shown", "told"]


class Body(BaseModel):
    """Fields a newer version added are left alone: the stored text keeps them."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


def clean(text: str) -> str:
    """`text` as the journal can keep it: no half characters, no NUL, composed, at most 20,000 characters."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return normalize("NFC", whole.replace("\0", ""))[:LONGEST]


def plain(body: Body) -> dict[str, Any]:
    """`body` as plain values for the journal: no `kind` (it is a column), nothing absent."""
    return body.model_dump(exclude_none=True, exclude={"kind"})
